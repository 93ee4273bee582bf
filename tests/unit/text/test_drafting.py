"""Drafts of passages: nothing lost, nothing invented, any text; and the layouts that official texts come
in."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.drafting import draft, heading_paths, identify, root_section
from generator.text.passages import align

PIECES = (
    "KẾ HOẠCH", "Số: 1/KH-UBND", "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI", "I. MỤC ĐÍCH", "II. A",
    "1. b", "a) c", "- d", "“mở", "đóng”", "Nơi nhận:",
    "TM. ỦY BAN", "CHỦ TỊCH", "PHỤ LỤC", "PHỤ LỤC II", "STT", "1", "Ha", "5,5", "Sở Y tế", "Điều 1. x", "6.3. y", "(1) z", "---",
    "|", "a |", "**đ**",
    "\u0301", "e\u0301", "\ufeff", "\u200b", "\x00", "\f", "\r", "\u2028", "\u1100", "\u1161", "QUYẾT ĐỊNH:", "- ", "1.",
)  # fmt: skip
BROKEN_UP = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", " ", "\n\n", "\r\n", ""])), max_size=25
).map(lambda parts: "".join(a + b for a, b in parts))
PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẮC HÀ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Bắc Hà, ngày 05 tháng 6 năm 2024
KẾ HOẠCH
Phát triển du lịch năm 2024
Căn cứ Nghị quyết số 08-NQ/TW ngày 16/01/2017, UBND tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Phát triển du lịch.
2. Yêu cầu
- Bảo đảm tiết kiệm.
II. NHIỆM VỤ
1. Sở Tài chính:
a) Bố trí kinh phí;
b) Hướng dẫn thanh toán.
2. Sở Du lịch chủ trì, phối hợp với Sở Y tế tổ chức hội nghị.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn An
"""


def rows(text: str) -> list[tuple[str, str, str, str]]:
    """Section, kind, label and text of each drafted passage."""
    return [(d.section, d.kind, d.label, d.text) for d in draft(text)]


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), BROKEN_UP))
def test_a_draft_is_the_original(text: str) -> None:
    """Whatever the text: each character stands in exactly one passage, nothing is added, and ids are well
    formed and unique."""
    drafts = draft(text)
    spans = align(text, [d.label + d.text for d in drafts])
    assert len(spans) == len(drafts)
    ids = identify(drafts)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", own) for own in ids)


