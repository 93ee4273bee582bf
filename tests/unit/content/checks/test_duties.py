"""Who is only bound to help is told apart from who is told to lead."""

from __future__ import annotations

import pytest

from generator.content.checks import duties
from tests.project import PLAN, Project

NOTES = f"{PLAN}/annotations.yml"
COURT = "  support: [toa-an-nhan-dan-tinh]\n"


def test_good(example_project: Project) -> None:
    """In the miniature project every support is of a lead."""
    assert example_project.found_by(duties.check) == []


def test_support_of_one_who_does_not_lead(example: Project) -> None:
    """Only a lead can be a supporting one."""
    line = example.change(NOTES, COURT, "  support: [cong-an-tinh]\n")
    assert example.found_by(duties.check) == [(NOTES, line, "support-no-lead")]


@pytest.mark.parametrize(
    ("words", "asked"),
    [("Phối hợp với", True), ("Chủ động phối hợp", True), ("Chủ trì, phối hợp với", False)],
)
def test_words_that_tell_nobody_to_lead(example: Project, words: str, asked: bool) -> None:  # noqa: FBT001 - a column of the table
    """A task that begins with "Phối hợp" says who is only bound to help, or that somebody is told to lead."""
    for name in (f"{PLAN}/passages.tsv", f"{PLAN}/original.txt"):
        example.change(name, "Quảng bá Chương trình", f"{words} Chương trình")
    title = "title_vi: Quảng bá Chương trình phát triển du lịch"
    example.change(NOTES, title, f"{title} của tỉnh")
    found = [code for _, _, code in example.found_by(duties.check)]
    assert found == (["support-unsaid"] if asked else [])
    example.change(NOTES, f"{title} của tỉnh", f"{title} của tỉnh\n  support: []")
    assert example.found_by(duties.check) == []
