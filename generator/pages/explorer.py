"""The explorer: any combination of agency, role, topic, document, project, place, beneficiary, due date and words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.base import Page
from generator.pages.view import View
from generator.pages.words import VOCABULARIES

_FIRST = 50


def select(view: View) -> Iterator[Page]:
    """The explorer, with its first rows in the page for readers without JavaScript."""
    words = view.words
    rows = list(view.catalog.commitments.values())
    context = {"rows": rows[:_FIRST], "count": len(rows), "facets": VOCABULARIES["facet"], "sorts": VOCABULARIES["sort"]}
    yield view.page(
        "explorer", "", words.text("explorer.title"), words.text("explorer.description", n=len(rows)), template="explorer",
        context=context, crumbs=(view.home_crumb(),), section=words.text("nav.explorer"),
    )  # fmt: skip
