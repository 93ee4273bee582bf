"""Backlinks, computed once for all pages: for each thing the records that refer to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from generator.content.catalog import Catalog
from generator.content.successions import Successions
from generator.model.agency import AgencySuccession
from generator.model.evidence import Evidence
from generator.model.records import (
    Citation,
    Commitment,
    Deadline,
    Involvement,
    Milestone,
    Result,
    SourceNote,
    Target,
)
from generator.model.turns import in_calendar
from generator.model.vocabulary import PlaceSuccession
from generator.site.pages.likeness import Alike, alike
from generator.text.names import Spellings

_COMMITTEE = ("UBND", "Ủy ban nhân dân")


@dataclass(frozen=True)
class Part:
    """A commitment and an agency's part in it."""

    commitment: Commitment
    involvement: Involvement


@dataclass(frozen=True, kw_only=True)
class Relations:
    """Lists by the id of what they refer to; a missing key is an empty list."""

    parts: dict[str, list[Part]] = field(default_factory=lambda: defaultdict(list))
    by_topic: dict[str, list[Commitment]] = field(default_factory=lambda: defaultdict(list))
    by_project: dict[str, list[Commitment]] = field(default_factory=lambda: defaultdict(list))
    by_place: dict[str, list[Commitment]] = field(default_factory=lambda: defaultdict(list))
    by_document: dict[str, list[Commitment]] = field(default_factory=lambda: defaultdict(list))
    #: the commitments before and after one in its document, by id; "" where there is none
    neighbours: dict[str, tuple[str, str]] = field(default_factory=dict)
    targets: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    targets_of_document: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    targets_of_agency: dict[str, list[tuple[Target, Involvement]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    targets_of_indicator: dict[str, list[Target]] = field(default_factory=lambda: defaultdict(list))
    deadlines: dict[str, list[Deadline]] = field(default_factory=lambda: defaultdict(list))
    deadlines_of_agency: dict[str, list[tuple[Deadline, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    #: agencies that have a calendar: they lead something that has a date, themselves or in a group, or
    #: receive it
    calendars: set[str] = field(default_factory=set)
    #: the last day in the calendar of an agency; ``date.min`` when there is none
    last_days: dict[str, date] = field(default_factory=dict)
    #: components of indexes that a passage gives to somebody: index and component
    components: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    milestones: dict[str, list[Milestone]] = field(default_factory=lambda: defaultdict(list))
    milestones_of_passage: dict[str, list[Milestone]] = field(default_factory=lambda: defaultdict(list))
    mentions: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    citations: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    cited: dict[str, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, list[SourceNote]] = field(default_factory=lambda: defaultdict(list))
    notes_of_document: dict[str, list[SourceNote]] = field(default_factory=lambda: defaultdict(list))
    evidence: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    #: the rows of ``target_results`` by target
    results: dict[str, list[Result]] = field(default_factory=lambda: defaultdict(list))
    successors: dict[str, list[AgencySuccession]] = field(default_factory=lambda: defaultdict(list))
    predecessors: dict[str, list[AgencySuccession]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    children: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    #: where the area of a place went, and whose area it has
    places_after: dict[str, list[PlaceSuccession]] = field(default_factory=lambda: defaultdict(list))
    places_before: dict[str, list[PlaceSuccession]] = field(default_factory=lambda: defaultdict(list))
    places_within: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    #: projects without a place whose name has that of a place in it, as no part of the name of another one
    projects_named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    #: the people's committee of a place, where the registry has it: what is asked of all districts is asked
    #: of it
    authority: dict[str, str] = field(default_factory=dict)
    #: commitments of other documents on the same matter, the nearest first
    alike: dict[str, list[Alike]] = field(default_factory=dict)


def relate(catalog: Catalog) -> Relations:
    """Compute the backlinks of a catalog."""
    r = Relations()
    _commitments(catalog, r)
    _targets(catalog, r)
    _times(catalog, r)
    _texts(catalog, r)
    _calendars(catalog, r)
    _registries(catalog, r)
    r.alike.update(alike(catalog, r.targets, r.citations))
    return r


def _commitments(catalog: Catalog, r: Relations) -> None:
    for c in catalog.commitments.values():
        r.by_document[c.document].append(c)
        for involvement in c.agencies:
            r.parts[involvement.agency].append(Part(c, involvement))
        for ids, index in ((c.topics, r.by_topic), (c.projects, r.by_project), (c.places, r.by_place)):
            for ident in ids:
                index[ident].append(c)
    for several in r.by_document.values():
        row = ["", *(c.id for c in several), ""]
        r.neighbours.update(zip(row[1:], zip(row, row[2:], strict=False), strict=False))


def _targets(catalog: Catalog, r: Relations) -> None:
    for t in catalog.targets.values():
        r.targets[t.passage].append(t)
        r.targets_of_document[t.document].append(t)
        r.targets_of_indicator[t.indicator].append(t)
        for involvement in t.agencies:
            r.targets_of_agency[involvement.agency].append((t, involvement))


def _times(catalog: Catalog, r: Relations) -> None:
    for d in catalog.deadlines.values():
        r.deadlines[d.passage].append(d)
        for i in d.agencies:
            if i.basis != "group":
                r.deadlines_of_agency[i.agency].append((d, i.role))
            if i.role in ("lead", "report_to"):
                r.last_days[i.agency] = max(r.last_days.get(i.agency, date.min), _last_day(catalog, d))
    for m in catalog.milestones.values():
        r.milestones[m.project].append(m)
        r.milestones_of_passage[m.passage].append(m)


def _last_day(catalog: Catalog, d: Deadline) -> date:
    """The last day on which a deadline is in a calendar; ``date.min`` when it is in none."""
    period = catalog.documents[d.document].period_edtf or ""
    return max((turns.last for turns in in_calendar(d.due, period)), default=date.min)


def _calendars(catalog: Catalog, r: Relations) -> None:
    """Who has a calendar: whoever has a day in it, and whoever inherits one from the day of succession on."""
    successions = Successions.of(catalog.successions)
    for agency, last in tuple(r.last_days.items()):
        for heir in successions.ever(agency):
            if last >= heir.since:
                r.last_days[heir.agency] = max(r.last_days.get(heir.agency, date.min), last)
    r.calendars.update(agency for agency, last in r.last_days.items() if last > date.min)


def _texts(catalog: Catalog, r: Relations) -> None:
    for key, index in catalog.indices.items():
        for component, part in index.components.items():
            for passage in part.passages:
                r.components[passage].append((key, component))
    for c in catalog.citations.values():
        r.citations[c.passage].append(c)
        r.cited[c.legal_document].append(c)
    for n in catalog.source_notes.values():
        r.notes[n.passage].append(n)
        r.notes_of_document[n.document].append(n)
    position = {p: i for i, p in enumerate(catalog.passages)}
    for project, passage in sorted(catalog.project_mentions, key=lambda m: (m[0], position[m[1]])):
        r.mentions[project].append(passage)


def _registries(catalog: Catalog, r: Relations) -> None:
    for row in catalog.results:
        r.results[row.target].append(row)
    for e in catalog.evidence:
        r.evidence[e.commitment or e.target or e.indicator or ""].append(e)
    for s in catalog.successions:
        r.successors[s.agency].append(s)
        if s.successor and s.successor != s.agency:
            r.predecessors[s.successor].append(s)
    for key, agency in catalog.agencies.items():
        for member in agency.members:
            r.groups[member].append(key)
        if agency.parent:
            r.children[agency.parent].append(key)
    for key, name, document in (*catalog.agency_names, *catalog.project_names):
        r.names[key].append((name, document))
    for moved in catalog.place_successions:
        r.places_after[moved.place].append(moved)
        r.places_before[moved.successor].append(moved)
    for key, place in catalog.places.items():
        if place.parent:
            r.places_within[place.parent].append(key)
    r.authority.update(_authorities(catalog))
    _named_after(catalog, r)


def _named_after(catalog: Catalog, r: Relations) -> None:
    """Projects without a place, by the places in their name: a name is not where something lies."""
    spellings = Spellings({key: {p.name_vi, *p.names} for key, p in catalog.places.items()})
    for key, project in catalog.projects.items():
        if not project.place:
            for place in dict.fromkeys(mention.key for mention in spellings.find(project.name_vi)):
                r.projects_named[place].append(key)


def _authorities(catalog: Catalog) -> dict[str, str]:
    """By place the body whose name is that of the place after the words for a people's committee."""
    named = {a.name_vi: key for key, a in catalog.agencies.items()}
    titles = (
        (place, f"{committee} {p.name_vi}") for place, p in catalog.places.items() for committee in _COMMITTEE
    )
    return {place: named[title] for place, title in titles if title in named}


def distinct(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Each commitment once, in the order of first mention."""
    return list({c.id: c for c in commitments}.values())


def by_document(commitments: Iterable[Commitment]) -> list[tuple[str, list[Commitment]]]:
    """Commitments under their documents, in the order of the documents."""
    groups: dict[str, list[Commitment]] = {}
    for c in commitments:
        groups.setdefault(c.document, []).append(c)
    return list(groups.items())
