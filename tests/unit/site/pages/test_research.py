"""The findings of the researcher's page: each sentence counts what it says it counts."""

from __future__ import annotations

from typing import Any

import pytest

from generator.site.pages.base import Page
from generator.site.pages.research import finding

MOVES = ("indicator_id", "difference", "period_edtf", "earlier_period_edtf")
#: question -> columns of its answer, rows that tell apart what is counted from what is not, the sentence
FINDINGS: dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]], str]] = {
    "recurring": (
        ("recurrence_bounds",),
        [("open",), ("printed",), ("printed",)],
        "3 recurring duties are printed in the documents; nothing says until when for 1",
    ),
    "passed_on": (
        ("place_id", "commitments"),
        [("a", 0), ("a", 2), ("b", 0), ("c", 0)],
        "1 of 3 communes and wards lies on the area of a unit that a commitment names",
    ),
    "dated_topics": (
        ("share",),
        [(0,), (12.5,), (0,), (100,)],
        "2 of 4 topics have no date in any of their commitments",
    ),
    "dated_documents": (
        ("with_date", "only_rhythm", "neither"),
        [(1, 2, 3), (4, 0, 10)],
        "7 of 20 commitments (35%) have a date or a rhythm",
    ),
    "moves": (
        MOVES,
        [("a", 1, "2025", "2024"), ("a", 2, "2025", "2025"), ("b", -1, "2025", "2024"), ("b", 0, "2026", "2026"),
         ("c", None, "2025", "2025")],
        "3 indicators have targets in more than one document: 2 up, 1 down, 1 level from one to the next; changed for the same period: 1",
    ),
    "grounds": (
        ("text", "heading", "group", "issuer"),
        [(3, 1, 0, 0), (1, 1, 1, 1)],
        "In 50% of the commitments the passage itself names the lead, in 25% a heading above it; in 12.5% nobody is named",
    ),
    "leaders": ((), [], "The data have nothing on this"),
}  # fmt: skip


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_counts_what_it_says(name: str, pages: list[Page]) -> None:
    """Rows of each sort stand beside those of another, so that a sentence that counts the others is wrong."""
    view = next(page for page in pages if page.language == "en").context["view"]
    columns, rows, sentence = FINDINGS[name]
    assert finding(view, name, [dict(zip(columns, row, strict=True)) for row in rows]) == sentence
