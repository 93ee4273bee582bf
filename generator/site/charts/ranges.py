"""Targets and published results on one scale: points, ranges, and arrows where only one end is fixed.

Every unit has a scale of its own. A shape says what a mark is, its number stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from markupsafe import Markup

from generator.site.charts.svg import (
    LINE,
    ROOM,
    Caption,
    Scale,
    box,
    drawing,
    el,
    em,
    key,
    line,
    mark,
    pc,
    text,
    ticks,
    width,
    wrap,
)

#: what a mark may be, in the order of the key below the picture
KINDS = ("point", "about", "range", "least", "most", "result")
_DIAMOND = "M0-6L6 0L0 6L-6 0Z"
_RIGHT, _LEFT = "M-7-4L0 0L-7 4Z", "M7-4L0 0L7 4Z"
_TRACK = 1.1  # height of the strip a mark stands on, em


@dataclass(frozen=True)
class Value:
    """One target or result: what and when, its number as read, and its ends; ``strict`` when the end itself
    does not count."""

    label: str
    words: str
    kind: str
    low: Decimal | None
    high: Decimal | None
    strict: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Panel:
    """All values of one unit."""

    unit: str
    values: tuple[Value, ...]


def ranges(
    caption: Caption, panels: Sequence[Panel], keys: dict[str, str], number: Callable[[Decimal], str]
) -> Markup:
    """The picture; none without values. ``keys`` are the words for each of ``KINDS``."""
    if not panels:
        return Markup()
    parts: list[Markup] = []
    top = 0.0
    for panel in panels:
        drawn, top = _panel(panel, top, number)
        parts += drawn
    for kind in KINDS:
        if any(value.kind == kind for panel in panels for value in panel.values):
            line_of_key, top = key(_sample(kind, top + 0.6), keys[kind], top)
            parts += line_of_key
    return drawing(caption, top + 0.1, parts, "ranges")


def _panel(panel: Panel, top: float, number: Callable[[Decimal], str]) -> tuple[list[Markup], float]:
    known = [end for value in panel.values for end in (value.low, value.high) if end is not None]
    steps = ticks(float(min(Decimal(0), *known)), float(max(Decimal(0), *known)) or 1)
    across = Scale(float(steps[0]), float(steps[-1]), 2, 94)
    start = top + (1.5 if panel.unit else 0)
    rows: list[Markup] = []
    at = start
    for value in panel.values:
        drawn, at = _row(value, at, across)
        rows += drawn
    heading = [text(panel.unit, 0, top + 1, class_="strong")] if panel.unit else []
    return [*heading, *_grid(steps, across, (start, at), number), *rows], at + 2.4


def _grid(
    steps: Sequence[Decimal], across: Scale, y: tuple[float, float], number: Callable[[Decimal], str]
) -> Iterator[Markup]:
    for i, step in enumerate(steps):
        x = across.position(step)
        yield line((x, x), (y[0] + 0.3, y[1] + 0.2), "grid" if step else "axis")
        first, last = i == 0, i == len(steps) - 1
        anchor = "soft" if first else "end soft" if last else "mid soft"
        yield text(number(step), 0 if first else 100 if last else x, y[1] + 1.3, class_=anchor)


def _row(value: Value, top: float, across: Scale) -> tuple[list[Markup], float]:
    label = wrap(value.label, ROOM - width(value.words) * 1.1 - 1.2)
    below = top + len(label) * LINE + 0.35
    y = below + _TRACK / 2
    words = [
        text(label, 0, top + 1.1, class_="halo"),
        text(value.words, 100, top + 1.1, class_="end strong halo"),
    ]
    return [
        *words,
        line((across.left, across.right), (y, y), "track"),
        *_mark(value, across, y),
    ], below + _TRACK + 0.55


def _mark(value: Value, across: Scale, y: float) -> Iterator[Markup]:
    low, high = (across.position(end) if end is not None else None for end in (value.low, value.high))
    if value.kind == "range" and low is not None and high is not None:
        yield box((min(low, high - 1), high), (y - 0.3, y + 0.3), "solid")
        yield from (line((x, x), (y - 0.5, y + 0.5), "thick") for x in (min(low, high - 1), high))
        return
    at = low if low is not None else high
    if at is None:
        return
    if value.kind in ("least", "most"):
        end = _open_end(value.kind, at, across)
        yield line((at, end), (y, y), "thick")
        yield mark(_RIGHT if value.kind == "least" else _LEFT, end, y, "solid")
    yield _point(value.kind, at, y, hollow=value.strict)


def _open_end(kind: str, at: float, across: Scale) -> float:
    """Where an arrow ends: at the end of the scale, or past it when it would be too short to be seen."""
    if kind == "least":
        return across.right if across.right - at > 6 else 100
    return across.left if at - across.left > 6 else 0


def _point(kind: str, x: float, y: float, *, hollow: bool) -> Markup:
    if kind == "result":
        return mark(_DIAMOND, x, y, "result")
    class_ = "about" if kind == "about" else "hollow" if hollow else "solid"
    return el("circle", cx=pc(x), cy=em(y), r="0.42em", class_=class_)


def _sample(kind: str, y: float) -> Markup:
    """A mark as it stands in the key."""
    ends = {"range": (Decimal(0), Decimal(10)), "most": (None, Decimal(10)), "least": (Decimal(0), None)}
    low, high = ends.get(kind, (Decimal(5), None))
    return el("svg", *_mark(Value("", "", kind, low, high), Scale(0, 10, 15, 85), y), width="2.2em")
