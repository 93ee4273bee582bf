"""Cards under tasks: the lines that say who does it with whom by when, in the shapes that offices give them."""

from __future__ import annotations

import pytest

from generator.text.cards import cards, mark_cards, tasks
from generator.text.sections import Draft


def _lines(section: str, *texts: str, label: str = "-") -> list[Draft]:
    return [Draft(section, "commitment", label, text) for text in texts]


def _fields(*drafts: Draft) -> list[tuple[str, str]]:
    return [(name, words) for card in cards(drafts) for name, _, words in card.fields]


def test_a_bare_head_has_its_list_below() -> None:
    """The bullets under "a) Cơ quan chủ trì" are a field of the card as a line with a colon is."""
    drafts = [
        *_lines("1", "Rửa các bể nước ở chợ Bến Lau.", label="1."),
        *_lines("1", "Cơ quan chủ trì:", label="a)"),
        *_lines("1", "Sở Y tế."),
        *_lines("1", "Cơ quan phối hợp:", label="b)"),
        *_lines("1", "Sở Xây dựng;", "Hội Bến Lau."),
        *_lines("1", "Thời gian thực hiện: Quý II/2024.", label="c)"),
    ]
    assert _fields(*drafts) == [
        ("lead", "Sở Y tế"),
        ("cooperate", "Sở Xây dựng; Hội Bến Lau"),
        ("time", "Quý II/2024."),
    ]
    assert [d.kind for d in mark_cards(drafts)] == ["commitment", *["other"] * 6]


def test_one_line_may_hold_the_whole_card() -> None:
    """Fields that a semicolon or a full stop parts in one line are read each; a line that says more is no
    card."""
    task = _lines("1", "Rửa các bể nước.", label="1.")
    line = "Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Sở Xây dựng. Thời gian: Tháng 5/2024."
    assert [name for name, _ in _fields(*task, *_lines("1", line))] == ["lead", "cooperate", "time"]
    more = "Đơn vị chủ trì: Sở Y tế; Chợ Bến Lau: rửa bể hằng tuần."
    assert _fields(*task, *_lines("1", more, "Thời gian: Tháng 5/2024.")) == []


@pytest.mark.parametrize("between", ["; ", ". ", ", ", " - ", " – ", " | "])
def test_fields_of_one_line_are_parted_by_whatever_sign(between: str) -> None:
    """Where it stands between two bodies it parts none."""
    line = f"Đơn vị chủ trì: Sở Y tế, Sở Nội vụ{between}đơn vị phối hợp: Hội Bến Lau - Sông Bé{between}thời gian: Quý II"
    drafts = [*_lines("1", "Rửa các bể nước", label="1."), *_lines("1", line)]
    assert _fields(*drafts) == [
        ("lead", "Sở Y tế, Sở Nội vụ"),
        ("cooperate", "Hội Bến Lau - Sông Bé"),
        ("time", "Quý II"),
    ]


def test_a_task_with_its_card_in_brackets_is_no_card() -> None:
    """It stays a task, and tells nothing of the one above it; brackets in a head are of the head."""
    line = "Dạy bơi cho trẻ (chủ trì: Sở Nội vụ; phối hợp: Sở Y tế)"
    drafts = [*_lines("1", "Rửa các bể nước.", label="1."), *_lines("2", line, label="2.")]
    assert _fields(*drafts) == []
    assert [d.kind for d in mark_cards(drafts)] == ["commitment", "commitment"]
    headed = _lines("1", "Cơ quan chủ trì (đầu mối): Sở Y tế; thời gian (dự kiến): Quý II/2024.")
    assert [name for name, _ in _fields(*_lines("1", "Rửa bể.", label="1."), *headed)] == ["lead", "time"]


def test_a_time_alone_is_a_card_where_its_head_says_so() -> None:
    """A line "Thời gian hoàn thành: ..." tells of the task above it; any other line with a time does not."""
    task = _lines("1", "Rửa các bể nước.", label="1.")
    card = _lines("1", "Thời gian hoàn thành: Tháng 5/2024.", label="*")
    assert _fields(*task, *card) == [("time", "Tháng 5/2024.")]
    done = _lines("1", "Thời gian hoàn tất: Tháng 5/2024.", label="*")
    assert _fields(*task, *done) == [("time", "Tháng 5/2024.")]
    assert _fields(*task, *_lines("1", "Thời gian mở cửa: Tháng 5/2024.")) == []


