"""Tables of counts as pictures: one thing across another, and who stands together with whom.

Every cell holds its number; the shade only lets the eye find the large ones. Names of columns go down in steps, each
ending above its column: so they are read level, however long they are, on a narrow screen too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.charts.svg import LINE, ROOM, Caption, Scale, box, drawing, line, text, wrap

_NAMES = 37.0  # percent of the width that the names of the rows take
_GAP = 0.25
_LEAST = 2.2  # height of a row, em


@dataclass(frozen=True)
class Grid:
    """Counts by row and column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def shade(count: int, most: int) -> str:
    """The class of a cell: from ``s1``, few, to ``s4``, nearly as many as the most; each holds twice as many as the one before.

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
    most = max(max(row) for row in grid.counts)
    for name, counts in zip(grid.rows, grid.counts, strict=True):
        label = wrap(name, ROOM * _NAMES / 100 - 0.5, 4)
        height = _height(label)
        parts.append(_name(label, top, height))
        for i, n in enumerate(counts):
            parts += _cell(str(n) if n else "·", (across.at(i), across.at(i + 1)), (top, top + height), shade(n, most))
        top += height
    return drawing(caption, top + 0.1, parts, "matrix")


def triangle(caption: Caption, names: Sequence[str], counts: Sequence[Sequence[int]]) -> Markup:
    """Who stands together with whom: row i holds the counts with all before it, then its own number, which heads its column."""
    if len(names) < 2:
        return Markup()
    across = Scale(0, len(names), _NAMES, 99.8)
    parts: list[Markup] = []
    most = max((n for row in counts for n in row), default=0)
    top = 0.1
    for i, name in enumerate(names):
        label = wrap(f"{i + 1}. {name}", ROOM * _NAMES / 100 - 0.5, 4)
        height = _height(label)
        parts.append(_name(label, top, height))
        for k, n in enumerate(counts[i][:i]):
            parts += _cell(str(n) if n else "·", (across.at(k), across.at(k + 1)), (top, top + height), shade(n, most))
        parts += _cell(str(i + 1), (across.at(i), across.at(i + 1)), (top, top + height), "own")
        top += height
    return drawing(caption, top + 0.1, parts, "matrix")


def _height(label: Sequence[str]) -> float:
    return max(_LEAST, len(label) * LINE + 0.5)


def _name(label: Sequence[str], top: float, height: float) -> Markup:
    first = top + (height - len(label) * LINE) / 2 + 0.98
    return text(label, _NAMES - 1.2, first, class_="end")


def _cell(words: str, x: tuple[float, float], y: tuple[float, float], class_: str) -> Iterator[Markup]:
    yield box((x[0] + _GAP, x[1] - _GAP), (y[0] + 0.07, y[1] - 0.07), class_)
    yield text(words, sum(x) / 2, sum(y) / 2 + 0.36, class_=f"mid on-{class_}")


def _steps(names: Sequence[str], across: Scale) -> tuple[list[Markup], float]:
    """The names of the columns, the last one on top, with a line from each down to its column; and where the rows begin."""
    placed, at = [], 0.0
    for i in reversed(range(len(names))):
        x = across.at(i + 0.5)
        lines = wrap(names[i], ROOM * x / 100 - 0.8)
        placed.append((lines, x, at + 1.0))
        at += len(lines) * LINE
    top = at + 0.8
    labels = [text(lines, x - 1, y, class_="end") for lines, x, y in placed]
    leaders = [line((x, x), (y - 0.35, top - 0.1), "leader") for _, x, y in placed]
    return [*leaders, *labels], top
