"""The page of search results; what it shows comes from the query in its address, so all else is how to
browse."""

from __future__ import annotations

from collections.abc import Iterator

from generator.site.pages.base import Page
from generator.site.pages.view import View

#: where a reader without JavaScript, or with nothing found, goes on
BROWSE = (
    "agency",
    "topic",
    "document",
    "commitment",
    "deadline",
    "indicator",
    "project",
    "legal_document",
    "place",
)


def select(view: View) -> Iterator[Page]:
    """The page of search results."""
    words = view.words
    yield view.page(
        "search", "", words.text("search.title"), words.text("search.description"), template="search",
        context={"browse": BROWSE}, crumbs=(view.home_crumb(),),
    )  # fmt: skip
