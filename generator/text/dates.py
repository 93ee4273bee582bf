"""Dates as Vietnamese administrative texts print them, as EDTF, and as the plain days they cover.

EDTF: ISO 8601-2:2019, of which the sources need days, months, years, quarters and half-years (33-36, 40-41 as
sub-year groupings, section 4.8), and intervals with an open or a known other end.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
#: years that a plan of our time speaks of
FIRST_YEAR, LAST_YEAR = 1900, 2100
#: the quarters in EDTF, and their numbers as they are printed
QUARTERS, ROMAN = (33, 34, 35, 36), ("I", "II", "III", "IV")
#: sub-year grouping (quarter, half-year) -> its first and last month
GROUPINGS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


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


def quarter_of(day: date) -> tuple[int, int]:
    """The year and the quarter (1 to 4) in which a day lies.

    >>> quarter_of(date(2022, 6, 30)), quarter_of(date(2022, 10, 1))
    ((2022, 2), (2022, 4))
    """
    quarter = next(n for n, part in enumerate(QUARTERS, 1) if day.month <= GROUPINGS[part][1])
    return day.year, quarter


def quarter_edtf(year: int, quarter: int) -> str:
    """A quarter (1 to 4) in EDTF.

    >>> quarter_edtf(2022, 2)
    '2022-34'
    """
    return f"{year:04d}-{QUARTERS[quarter - 1]}"


def _point(text: str) -> Days:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not FIRST_YEAR <= year <= LAST_YEAR or match[3] == "00":
        raise ValueError(text)
    if day:
        return Days(date(year, month, day), date(year, month, day))
    if month in GROUPINGS:
        first, last = GROUPINGS[month]
        return Days(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
    if match[2]:
        return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Days(date(year, 1, 1), date(year, 12, 31))
