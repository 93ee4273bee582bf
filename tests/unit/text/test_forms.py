"""Forms and outlines printed behind a plan, and tables that say nothing of what is to be done."""

from __future__ import annotations

import pytest

from generator.text.blocks import Block, Cell, Note, Paragraph, Row
from generator.text.drafting import draft
from generator.text.outlining import outline
from generator.text.sections import Draft

FRONT = (
    "ỦY BAN NHÂN DÂN XÃ BẾN LAU\nSố: 7/KH-UBND\nBến Lau, ngày 3 tháng 6 năm 2024\n\nKẾ HOẠCH\nGiữ nước\n\n"
    "I. NHIỆM VỤ\n\n1. Trạm Y tế kiểm tra nước.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Thử\n\n"
)


def _tasks(drafts: list[Draft]) -> list[str]:
    return [d.text for d in drafts if d.kind == "commitment"]


@pytest.mark.parametrize(
    "name",
    ["ĐỀ CƯƠNG BÁO CÁO KẾT QUẢ GIỮ NƯỚC", "Mẫu số 01/GN", "BIÊN BẢN KIỂM TRA BỂ NƯỚC", "PHIẾU LẤY Ý KIẾN"],
)
def test_a_form_behind_a_plan_gives_no_tasks(name: str) -> None:
    """An outline of a report or a form to fill in tells nobody to do anything."""
    drafts = draft(
        f"{FRONT}PHỤ LỤC\n\n{name}\n\n1. Kiểm tra các bể nước ở chợ, ở bến.\n\n2. Rửa các bể nước.\n"
    )
    assert _tasks(drafts) == ["Trạm Y tế kiểm tra nước."]


def test_a_plan_in_an_appendix_keeps_its_tasks() -> None:
    """A list of tasks behind a plan is none of the forms."""
    drafts = draft(f"{FRONT}PHỤ LỤC\n\nNHIỆM VỤ GIỮ NƯỚC\n\n1. Kiểm tra các bể nước ở chợ, ở bến.\n")
    assert _tasks(drafts)[1:] == ["Kiểm tra các bể nước ở chợ, ở bến."]


def _blocks(*extra: Block) -> list[Block]:
    return [*(Paragraph(t) for t in FRONT.split("\n") if t), *extra]


def _table(*rows: tuple[str, ...]) -> list[Row]:
    heads = rows[0]
    head = Row(tuple(Cell(h) for h in heads), (), role="head")
    return [head, *(Row(tuple(Cell(c) for c in r), heads) for r in rows[1:])]


def test_a_numbered_table_that_is_filled_in_is_no_form() -> None:
    """A number like "Biểu 2" names a form, or a table: a form leaves its cells empty."""
    heads = ("STT", "Nhiệm vụ", "Chủ trì")
    name = Paragraph("Biểu 2. Phân công nhiệm vụ")
    filled, empty = _table(heads, ("1", "Rửa bể nước", "Sở Y tế")), _table(heads, ("1", "Rửa bể nước", ""))
    assert _tasks(outline(_blocks(Paragraph("PHỤ LỤC"), name, *filled)))[1:] == ["Rửa bể nước Sở Y tế"]
    assert _tasks(outline(_blocks(Paragraph("PHỤ LỤC"), name, *empty)))[1:] == []


def test_a_table_of_who_is_visited_when_holds_no_tasks() -> None:
    """Where no column says what is to be done, a row is a schedule; with one it is a task."""
    visits = _table(("STT", "Đơn vị được kiểm tra", "Thời gian kiểm tra"), ("1", "Thôn Bến", "Tháng 7/2026"))
    tasks = _table(("STT", "Nội dung", "Thời gian"), ("1", "Rửa bể nước", "Tháng 7/2026"))
    assert _tasks(outline(_blocks(Paragraph("PHỤ LỤC"), *visits)))[1:] == []
    assert _tasks(outline(_blocks(Paragraph("PHỤ LỤC"), *tasks)))[1:] == ["Rửa bể nước Tháng 7/2026"]


def test_brackets_over_two_lines_belong_to_the_name_of_an_appendix() -> None:
    """What opens with "(Kèm theo Kế hoạch số" may end on the line below; nothing of it is a task."""
    front = [
        Paragraph("PHỤ LỤC"),
        Paragraph("VIỆC GIỮ NƯỚC"),
        Paragraph("(Kèm theo Kế hoạch số   /KH-UBND ngày  /01/2026"),
    ]
    drafts = outline(_blocks(*front, Paragraph("của UBND xã Bến Lau)"), Paragraph("Rửa bể nước ở chợ.")))
    assert _tasks(drafts)[1:] == ["Rửa bể nước ở chợ."]


def test_a_note_among_the_grounds_opens_no_body() -> None:
    """A footnote between two grounds leaves the second one a ground."""
    grounds = (
        Paragraph("Căn cứ Quyết định số 5/QĐ-UBND ngày 02/01/2024 của UBND tỉnh;"),
        Note("Theo đó giữ nước.", "1"),
    )
    second = Paragraph("Căn cứ Kế hoạch số 6/KH-UBND ngày 03/01/2024 của UBND tỉnh;")
    front = [Paragraph(t) for t in FRONT.split("\n")[:5] if t]
    drafts = outline([*front, *grounds, second, Paragraph("I. NHIỆM VỤ"), Paragraph("1. Rửa các bể nước.")])
    assert [d.kind for d in drafts if d.text.startswith("Căn cứ")] == ["basis", "basis"]
