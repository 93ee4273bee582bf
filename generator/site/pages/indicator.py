"""The page of an indicator: the targets of all documents in one table, with published results beside them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.records import Target
from generator.site.pages.base import Page
from generator.site.pages.pairing import pairs_of
from generator.site.pages.pictures.base import Place
from generator.site.pages.pictures.levels import levels, only_level
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The index of indicators and one page each."""
    words = view.words
    indicators = view.catalog.indicators
    topics: dict[str, list[str]] = {}
    for key in view.sorted_by_name("indicator", indicators):
        topics.setdefault(indicators[key].topic, []).append(key)
    ordered = [(t, topics[t]) for t in view.sorted_by_name("topic", topics)]
    yield view.page(
        "indicator",
        "",
        words.text("indicators.title"),
        words.text("indicators.description", n=len(indicators), targets=len(view.catalog.targets)),
        context={"topics": [(t, [(i, _levels(view, i)) for i in found]) for t, found in ordered]},
        crumbs=(view.home_crumb(),),
        section=words.text("nav.indicator"),
        outline=True,
    )
    for ident in indicators:
        yield view.later(_page, ident)


def _page(view: View, ident: str) -> Page:
    r = view.relations
    targets = sorted(r.targets_of_indicator[ident], key=in_time)
    evidence = [*r.evidence[ident], *(e for t in targets for e in r.evidence[t.id])]
    name = view.name("indicator", ident)
    return view.page(
        "indicator",
        ident,
        name,
        view.words.text("indicator.description", name=name, n=len(targets)),
        context={
            "indicator": view.catalog.indicators[ident],
            "ident": ident,
            "targets": targets,
            "evidence": evidence,
            "levels": levels(Place(view, "indicator", ident), targets, evidence),
            "only": only_level(view, targets, evidence),
            "pairs": pairs_of(view, ident),
            "documents": len({t.document for t in targets}),
        },
        crumbs=view.crumbs("indicator"),
    )


def _levels(view: View, ident: str) -> list[Target]:
    """The targets of an indicator in order of their periods, each level once: documents repeat one
    another."""
    targets = sorted(view.relations.targets_of_indicator[ident], key=in_time)
    return list({(t.comparator, t.min, t.max, t.unit or t.unit_text, t.period): t for t in targets}.values())


def in_time(target: Target) -> tuple[str, str]:
    """The order of targets by their periods; what has none comes last."""
    return (target.end.isoformat() if target.end else "9999", target.id)
