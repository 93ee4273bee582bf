"""The story of a project over the documents, on one line of time: what each said, on which day, must be
reached by when.

Rows are statements, in the order of the documents. A dot is the day of the document; from it a line leads to
the day that was printed, or to the stretch of time. A document that names the project without a date is a dot
alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date

from markupsafe import Markup

from generator.site.charts.now import NowLabels, now
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
    width,
    wrap,
)

_DIAMOND = "M0-6L6 0L0 6L-6 0Z"
#: a stretch of time longer than this many days is drawn as long as it is
_LONG = 40


@dataclass(frozen=True)
class Statement:
    """What a document says: its own name and day, its words with their language, and the days it gives."""

    document: str
    stated_on: date
    words: str
    _: KW_ONLY
    due: str = ""
    start: date | None = None
    end: date | None = None
    lang: str | None = None


@dataclass(frozen=True)
class Labels:
    """The words in the picture; ``today`` is the day of the data with its date."""

    stated: str
    due: str
    today: str


def story(caption: Caption, statements: Sequence[Statement], today: date, labels: Labels) -> Markup:
    """The picture; empty unless there are at least two points in time."""
    days = sorted({d for s in statements for d in (s.stated_on, s.start, s.end) if d})
    if len(days) < 2:
        return Markup()
    first, last = days[0].year, days[-1].year + 1
    across = Scale(date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal(), 1, 99)
    parts, top = [], 1.2 if today <= date(last, 1, 1) else 0.0  # who reads it later may need room for the day
    before = ""
    for s in statements:
        drawn, top = _row(s, top, across, new=s.document != before)
        parts += drawn
        before = s.document
    knots = [(across.left, date(first, 1, 1)), (across.right, date(last, 1, 1))]
    back = [
        *_axis(range(first, last + 1), across, top),
        now(today, knots, top + 0.3, NowLabels(labels.today)),
    ]
    keys, at = key(
        el("circle", cx="0.9em", cy=em(top + 3.05), r="0.36em", class_="hollow"), labels.stated, top + 2.4
    )
    if any(s.due for s in statements):
        due, at = key(
            el("svg", el("path", d=_DIAMOND), x="0.9em", y=em(at + 0.65), class_="solid"), labels.due, at
        )
        keys += due
    return drawing(caption, at, [*back, *parts, *keys], "story")


def _row(s: Statement, top: float, across: Scale, *, new: bool) -> tuple[list[Markup], float]:
    parts: list[Markup] = []
    if new:
        top += 0.4
        label = wrap(s.document, ROOM)
        parts.append(text(label, 0, top + 1, class_="strong halo"))
        top += len(label) * LINE
    words = wrap(s.words, ROOM - 0.5) if s.words else []
    if words:
        parts.append(text(words, 0, top + 1, class_="halo", lang=s.lang))
        top += len(words) * LINE
    y = top + 0.9 + (0 if _beside(s, across) else LINE)
    parts += [line((across.left, across.right), (y, y), "track"), *_moments(s, across, y)]
    return parts, y + 1.1


def _moments(s: Statement, across: Scale, y: float) -> Iterator[Markup]:
    x0 = across.day(s.stated_on)
    dot = el("circle", cx=pc(x0), cy=em(y), r="0.36em", class_="hollow")
    last = s.end or s.start
    if not last:
        yield dot
        return
    x = across.day(last)
    yield line((x0, x), (y, y), "thick")
    yield dot
    if s.start and s.end and (s.end - s.start).days > _LONG:
        yield box((across.day(s.start), x), (y - 0.28, y + 0.28), "solid")
    else:
        yield mark(_DIAMOND, x, y, "solid")
    beside = _beside(s, across)
    yield beside(y) if beside else text(s.due, 100, y - 0.75, class_="end strong halo")


def _beside(s: Statement, across: Scale) -> Callable[[float], Markup] | None:
    """When it is due, in words, beside its mark; nothing where there is no room."""
    last = s.end or s.start
    if not last:
        return lambda _: Markup()
    ends = sorted((across.day(s.stated_on), across.day(last)))
    room = 100 * (width(s.due) * 1.1 + 0.8) / ROOM
    if ends[1] + 3 + room <= 100:
        return lambda y: text(s.due, ends[1] + 3, y + 0.35, class_="strong halo")
    if ends[0] - 3 - room >= 0:
        return lambda y: text(s.due, ends[0] - 3, y + 0.35, class_="end strong halo")
    return None


def _axis(years: range, across: Scale, base: float) -> Iterator[Markup]:
    y = base + 0.3
    yield line((across.left, across.right), (y, y), "axis")
    every = 1 + (len(years) * 3 - 1) // ROOM
    for year in years:
        x = across.day(date(year, 1, 1))
        yield line((x, x), (0.2, y + 0.4), "grid")
        if (year - years[0]) % every == 0 and year < years[-1]:
            yield text(str(year), (x + across.day(date(year + 1, 1, 1))) / 2, y + 1.4, class_="mid soft")
