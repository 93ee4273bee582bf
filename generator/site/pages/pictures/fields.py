"""Which agency leads in which field: agencies across topics, in commitments that name the agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.model.records import Commitment
from generator.model.roles import NAMED
from generator.site.charts.matrix import Count, Grid, Name, matrix
from generator.site.charts.svg import Caption
from generator.site.pages.pictures.base import Cell, Picture, Place, Table, most, sentences
from generator.site.pages.relations import distinct
from generator.site.pages.view import View

_AGENCIES, _TOPICS = 15, 12
Led = Mapping[str, Sequence[Commitment]]


def fields(place: Place) -> Picture | None:
    """The agencies that lead most, across the topics in which they do; None when no agency is named."""
    view = place.view
    led = leading(view)
    topics = Counter(t for found in led.values() for c in found for t in c.topics)
    shown = sorted(led, key=lambda a: (-len(led[a]), a))[:_AGENCIES]
    across = sorted(topics, key=lambda t: (-topics[t], t))[:_TOPICS]
    if not across:
        return None
    counts = tuple(tuple(_counted(place, led, a, t) for t in across) for a in shown)
    words = view.words
    left = (len(led) - len(shown), len(topics) - len(across))
    note = sentences(
        words.text("picture.fields_rule"),
        words.text("picture.fields_left", agencies=left[0], topics=left[1]) if any(left) else "",
        words.text("picture.fields_follow"),
    )
    caption = Caption("fields", words.text("picture.fields_title"), _most(view, shown, across, counts), note)
    grid = Grid(_names(place, "agency", shown), _names(place, "topic", across), counts)
    return Picture(
        caption,
        matrix(caption, grid),
        _table(place, shown, across, led),
        place.counted,
        ("commitment_agencies", "commitment_topics"),
    )


def leading(view: View) -> Led:
    """The commitments that each agency leads by its own name; who leads none is left out."""
    found = {a: led_by(view, a) for a in view.catalog.agencies}
    return {a: commitments for a, commitments in found.items() if commitments}


def led_by(view: View, agency: str) -> list[Commitment]:
    """The commitments that an agency leads by its own name."""
    parts = view.relations.parts[agency]
    return distinct(
        p.commitment for p in parts if p.involvement.role == "lead" and p.involvement.basis in NAMED
    )


def _count(led: Led, agency: str, topic: str) -> int:
    return sum(1 for c in led[agency] if topic in c.topics)


def _counted(place: Place, led: Led, agency: str, topic: str) -> Count:
    """A cell: its number, its words, and the list it leads to; what does not occur has its number alone."""
    n = _count(led, agency, topic)
    if not n:
        return Count(0)
    words = place.view.words.text("picture.cell", name=_pair(place.view, agency, topic), n=n)
    return Count(n, words, explored(place, agency, topic=topic))


def _names(place: Place, kind: str, idents: Sequence[str]) -> tuple[Name, ...]:
    return tuple(Name(place.view.name(kind, ident), place.href(kind, ident)) for ident in idents)


def _pair(view: View, agency: str, topic: str) -> str:
    return view.words.text(
        "picture.fields_pair", agency=view.name("agency", agency), topic=view.name("topic", topic)
    )


def _most(view: View, shown: Sequence[str], across: Sequence[str], counts: Sequence[Sequence[Count]]) -> str:
    """Where most is asked, in a sentence."""
    largest = max(count.n for row in counts for count in row)
    found = [
        (a, t)
        for a, row in zip(shown, counts, strict=True)
        for t, count in zip(across, row, strict=True)
        if count.n == largest
    ]
    return most(view, largest, [_pair(view, a, t) for a, t in found])


def _table(place: Place, shown: Sequence[str], across: Sequence[str], led: Led) -> Table:
    words = place.view.words
    head = (
        Cell(words.text("facet.agency")),
        *(Cell(place.view.name("topic", t), place.href("topic", t), number=True) for t in across),
        Cell(words.text("picture.all"), number=True),
    )
    rows = tuple(
        (
            place.named("agency", a),
            *(place.count(_count(led, a, t), explored(place, a, topic=t)) for t in across),
            place.count(len(led[a]), explored(place, a)),
        )
        for a in shown
    )
    return Table(head, rows)


def explored(place: Place, agency: str, **choice: str) -> str:
    """The explorer with exactly these commitments; where it would show more, the page of the agency.

    It cannot tell those an agency leads by name from those it answers for because nobody is named.
    """
    if any(p.involvement.basis == "issuer" for p in place.view.relations.parts[agency]):
        return place.href("agency", agency)
    return place.href("explorer", agency=agency, role="lead", **choice)
