"""The day it is, as a line on a picture of time.

It is drawn for the day of the data; ``scripts/times.js`` moves it to the day of the reader, by the same
rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from generator.site.charts.svg import el, line, plain, text

#: places across (percent) with their days, in order; between two of them time runs evenly
Knots = Sequence[tuple[float, date]]
#: what is said of one side of the line stands where there is a quarter of the width for it
_ROOM = 25


@dataclass(frozen=True)
class NowLabels:
    """The labels of the line: its day, and the words for the days before and after it."""

    day: str
    before: str = ""
    after: str = ""


def now(on: date, knots: Knots, bottom: float, labels: NowLabels) -> Markup:
    """The line down to ``bottom`` (em) with its day above; hidden where the picture has no place for that
    day.

    >>> year = ((0, date(2021, 1, 1)), (100, date(2022, 1, 1)))
    >>> str(now(date(2021, 7, 2), year, 5, NowLabels("2 Jul 2021")))[:67]
    '<g class="now" data-knots="0 2021-01-01 100 2022-01-01"><line x1="4'
    """
    x = placed(on, knots)
    at = x if x is not None else 0.0
    side, class_ = (1, "strong halo") if at < 50 else (-1, "end strong halo")
    parts = [
        line((at, at), (0.2, bottom), "today"),
        text(labels.day, at + side, 1, class_=class_, data_side="day"),
    ]
    if labels.before:
        hidden = None if at > _ROOM else "none"
        parts.append(
            text(
                f"← {labels.before}", at - 1, 2.3, class_="end soft halo", data_side="before", display=hidden
            )
        )
    if labels.after:
        hidden = None if at < 100 - _ROOM else "none"
        parts.append(
            text(f"{labels.after} →", at + 1, 2.3, class_="soft halo", data_side="after", display=hidden)
        )
    written = " ".join(f"{plain(place)} {day}" for place, day in knots)
    return el("g", *parts, class_="now", data_knots=written, display=None if x is not None else "none")


def placed(on: date, knots: Knots) -> float | None:
    """Where a day stands; None before the first and after the last that has a place."""
    for (left, first), (right, last) in pairwise(knots):
        if first <= on <= last:
            return left + (right - left) * (on - first).days / (last - first).days
    return None
