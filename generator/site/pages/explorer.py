"""The explorer: any combination of agency, role, topic, document, project, place, beneficiary, due date and words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.site.pages.base import Page
from generator.site.pages.choices import facets, shown
from generator.site.pages.facets import ROWS, SORTS
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The explorer as it is when nothing is chosen: its first rows for readers without JavaScript, its choices with their counts.

    Scripts take both over as they are, so that the page answers as soon as they are there.
    """
    words = view.words
    rows = list(view.catalog.commitments.values())
    choices = facets(view)
    own = [shown(name, found) for name, found in choices.items()]
    context = {"rows": rows[:ROWS], "count": len(rows), "facets": own, "sorts": SORTS}
    yield view.page(
        "explorer", "", words.text("explorer.title"), words.text("explorer.description", n=len(rows)), template="explorer",
        context=context, crumbs=(view.home_crumb(),), section=words.text("nav.explorer"),
    )  # fmt: skip
