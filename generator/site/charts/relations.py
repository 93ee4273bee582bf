"""Which tables refer to which: a line of its own for each table that others refer to, as in a wiring plan.

Tables stand one below the other, those that refer to none first. From a table that others refer to a line
sets out (a ring) and runs down; each table that refers to it hangs on it (a dot). So no line needs a bend
round a box, and the picture is as narrow as a phone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from markupsafe import Markup

from generator.site.charts.svg import Caption, drawing, line, mark, text

#: a reference: the table that refers, and the one it refers to
Pair = tuple[str, str]
#: height of a row and the gap between two layers, em of the letters
_ROW, _GAP = 1.75, 0.6
#: where names end and the lines stand, percent of the width
_NAMES, _FIRST, _LAST = 49.0, 55.0, 98.0
_RING = "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z"
_DOT = "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"
_INNER = "M-1.8 0a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0 -3.6 0z"


def layers(names: Sequence[str], references: Collection[Pair]) -> list[list[str]]:
    """Tables by their distance from those that refer to no other; within a layer in the order given.
    References of a table to itself, and references that would close a cycle, are ignored.

    >>> layers(["parts", "things", "kinds"], [("parts", "things"), ("things", "kinds"), ("kinds", "kinds")])
    [['kinds'], ['things'], ['parts']]
    """
    depths: dict[str, int] = {}

    def depth(name: str, above: frozenset[str]) -> int:
        if name not in depths:
            further = sorted({to for source, to in references if source == name} - above - {name})
            depths[name] = 1 + max((depth(to, above | {name}) for to in further), default=-1)
        return depths[name]

    found: dict[int, list[str]] = {}
    for name in names:
        found.setdefault(depth(name, frozenset()), []).append(name)
    return [found[level] for level in sorted(found)]


def relations(caption: Caption, names: Sequence[str], references: Iterable[Pair]) -> Markup:
    """The picture of all tables and what they refer to."""
    pairs = sorted(set(references))
    levels = _places(layers(names, pairs))
    rails = _rails([name for name in levels if any(to == name for _, to in pairs)])
    height = max(levels.values(), default=0) + _ROW / 2
    return drawing(caption, height, _parts(levels, rails, pairs), "relations")


def _places(found: list[list[str]]) -> dict[str, float]:
    """The middle of each table's row, from the top."""
    places: dict[str, float] = {}
    y = 0.0
    for layer in found:
        for name in layer:
            y += _ROW
            places[name] = y - _ROW / 2
        y += _GAP
    return places


def _rails(names: Sequence[str]) -> dict[str, float]:
    """Where the line of each table runs down: that of the first furthest out, so that later ones set out
    without crossing it."""
    step = (_LAST - _FIRST) / max(len(names) - 1, 1)
    return {name: _LAST - i * step for i, name in enumerate(names)}


def _parts(levels: dict[str, float], rails: dict[str, float], pairs: Sequence[Pair]) -> Iterator[Markup]:
    for name, x in rails.items():
        hanging = [levels[source] for source, to in pairs if to == name]
        yield line((x, x), (min(levels[name], *hanging), max(levels[name], *hanging)), "rail")
    for name, y in levels.items():
        reached = [rails[to] for source, to in pairs if source == name] + (
            [rails[name]] if name in rails else []
        )
        yield line((_NAMES, max(reached, default=_NAMES)), (y, y), "wire")
        yield text(name, _NAMES - 1.5, y, dy="0.35em", text_anchor="end")
    for source, to in pairs:
        if source != to:
            yield mark(_DOT, rails[to], levels[source], "dot")
    for name, x in rails.items():
        yield mark(_RING, x, levels[name], "ring")
        if (name, name) in pairs:
            yield mark(_INNER, x, levels[name], "dot")
