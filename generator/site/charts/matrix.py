"""Tables of counts as pictures: one thing across another, and who stands together with whom.

Every cell holds its number; the shade only lets the eye find the large ones. Names of columns go down in
steps, each ending above its column: so they are read level, however long they are, on a narrow screen too.

Names are links, and so are cells that lead to what they count. The cells are no stops of the Tab key, as
there are more than a hundred: whoever has no pointer has the names here, and the same links in the table
below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.site.charts.svg import LINE, ROOM, Caption, Scale, box, drawing, el, line, text, wrap

_NAMES = 37.0  # percent of the width that the names of the rows take
_GAP = 0.25
_LEAST = 2.2  # height of a row, em
_MOST_LINES = 6  # of a name: none in the data needs more


@dataclass(frozen=True)
class Name:
    """What a row or column stands for, and its page."""

    words: str
    href: str = ""


@dataclass(frozen=True)
class Count:
    """The number of a cell, what it says in words, and where what it counts is listed."""

    n: int
    words: str = ""
    href: str = ""


@dataclass(frozen=True)
class Grid:
    """Counts by row and column."""

    rows: tuple[Name, ...]
    columns: tuple[Name, ...]
    counts: tuple[tuple[Count, ...], ...]


def shade(count: int, most: int) -> str:
    """The class of a cell: from ``s1``, few, to ``s4``, nearly as many as the most; each holds twice as many
    as the one before.

    >>> [shade(n, 16) for n in (0, 1, 2, 3, 4, 8, 16)]
    ['s0', 's1', 's1', 's2', 's2', 's3', 's4']
    """
    if not count:
        return "s0"
    return next((f"s{i}" for i, share in ((1, 0.125), (2, 0.25), (3, 0.5)) if count <= most * share), "s4")


def matrix(caption: Caption, grid: Grid) -> Markup:
    """Rows by columns. Without rows or columns there is no picture."""
    if not grid.rows or not grid.columns:
        return Markup()
    across = Scale(0, len(grid.columns), _NAMES)
    parts, top = _steps(grid.columns, across)
    most = max(count.n for row in grid.counts for count in row)
    for name, counts in zip(grid.rows, grid.counts, strict=True):
        label = _wrapped(name.words)
        y = (top, top + _height(label))
        parts += [_name(name, label, y), *_row(counts, across, y, most)]
        top = y[1]
    return drawing(caption, top + 0.1, parts, "matrix", "group")


def triangle(caption: Caption, names: Sequence[Name], counts: Sequence[Sequence[Count]]) -> Markup:
    """Co-occurrences as a triangle: row i contains the counts with all earlier names, then its own number,
    which heads its column."""
    if len(names) < 2:
        return Markup()
    across = Scale(0, len(names), _NAMES, 99.8)
    parts: list[Markup] = []
    most = max((count.n for row in counts for count in row), default=0)
    top = 0.1
    for i, name in enumerate(names):
        label = _wrapped(f"{i + 1}. {name.words}")
        y = (top, top + _height(label))
        diagonal = el(
            "g",
            *_cell(str(i + 1), _span(across, i), y, "own"),
            aria_hidden="true",
        )
        parts += [_name(name, label, y), *_row(counts[i][:i], across, y, most), diagonal]
        top = y[1]
    return drawing(caption, top + 0.1, parts, "matrix", "group")


def _wrapped(words: str) -> list[str]:
    return wrap(words, ROOM * _NAMES / 100 - 0.5, _MOST_LINES)


def _height(label: Sequence[str]) -> float:
    return max(_LEAST, len(label) * LINE + 0.5)


def _name(name: Name, label: Sequence[str], y: tuple[float, float]) -> Markup:
    first = y[0] + (y[1] - y[0] - len(label) * LINE) / 2 + 0.98
    return _linked(name, text(label, _NAMES - 1.2, first, class_="end"))


def _linked(name: Name, drawn: Markup) -> Markup:
    return el("a", drawn, href=name.href, class_="name") if name.href else drawn


def _row(counts: Sequence[Count], across: Scale, y: tuple[float, float], most: int) -> Iterator[Markup]:
    """The cells of a row: links where they lead on; the others are there to be seen alone, as the table says
    them better."""
    for i, count in enumerate(counts):
        cell = _cell(
            str(count.n) if count.n else "·",
            _span(across, i),
            y,
            shade(count.n, most),
        )
        if count.href:
            yield el("a", el("title", count.words), *cell, href=count.href, tabindex="-1")
        else:
            title = [el("title", count.words)] if count.words else []
            yield el("g", *title, *cell, aria_hidden="true")


def _span(across: Scale, i: int) -> tuple[float, float]:
    return across.position(i), across.position(i + 1)


def _cell(words: str, x: tuple[float, float], y: tuple[float, float], class_: str) -> tuple[Markup, Markup]:
    where = box((x[0] + _GAP, x[1] - _GAP), (y[0] + 0.07, y[1] - 0.07), class_)
    return where, text(words, sum(x) / 2, sum(y) / 2 + 0.36, class_=f"mid on-{class_}")


def _steps(names: Sequence[Name], across: Scale) -> tuple[list[Markup], float]:
    """The names of the columns, the last one on top, with a line from each down to its column; and where the
    rows begin."""
    placed, at = [], 0.0
    for i in reversed(range(len(names))):
        x = across.position(i + 0.5)
        lines = wrap(names[i].words, ROOM * x / 100 - 0.8)
        placed.append((names[i], lines, x, at + 1.0))
        at += len(lines) * LINE
    top = at + 0.8
    labels = [_linked(name, text(lines, x - 1, y, class_="end")) for name, lines, x, y in placed]
    leaders = [line((x, x), (y - 0.35, top - 0.1), "leader") for _, _, x, y in placed]
    return [*leaders, *labels], top
