"""Drafts as reviewed: every file of the folder that an import writes, for a text, a page of HTML and a file
of Word."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from generator.importing import draft_json, learn, write_draft
from tests.conftest import Snapshots
from tests.project import Project
from tests.unit.importing.test_readers import docx, level, num, numbered, p, tc

FRONT = """ỦY BAN NHÂN DÂN
TỈNH VÂN ĐÀI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 57/KH-UBND
Vân Đài, ngày 09 tháng 4 năm 2024
KẾ HOẠCH
BẢO VỆ NGUỒN NƯỚC TRÊN ĐỊA BÀN TỈNH VÂN ĐÀI GIAI ĐOẠN 2024 - 2026"""
TASKS = """Căn cứ Luật Tài nguyên nước ngày 27 tháng 11 năm 2023;
Thực hiện Nghị quyết số 08-NQ/TW ngày 16/01/2017 của Bộ Chính trị và Quyết định số 36/QĐ-TTg \
ngày 11 tháng 01 năm 2021 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Nâng cao nhận thức của cán bộ, công chức và người dân về bảo vệ nguồn nước.
b) Góp phần hoàn thành mục tiêu của Kế hoạch số 12/KH-UBND ngày 15/01/2024.
2. Yêu cầu
- Xác định rõ nhiệm vụ, thời hạn hoàn thành và trách nhiệm của từng cơ quan;
- Bảo đảm tiết kiệm, hiệu quả.
II. CHỈ TIÊU
1. Đến năm 2026, tỷ lệ hộ dân nông thôn được sử dụng nước sạch đạt trên 65%; không quá 3 vụ ô nhiễm.
2. Đón ít nhất 5.500 lượt khách trong quý III năm 2024, tổng thu khoảng 12,5 tỷ đồng.
III. NHIỆM VỤ
1. Sở Nông nghiệp và Môi trường
a) Chủ trì, phối hợp với Sở Y tế, UBND các huyện, thành phố kiểm tra giếng khoan; hoàn thành trước ngày 30/9/2024.
b) Định kỳ hằng quý, trước ngày 15 tháng cuối quý, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.
2. Sở Văn hóa, Thể thao và Du lịch
- Xây dựng tối thiểu 02 sản phẩm du lịch gắn với hồ Vân Đài trong giai đoạn 2024 - 2026, mỗi năm tổ chức một lễ hội trước tháng 5.
- Phối hợp với Hội Liên hiệp Phụ nữ tỉnh, Đoàn Thanh niên tuyên truyền thường xuyên.
3. Sở Tài chính bố trí kinh phí theo phân cấp ngân sách, tham mưu điều chỉnh dự toán chậm nhất ngày 20 tháng 11 hằng năm.
4. Giao Công an tỉnh thực hiện Quyết định số 36/QĐ-TTg đến hết năm 2025.
5. UBND huyện Thanh Khê phối hợp với các sở, ban, ngành đẩy nhanh tiến độ Đường tỉnh 226 qua địa bàn.
IV. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành và UBND các xã, phường căn cứ nội dung Kế hoạch này xây dựng kế hoạch cụ thể trong tháng 6/2024.
2. Giao Sở Nông nghiệp và Môi trường theo dõi, đôn đốc, tổng hợp, báo cáo hằng năm trước ngày 10 tháng 12.
Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, \
đơn vị phản ánh về Sở Nông nghiệp và Môi trường để tổng hợp, báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định./."""
SIGNED = """Nơi nhận:
- Thường trực Tỉnh ủy;
- Như Điều 3;
- Lưu: VT, NN.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Lò Thị Hạnh"""
TARGETS = """PHỤ LỤC I
DANH MỤC CHỈ TIÊU
STT
Chỉ tiêu
Đơn vị tính
Năm 2025
Cơ quan chủ trì
1
Trồng rừng phòng hộ
Ha
9.000
Sở Nông nghiệp và Môi trường
2
Tỷ lệ hộ nghèo giảm còn
%
3,0
Sở Y tế"""
PAGE = """<html><head><meta charset="utf-8"><title>x</title></head><body>
<nav><a href="/">Trang chủ</a></nav>
<p>ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI</p><p>Số: 88/QĐ-UBND</p><p><i>Vân Đài, ngày 01 tháng 7 năm 2024</i></p>
<p><b>QUYẾT ĐỊNH</b></p><p><b>Về việc giao nhiệm vụ chuyển đổi số năm 2024</b></p>
<p>CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH</p>
<p>Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;</p>
<p>QUYẾT ĐỊNH:</p>
<p>Điều 1. Giao nhiệm vụ kèm theo Quyết định này.</p>
<p>Điều 2. Tổ chức thực hiện:</p>
<ol><li>Sở Thông tin và Truyền thông hướng dẫn, <s>kiểm tra</s> tổng hợp.</li>
<li>Các cơ quan báo cáo trước ngày 25 hằng tháng.</li></ol>
<p>Điều 3. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành.</p>
<p>Nơi nhận:</p><p>- Như Điều 3;</p><p>CHỦ TỊCH</p><p>Hoàng Văn Bình</p>
<p>PHỤ LỤC</p><p>Nhiệm vụ chuyển đổi số</p>
<table><tr><th>STT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Cơ quan phối hợp</th><th>Thời hạn</th></tr>
<tr><td colspan="5">I. Hạ tầng</td></tr>
<tr><td>1</td><td>Nâng cấp trung tâm dữ liệu</td><td rowspan="2">Sở Thông tin và Truyền thông</td><td>Sở Tài chính</td>
<td>Quý IV/2024</td></tr>
<tr><td>2</td><td>Phủ sóng 5G tại 30 xã</td><td>UBND các huyện, thành phố</td><td>31/12/2025</td></tr></table>
<p style="display:none">ẩn</p></body></html>"""


def _word() -> bytes:
    """A notice whose numbers Word counts, with struck words, a note of the margin and a table of tasks."""
    lists = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}</w:abstractNum>'
        + num(1, 0)
    )
    head = "".join(
        tc(text) for text in ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành")
    )
    row = "".join(tc(text) for text in ("1", "Rà soát quy hoạch cấp nước", "Sở Xây dựng", "Trước 15/8/2024"))
    body = (
        "".join(
            map(p, ("UBND TỈNH BẮC HÀ", "SỞ XÂY DỰNG", "Số: 31/TB-SXD", "Bắc Hà, ngày 20 tháng 5 năm 2024"))
        )
        + "".join(map(p, ("THÔNG BÁO", "Kết luận của Giám đốc Sở tại cuộc họp tháng 5 năm 2024")))
        + p("Công tác cấp nước:", numbered(1))
        + p("Giao Sở Xây dựng rà soát, báo cáo trước ngày 15 tháng 8 năm 2024;", numbered(1, 1))
        + p("Sở Tài chính cân đối 2.500 triệu đồng", numbered(1, 1))
        + p("Bỏ đoạn này.", "", "<w:strike/>")
        + p("Giao Văn phòng UBND tỉnh theo dõi, đôn đốc.", numbered(1))
        + f"<w:tbl><w:tr>{head}</w:tr><w:tr>{row}</w:tr></w:tbl>"
        + "".join(map(p, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vi Văn Nam")))
    )
    return docx(body, numbering=lists)


def _files(folder: Path) -> Mapping[str, str]:
    """What an import wrote, but for the file as received and its hash."""
    written = {path.name: path for path in sorted(folder.iterdir()) if not path.name.startswith("received")}
    return {name: path.read_bytes().decode("utf-8") for name, path in written.items()}


SOURCES: Mapping[str, bytes] = {
    "plan.txt": f"{FRONT}\n{TASKS}\n{SIGNED}\n{TARGETS}".encode(),
    "decision.html": PAGE.encode(),
    "notice.docx": _word(),
}


@pytest.mark.parametrize("name", SOURCES)
def test_as_reviewed(name: str, example: Project, tmp_path: Path, snapshots: Snapshots) -> None:
    """Record, passages, annotations and suggestions are what was reviewed, for a project that has content to
    learn from."""
    source = tmp_path / name
    source.write_bytes(SOURCES[name])
    folder = write_draft(source, example.root, None, learn(example.root))
    for file, text in _files(folder).items():
        shown = "".join(line for line in text.splitlines(keepends=True) if "sha256" not in line)
        snapshots.compare(f"drafts/{name.partition('.')[0]}/{file}", shown)


@pytest.mark.parametrize("name", SOURCES)
def test_printed_as_reviewed(
    name: str, tmp_path: Path, snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record that ``plans import --json`` prints without a project is what was reviewed."""
    (tmp_path / name).write_bytes(SOURCES[name])
    monkeypatch.chdir(tmp_path)
    record = draft_json(Path(name))
    snapshots.compare(
        f"drafts/{name.partition('.')[0]}/printed.json",
        json.dumps(record, ensure_ascii=False, indent=1) + "\n",
    )


