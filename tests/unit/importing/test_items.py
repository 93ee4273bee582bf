"""Items and headings of lists, and who is told by the sentence above them."""

from __future__ import annotations

import pytest

from generator.importing.metadata import read_metadata
from generator.importing.reading import read_bytes
from generator.importing.suggesting import suggest
from generator.text.drafting import draft
from generator.text.outlining import outline

FRONT = "ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nBảo vệ nguồn nước năm 2024\n\n"
END = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An"


def found(text: str, end: str = END) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By the first two words of a passage its kind and its leads."""
    drafts = draft(FRONT + text + end)
    leads = {
        s["passage"]: tuple(s["lead"]) for s in suggest(drafts, (), "Ủy ban nhân dân tỉnh Vân Đài", 2024)
    }
    return {" ".join(d.text.split()[:2]): (d.kind, leads.get(i, ())) for i, d in enumerate(drafts)}


@pytest.mark.parametrize("end", [END, "", "\nII. TỔ CHỨC\n1. Sở Y tế: cấp thuốc."])
def test_items_without_full_stops(end: str) -> None:
    """Numbered lines in a row under which nothing stands are items, the last one too."""
    kinds = found("I. NHIỆM VỤ\n1. Kiểm tra giếng khoan\n2. Lấy mẫu nước\n3. Rà soát quy hoạch", end)
    assert [kinds[words][0] for words in ("Kiểm tra", "Lấy mẫu", "Rà soát")] == ["commitment"] * 3


def test_headings_have_something_under_them() -> None:
    """A numbered line alone in its part, or above others, is a heading; a lettered item at the end is none."""
    kinds = found(
        "I. NHIỆM VỤ\n1. Kiểm tra giếng khoan\n- Lấy mẫu nước\n2. Công an tỉnh\na) Cấp thẻ\nb) Tuần tra"
    )
    assert kinds["Kiểm tra"][0] == "heading"
    assert kinds["Tuần tra"] == ("commitment", ("Công an tỉnh",))


@pytest.mark.parametrize(
    "parts", ["1. Tiếp nhận hồ sơ.\n2. Kiểm tra thực địa.", "a) Tiếp nhận hồ sơ.\nb) Kiểm tra thực địa."]
)
def test_parts_have_the_body_of_the_sentence_above_them(parts: str) -> None:
    """The article is a heading, also where its sentence ends in a full stop."""
    told = found(f"Điều 4. Sở Xây dựng chủ trì cấp phép.\n{parts}")
    assert told["Sở Xây"] == ("heading", ("Sở Xây dựng",))
    assert told["Tiếp nhận"] == told["Kiểm tra"] == ("commitment", ("Sở Xây dựng",))


def test_a_paragraph_of_duties_keeps_the_body_of_its_article() -> None:
    """A heading that names no body stops nothing below one that names a single one."""
    text = "Điều 2. Trách nhiệm của Sở Y tế\n1. Hướng dẫn nghiệp vụ, gồm:\na) Soạn tài liệu;\nb) Mở lớp."
    assert found(text)["Mở lớp."] == ("commitment", ("Sở Y tế",))
    several = text.replace("của Sở Y tế", "của các sở, ngành")
    assert found(several)["Mở lớp."] == ("commitment", ())


def test_a_signature_behind_tabs() -> None:
    """The right column of recipients and a signature stands on their lines."""
    end = "\nNơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\t\tKT. CHỦ TỊCH\n- Lưu: VT.\t\tPHÓ CHỦ TỊCH\n\n\t\tNguyễn Văn An"
    drafts = draft(f"{FRONT}I. NHIỆM VỤ\n1. Sở Y tế: cấp thuốc.{end}")
    metadata = read_metadata(drafts)
    assert (metadata.signer_name, metadata.signer_title) == ("Nguyễn Văn An", "Phó Chủ tịch")
    assert [d.text for d in drafts if d.kind == "recipients"] == ["Nơi nhận:", "Như trên;", "Lưu: VT."]


def test_small_roman_numbers_are_letters_of_a_list() -> None:
    """Parts "i." and "ii." that a list prints are items like "a." and "b."."""
    page = (
        "<p>I. NHIỆM VỤ</p><ol><li>Công an tỉnh<ol type=i><li>Cấp thẻ<li>Tuần tra</ol></ol><p>Nơi nhận:</p>"
    )
    read = read_bytes(f"<p>Số: 7/KH-UBND</p><p>KẾ HOẠCH</p><p>Giữ trật tự</p>{page}".encode(), ".html")
    assert read is not None
    assert {d.text: d.kind for d in outline(read.blocks or ())}["Tuần tra"] == "commitment"
