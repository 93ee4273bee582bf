"""What is quoted stands in the passage, character by character."""

from __future__ import annotations

import pytest

from generator.content.checks import quotes
from generator.content.checks.quotes import near_quote
from tests.project import DECISION, PLAN, REGISTRIES, Project

NOTES = f"{PLAN}/annotations.yml"
INDICES = f"{REGISTRIES}/indices.yml"


def test_good(example_project: Project) -> None:
    """The miniature project quotes to the letter."""
    assert example_project.found_by(quotes.check) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (NOTES, "value_text: dưới 5%", "value_text: dưới 5 %"),
        (NOTES, "unit_text: xã,", "unit_text: Xã,"),
        (f"{DECISION}/annotations.yml", "period_text: năm 2025", "period_text: năm 2026"),
        (NOTES, "text: trước ngày 15/02/2024", "text: trước ngày 15/2/2024"),
        (NOTES, "text: trong quý II/2024", "text: trong quý 2/2024"),
        (f"{DECISION}/annotations-2.yml", "quote: '20251'", "quote: '2025 1'"),
    ],
    ids=["value", "unit", "period", "deadline", "milestone", "note"],
)
def test_another_character(example: Project, name: str, old: str, new: str) -> None:
    """One other character in any verbatim field is a problem at that field, with what the passage says
    there."""
    line = example.change(name, old, new)
    assert example.found_by(quotes.check) == [(name, line, "quote-not-in-text")]


def test_the_nearest_words_are_shown(example: Project) -> None:
    """The problem shows the words of the passage that are most like the quotation."""
    example.change(NOTES, "text: trước ngày 15/02/2024", "text: trước ngày 15/2/2024")
    (one,) = quotes.check(example.catalog())
    assert dict(one.params)["expected"] == "trước ngày 15/02/202"


def test_the_label_is_part_of_what_is_printed(example: Project) -> None:
    """The printed label may be quoted with the text."""
    example.change(f"{DECISION}/annotations-2.yml", "quote: '20251'", "quote: '2 Tăng trưởng GRDP'")
    assert example.found_by(quotes.check) == []


def test_near_quote() -> None:
    """The stretch of a text most like a quotation is as long as it and begins where it would."""
    assert near_quote("trước ngày 15/2/2024", "báo cáo trước ngày 15/02/2024 và") == "trước ngày 15/02/202"


def test_components_are_named_as_printed(example: Project) -> None:
    """The name of a component of an index stands in the passage that gives it to somebody."""
    line = example.change(INDICES, "name_vi: hòa giải", "name_vi: hoà giải")
    assert example.found_by(quotes.check) == [(INDICES, line, "quote-not-in-text")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("output: danh mục dự án", "output: danh sách dự án"), ("budget: phân bổ vốn", "budget: phân bổ tiền")],
)
def test_what_is_delivered_and_paid_is_quoted(example: Project, old: str, new: str) -> None:
    """What is to be delivered, and with which money, are words of the passage."""
    line = example.change(f"{PLAN}/annotations.yml", old, new)
    assert example.found_by(quotes.check) == [(f"{PLAN}/annotations.yml", line, "quote-not-in-text")]
