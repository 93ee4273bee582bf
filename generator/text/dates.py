"""Dates as Vietnamese administrative texts print them, as EDTF, and as the plain days they cover.

EDTF: ISO 8601-2:2019, of which the sources need days, months, years, quarters and half-years (33-36, 40-41 as sub-year
groupings, section 4.8), and intervals with an open or a known other end.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
#: sub-year grouping -> its first month and how many months it has
_GROUPINGS = {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 40: (1, 6), 41: (7, 6)}
_ROMAN = {"I": 33, "II": 34, "III": 35, "IV": 36}


@dataclass(frozen=True)
class Days:
    """The first and last day a date covers; ``None`` where it is open."""

    start: date | None
    end: date | None


def days(edtf: str) -> Days:
    """The days an EDTF value covers.

    >>> days("2022-34")
    Days(start=datetime.date(2022, 4, 1), end=datetime.date(2022, 6, 30))
    >>> days("../2024").end
    datetime.date(2024, 12, 31)

    :raises ValueError: when the value is not one of the forms the project uses.
    """
    if "/" not in edtf:
        return _point(edtf)
    first, _, last = edtf.partition("/")
    start = None if first == ".." else _point(first).start
    end = None if last == ".." else _point(last).end
    if (start is None and end is None) or (start and end and start > end):
        raise ValueError(edtf)
    return Days(start, end)


def _point(text: str) -> Days:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if day:
        return Days(date(year, month, day), date(year, month, day))
    if month in _GROUPINGS:
        first, months = _GROUPINGS[month]
        last = first + months - 1
        return Days(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
    if match[2]:
        return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Days(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True)
class Found:
    """A date or rhythm found in a text: where, the words, and its EDTF or RRULE."""

    start: int
    end: int
    text: str
    edtf: str = ""
    recurrence: str = ""


_D = r"(?P<d>\d{1,2})\s?/\s?(?P<m>\d{1,2})\s?/\s?(?P<y>\d{4})"
_BEFORE = r"(?:trước|chậm nhất(?: trong| là)?|đến hết|muộn nhất)\s+(?:ngày\s+)?"
_RHYTHMS = (
    (r"(?:định kỳ\s+)?(?:hằng|hàng)\s+tuần", "FREQ=WEEKLY"),
    (r"(?:định kỳ\s+)?(?:hằng|hàng)\s+tháng", "FREQ=MONTHLY"),
    (r"(?:định kỳ\s+)?(?:hằng|hàng)\s+quý", "FREQ=MONTHLY;INTERVAL=3"),
    (r"(?:định kỳ\s+)?(?:hằng|hàng)\s+năm", "FREQ=YEARLY"),
)
_DATED = (
    (re.compile(rf"(?:từ\s+|{_BEFORE})?(?:ngày\s+)?{_D}", re.IGNORECASE), "{y}-{m}-{d}"),
    (re.compile(r"quý\s+(?P<q>IV|I{1,3})\s?/\s?(?P<y>\d{4})"), "{y}-{q}"),
    (re.compile(r"quý\s+(?P<q>IV|I{1,3})\s+năm\s+(?P<y>\d{4})"), "{y}-{q}"),
    (re.compile(r"tháng\s+(?P<m>\d{1,2})\s?(?:/|\s+năm\s+)\s?(?P<y>\d{4})", re.IGNORECASE), "{y}-{m}"),
    (re.compile(r"giai đoạn\s+(?P<y>\d{4})\s?[-–]\s?(?P<z>\d{4})(?!\d)", re.IGNORECASE), "{y}/{z}"),
    (re.compile(r"(?:trước|đến|trong|hết)\s+năm\s+(?P<y>\d{4})", re.IGNORECASE), "{y}"),
)


def find_dates(text: str) -> Iterator[Found]:
    """Find what reads like a date, a period or a rhythm, from left to right, the longest reading first.

    The date is the one printed, whatever word stands before it.
    """
    taken = bytearray(len(text))
    found: list[Found] = []
    for pattern, form in _DATED:
        for match in pattern.finditer(text):
            edtf = _fill(form, match.groupdict())
            if edtf and not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\x01" * len(match[0])
                found.append(Found(*match.span(), match[0], edtf))
    for rhythm, rule in _RHYTHMS:
        found += [Found(*m.span(), m[0], recurrence=rule) for m in re.finditer(rhythm, text, re.IGNORECASE)]
    yield from sorted(found, key=lambda f: f.start)


def _fill(form: str, parts: dict[str, str | None]) -> str:
    values = {k: v.zfill(2) if k in "dm" else v for k, v in parts.items() if v}
    if "q" in values:
        values["q"] = str(_ROMAN[values["q"]])
    edtf = form.format(**values)
    try:
        days(edtf)
    except ValueError:
        return ""
    return edtf
