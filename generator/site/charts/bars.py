"""Bars: how often each of several things occurs, most often first, each bar beside its number in a list of
links.

A list and not one drawing, on purpose: names are real text that wraps on a phone, can be found, selected and
followed, and the number is read aloud after its name. The only thing drawn is what text cannot do, a length;
so there is nothing to describe a second time and no table to add, the list is the table. A drawing with rows
and columns would be no list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.site.charts.svg import el, pc


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, how many, and of which parts that is the sum."""

    kind: str
    ident: str
    count: int
    parts: tuple[int, ...]
    drawing: Markup


def bars(kind: str, counts: Mapping[str, int | Sequence[int]], most: int) -> list[Bar]:
    """The ``most`` longest bars; what does not occur has none. A count of several parts gives a bar of
    several parts.

    >>> [(b.ident, b.count) for b in bars("topic", {"a": 1, "b": (3, 1), "c": 0}, 5)]
    [('b', 4), ('a', 1)]
    """
    parts = {ident: (n,) if isinstance(n, int) else tuple(n) for ident, n in counts.items()}
    ordered = sorted(
        (ident for ident in parts if sum(parts[ident])), key=lambda ident: (-sum(parts[ident]), ident)
    )[:most]
    longest = max((sum(parts[ident]) for ident in ordered), default=0)
    return [
        Bar(kind, ident, sum(parts[ident]), parts[ident], drawn(parts[ident], longest)) for ident in ordered
    ]


def drawn(parts: Sequence[int], longest: int) -> Markup:
    """The bar alone; its length is a share of the longest one's. It has no text, since the number stands
    beside it."""
    pieces, start = [], 0.0
    for i, n in enumerate(parts):
        length = 100 * n / longest
        if n:
            pieces.append(
                el(
                    "rect",
                    x=pc(start) if start else None,
                    width=pc(length),
                    height="100%",
                    class_=f"part-{i}",
                )
            )
        start += length
    return el("svg", *pieces, class_="bar", aria_hidden="true", focusable="false")
