"""What stands above a passage: one rule for drafts and for reviewed passages."""

from __future__ import annotations

import pytest

from generator.text.headings import Headings, ancestors


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("III.2.4", ["III.2.4", "III.2", "III"]),
        ("6.3(2)", ["6.3(2)", "6.3", "6"]),
        ("Phụ lục STT 7", ["Phụ lục STT 7", "Phụ lục"]),
        ("Phụ lục STT 12 (lần 2)", ["Phụ lục STT 12 (lần 2)", "Phụ lục"]),
        ("Điều 2.1", ["Điều 2.1", "Điều 2"]),
        ("", []),
    ],
)
def test_ancestors(section: str, expected: list[str]) -> None:
    """A section and those around it, innermost first."""
    assert ancestors(section) == expected


ROWS = [
    ("I", "heading", "I.", "MỤC ĐÍCH"),
    ("I.1", "heading", "1.", "Yêu cầu"),
    ("I.1", "commitment", "-", "Làm ngay"),
    ("Phụ lục", "heading", "", "CHỈ TIÊU"),
    ("Phụ lục", "heading", "", "BẢN THỨ HAI"),
    ("Phụ lục STT 1", "heading", "1", "Kinh tế"),
    ("Điều 1", "heading", "Điều 1.", "Nhiệm vụ"),
]


@pytest.mark.parametrize(
    ("section", "kind", "expected"),
    [
        ("I.1", "commitment", "I. MỤC ĐÍCH > 1. Yêu cầu"),
        ("I.1", "heading", "I. MỤC ĐÍCH"),
        ("I.9", "heading", "I. MỤC ĐÍCH"),
        ("I.1.3(2)", "commitment", "I. MỤC ĐÍCH > 1. Yêu cầu"),
        ("Phụ lục STT 1", "commitment", "CHỈ TIÊU > 1 Kinh tế"),
        ("Phụ lục STT 2 (lần 2)", "target-row", "CHỈ TIÊU"),
        ("", "basis", ""),
        ("I.1", "duplicate", ""),
        ("I.1", "page-chrome", ""),
    ],
)
def test_headings_above(section: str, kind: str, expected: str) -> None:
    """The headings of the sections around, outermost first; of two the first; a heading is not above
    itself."""
    assert Headings.of(ROWS).path(section, kind) == expected


def test_a_root_article_stands_above_numbered_sections_alone() -> None:
    """Điều 1 stands above what is numbered, but neither above another article nor above an appendix nor above
    itself."""
    headings = Headings.of(ROWS, "Điều 1")
    assert headings.path("I", "commitment") == "Điều 1. Nhiệm vụ > I. MỤC ĐÍCH"
    assert headings.path("Điều 2", "commitment") == ""
    assert headings.path("Điều 1", "heading") == ""
    assert headings.path("Phụ lục STT 1", "commitment") == "CHỈ TIÊU > 1 Kinh tế"


def test_a_supplied_heading_stands_in_for_a_lost_one() -> None:
    """What the copy lost is told by the record, under the number its section ends in; what is printed comes
    after it."""
    headings = Headings.of(ROWS, supplied={"II": "Lost", "I": "Supplied"})
    assert headings.path("II.4", "commitment") == "II. Lost"
    assert headings.path("I", "commitment") == "I. Supplied"
