"""The page of a topic: commitments by document, who leads them, targets, legal documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.records import Commitment
from generator.site.charts.bars import bars
from generator.site.pages.base import Page
from generator.site.pages.inheritance import bodies_of_today
from generator.site.pages.pictures.base import Place
from generator.site.pages.pictures.fields import fields
from generator.site.pages.relations import by_document
from generator.site.pages.view import View

_LEADERS = 10
#: so many of them stand above all else
_FIRST = 3


def select(view: View) -> Iterator[Page]:
    """The index of topics and one page each."""
    words = view.words
    ordered = view.sorted_by_name("topic", view.catalog.topics)
    yield view.page(
        "topic",
        "",
        words.text("topics.title"),
        words.text("topics.description", n=len(ordered)),
        context={
            "topics": [(t, view.catalog.topics[t], *_counts(view, t)) for t in ordered],
            "fields": fields(Place(view, "topic")),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.topic"),
    )
    for ident in view.catalog.topics:
        yield view.later(_page, ident)


def _counts(view: View, topic: str) -> tuple[int, int]:
    found = view.relations.by_topic[topic]
    primary = sum(1 for c in found if c.topics[0] == topic)
    return primary, len(found) - primary


def _page(view: View, ident: str) -> Page:
    found = view.relations.by_topic[ident]
    primary = [c for c in found if c.topics[0] == ident]
    second = [c for c in found if c.topics[0] != ident]
    leaders = Counter(a for c in found for a in c.by_role("lead"))
    shown = bars("agency", leaders, _LEADERS)
    targets = [
        t for t in view.catalog.targets.values() if view.catalog.indicators[t.indicator].topic == ident
    ]
    name = view.name("topic", ident)
    return view.page(
        "topic",
        ident,
        name,
        view.words.text(
            "topic.description", name=name, n=len(found), documents=len({c.document for c in found})
        ),
        context={
            "topic": view.catalog.topics[ident],
            "ident": ident,
            "primary": by_document(primary),
            "second": by_document(second),
            "count": len(found),
            "count_primary": len(primary),
            "dated": sum(1 for c in found if view.dues(c)),
            "leaders": shown,
            "first": _FIRST,
            "today": bodies_of_today(view, [bar.ident for bar in shown[:_FIRST]]),
            "leading": len(leaders),
            "targets": targets,
            "legal": _legal(view, found),
        },
        crumbs=view.crumbs("topic"),
        outline=True,
    )


def _legal(view: View, commitments: Iterable[Commitment]) -> list[tuple[str, int]]:
    """Legal documents cited in the commitments of the topic, most often first."""
    counts = Counter(k.legal_document for c in commitments for k in view.relations.citations[c.passage])
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
