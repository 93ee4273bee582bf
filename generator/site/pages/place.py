"""The page of a place: what is promised there, and what became of its area, or whose area it was before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.vocabulary import PlaceSuccession
from generator.site.pages.base import Page
from generator.site.pages.relations import by_document
from generator.site.pages.tiles import since, steps, tiles
from generator.site.pages.view import View

_ORDER = ("province", "city", "district", "town", "ward", "commune", "border-gate", "area")


def select(view: View) -> Iterator[Page]:
    """The index of places and one page each."""
    words = view.words
    places = view.catalog.places
    own = tiles(view)
    within = {unit for tile in own for unit, _ in tile.units}
    kinds: dict[str, list[str]] = {}
    for key in view.sorted_by_name("place", places):
        if key not in within:
            kinds.setdefault(places[key].kind, []).append(key)
    yield view.page(
        "place",
        "",
        words.text("places.title"),
        words.text("places.description", n=len(places)),
        context={
            "kinds": [(k, [(p, _authority(view, p)) for p in kinds[k]]) for k in _ORDER if k in kinds],
            "tiles": own,
            "steps": steps(view),
            "since": since(view),
            "units": len(within),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.place"),
    )
    for ident in places:
        yield _page(view, ident)


def _page(view: View, ident: str) -> Page:
    r = view.relations
    name = view.name("place", ident)
    projects = [
        p
        for p in view.sorted_by_name("project", view.catalog.projects)
        if view.catalog.projects[p].place == ident
    ]
    return view.page(
        "place",
        ident,
        name,
        view.words.text("place.description", name=name, n=len(r.by_place[ident])),
        context={
            "place": view.catalog.places[ident],
            "ident": ident,
            "documents": by_document(r.by_place[ident]),
            "count": len(r.by_place[ident]),
            "authority": _authority(view, ident),
            "projects": projects,
            "within": view.sorted_by_name("place", r.places_within[ident]),
            "passed": r.places_after[ident],
            "formed": [_former(view, s) for s in r.places_before[ident]],
            "sources": _sources((*r.places_after[ident], *r.places_before[ident])),
        },
        crumbs=view.crumbs("place"),
    )


@dataclass(frozen=True)
class Former:
    """A place whose area, or part of it, a place of today has: what the documents said of it."""

    place: str
    whole: bool
    #: commitments that name it
    named: int
    #: its people's committee, and how many commitments that leads
    authority: tuple[str, int] | None


def _former(view: View, succession: PlaceSuccession) -> Former:
    place = succession.place
    whole = succession.coverage == "whole"
    return Former(place, whole, len(view.relations.by_place[place]), _authority(view, place))


def _sources(successions: Iterable[PlaceSuccession]) -> list[tuple[str, str | None, str]]:
    """Each source once: title, title in English, address."""
    return list(dict.fromkeys((s.source_title, s.source_title_en, s.source_url) for s in successions))


def _authority(view: View, place: str) -> tuple[str, int] | None:
    """The people's committee of a place and how many commitments it leads, by its name, as the issuer or in a group."""
    agency = view.relations.authority.get(place)
    if agency is None:
        return None
    return agency, len(
        {p.commitment.id for p in view.relations.parts[agency] if p.involvement.role == "lead"}
    )
