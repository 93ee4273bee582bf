"""Long lists of deadlines: they stand under the years they end in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.content.catalog import Catalog
from generator.model.records import Deadline, Due
from generator.site.pages.base import Page
from generator.site.pages.view import View
from generator.text.dates import days


@pytest.fixture
def view(pages: list[Page]) -> View:
    """What readers of the Vietnamese pages see."""
    found: View = next(p.context["view"] for p in pages if p.language == "vi")
    return found


def _deadlines(catalog: Catalog, *dates: str) -> list[Deadline]:
    """Deadlines by these dates (EDTF), in this order; "" has none."""
    one = next(iter(catalog.deadlines.values()))
    found = []
    for number, edtf in enumerate(dates, 1):
        given = days(edtf) if edtf else None
        start, end = (given.start, given.end) if given else (None, None)
        due = Due(text=edtf, edtf=edtf, start=start, end=end, recurrence="", relation="in")
        found.append(replace(one, id=f"d{number}", due=due))
    return found


def test_many_deadlines_stand_under_their_years(view: View, example_catalog: Catalog) -> None:
    """Each stands once under the year it ends in, of what has no end the year it begins in, in the order
    given; what has no date stands under no year."""
    dates = ["2023-12-31", *["2024-05"] * 9, "2024/2025", "2025-02-01/..", "../2025", ""]
    deadlines = _deadlines(example_catalog, *dates)
    found = view.by_year(deadlines)
    assert [(year, len(own)) for year, own in found] == [("2023", 1), ("2024", 9), ("2025", 3), ("", 1)]
    assert [d for _, own in found for d in own] == deadlines


def test_few_deadlines_stand_together(view: View, example_catalog: Catalog) -> None:
    """Up to a dozen, or all of one year, need no years above them; none are no list."""
    apart = _deadlines(example_catalog, *["2024"] * 11, "2025", "2026")
    assert [year for year, _ in view.by_year(apart)] == ["2024", "2025", "2026"]
    assert view.by_year(apart[:12]) == [("", apart[:12])]
    two_years = _deadlines(example_catalog, *["2024"] * 12, "2025")
    assert [(year, len(own)) for year, own in view.by_year(two_years)] == [("2024", 12), ("2025", 1)]
    one_year = _deadlines(example_catalog, *["2024"] * 20)
    assert view.by_year(one_year) == [("", one_year)]
    assert view.by_year([]) == []
