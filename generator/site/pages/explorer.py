"""The explorer: any combination of agency, role, topic, document, project, place, beneficiary, due date and
words."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from generator.model.roles import LEAD
from generator.site.pages.base import Page
from generator.site.pages.choices import facets, shown, title
from generator.site.pages.facets import DISTRICTS, ROWS, SORTS, VIEWS
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The explorer as it is when nothing is chosen: its first rows for readers without JavaScript, its
    choices with their counts.

    Scripts take both over as they are, so that the page answers as soon as they are there.
    """
    words = view.words
    rows = list(view.catalog.commitments.values())
    choices = facets(view)
    shown_facets = [shown(name, found) for name, found in choices.items()]
    context = {
        "rows": rows[:ROWS], "count": len(rows), "facets": shown_facets,
        "titles": {name: title(view, name) for name in choices},
        "sorts": SORTS, "views": list(_views(view)),
    }  # fmt: skip
    yield view.page(
        "explorer", "", words.text("explorer.title"), words.text("explorer.description", n=len(rows)),
        template="explorer", whole=True,
        context=context, crumbs=(view.home_crumb(),), section=words.text("nav.explorer"),
    )  # fmt: skip


def _views(view: View) -> Iterator[tuple[str, str]]:
    """Each saved view that finds something: its name and its query."""
    for name, declared in VIEWS.items():
        query = {key: _districts(view) if value == DISTRICTS else [value] for key, value in declared.items()}
        if all(query.values()):
            yield name, "?" + urlencode(query, doseq=True)


def _districts(view: View) -> list[str]:
    """The groups all of whose members are districts and that lead something."""
    agencies = view.catalog.agencies
    groups = {
        key
        for key, a in agencies.items()
        if a.members and all(agencies[m].kind == "district" for m in a.members)
    }
    return sorted(key for key in groups if any(p.involvement.role == LEAD for p in view.relations.parts[key]))
