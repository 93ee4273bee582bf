"""Bars: how often each of several things occurs, longest first, with the length of each bar as a share of the longest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, how many, and its length in percent of the longest."""

    kind: str
    ident: str
    count: int
    percent: int


def bars(kind: str, counts: Mapping[str, int], most: int) -> list[Bar]:
    """The ``most`` longest bars; what does not occur has none.

    >>> [(b.ident, b.percent) for b in bars("topic", {"a": 1, "b": 4, "c": 0}, 5)]
    [('b', 100), ('a', 25)]
    """
    longest = max(counts.values(), default=0)
    ordered = sorted(((n, ident) for ident, n in counts.items() if n), key=lambda pair: (-pair[0], pair[1]))
    return [Bar(kind, ident, n, round(100 * n / longest)) for n, ident in ordered[:most]]
