"""The page that compares the documents: one indicator, project or matter across them, with their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.records import Milestone, SourceNote
from generator.site.pages.base import Page, due_order
from generator.site.pages.comparing import OUTCOMES, STEPS, Level, levels
from generator.site.pages.likeness import LAW
from generator.site.pages.pictures.base import Place
from generator.site.pages.pictures.flow import again, returns, targets_flow
from generator.site.pages.view import View


@dataclass(frozen=True)
class Mention:
    """What one document says of a project: its dated words, and the first passage that names it."""

    document: str
    passage: str
    milestones: tuple[Milestone, ...]


def select(view: View) -> Iterator[Page]:
    """The page that compares the documents."""
    words = view.words
    indicators = _indicators(view)
    projects = _projects(view)
    order = _in_time(view)
    outcomes = Counter(outcome for *_, outcome in returns(order, indicators))
    returning = again(order, indicators)
    yield view.page(
        "compare",
        "",
        words.text("compare.title"),
        words.text("compare.description", n=len(indicators), projects=len(projects)),
        template="compare",
        context={
            "alone": len(order) < 2,
            "indicators": indicators,
            "outcomes": [(key, outcomes[key]) for key in OUTCOMES if outcomes[key]],
            "steps": [(key, outcomes[key]) for key in STEPS if outcomes[key]],
            "unmatched": outcomes[""],
            "returning": returning,
            "flow": targets_flow(Place(view, "compare"), order, returning),
            "dropped": _dropped(view),
            "conflicts": _conflicts(view),
            "projects": projects,
            "matters": _matters(view),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.compare"),
        outline=True,
    )


def _indicators(view: View) -> list[tuple[str, list[Level]]]:
    """The indicators that several documents have, each with its levels."""
    found = view.relations.targets_of_indicator
    several = [i for i in view.catalog.indicators if len({t.document for t in found[i]}) > 1]
    return [(i, levels(view.catalog.documents, found[i])) for i in view.sorted_by_name("indicator", several)]


def _in_time(view: View) -> list[str]:
    """The documents in the order in which they were issued."""
    return sorted(view.catalog.documents, key=lambda key: (view.catalog.documents[key].issued_edtf, key))


def _dropped(view: View) -> list[tuple[str, list[str]]]:
    """By document the indicators that no later document here has again; the newest has none that could come
    later."""
    order = _in_time(view)
    last: dict[str, int] = {}
    for key, targets in view.relations.targets_of_indicator.items():
        if targets:
            last[key] = max(order.index(t.document) for t in targets)
    newest = len(order) - 1
    groups = {d: [i for i, at in last.items() if at == n] for n, d in enumerate(order) if n != newest}
    return [
        (d, view.sorted_by_name("indicator", indicators)) for d, indicators in groups.items() if indicators
    ]


def _conflicts(view: View) -> list[SourceNote]:
    """Contradictions between passages of two documents, each pair once."""
    notes = (n for n in view.catalog.source_notes.values() if n.kind == "conflict" and n.other)
    passages = view.catalog.passages
    pairs: dict[frozenset[str], SourceNote] = {}
    for n in notes:
        if passages[n.passage].document != passages[n.other].document:
            pairs.setdefault(frozenset((n.passage, n.other)), n)
    return list(pairs.values())


def _projects(view: View) -> list[tuple[str, list[Mention]]]:
    """Projects that several documents name, those named by most first; what each document says, in the order
    of issue."""
    order = _in_time(view)
    found: list[tuple[str, list[Mention]]] = []
    for project in view.sorted_by_name("project", view.catalog.projects):
        first: dict[str, str] = {}
        for passage in view.relations.mentions[project]:
            first.setdefault(view.catalog.passages[passage].document, passage)
        dated = sorted(view.relations.milestones[project], key=lambda m: due_order(m.due))
        if len(first) > 1:
            mentions = [
                Mention(d, first[d], tuple(m for m in dated if m.document == d)) for d in order if d in first
            ]
            found.append((project, mentions))
    return sorted(found, key=lambda item: -len(item[1]))


def _matters(view: View) -> list[tuple[str, list[tuple[str, int]]]]:
    """Documents other than laws that several documents here cite, each with the number of commitments that
    rest on it."""
    order = _in_time(view)
    found: list[tuple[str, list[tuple[str, int]]]] = []
    for key, legal in view.catalog.legal_documents.items():
        counts = Counter(c.document for c in view.relations.cited[key] if c.commitment)
        if len(counts) > 1 and legal.type != LAW:
            found.append((key, [(d, counts[d]) for d in order if counts[d]]))
    return sorted(found, key=lambda item: (-len(item[1]), -sum(n for _, n in item[1]), item[0]))
