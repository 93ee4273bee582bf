"""A flow from row to row: of each row's things some come back in a later row, each band as wide as their
number.

Rows stand one below the other, in their order. A band ends above the name of its row; one that passes rows
goes past them on the left, where they make room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from generator.site.charts.svg import ROOM, Caption, box, drawing, el, em, plain, text, wrap

_LABEL, _BAR, _GAP = 1.6, 1.0, 2.7  # heights: a name, its bar, the room for bands, em
_AIR = 2.0  # beside what passes, percent
_CLEAR = 0.4  # between a band and the name it ends above, with its marks and the light around them, em


@dataclass(frozen=True)
class Row:
    """What things stand in: its name, and how many there are."""

    name: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Band:
    """How many things of a row come back in a later one, as what; where it leads, and what a pointer on it is
    told."""

    start: int
    end: int
    kind: str
    count: int
    href: str
    label: str


@dataclass(frozen=True)
class _Layout:
    """The rows as they are laid out: names in lines, tops of the bars, and how wide one thing is."""

    lines: Sequence[list[str]]
    tops: Sequence[float]
    unit: float


def flow(caption: Caption, rows: Sequence[Row], bands: Sequence[Band]) -> Markup:
    """The picture; none when nothing comes back."""
    if not bands:
        return Markup()
    lanes = _lanes(len(rows), bands)
    widest = max(row.count + sum(b.count for b in lanes[i]) for i, row in enumerate(rows))
    layout = _layout(rows, (100 - _AIR) / widest)
    height = layout.tops[-1] + _BAR + 0.3
    # the bands are drawn in percent of the whole both ways, and stretched as it is
    drawn = el(
        "svg", *_bands(bands, _places(rows, bands, lanes, layout.unit), layout),
        viewBox=f"0 0 100 {plain(height)}", preserveAspectRatio="none", width="100%", height=em(height),
    )  # fmt: skip
    return drawing(caption, height, [drawn, *_rows(rows, lanes, layout)], "flow", role="group")


def _layout(rows: Sequence[Row], unit: float) -> _Layout:
    lines = [wrap(row.name, ROOM) for row in rows]
    tops: list[float] = []
    at = 0.0
    for label in lines:
        at += _LABEL * len(label)
        tops.append(at)
        at += _BAR + _GAP
    return _Layout(lines, tops, unit)


def _lanes(n: int, bands: Sequence[Band]) -> list[list[Band]]:
    """For each row the bands that go past it."""
    return [[b for b in bands if b.start < i < b.end] for i in range(n)]


def _left(lane: Sequence[Band], unit: float) -> float:
    """Where the bar of a row begins: beside what goes past."""
    return unit * sum(b.count for b in lane) + _AIR if lane else 0.0


def _places(
    rows: Sequence[Row], bands: Sequence[Band], lanes: Sequence[Sequence[Band]], unit: float
) -> Mapping[tuple[int, int], float]:
    """Where a band (by its number) is in a row: on its bar where it begins or ends there, else in its
    lane."""
    found: dict[tuple[int, int], float] = {}
    for i in range(len(rows)):
        at = 0.0
        for b in lanes[i]:
            found[bands.index(b), i] = at
            at += unit * b.count
        for ends in (True, False):
            at = _left(lanes[i], unit)
            for number, b in enumerate(bands):
                if (b.end if ends else b.start) == i:
                    found[number, i] = at
                    at += unit * b.count
    return found


def _bands(
    bands: Sequence[Band], places: Mapping[tuple[int, int], float], layout: _Layout
) -> Iterator[Markup]:
    for number, b in enumerate(bands):
        # above the name, which nothing covers
        ends = layout.tops[b.end] - _LABEL * len(layout.lines[b.end]) - _CLEAR
        stops = [(places[number, i], layout.tops[i]) for i in range(b.start, b.end)]
        stops.append((places[number, b.end], ends))
        path = el("path", d=_path(stops, layout.unit * b.count), class_=f"band band-{b.kind}")
        yield el("a", el("title", b.label), path, href=b.href)


def _path(stops: Sequence[tuple[float, float]], wide: float) -> str:
    """The outline of a band: down its left side, and up its right."""
    down = [_curve(a, b) for a, b in pairwise([(x, y + _BAR * (i == 0)) for i, (x, y) in enumerate(stops)])]
    back = [(x + wide, y + _BAR * (i == 0)) for i, (x, y) in enumerate(stops)][::-1]
    up = [_curve(a, b) for a, b in pairwise(back)]
    first = (stops[0][0], stops[0][1] + _BAR)
    return f"M{_point(*first)}{''.join(down)}L{_point(*back[0])}{''.join(up)}Z"


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    middle = (start[1] + end[1]) / 2
    return f"C{_point(start[0], middle)} {_point(end[0], middle)} {_point(*end)}"


def _point(x: float, y: float) -> str:
    return f"{plain(x)} {plain(y)}"


def _rows(rows: Sequence[Row], lanes: Sequence[Sequence[Band]], layout: _Layout) -> Iterator[Markup]:
    for i, row in enumerate(rows):
        left, top = _left(lanes[i], layout.unit), layout.tops[i]
        yield box((left, left + layout.unit * row.count), (top, top + _BAR), "row")
        yield text(layout.lines[i], left, top - _LABEL * len(layout.lines[i]) + 1, class_="strong halo")
