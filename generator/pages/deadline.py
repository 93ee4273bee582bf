"""The page of deadlines: every dated and recurring duty, in order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.base import Page
from generator.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The page of deadlines."""
    words = view.words
    everything = view.catalog.deadlines.values()
    yield view.page(
        "deadline",
        "",
        words.text("deadlines.title"),
        words.text("deadlines.description", n=len(everything)),
        template="deadlines",
        context={"groups": view.deadlines_in_order(list(everything)), "count": len(everything)},
        crumbs=(view.home_crumb(),),
        section=words.text("nav.deadline"),
    )
