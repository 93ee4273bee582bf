"""The page of an agency: what it leads, by name and as member of a group, what it cooperates in, and who
succeeded it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.records import Commitment, Deadline
from generator.model.roles import NAMED
from generator.model.vocabulary import Project
from generator.site.pages.base import Page, due_order
from generator.site.pages.duties import by_topic, group_of, lines, reports, usual_group
from generator.site.pages.inheritance import inheritance
from generator.site.pages.pictures.base import Place
from generator.site.pages.pictures.company import company, partners
from generator.site.pages.pictures.due import due
from generator.site.pages.relations import Part, distinct
from generator.site.pages.short_print import last_reported, left_out
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The index of agencies and one page each."""
    yield _index(view)
    for ident in view.catalog.agencies:
        yield view.later(_page, ident)


def _index(view: View) -> Page:
    kinds: dict[str, list[str]] = {}
    for ident in view.sorted_by_name("agency", view.catalog.agencies):
        kinds.setdefault(view.catalog.agencies[ident].kind, []).append(ident)
    order = [k for k in view.catalog.registries["agency_kinds"] if k in kinds]
    words, r = view.words, view.relations
    busy = sum(1 for a in view.catalog.agencies if r.parts[a])
    heirs = _heirs(view)
    return view.page(
        "agency",
        "",
        words.text("agencies.title"),
        words.text("agencies.description", n=busy),
        context={
            "kinds": [
                (
                    k,
                    [
                        (a, [*tally(view, a), *([("inherits", heirs[a])] if a in heirs else [])])
                        for a in kinds[k]
                        if r.parts[a] or a in heirs
                    ],
                    [a for a in kinds[k] if not r.parts[a] and a not in heirs],
                )
                for k in order
            ],
            "busy": busy,
            "company": company(Place(view, "agency")),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.agency"),
        outline=True,
    )


def _heirs(view: View) -> dict[str, int]:
    """Bodies that a source names as successors, with how many commitments those before them led by name."""
    led: dict[str, set[str]] = {}
    for row in view.catalog.inherited:
        if row.role == "lead" and row.basis != "group":
            led.setdefault(row.agency, set()).add(row.commitment)
    return {agency: len(commitments) for agency, commitments in led.items()}


def tally(view: View, agency: str) -> list[tuple[str, int]]:
    """How many commitments an agency leads (by name or as issuer), leads as member of a group, and cooperates
    in; if none of these, its first other part. Pairs of part and number."""
    by = {key: len(found) for key, found in _by_part(view, agency).items()}
    by["leads"] += by.pop("issuer")
    most = [(key, by[key]) for key in ("leads", "member", "helps") if by[key]]
    return most or [(key, n) for key, n in by.items() if n][:1]


def _by_part(view: View, agency: str) -> dict[str, list[Commitment]]:
    parts = view.relations.parts[agency]
    named = _commitments_of(parts, "lead", NAMED)
    issuer = _commitments_of(parts, "lead", ("issuer",))
    ids = {c.id for c in named}
    helps = _commitments_of(parts, "cooperate", NAMED)
    helped = {c.id for c in helps}
    return {
        "leads": named,
        "issuer": issuer,
        "member": [c for c in _commitments_of(parts, "lead", ("group",)) if c.id not in ids],
        "helps": helps,
        "helps_member": [c for c in _commitments_of(parts, "cooperate", ("group",)) if c.id not in helped],
        "receives": _commitments_of(parts, "report_to", (*NAMED, "group")),
        "watches": _commitments_of(parts, "supervise", (*NAMED, "group")),
    }


def _commitments_of(parts: Iterable[Part], role: str, bases: tuple[str, ...]) -> list[Commitment]:
    return distinct(
        p.commitment for p in parts if p.involvement.role == role and p.involvement.basis in bases
    )


def _page(view: View, ident: str) -> Page:
    by = _by_part(view, ident)
    agency = view.catalog.agencies[ident]
    name = view.dated_name("agency", ident)
    words = view.words
    r = view.relations
    found = partners(ident, distinct([*by["leads"], *by["helps"]]))
    members = by_topic(view, lines(view, _through(ident, by["member"], "lead")))
    places = [place for place, authority in r.authority.items() if authority == ident]
    told, inherited, targets = reports(view, ident), inheritance(view, ident), _targets(view, ident)
    deadlines = _led_deadlines(view, ident)
    return view.page(
        "agency",
        ident,
        name,
        words.text(
            "agency.description",
            name=name,
            leads=len(by["leads"]),
            member=len(by["member"]),
            helps=len(by["helps"]),
        ),
        context={
            "agency": agency,
            "ident": ident,
            "by": by,
            "leads": view.in_order(by["leads"]),
            "issuer": view.in_order(by["issuer"]),
            "helps": view.in_order(by["helps"]),
            "reports": told,
            "reported": last_reported(told),
            "left_out": left_out(by, told, inherited, targets, deadlines),
            "members": members,
            "members_usual": usual_group(members),
            "helps_members": [
                (group, lines(view, ((c, "") for c in commitments)))
                for group, commitments in _by_group(ident, by["helps_member"], "cooperate")
            ],
            "inherited": inherited,
            "targets": targets,
            "deadlines": view.deadlines_in_order(deadlines),
            "projects": _projects(view, by["leads"]),
            "partners": found,
            "due": due(Place(view, "agency", ident), deadlines, name),
            "calendar": ident in r.calendars,
            "led_in_groups": [
                g for g in r.groups[ident] if any(role == "lead" for _, role in r.deadlines_of_agency[g])
            ],
            "address": view.absolute("agency", ident),
            "spellings": list(dict.fromkeys(n for n, _ in r.names[ident] if n != agency.name_vi)),
            "successors": r.successors[ident],
            "predecessors": r.predecessors[ident],
            "groups": r.groups[ident],
            "places": places,
            "units": list(dict.fromkeys(s.successor for place in places for s in r.places_after[place])),
            "children": r.children[ident],
            "issued": _issued(view, agency.name_vi),
        },
        crumbs=view.crumbs("agency"),
        outline=True,
    )


def _through(agency: str, commitments: list[Commitment], role: str) -> list[tuple[Commitment, str]]:
    """Commitments in the order of their dates, each with the group through which the agency takes part."""
    return [(c, group_of(c, agency, role)) for c in sorted(commitments, key=lambda c: due_order(c.due))]


def _by_group(agency: str, commitments: list[Commitment], role: str) -> list[tuple[str, list[Commitment]]]:
    groups: dict[str, list[Commitment]] = {}
    for c, via in _through(agency, commitments, role):
        groups.setdefault(via, []).append(c)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def _targets(view: View, agency: str) -> dict[str, list[Any]]:
    found = view.relations.targets_of_agency[agency]
    named = {t.id: t for t, i in found if i.role == "lead" and i.basis != "group"}
    issued = {t.id for t, i in found if i.role == "lead" and i.basis == "issuer"}
    group = {t.id: t for t, i in found if i.role == "lead" and i.basis == "group" and t.id not in named}
    helped = {t.id: t for t, i in found if i.role == "cooperate" and t.id not in named | group}
    return {
        "own": list(named.values()),
        "named": [t for t in named.values() if t.id not in issued],
        "issued": [t for t in named.values() if t.id in issued],
        "group": list(group.values()),
        "helped": list(helped.values()),
    }


def _led_deadlines(view: View, agency: str) -> list[Deadline]:
    return list(
        {d.id: d for d, role in view.relations.deadlines_of_agency[agency] if role == "lead"}.values()
    )


def _issued(view: View, name: str) -> list[str]:
    """Cited documents issued by a body: the registry names issuers in words, of which only an exact name is
    taken."""
    legal = view.catalog.legal_documents
    return view.sorted_by_name("legal_document", [key for key in legal if legal[key].issuer == name])


def _projects(view: View, commitments: list[Commitment]) -> list[tuple[str, Project, list[Commitment]]]:
    named: dict[str, list[Commitment]] = {}
    for c in commitments:
        for project in c.projects:
            named.setdefault(project, []).append(c)
    return [(p, view.catalog.projects[p], named[p]) for p in view.sorted_by_name("project", named)]