@pytest.mark.parametrize("width", [64, 78, 96, 120])
def test_a_wrapped_copy_gives_the_same_draft(width: int, tmp_path: Path) -> None:
    """Wrapped at any usual width, with blank lines between paragraphs or without, the plan has the same
    passages."""
    whole = f"{FRONT}\n{TASKS}\n{SIGNED}\n"
    wrapped = [
        line for text in TASKS.splitlines() for line in textwrap.wrap(text, width, break_on_hyphens=False)
    ]
    spaced = "\n\n".join(textwrap.fill(text, width, break_on_hyphens=False) for text in TASKS.splitlines())
    forms = (whole, "\n".join((FRONT, *wrapped, SIGNED, "")), f"{FRONT}\n\n{spaced}\n\n{SIGNED}\n")
    found = []
    for number, form in enumerate(forms):
        (tmp_path / f"{number}.txt").write_text(form, encoding="utf-8")
        passages = draft_json(tmp_path / f"{number}.txt")["passages"]
        found.append([(q["section"], q["kind"], q["label"], q["text"]) for q in passages if q["section"]])
    assert len(found[0]) > 20
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_what_is_reviewed_is_yaml(snapshots: Snapshots) -> None:
    """The reviewed files are read as what they say they are: a record, states by passage, suggestions."""
    for name in SOURCES:
        folder = snapshots.folder / "drafts" / name.partition(".")[0]
        ids = [line.split("\t")[0] for line in (folder / "passages.tsv").read_text("utf-8").splitlines()[1:]]
        assert list(yaml.safe_load((folder / "annotations.yml").read_text("utf-8"))) == ids
        assert set(yaml.safe_load((folder / "suggestions.yml").read_text("utf-8"))["passages"]) <= set(ids)
