"""One indicator or agency to be shown on somebody else's page: no frame, no script, 320 px are enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import links
from generator.site.pages.base import Page, due_order, when
from generator.site.pages.indicator import in_time
from generator.site.pages.pairing import pairs_of
from generator.site.pages.pictures.fields import leading, led_by
from generator.site.pages.view import View

#: kinds of things that can be shown elsewhere
EMBEDDED = ("agency", "indicator")
_MOST = 5
#: told to the frame: it is left out
_BARE = {"bare": "1"}


def select(view: View) -> Iterator[Page]:
    """How to show a page elsewhere, and the page for each indicator and for each agency that leads
    something."""
    words = view.words
    examples = [*(("indicator", i) for i in view.catalog.indicators), *(("agency", a) for a in leading(view))]
    yield view.page(
        "embed",
        "",
        words.text("embed.title"),
        words.text("embed.description"),
        template="embed",
        context={
            "code": code(view, *examples[0]) if examples else "",
            "example": embedded(*examples[0]) if examples else "",
            "embedded": EMBEDDED,
        },
        crumbs=(view.home_crumb(),),
    )
    for ident in leading(view):
        yield view.later(_agency, ident)
    for ident in view.catalog.indicators:
        yield view.later(_indicator, ident)


def embedded(kind: str, ident: str) -> str:
    """What a thing is called among the pages that are shown elsewhere, in every language.

    >>> links.page_path("embed", embedded("agency", "so-y-te"), "en")
    'en/embed/agency/so-y-te/'
    """
    return f"{kind}/{ident}"


def code(view: View, kind: str, ident: str) -> str:
    """The lines that put the page of a thing into another page."""
    address = links.absolute(
        str(view.facts["site_url"]), links.page_path("embed", embedded(kind, ident), view.language)
    )
    return (
        f'<iframe src="{address}" title="{view.dated_name(kind, ident)}" width="100%" height="420"'
        ' loading="lazy"></iframe>'
    )


def _page(view: View, kind: str, ident: str, context: dict[str, Any]) -> Page:
    name = view.dated_name(kind, ident)
    return view.page(
        "embed",
        embedded(kind, ident),
        name,
        view.words.text("embed.of", name=name),
        template=f"embed_{kind}",
        context={"ident": ident, **context},
        extra=_BARE,
    )


def _agency(view: View, ident: str) -> Page:
    coming = [d for d, role in view.relations.deadlines_of_agency[ident] if role == "lead"]
    upcoming = [d for d in coming if when(d.due, view.data_date) == "coming"]
    led = led_by(view, ident)
    context = {
        "led": led[:_MOST],
        "count": len(led),
        "coming": sorted(upcoming, key=lambda d: due_order(d.due))[:_MOST],
    }
    return _page(view, "agency", ident, context)


def _indicator(view: View, ident: str) -> Page:
    evidence = {p.evidence.id: p.evidence for p in pairs_of(view, ident)}
    context = {
        "targets": sorted(view.relations.targets_of_indicator[ident], key=in_time),
        "evidence": sorted(evidence.values(), key=lambda e: e.period or "9999"),
    }
    return _page(view, "indicator", ident, context)
