"""Deadlines along time: a bar a quarter, what has only a year told apart from what has a day, a month or a
quarter.

Years in which nothing is due are left out and shown as a gap, so that the others are wide enough to read.
What comes back again and again has no place on the line: it stands below, by how often.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.site.charts.now import NowLabels, now
from generator.site.charts.svg import LINE, ROOM, Caption, box, drawing, el, em, key, line, text, wrap

Quarter = tuple[int, int]
_HEIGHT = 8.5  # of the bars at most, em
_UNIT = 1.8  # of one deadline at most, em
_TOP = 3.8  # what stands above the bars: the day of the data, and the numbers


@dataclass(frozen=True)
class Deadlines:
    """How many are due by the end of each quarter, those with a day, month or quarter and those with only a
    year or longer."""

    near: Mapping[Quarter, int]
    wide: Mapping[Quarter, int]
    recurrences: tuple[tuple[str, int], ...]
    today: date
    #: what a pointer on the bars of a quarter is told
    tips: Mapping[Quarter, str]


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The words in the picture."""

    near: str
    wide: str
    recurring: str
    today: str
    passed: str
    coming: str


@dataclass(frozen=True)
class Years:
    """The line of time: the years in which something is due, side by side; where years are left out, a gap
    half as wide."""

    slots: tuple[int | None, ...]

    @classmethod
    def of(cls, years: Collection[int]) -> Years:
        """The years given, with a single year between two of them filled in.

        >>> Years.of({2021, 2023, 2030}).slots
        (2021, 2022, 2023, None, 2030)
        """
        slots: list[int | None] = []
        before = min(years)
        for year in sorted(years):
            slots += [None] if year - before > 2 else list(range(before + 1, year))
            slots.append(year)
            before = year
        return cls(tuple(slots))

    def place(self, year: float) -> float | None:
        """Where a year with its fraction stands, in percent; None for what is before, after or left out."""
        at = 0.0
        for slot in self.slots:
            if slot is not None and slot <= year <= slot + 1:
                return (at + year - slot) * self.wide
            at += 0.5 if slot is None else 1
        return None

    @property
    def wide(self) -> float:
        """How wide a year is, in percent."""
        return 100 / sum(0.5 if slot is None else 1 for slot in self.slots)

    @property
    def knots(self) -> list[tuple[float, date]]:
        """The first days of the years with their places; a gap is as long as the years left out."""
        days: dict[int, float] = {}
        at = 0.0
        for slot in self.slots:
            if slot is not None:
                days.setdefault(slot, at)
                days[slot + 1] = at + self.wide
            at += self.wide / 2 if slot is None else self.wide
        return [(place, date(year, 1, 1)) for year, place in days.items()]

    def quarter(self, quarter: Quarter) -> tuple[float, float]:
        """From where to where a quarter reaches, with a little air."""
        start = self.place(quarter[0]) or 0.0
        return (start + (quarter[1] - 1) * self.wide / 4 + 0.25, start + quarter[1] * self.wide / 4 - 0.25)


def times(caption: Caption, data: Deadlines, labels: Labels) -> Markup:
    """The picture; none when nothing has a date."""
    totals = {q: data.near.get(q, 0) + data.wide.get(q, 0) for q in sorted({*data.near, *data.wide})}
    if not totals:
        return Markup()
    across = Years.of({year for year, _ in totals})
    unit = min(_UNIT, _HEIGHT / max(totals.values()))
    base = _TOP + unit * max(totals.values())
    parts = [
        *_hatch(caption),
        now(data.today, across.knots, base, NowLabels(labels.today, labels.passed, labels.coming)),
        *_bars(data, across, (base, unit), caption),
    ]
    parts += [*_numbers(totals, across, (base, unit)), *_axis(across, base)]
    below, end = _recurrences(data, labels, base + 2.4)
    keys, end = _keys(data, labels, end, caption)
    return drawing(caption, end, [*parts, *below, *keys], "times")


def _hatch(caption: Caption) -> Iterator[Markup]:
    stripes = el("path", d="M-1 5L5 -1M3 9L9 3", class_="stripe")
    yield el(
        "defs",
        el(
            "pattern",
            stripes,
            id=f"{caption.ident}-hatch",
            width="6",
            height="6",
            patternUnits="userSpaceOnUse",
        ),
    )


def _bars(data: Deadlines, across: Years, up: tuple[float, float], caption: Caption) -> Iterator[Markup]:
    base, unit = up
    for quarter in sorted({*data.near, *data.wide}):
        x = across.quarter(quarter)
        near, wide = data.near.get(quarter, 0), data.wide.get(quarter, 0)
        drawn = [el("title", data.tips[quarter])]
        if near:
            drawn.append(box(x, (base - near * unit, base), "solid"))
        if wide:
            drawn.append(
                box(
                    x,
                    (base - (near + wide) * unit, base - near * unit),
                    "hatched",
                    fill=f"url(#{caption.ident}-hatch)",
                )
            )
        yield el("g", *drawn)


def _numbers(totals: Mapping[Quarter, int], across: Years, up: tuple[float, float]) -> Iterator[Markup]:
    """The numbers on the bars: the largest first, none so near another that they would touch."""
    base, unit = up
    labelled: list[float] = []
    for quarter in sorted(totals, key=lambda q: (-totals[q], q)):
        x = sum(across.quarter(quarter)) / 2
        if all(abs(x - other) >= 100 * 1.5 / ROOM for other in labelled):
            labelled.append(x)
            yield text(
                str(totals[quarter]),
                min(max(x, 3), 97),
                base - totals[quarter] * unit - 0.35,
                class_="mid strong halo",
            )


def _axis(across: Years, base: float) -> Iterator[Markup]:
    at, every = 0.0, 1 + int(2.7 * 100 / ROOM / across.wide)
    for i, year in enumerate(across.slots):
        if year is None:
            yield text("…", at + across.wide / 4, base + 0.2, class_="mid soft")
            at += across.wide / 2
            continue
        yield line((at, at + across.wide), (base, base), "axis")
        yield from (line((x, x), (base, base + 0.4), "axis") for x in (at, at + across.wide))
        if i % every == 0:
            yield text(str(year), at + across.wide / 2, base + 1.4, class_="mid soft")
        at += across.wide


def _recurrences(data: Deadlines, labels: Labels, top: float) -> tuple[list[Markup], float]:
    if not data.recurrences:
        return [], top
    parts = [text(f"↻ {labels.recurring}", 0, top + 1, class_="strong")]
    most = max(n for _, n in data.recurrences)
    at = top + 1.5
    for name, n in data.recurrences:
        label = wrap(name, ROOM * 0.45 - 0.5)
        middle = at + len(label) * LINE / 2
        end = 47 + 42 * n / most
        parts += [
            text(label, 45, at + 1, class_="end"),
            box((47, end), (middle - 0.45, middle + 0.45), "open"),
            text(str(n), end + 1.5, middle + 0.36, class_="strong"),
        ]
        at += len(label) * LINE + 0.3
    return parts, at + 0.8


def _keys(data: Deadlines, labels: Labels, top: float, caption: Caption) -> tuple[list[Markup], float]:
    parts: list[Markup] = []
    fill = f"url(#{caption.ident}-hatch)"
    for shown, words, class_, how in (
        (data.near, labels.near, "solid", None),
        (data.wide, labels.wide, "hatched", fill),
    ):
        if shown:
            swatch = el(
                "rect", x="0.6em", y=em(top + 0.1), width="1.2em", height="0.9em", class_=class_, fill=how
            )
            drawn, top = key(swatch, words, top)
            parts += drawn
    return parts, top
