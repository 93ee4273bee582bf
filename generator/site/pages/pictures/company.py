"""Who works with whom: agencies named in the same commitments, for one agency and for the most connected
together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from generator.model.records import Commitment
from generator.model.roles import NAMED
from generator.site.charts.bars import Bar, bars
from generator.site.charts.matrix import Count, Name, triangle
from generator.site.charts.svg import Caption
from generator.site.pages.pictures.base import Cell, Picture, Place, Table, most, sentences
from generator.site.pages.view import View

_MOST = 12
_PARTNERS = 15
Pairs = Counter[tuple[str, str]]


def company(place: Place) -> Picture | None:
    """How often the agencies with most company are named together; None when none are."""
    view = place.view
    pairs = together(view.catalog.commitments.values())
    company_of: Counter[str] = Counter()
    for (a, b), n in pairs.items():
        company_of.update({a: n, b: n})
    shown = sorted(company_of, key=lambda a: (-company_of[a], a))[:_MOST]
    if len(shown) < 2:
        return None
    words = view.words
    inside = sorted(
        ((n, pair) for pair, n in pairs.items() if set(pair) <= set(shown)),
        key=lambda item: (-item[0], item[1]),
    )
    first = most(view, inside[0][0], [_both(view, *pair) for n, pair in inside if n == inside[0][0]])
    left = (
        words.text("picture.company_left", n=len(company_of) - len(shown))
        if len(company_of) > len(shown)
        else ""
    )
    caption = Caption(
        "company",
        words.text("picture.company_title"),
        sentences(first, words.text("picture.company_read")),
        left,
    )
    names = [Name(view.name("agency", a), place.href("agency", a)) for a in shown]
    counts = [[_count(view, _pair(pairs, a, b), a, b) for b in shown] for a in shown]
    rows = tuple((place.named("agency", a), place.named("agency", b), place.count(n)) for n, (a, b) in inside)
    head = (
        Cell(words.text("facet.agency")),
        Cell(words.text("picture.partner")),
        Cell(words.text("picture.together"), number=True),
    )
    return Picture(
        caption, triangle(caption, names, counts), Table(head, rows), place.counted, ("commitment_agencies",)
    )


def together(commitments: Iterable[Commitment]) -> Pairs:
    """How many commitments name both of two agencies, as those who lead or help."""
    pairs: Pairs = Counter()
    for c in commitments:
        pairs.update(combinations(sorted(_named(c)), 2))
    return pairs


def partners(agency: str, commitments: Iterable[Commitment]) -> list[Bar]:
    """The agencies named together with this one, most often first: where it leads, where the other leads,
    where both stand alike."""
    counts: dict[str, list[int]] = {}
    for c in commitments:
        roles = _named(c)
        for other in roles.keys() - {agency}:
            counts.setdefault(other, [0, 0, 0])[_part(roles[agency], roles[other])] += 1
    return bars("agency", counts, _PARTNERS)


def _both(view: View, first: str, second: str) -> str:
    return view.words.text(
        "picture.company_pair", first=view.name("agency", first), second=view.name("agency", second)
    )


def _count(view: View, n: int, first: str, second: str) -> Count:
    return Count(n, view.words.text("picture.cell", name=_both(view, first, second), n=n) if n else "")


def _named(c: Commitment) -> dict[str, str]:
    """The agencies a commitment names, with their role; who leads and helps leads."""
    found = {i.agency: "cooperate" for i in c.agencies if i.basis in NAMED and i.role == "cooperate"}
    return {**found, **{i.agency: "lead" for i in c.agencies if i.basis in NAMED and i.role == "lead"}}


def _part(role: str, other: str) -> int:
    return 2 if role == other else 0 if role == "lead" else 1


def _pair(pairs: Pairs, a: str, b: str) -> int:
    return pairs[(a, b) if a < b else (b, a)]
