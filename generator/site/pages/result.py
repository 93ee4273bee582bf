"""The page of published results: every target beside its result, with the reason where the two do not
compare."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.evidence import Evidence
from generator.model.records import Target
from generator.site.pages.base import Page
from generator.site.pages.pairing import Pair, by_indicator, pairs
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The page of published results."""
    words = view.words
    found = pairs(view)
    known = {p.target.id for p in found}
    without = [t for t in view.catalog.targets.values() if t.id not in known]
    yield view.page(
        "result",
        "",
        words.text("results.title"),
        words.text("results.description", n=len(view.catalog.evidence), targets=len(view.catalog.targets)),
        template="results",
        context={
            "topics": _by_topic(view, found),
            "side_by_side": [p for p in found if p.compares],
            "comparing": {p.target.id for p in found if p.compares},
            "beside": known - {p.target.id for p in found if p.compares},
            "of_commitments": _of_commitments(view),
            "without": _under_topics(view, without),
            "untold": len(without),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.result"),
        outline=True,
    )


def _by_topic(view: View, found: list[Pair]) -> list[tuple[str, list[tuple[str, list[Pair]]]]]:
    """Topics in alphabetical order, in each the indicators that have a result, in each their pairs."""
    groups: dict[str, list[tuple[str, list[Pair]]]] = {}
    indicators = by_indicator(found)
    for indicator in view.sorted_by_name("indicator", indicators):
        topic = view.catalog.indicators[indicator].topic
        groups.setdefault(topic, []).append((indicator, indicators[indicator]))
    return [(topic, groups[topic]) for topic in view.sorted_by_name("topic", groups)]


def _of_commitments(view: View) -> list[tuple[str, list[Evidence]]]:
    """Results that are published for a commitment as a whole, in the order of the documents."""
    by_commitment: dict[str, list[Evidence]] = {}
    for e in view.catalog.evidence:
        if e.commitment:
            by_commitment.setdefault(e.commitment, []).append(e)
    return [(c, by_commitment[c]) for c in view.catalog.commitments if c in by_commitment]


def _under_topics(view: View, targets: list[Target]) -> list[tuple[str, list[Target]]]:
    groups: dict[str, list[Target]] = {}
    for target in targets:
        groups.setdefault(view.catalog.indicators[target.indicator].topic, []).append(target)
    return [(topic, groups[topic]) for topic in view.sorted_by_name("topic", groups)]
