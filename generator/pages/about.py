"""The page about the publication: method, definitions, counting rules, what is missing, accessibility."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.base import Page
from generator.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The about page."""
    words = view.words
    kinds = {p.kind for p in view.catalog.passages.values()}
    yield view.page(
        "about",
        "",
        words.text("about.title"),
        words.text("about.description"),
        template="about",
        context={"kinds": sorted(kinds)},
        crumbs=(view.home_crumb(),),
        section=words.text("nav.about"),
        outline=True,
    )
