"""The home page: what this is, how much is in it and how that is counted, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator

from generator.site.charts.bars import Bar, bars
from generator.site.pages.base import Page
from generator.site.pages.pictures.base import bars_most
from generator.site.pages.pictures.fields import leading
from generator.site.pages.view import View, newest
from generator.site.pages.words import VOCABULARIES

_MOST = 12


def select(view: View) -> Iterator[Page]:
    """The home page."""
    topics, agencies = topic_bars(view), agency_bars(view)
    yield view.page(
        "home",
        "",
        view.fact("name"),
        view.fact("description"),
        template="home",
        context={
            "ways": VOCABULARIES["way"],
            "figures": figures(view),
            "topics": topics,
            "topics_most": bars_most(view, topics),
            "agencies": agencies,
            "agencies_most": bars_most(view, agencies),
            "documents": newest(view),
            "busy": len(assigned(view)),
        },
    )


def figures(view: View) -> list[tuple[str, int, tuple[str, str]]]:
    """What is counted: the stem of its words, how many, and the page that lists them."""
    c = view.catalog
    return [
        ("documents", len(c.documents), ("document", "")),
        ("passages", len(c.passages), ("document", "")),
        ("commitments", len(c.commitments), ("commitment", "")),
        ("targets", len(c.targets), ("indicator", "")),
        ("deadlines", len(c.deadlines), ("deadline", "")),
        ("agencies", len(assigned(view)), ("agency", "")),
    ]


def assigned(view: View) -> set[str]:
    """The agencies and groups that have a part in a commitment."""
    return {i.agency for c in view.catalog.commitments.values() for i in c.agencies}


def topic_bars(view: View) -> list[Bar]:
    """Commitments by primary topic."""
    counts = {t: sum(1 for c in view.relations.by_topic[t] if c.topics[0] == t) for t in view.catalog.topics}
    return bars("topic", counts, _MOST)


def agency_bars(view: View) -> list[Bar]:
    """The agencies that lead most commitments by their own name."""
    return bars("agency", {a: len(led) for a, led in leading(view).items()}, _MOST)
