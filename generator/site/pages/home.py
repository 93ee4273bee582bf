"""The home page: what this is, one search, one's own place or body, then what the documents show, in
sentences with their rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.records import Commitment, Due
from generator.model.roles import ISSUER
from generator.site.charts.bars import Bar, bars
from generator.site.pages.base import Page, turns, when
from generator.site.pages.gap import is_assigned
from generator.site.pages.pictures.base import Place
from generator.site.pages.pictures.fields import explored, leading
from generator.site.pages.tiles import counted, since, steps, tiles
from generator.site.pages.view import View, newest
from generator.site.pages.words import VOCABULARIES

_MOST, _GROUPS = 10, 5
#: documents named on it, the newest
_NEWEST = 9
#: the kind of those who cannot be called
_GROUP = "group"
_NOBODY = (_GROUP, "community")


@dataclass(frozen=True)
class Finding:
    """What the documents show, by the stem of its words, with the numbers and names in it and the page that
    lists it."""

    stem: str
    values: dict[str, str | int]
    page: tuple[str, str]
    anchor: str = ""
    #: the days after which its number is another, each with the number from then on
    later: tuple[tuple[date, int], ...] = ()


def select(view: View) -> Iterator[Page]:
    """The home page."""
    topics, bodies, groups = topic_bars(view), agency_bars(view), group_bars(view)
    place = Place(view, "home")
    yield view.page(
        "home",
        "",
        view.fact("name"),
        view.fact("description"),
        template="home",
        whole=True,
        context={
            "ways": list(_ways(view)),
            "findings": list(findings(view)),
            "choices": choices(view),
            "tiles": tiles(view),
            "tiles_said": counted(view, (t.place for t in tiles(view))),
            "steps": steps(view),
            "since": since(view),
            "topics": topics,
            "bodies": bodies,
            "groups": groups,
            "unnamed": sum(1 for c in view.catalog.commitments.values() if _names_nobody(c)),
            "rows_of": {
                **{b.ident: place.href("explorer", topic=b.ident) for b in topics},
                **{b.ident: explored(place, b.ident) for b in (*bodies, *groups)},
            },
            "documents": newest(view)[:_NEWEST],
            "others": max(len(view.catalog.documents) - _NEWEST, 0),
            "years": _years(view),
            "changed": _changed(view),
        },
    )


def _years(view: View) -> str:
    """From which year to which the documents were issued."""
    years = sorted({d.issued_edtf[:4] for d in view.catalog.documents.values()})
    return "–".join(dict.fromkeys((*years[:1], *years[-1:])))


def _names_nobody(c: Commitment) -> bool:
    return any(part.basis == ISSUER for part in c.agencies)


def _ways(view: View) -> Iterator[str]:
    """The kinds of pages to start from, those without anything to list left out."""
    return (kind for kind in VOCABULARIES["way"] if view.nonempty.get(kind, True))


def _changed(view: View) -> dict[str, int | str]:
    """How many bodies have a successor, and how many districts and cities became units of today."""
    bodies = {s.agency for s in view.catalog.successions if s.status in ("succeeded", "ended", "territory")}
    return {"bodies": len(bodies), "places": counted(view, {s.place for s in view.catalog.place_successions})}


def findings(view: View) -> Iterator[Finding]:
    """What the documents show, computed: each with its rule among the words; nothing of what they do not
    have."""
    yield from _of_deadlines(view)
    yield from _of_a_year(view)
    targets = view.catalog.targets.values()
    free = sum(1 for t in targets if not is_assigned(t))
    if free and len(targets) > 1:
        yield Finding("unassigned", {"n": free, "all": len(targets)}, ("gap", ""), "unassigned")
    yield from _most_named(view)


def _of_deadlines(view: View) -> Iterator[Finding]:
    """How many deadlines are still to come, and how many have passed, where any have, of those that have a
    day at which this can be told."""
    known = [d.due for d in view.catalog.deadlines.values()]
    dues = [due for due in known if when(due, view.data_date) in _DATED]
    days = sorted({last for due in dues for last, _ in turns([due], view.data_date)})
    for stem in ("coming", "passed"):
        if n := _on(view.data_date, dues, stem):
            later = tuple((last, _on(last + timedelta(days=1), dues, stem)) for last in days)
            yield Finding(stem, {"n": n, "all": len(dues)}, ("deadline", ""), stem, later)


#: groups of time of what has a day; a duty that recurs, and what names no day, are in none of them
_DATED = ("coming", "passed", "running")


def _on(day: date, dues: Iterable[Due], group: str) -> int:
    """How many dates are in a group of time on a day."""
    return sum(1 for due in dues if when(due, day) == group)


def _of_a_year(view: View) -> Iterator[Finding]:
    """The year for which most targets are set, and how many of these have a result that compares."""
    by_year: dict[str, list[str]] = {}
    for t in view.catalog.targets.values():
        if len(t.period) == len("2023"):
            by_year.setdefault(t.period, []).append(t.id)
    if by_year:
        year = max(sorted(by_year), key=lambda y: len(by_year[y]))
        answered = {r.target for r in view.catalog.results if not r.reason}
        n = sum(1 for t in by_year[year] if t in answered)
        yield Finding("results", {"n": n, "all": len(by_year[year]), "year": year}, ("result", ""))


def _most_named(view: View) -> Iterator[Finding]:
    """The project that most passages name; none when two are named alike."""
    mentions = view.relations.mentions
    ranked = sorted((p for p in view.catalog.projects if mentions[p]), key=lambda p: -len(mentions[p]))
    if ranked and (len(ranked) == 1 or len(mentions[ranked[0]]) > len(mentions[ranked[1]])):
        first = ranked[0]
        documents = {view.catalog.passages[p].document for p in mentions[first]}
        values: dict[str, str | int] = {
            "n": len(mentions[first]), "documents": len(documents), "name": view.name("project", first)
        }  # fmt: skip
        yield Finding("project", values, ("project", first))


def topic_bars(view: View) -> list[Bar]:
    """Commitments by topic, each under every topic it has, as the explorer counts them."""
    return bars("topic", {t: len(view.relations.by_topic[t]) for t in view.catalog.topics}, _MOST)


def agency_bars(view: View) -> list[Bar]:
    """The bodies one can call that lead most commitments by their own name."""
    return bars("agency", _counts_of_leads(view, groups=False), _MOST)


def group_bars(view: View) -> list[Bar]:
    """The groups that lead most commitments by their own name."""
    return bars("agency", _counts_of_leads(view, groups=True), _GROUPS)


def _counts_of_leads(view: View, *, groups: bool) -> dict[str, int]:
    kinds = view.catalog.agencies
    return {a: len(led) for a, led in leading(view).items() if (kinds[a].kind == _GROUP) == groups}


def choices(view: View) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the picker offers: each former district with the units of today within it, then the bodies that
    have a part in something.

    Pairs are a heading ("" for bodies) and (kind, id) of what one can go to.
    """
    units = {tile.place: tile.units for tile in tiles(view)}
    places = [
        (place, [("place", place), *(("place", unit) for unit, _ in units[place])])
        for place in view.sorted_by_name("place", units)
    ]
    return [*places, ("", [("agency", body) for body in view.sorted_by_name("agency", _callable(view))])]


def _callable(view: View) -> list[str]:
    """The bodies one can call that have a part in something, themselves or as those who came after."""
    r, agencies = view.relations, view.catalog.agencies
    return [a for a in agencies if agencies[a].kind not in _NOBODY and (r.parts[a] or r.predecessors[a])]
