"""The page of deadlines: every dated and recurring duty, in order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.site.pages.base import Page
from generator.site.pages.pictures.base import Place
from generator.site.pages.pictures.due import due
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The page of deadlines."""
    words = view.words
    everything = list(view.catalog.deadlines.values())
    yield view.page(
        "deadline",
        "",
        words.text("deadlines.title"),
        words.text("deadlines.description", n=len(everything)),
        template="deadlines",
        context={
            "groups": view.deadlines_in_order(everything),
            "count": len(everything),
            "due": due(Place(view, "deadline"), everything),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.deadline"),
    )