def test_a_card_tells_of_all_that_stands_above_it_in_its_part() -> None:
    """Its tasks are those of its own part, back to the heading; and once marked, it reads the same."""
    drafts = [
        Draft("1", "heading", "1.", "Nước sạch"),
        *_lines("1", "Rửa các bể nước.", "Thay các van."),
        *_lines("1", "Thời gian thực hiện: Tháng 5/2024.", "Đơn vị chủ trì: Sở Y tế."),
        Draft("", "other", "", "3"),
        *_lines("1", "Đơn vị phối hợp: Sở Xây dựng."),
    ]
    (card,) = cards(drafts)
    assert (card.lines, tasks(drafts, card)) == (range(3, 7), [1, 2])
    assert cards(mark_cards(drafts)) == [card]


def test_a_time_with_a_list_dates_what_stands_above() -> None:
    """The marks below "* Thời gian thực hiện:" are its list as long as they are not its own; a lead-in among
    the tasks does not end them."""
    drafts = [
        Draft("1", "heading", "1.", "Nước sạch"),
        *_lines("1", "Rửa các bể nước."),
        Draft("1", "lead-in", "-", "Thay các van:"),
        *_lines("1", "Van ở chợ.", label="+"),
        Draft("1", "lead-in", "", "* Thời gian hoàn tất:"),
        *_lines("1", "Đợt 1: từ ngày 1/5/2024 đến ngày 9/5/2024.", "Đợt 2: tháng 6/2024.", label="+"),
        *_lines("1", "Khóa van mỗi tối."),
    ]
    (card,) = cards(drafts)
    assert (card.lines, tasks(drafts, card)) == (range(4, 7), [1, 3])


def test_a_list_may_end_the_document() -> None:
    """The list below a bare head, or the bare head itself, may be the last that stands there."""
    task = _lines("1", "Rửa các bể nước.", label="1.")
    head = _lines("1", "Đơn vị chủ trì: Sở Y tế.", "Cơ quan phối hợp:", label="a)")
    assert _fields(*task, *head, *_lines("1", "Sở Nội vụ;", "Sở Xây dựng.")) == [
        ("lead", "Sở Y tế."),
        ("cooperate", "Sở Nội vụ; Sở Xây dựng"),
    ]
    assert ("cooperate", "") not in _fields(*task, *head)


def test_a_card_below_a_part_makes_no_task_of_it() -> None:
    """A part of a plan with a card below it stays a heading, and the lines of the card are no tasks."""
    drafts = [
        Draft("II", "heading", "II.", "CƠ QUAN CHỈ ĐẠO VÀ TỔ CHỨC"),
        *_lines("II.1", "Đơn vị chủ trì: Sở Y tế.", label="1."),
        *_lines("II.2", "Đơn vị phối hợp: Sở Xây dựng.", label="2."),
    ]
    assert [d.kind for d in mark_cards(drafts)] == ["heading", "other", "other"]


def test_who_does_which_part_by_when_has_a_task() -> None:
    """Sentences below a bare "Thời gian thực hiện:" that tell somebody what to do are no times of a card."""
    drafts = [
        *_lines("1", "Rà soát các bể nước.", label="1."),
        *_lines("1", "Thời gian thực hiện:"),
        *_lines("1", "Sở Y tế gửi kết quả trước ngày 15/12/2025.", "Sở Xây dựng tổng hợp.", label="+"),
    ]
    assert [d.kind for d in mark_cards(drafts)][2:] == ["commitment"] * 2


def test_one_line_that_names_who_leads_is_a_card() -> None:
    """Below a list it tells of its items; a sentence that says more than names is no card."""
    items = _lines("1", "Rửa các bể nước;", "Thay các van.", label="+")
    told = _lines("1", "Cơ quan thực hiện: Sở Y tế, Sở Xây dựng theo chức năng được giao.")
    assert _fields(*items, *told) == [("lead", "Sở Y tế, Sở Xây dựng theo chức năng được giao.")]
    assert [d.kind for d in mark_cards([*items, *told])] == ["commitment", "commitment", "other"]
    assert _fields(*items, *_lines("1", "Cơ quan thực hiện: Sở Y tế tiến hành rà soát các bể.")) == []


def test_a_card_tells_of_no_task_that_one_before_it_tells_of() -> None:
    """Where both name a field with its list below, in one section."""
    drafts = [
        *_lines("1", "Rửa các bể nước."),
        *_lines("1", "Cơ quan chủ trì:", label=""),
        *_lines("1", "Sở Y tế.", label="+"),
        *_lines("1", "Sửa các giếng."),
        *_lines("1", "Cơ quan chủ trì:", label=""),
        *_lines("1", "Sở Xây dựng.", label="+"),
    ]
    marked = mark_cards(drafts)
    assert [tasks(marked, card) for card in cards(marked)] == [[0], [3]]


def test_lines_that_only_name_a_field_may_follow_each_other_without_end() -> None:
    """Each is looked at once."""
    lines = _lines("1", *["Cơ quan chủ trì"] * 3000, label="")
    assert cards(lines) == []