def test_a_plan_is_read_as_printed() -> None:
    """Front, parts, paragraphs, bullets, recipients and signature of a plan have their sections, kinds and
    labels."""
    found = rows(PLAN)
    assert found[:8] == [
        ("", "letterhead", "", "ỦY BAN NHÂN DÂN TỈNH BẮC HÀ"),
        ("", "letterhead", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("", "letterhead", "", "Độc lập - Tự do - Hạnh phúc"),
        ("", "number-date", "", "Số: 12/KH-UBND"),
        ("", "number-date", "", "Bắc Hà, ngày 05 tháng 6 năm 2024"),
        ("", "title", "", "KẾ HOẠCH"),
        ("", "title", "", "Phát triển du lịch năm 2024"),
        (
            "",
            "basis",
            "",
            "Căn cứ Nghị quyết số 08-NQ/TW ngày 16/01/2017, UBND tỉnh ban hành Kế hoạch như sau:",
        ),
    ]
    assert found[8:18] == [
        ("I", "heading", "I.", "MỤC ĐÍCH, YÊU CẦU"),
        ("I.1", "heading", "1.", "Mục đích"),
        ("I.1", "purpose", "", "Phát triển du lịch."),
        ("I.2", "heading", "2.", "Yêu cầu"),
        ("I.2", "requirement", "-", "Bảo đảm tiết kiệm."),
        ("II", "heading", "II.", "NHIỆM VỤ"),
        ("II.1", "heading", "1.", "Sở Tài chính:"),
        ("II.1", "commitment", "a)", "Bố trí kinh phí;"),
        ("II.1", "commitment", "b)", "Hướng dẫn thanh toán."),
        ("II.2", "commitment", "2.", "Sở Du lịch chủ trì, phối hợp với Sở Y tế tổ chức hội nghị."),
    ]
    assert [r[1] for r in found[18:]] == ["recipients"] * 3 + ["signature"]
    assert found[-1][3] == "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn An"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_line_ends_make_no_difference(end: str) -> None:
    """The same plan with LF, CRLF, or a blank line between its lines gives the same numbered passages."""
    assert [r for r in rows(PLAN.replace("\n", end)) if r[0]] == [r for r in rows(PLAN) if r[0]]


def test_articles_hold_their_items() -> None:
    """In a decision the items of Điều 2 stand in ``Điều 2.1``; there is no root article."""
    text = (
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch.\nĐiều 2. Giao nhiệm vụ:\n1. Sở Y tế thực hiện.\n2. Sở Tài"
        " chính thực hiện.\n"
    )
    assert [d.section for d in draft(text)] == ["", "Điều 1", "Điều 2", "Điều 2.1", "Điều 2.2"]
    assert root_section(draft(text)) == ""


def test_items_with_their_whole_number_stand_without_the_article() -> None:
    """Where the items of Điều 1 print ``1.1``, sections leave the article out and it is the root of their
    paths."""
    drafts = draft("Điều 1. Nhiệm vụ\n1. Kinh tế\n1.1. Thu hút đầu tư.\nĐiều 2. Thi hành.\n")
    assert [d.section for d in drafts] == ["Điều 1", "1", "1.1", "Điều 2"]
    assert root_section(drafts) == "Điều 1"
    assert heading_paths(drafts, "Điều 1")[2] == "Điều 1. Nhiệm vụ > 1. Kinh tế"


def test_hard_wrapped_lines_become_paragraphs() -> None:
    """Lines cut at one width are joined; a line ended on purpose ends its paragraph; a known name is not cut
    at a hyphen."""
    text = (
        "1. Sở Y tế phối hợp với các cơ quan liên quan và Sở Lao động\n"
        "- Thương binh và Xã hội tổ chức kiểm tra việc chấp hành pháp\n"
        "luật về an toàn thực phẩm trên địa bàn toàn tỉnh.\n"
        "- Tuyên truyền, phổ biến pháp luật về an toàn thực phẩm đến mọi\ntầng lớp nhân dân.\n"
    )
    assert [d.label for d in draft(text)] == ["1.", "-"]
    assert "Sở Lao động - Thương binh và Xã hội tổ chức" in draft(text)[0].text


def test_a_flattened_table_gives_its_rows_back() -> None:
    """A table that the copy flattened to one cell a line is one passage a row, numbered as printed."""
    text = "Điều 1. Ban hành.\nPHỤ LỤC\nSTT\nChỉ tiêu\nĐơn vị\nSố\n"
    text += "1\nTrồng rừng\nHa\n9.000\nSở Y tế\n2\nGiảm nghèo\n%\n3,0\nSở Y tế\n"
    assert rows(text)[-2:] == [
        ("Phụ lục STT 1", "target-row", "1", "Trồng rừng Ha 9.000 Sở Y tế"),
        ("Phụ lục STT 2", "target-row", "2", "Giảm nghèo % 3,0 Sở Y tế"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "sở " * 33_000,
        "- a\n" * 25_000,
        "“a\n" * 33_000,
        "A B\n" * 25_000,
        "e" + "\u0301" * 100_000,
        "(" * 100_000,
        " " * 100_000,
    ],
    ids=["one word", "one line", "bullets", "open quotes", "capitals", "accents", "brackets", "spaces"],
)
def test_nothing_is_lost_of_the_worst_that_a_text_can_be(text: str) -> None:
    """100 kB of it is drafted whole, usually a tenth of a second's work; by the square of its length it would
    be the work of hours."""
    drafted = "".join(f"{passage.label}{passage.text}" for passage in draft(text))
    assert re.sub(r"\s", "", drafted) == re.sub(r"\s", "", unicodedata.normalize("NFC", text))
