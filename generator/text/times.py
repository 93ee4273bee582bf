"""One grammar of the dates, periods and recurrences that Vietnamese administrative texts print.

A time is found with the words before it that say how it binds ("trước ngày 30/6/2024"). Data model, section
4: ``edtf`` is the date as printed, whatever stands before it; ``relation`` and ``precision`` follow the
words. What is printed but is no day ("31/02/2024", "08/6/20240") is nothing: no part of it is read as another
date.

EDTF: ISO 8601-2:2019 (quarters 33-36, half-years 40 and 41). Recurrences: RFC 5545, RRULE.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.text.dates import GROUPINGS, days
from generator.text.deadlines import recurrence_precision
from generator.text.printed_dates import REACH, Item, Printed, chains, relation_before
from generator.text.recurrences import (
    Recurrence,
    after_day,
    after_month,
    find_recurrences,
    joins,
    outside,
    with_day,
    yearly,
)

__all__ = ["Time", "find_times", "relation_before"]


@dataclass(frozen=True, kw_only=True)
class Time:
    """A date, a period or a recurrence in a text: where, the words, and what they say.

    ``edtf`` or ``recurrence`` (one RRULE, or several separated by a space); neither for a bare "định kỳ".
    ``relation``: ``before``, ``by``, ``in``, ``from``, ``during``, ``occasion``, or empty. ``precision``:
    ``day``, ``month``, ``quarter``, ``half-year``, ``year``, ``period`` or ``none``.
    """

    start: int
    end: int
    text: str
    edtf: str = ""
    recurrence: str = ""
    relation: str = "in"
    precision: str = "none"


_HOLDS = re.compile(r"(?:áp dụng|hiệu lực|kéo dài)\s+$", re.IGNORECASE)


def find_times(text: str, year: int = 0, *, cell: bool = False) -> list[Time]:
    """Dates, periods and recurrences, from left to right.

    ``year`` is that of the document, for dates printed without one (0: they are left out); in a ``cell`` of a
    column of time a date needs no word before it ("6/2024", "2024 - 2025").
    """
    return [replace(t, text=text[t.start : t.end]) for t in _found(_steady(text), year, cell=cell)]


_QUARTER = re.compile(r"q(?:úy|uí)(?!\w)", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("‐‑—−", "-"))


def _steady(text: str) -> str:
    """``text``, of the same length, with one dash for those that look alike, and "quý" for "qúy"."""
    return _QUARTER.sub(lambda m: f"{m[0][0]}uý", text.translate(_DASHES))


def _found(text: str, year: int, *, cell: bool) -> list[Time]:
    recurrences = list(find_recurrences(text))
    found: list[Time] = []
    taken: set[int] = set()
    for chain in chains(text, cell=cell):
        start, relation = relation_before(text, chain[0].start)
        near = _recurring_days(text, chain, start, recurrences)
        if near is not None:
            rule, first, last, used = near
            taken.update(used)
            found.append(
                Time(
                    start=first,
                    end=last,
                    text=text[first:last],
                    edtf="",
                    recurrence=rule,
                    relation=relation or "in",
                    precision="day" if "BYMONTHDAY" in rule else recurrence_precision(rule),
                )
            )
        else:
            found += _dated(text, chain, start, relation, year)
    others = [r for i, r in enumerate(recurrences) if i not in taken]
    found += [_recurring(text, r) for r in outside(others, ((t.start, t.end) for t in found))]
    return sorted(found, key=lambda t: (t.start, t.end))


def _dated(text: str, chain: Sequence[Item], start: int, relation: str, year: int) -> Iterator[Time]:
    items = _filled(chain, year)
    if items is None:
        return
    groups: list[list[Item]] = []
    for item in items:
        if item.glue == "-" and groups:
            groups[-1].append(item)
        else:
            groups.append([item])
    if len(groups) > 1 and all(len(g) == 1 for g in groups) and _consecutive([g[0].date for g in groups]):
        groups = [[groups[0][0], groups[-1][0]]]
    for i, group in enumerate(groups):
        first = start if i == 0 or relation else group[0].start
        if time := _one(text, group, first, relation):
            yield time


def _filled(chain: Sequence[Item], year: int) -> list[Item] | None:
    """The dates with the year and month that stand only once, at the end; nothing where no year is known, or
    two digits of one are of no year near that of the document."""
    out: list[Item] = []
    below = Printed(year)
    for item in reversed(chain):
        date = item.date
        if 0 < date.year < _CENTURY:
            date = replace(date, year=_whole_year(date.year, year))
            if not date.year:
                return None
        date = replace(
            date, year=date.year or below.year, month=date.month or (below.month if date.day else 0)
        )
        out.append(replace(item, date=date))
        below = date
    return None if not all(i.date.year for i in out) else list(reversed(out))


_CENTURY = 100
_NEAR = 30  # years between a document and a day with two digits of its year, at most


def _whole_year(digits: int, year: int) -> int:
    """The year of the document's century that ends in two digits; 0 where it is far from the document's."""
    whole = year - year % _CENTURY + digits
    return whole if year and abs(whole - year) <= _NEAR else 0


def _consecutive(dates: Sequence[Printed]) -> bool:
    if {d.unit for d in dates} == {"year"}:
        return all(b.year == a.year + 1 for a, b in pairwise(dates))
    return {d.unit for d in dates} == {"month"} and all(
        b.year * 12 + b.month == a.year * 12 + a.month + 1 for a, b in pairwise(dates)
    )


def _edtf(date: Printed) -> str:
    numbers = [n for n in (date.month or date.part, date.day) if n]
    edtf = "-".join([f"{date.year:04d}", *(f"{n:02d}" for n in numbers)])
    try:
        days(edtf)
    except ValueError:
        return ""
    return edtf if date.month or not date.day else ""


def _interval(first: Printed, last: Printed) -> str:
    """From the first to the last, quarters as the months they begin and end with (EDTF has no quarters in
    intervals)."""
    first = replace(first, month=GROUPINGS[first.part][0], part=0) if first.part else first
    last = replace(last, month=GROUPINGS[last.part][1], part=0) if last.part else last
    ends = (_edtf(first), _edtf(last))
    try:
        days("/".join(ends))
    except ValueError:
        return ""
    return "/".join(ends) if all(ends) else ""


_ONWARDS = re.compile(r"\s+trở đi(?!\w)")


def _one(text: str, group: Sequence[Item], start: int, relation: str) -> Time | None:
    end = group[-1].end
    if len(group) > 1:
        edtf = _interval(group[0].date, group[-1].date)
        bound = relation if relation in ("before", "by") else "during"
        return (
            Time(
                start=start,
                end=end,
                text=text[start:end],
                edtf=edtf,
                recurrence="",
                relation=bound,
                precision="period",
            )
            if edtf
            else None
        )
    edtf = _edtf(group[0].date)
    if not edtf:
        return None
    if group[0].glue == "!":
        return Time(
            start=start,
            end=end,
            text=text[start:end],
            edtf=edtf,
            recurrence="",
            relation="occasion",
            precision="year",
        )
    if relation == "by" and _HOLDS.search(text[max(0, start - REACH) : start]):
        return Time(
            start=start,
            end=end,
            text=text[start:end],
            edtf=f"../{edtf}",
            recurrence="",
            relation="during",
            precision="period",
        )
    onwards = _ONWARDS.match(text, end) if relation in ("from", "") else None
    relation = "from" if onwards else relation
    end = onwards.end() if onwards else end
    return Time(
        start=start,
        end=end,
        text=text[start:end],
        edtf=edtf,
        recurrence="",
        relation=relation or "in",
        precision=_precision(group[0].date),
    )


def _precision(date: Printed) -> str:
    if date.part:
        return "quarter" if date.part < 40 else "half-year"
    return date.unit


_PART_OF_YEAR = re.compile(r"(?<!\w)(?:năm|tháng|quý)\s*\($", re.IGNORECASE)


_FAR = 400  # characters before a day in which a recurrence that goes with it begins


def _around(recurrences: Sequence[Recurrence], start: int, end: int) -> range:
    """Which recurrences begin before a place, not too far from another."""
    first, last = (bisect_left(recurrences, at, key=lambda r: r.start) for at in (start - _FAR, end + 1))
    return range(first, last)


def _recurring_days(
    text: str, chain: Sequence[Item], start: int, recurrences: Sequence[Recurrence]
) -> tuple[str, int, int, list[int]] | None:
    """The rule of days without a year beside a recurrence, with the words of both and the recurrences used
    up; nothing elsewhere."""
    dates = [(i.date.month, i.date.day) for i in chain]
    if any(i.date.year or i.glue == "-" for i in chain):
        return None
    days_alone = all(i.date.day for i in chain)
    tail = (after_day if days_alone else after_month)(text, chain[-1].end, dates)
    if tail:
        rule, end = tail
        beside = ((i, recurrences[i]) for i in _around(recurrences, start, end))
        near = [i for i, r in beside if (r.start < end and start < r.end) or joins(text, r, start)]
        return rule, min([start, *(recurrences[i].start for i in near)]), end, near
    for i in _around(recurrences, start, start) if days_alone else ():
        r = recurrences[i]
        rule = with_day(r, dates) if joins(text, r, start) else ""
        if rule:
            return rule, r.start, chain[-1].end, [i]
    bracketed = (
        days_alone
        and recurrences
        and recurrences[0].start < start
        and _PART_OF_YEAR.search(text[max(0, start - REACH) : start])
    )
    return (
        (yearly(dates), start, chain[-1].end, []) if bracketed and all(month for month, _ in dates) else None
    )


def _recurring(text: str, r: Recurrence) -> Time:
    start, relation = relation_before(text, r.start)
    bound = relation if relation in ("before", "by") else "in" if r.rule else ""
    start = start if relation in ("before", "by") else r.start
    return Time(
        start=start,
        end=r.end,
        text=text[start : r.end],
        edtf="",
        recurrence=r.rule,
        relation=bound,
        precision=r.precision,
    )
