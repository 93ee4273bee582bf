"""From the lines of a copy to paragraphs: what is joined and what is parted, at the edges of each rule."""

from __future__ import annotations

import textwrap

import pytest

from generator.text.copies import mark_copy
from generator.text.drafting import draft
from generator.text.paragraphs import paragraphs, split_type

LONG = (
    "Các sở, ban, ngành, Ủy ban nhân dân các huyện và thành phố căn cứ chức năng, nhiệm vụ được giao "
    "tổ chức thực hiện nghiêm túc kế hoạch"
)
TEXT = (
    "KẾ HOẠCH",
    "Phát triển du lịch năm 2024",
    "I. MỤC ĐÍCH, YÊU CẦU",
    f"1. {LONG} này; báo cáo kết quả trước ngày 15 tháng 12 năm 2024.",
    f"2. {LONG} này theo đúng quy định của pháp luật, bảo đảm tiết kiệm.",
    f"- {LONG} này.",
    f"- {LONG} này, trong đó ưu tiên vùng khó khăn;",
    f"a) {LONG} này gắn với xây dựng nông thôn mới.",
    f"{LONG} này./.",
)


def _wrapped(width: int) -> list[str]:
    return [line for text in TEXT for line in textwrap.wrap(text, width, break_on_hyphens=False)]


@pytest.mark.parametrize("width", [60, 72, 80, 100, 129])
def test_a_wrapped_copy_is_joined(width: int) -> None:
    """Lines cut at one width are joined to the paragraphs that they were; marks and ends part them."""
    assert paragraphs("\n".join(_wrapped(width))) == list(TEXT)


def test_first_lines_cut_short_by_an_indent() -> None:
    """A copy whose first lines are short, because an indent stood before them, gives the same paragraphs."""
    lines = []
    for text in TEXT[3:]:
        head, *rest = textwrap.wrap(text, 25)
        lines += [head, *textwrap.wrap(" ".join(rest), 70)]
    assert paragraphs("\n".join(lines)) == list(TEXT[3:])


def test_lines_as_long_as_a_page_are_paragraphs() -> None:
    """Where most lines are wider than any page, each is a paragraph, even when it begins with a small
    letter."""
    wide = "và " + "tổ chức thực hiện " * 9
    assert len(paragraphs(f"{wide.strip()}\n{wide.strip()}\n{wide.strip()}")) == 3


@pytest.mark.parametrize(("length", "parts"), [(129, 1), (130, 4)])
def test_the_widest_page(length: int, parts: int) -> None:
    """A copy is hard-wrapped only when its lines are shorter than 130 characters."""
    line = ("ủy ban nhân dân " * 20)[: length - 1] + "x"
    assert len(paragraphs(f"{line}\n{line}\n{line}\nvà các sở")) == parts


def test_a_page_break_within_a_sentence_is_mended() -> None:
    """In a copy that is not wrapped a blank line within a sentence does not part it; after an end it does."""
    torn = f"1. {LONG}\n\nnày theo quy định.\n\n2. {LONG} này."
    assert paragraphs(torn) == [f"1. {LONG} này theo quy định.", f"2. {LONG} này."]


def test_a_rule_parts_what_stands_around_it() -> None:
    """A line of dashes ends the paragraph before it, whatever follows."""
    assert paragraphs("ỦY BAN NHÂN DÂN\n-------\nTỈNH BẮC HÀ") == ["ỦY BAN NHÂN DÂN", "TỈNH BẮC HÀ"]
    assert paragraphs("ỦY BAN NHÂN DÂN\nTỈNH BẮC HÀ") == ["ỦY BAN NHÂN DÂN TỈNH BẮC HÀ"]


def test_capitals_are_one_heading_until_the_issuer() -> None:
    """Lines of capitals are one heading; after a blank line, a type of document, or before who issues,
    another begins."""
    assert paragraphs("PHÁT TRIỂN DU LỊCH\nTRÊN ĐỊA BÀN TỈNH") == ["PHÁT TRIỂN DU LỊCH TRÊN ĐỊA BÀN TỈNH"]
    assert paragraphs("PHÁT TRIỂN DU LỊCH\n\nTRÊN ĐỊA BÀN TỈNH") == [
        "PHÁT TRIỂN DU LỊCH",
        "TRÊN ĐỊA BÀN TỈNH",
    ]
    assert paragraphs("KẾ HOẠCH\nPHÁT TRIỂN DU LỊCH") == ["KẾ HOẠCH", "PHÁT TRIỂN DU LỊCH"]
    subject = "VỀ PHÁT TRIỂN DU LỊCH NĂM 2024"
    assert paragraphs(f"{subject}\nỦY BAN NHÂN DÂN TỈNH") == [subject, "ỦY BAN NHÂN DÂN TỈNH"]
    assert paragraphs(f"{subject} CỦA\nỦY BAN NHÂN DÂN TỈNH") == [f"{subject} CỦA ỦY BAN NHÂN DÂN TỈNH"]


def test_a_known_name_is_not_cut() -> None:
    """A line that begins like a bullet and goes on with a known name belongs to the line before it."""
    text = (
        "Giao Sở Lao động\n- Thương binh và Xã hội tổ chức kiểm tra việc thực hiện các chế độ\ntheo quy định."
    )
    assert paragraphs(text) == [text.replace("\n", " ")]
    own = (
        "Giao Ban Quản lý Công viên\n- Hồ Vân Đài tổ chức kiểm tra việc thực hiện các chế độ\ntheo quy định."
    )
    assert len(paragraphs(own)) == 2
    assert paragraphs(own, ["Ban Quản lý Công viên - Hồ Vân Đài"]) == [own.replace("\n", " ")]


def test_a_type_and_its_subject_in_one_line() -> None:
    """The type of a document and its subject are two passages when both are in capitals, one otherwise."""
    assert split_type("QUYẾT ĐỊNH BAN HÀNH KẾ HOẠCH") == ["QUYẾT ĐỊNH", "BAN HÀNH KẾ HOẠCH"]
    assert split_type("QUYẾT ĐỊNH ban hành") == ["QUYẾT ĐỊNH ban hành"]
    assert split_type("KẾ HOẠCH") == ["KẾ HOẠCH"]


OPENING = (
    "ỦY BAN NHÂN DÂN TỈNH\n\nSố: 1/KH-UBND\n\nVân Đài, ngày 5 tháng 6 năm 2024\n\nKẾ HOẠCH\n\nPhát triển du"
    " lịch\n\n"
)


def test_an_opening_that_stands_twice_is_marked() -> None:
    """Of two openings that are the same, word for word, the first is a copy; what differs, or is short, is
    none."""
    twice = draft(OPENING + OPENING + "1. Mục đích.\n")
    kinds = [d.kind for d in mark_copy(twice)]
    assert kinds[:5] == ["duplicate"] * 5
    assert "duplicate" not in kinds[5:]
    other = draft(OPENING.replace("du lịch", "rừng") + OPENING)
    assert "duplicate" not in [d.kind for d in mark_copy(other)]
    front = OPENING.split("\n\n")
    for count, marked in ((3, False), (4, True)):
        short = draft("\n\n".join([*front[:count], *front[:count], ""]))
        assert ("duplicate" in [d.kind for d in mark_copy(short)]) is marked, count
    assert mark_copy([]) == []
