"""What stands above a copy on a web page, and fronts that web pages and the Party print in their own ways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.importing import draft_json

_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
_LETTERHEAD = f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n{_STATE}Số: 18/CT-UBND\nBến Lau, ngày 9 tháng 9 năm 2025\n"
_PLAN = (
    "KẾ HOẠCH\nGiữ nước\nCăn cứ Luật Tài nguyên nước ngày 27/11/2023;\nI. VIỆC\n1. Sở Y tế kiểm tra nước.\n"
)


def _page(folder: Path, body: str) -> dict[str, Any]:
    (folder / "a.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return draft_json(folder / "a.html")


def _lines(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.splitlines())


_FIELDS = {"Số hiệu": "18/CT-UBND", "Loại văn bản": "Kế hoạch", "Người ký": "Lê Văn Thử"}


@pytest.mark.parametrize(
    "fields",
    [
        "<table>" + "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in _FIELDS.items()) + "</table>",
        "".join(f"<div>{k}:</div><div>{v}</div>" for k, v in _FIELDS.items()),
        "".join(f"<div>{k}: {v}</div>" for k, v in _FIELDS.items()),
    ],
    ids=["table", "two lines", "one line"],
)
def test_the_fields_of_a_page_are_no_tasks_and_name_the_signer(tmp_path: Path, fields: str) -> None:
    """The list of fields above a copy begins no document, and says who signed what the copy breaks off."""
    record = _page(tmp_path, f"<div>Kế hoạch 18 giữ nước</div>{fields}{_lines(_LETTERHEAD + _PLAN)}")
    assert record["metadata"]["signer_name"] == "Lê Văn Thử"
    assert record["metadata"]["issuer"] == "Ủy ban nhân dân tỉnh Sơn Hà"
    tasks = [p["text"] for p in record["passages"] if p["kind"] == "commitment"]
    assert tasks == ["Sở Y tế kiểm tra nước."]


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        (
            _LETTERHEAD.replace("Bến Lau, ngày", "Phan Sơn-Tháp Lau, ngày"),
            {"place": "Phan Sơn-Tháp Lau", "issued_on": "2025-09-09"},
        ),
        (
            _LETTERHEAD.replace("TỈNH SƠN HÀ\n", "")
            .replace("ỦY BAN NHÂN DÂN", "CHÍNH PHỦ")
            .replace("HÒA", "HỊA"),
            {"issuer": "Chính phủ"},
        ),
        ("", {"issued_edtf": None, "number": None, "title": "Giữ nước"}),
        (
            "THÔNG BÁO\nKết luận cuộc họp\nNgày 03 tháng 02 năm 2010, Chủ tịch họp về Quyết định số 56/QĐ-TTg.\n",
            {"issued_edtf": None, "number": None},
        ),
        (
            (
                "BAN CHẤP HÀNH TRUNG ƯƠNG\nĐẢNG ĐOÀN NGHỀ CÁ\n*\nSố 3260-KH/ĐĐNC\nĐẢNG CỘNG SẢN VIỆT NAM\n"
                "Hà Nội, ngày 10 tháng 01 năm 2025\n"
            ),
            {"number": "3260-KH/ĐĐNC", "issuer": "Đảng đoàn nghề cá", "place": "Hà Nội"},
        ),
    ],
    ids=["a dash within the place", "the state's name misread", "no letterhead", "a day told", "the Party"],
)
def test_fronts_of_pages_and_of_the_party(tmp_path: Path, front: str, wanted: dict[str, str | None]) -> None:
    """Each field is what the front prints; without a front, the days of the grounds are not that of issue."""
    found = _page(tmp_path, _lines(front + _PLAN))["metadata"]
    assert {key: found[key] for key in wanted} == wanted


def test_the_subject_of_a_letter_of_the_party_stands_below_its_number(tmp_path: Path) -> None:
    """A number left blank without a colon is one; what stands below it is the subject of the letter."""
    front = (
        "ĐẢNG BỘ TỈNH SƠN HÀ\nĐẢNG UỶ XÃ BẾN LAU\n*\nSố       -CV/ĐU\nTham mưu triển khai thực hiện\n"
        "Kế hoạch số 83-KH/TU của\nBan Thường vụ Tỉnh uỷ\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Bến Lau, ngày     tháng 6 năm 2026\nKính gửi: Các chi bộ.\n"
    )
    found = _page(tmp_path, _lines(f"{front}1. Các chi bộ họp trước ngày 24/6/2026.\n"))["metadata"]
    assert found["title"] == "Tham mưu triển khai thực hiện Kế hoạch số 83-KH/TU của Ban Thường vụ Tỉnh uỷ"
    assert (found["issuer"], found["number"]) == ("Đảng ủy xã Bến Lau", None)
