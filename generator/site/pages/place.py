"""The page of a place: what is promised there, and what became of its area, or whose area it was before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.roles import GROUP, LEAD
from generator.model.vocabulary import PlaceSuccession
from generator.site.pages.base import Page
from generator.site.pages.duties import Line, dated_first, lines
from generator.site.pages.tiles import counted, since, steps, tiles
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The index of places and one page each."""
    words = view.words
    places = view.catalog.places
    drawn = tiles(view)
    within = {unit for tile in drawn for unit, _ in tile.units}
    kinds: dict[str, list[str]] = {}
    for key in view.sorted_by_name("place", places):
        if key not in within:
            kinds.setdefault(places[key].kind, []).append(key)
    order = view.catalog.registries["place_kinds"]
    yield view.page(
        "place",
        "",
        words.text("places.title"),
        words.text("places.description", n=len(places)),
        context={
            "kinds": [(k, [(p, _authority(view, p)) for p in kinds[k]]) for k in order if k in kinds],
            "tiles": drawn,
            "tiles_said": counted(view, (t.place for t in drawn)),
            "steps": steps(view),
            "since": since(view),
            "units": len(within),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.place"),
    )
    for ident in places:
        yield view.later(_page, ident)


def _page(view: View, ident: str) -> Page:
    r = view.relations
    name = view.name("place", ident)
    return view.page(
        "place",
        ident,
        name,
        view.words.text("place.description", name=name, n=len(r.by_place[ident])),
        context={
            "place": view.catalog.places[ident],
            "ident": ident,
            "promised": _promised(view, ident),
            "authority": _authority(view, ident),
            "projects": _projects(view, ident),
            "bearing": _bearing(view, ident),
            "within": view.sorted_by_name("place", r.places_within[ident]),
            "passed": r.places_after[ident],
            "formed": [_former(view, s) for s in r.places_before[ident]],
            "sources": _sources((*r.places_after[ident], *r.places_before[ident])),
        },
        crumbs=view.crumbs("place"),
    )


@dataclass(frozen=True, kw_only=True)
class Former:
    """A place whose area, or part of it, a place of today has: what the documents said of it."""

    place: str
    whole: bool
    #: commitments that name it
    named: int
    #: its people's committee, and how many commitments that leads
    authority: tuple[str, int] | None
    #: what names it, each with the dates of this place: what has one, and what has none
    promised: tuple[list[Line], list[Line]]
    projects: list[str]
    #: projects that bear its name, and have no place in the data
    bearing: list[str]
    within: list[str]
    #: what its committee was given as one of a group, by topic
    shared: list[tuple[str, int]]


def _former(view: View, succession: PlaceSuccession) -> Former:
    place = succession.place
    whole = succession.coverage == "whole"
    r = view.relations
    return Former(
        place=place,
        whole=whole,
        named=len(r.by_place[place]),
        authority=_authority(view, place),
        promised=_promised(view, place),
        projects=_projects(view, place),
        bearing=_bearing(view, place),
        within=view.sorted_by_name("place", r.places_within[place]),
        shared=_shared(view, r.authority.get(place, "")),
    )


def _promised(view: View, place: str) -> tuple[list[Line], list[Line]]:
    """What names a place, with the dates of that place: what has one, and what has none."""
    return dated_first(lines(view, ((c, "") for c in view.relations.by_place[place]), place))


def _projects(view: View, place: str) -> list[str]:
    """The projects at a place or at one within it, by name."""
    projects = view.catalog.projects
    area = {place, *_inside(view, place)}
    return [p for p in view.sorted_by_name("project", projects) if projects[p].place in area]


def _inside(view: View, place: str) -> Iterator[str]:
    """The places within a place, and those within them."""
    for inner in view.relations.places_within[place]:
        yield inner
        yield from _inside(view, inner)


def _bearing(view: View, place: str) -> list[str]:
    """The projects that bear the name of a place and have none of their own, by name."""
    return view.sorted_by_name("project", view.relations.projects_named[place])


def _shared(view: View, agency: str) -> list[tuple[str, int]]:
    """How many commitments of each main topic a body leads only as member of a group, the fullest topic
    first."""
    led = [p for p in view.relations.parts[agency] if p.involvement.role == LEAD] if agency else []
    named = {p.commitment.id for p in led if p.involvement.basis != GROUP}
    topics = {p.commitment.id: p.commitment.topics[0] for p in led if p.commitment.id not in named}
    return sorted(Counter(topics.values()).items(), key=lambda item: (-item[1], view.name("topic", item[0])))


def _sources(successions: Iterable[PlaceSuccession]) -> list[tuple[str, str | None, str]]:
    """Each source once: title, title in English, address."""
    return list(dict.fromkeys((s.source_title, s.source_title_en, s.source_url) for s in successions))


def _authority(view: View, place: str) -> tuple[str, int] | None:
    """The people's committee of a place and how many commitments it leads, by its name, as the issuer or in a
    group."""
    agency = view.relations.authority.get(place)
    if agency is None:
        return None
    return agency, len(
        {p.commitment.id for p in view.relations.parts[agency] if p.involvement.role == "lead"}
    )
