"""When a dated duty is in time, and between which days a recurring one comes back.

A date is kept as printed, whatever stands before it; the relation says what stands before it ("trước ngày
30/9/2023" is the day 2023-09-30, ``before``). From the two follow the days on which the duty is in time.
Nothing that no one printed becomes a day: an occasion has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from generator.text.dates import Days, days

Relation = Literal["before", "by", "in", "from", "during", "occasion"]
Precision = Literal["day", "month", "quarter", "half-year", "year", "period", "none"]
Bounds = Literal["text", "document", "open"]
RELATIONS: tuple[str, ...] = get_args(Relation)
_ENDS = frozenset({"by", "in", "during"})
_STARTS = frozenset({"in", "from", "during"})
_ONE = timedelta(days=1)
#: months between two turns of a recurrence -> what it is precise to
_STEPS: dict[int, Precision] = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}


def in_time(edtf: str, relation: str, text: str = "") -> Days:
    """The first and the last day on which a dated duty is in time.

    ``text`` are the words as printed: "sau ngày X" begins the day after.

    >>> in_time("2023-09-30", "before").end, in_time("2025", "before").end
    (datetime.date(2023, 9, 29), datetime.date(2024, 12, 31))
    >>> in_time("2022-34", "in")
    Days(start=datetime.date(2022, 4, 1), end=datetime.date(2022, 6, 30))
    >>> in_time("2023-06", "by"), in_time("2021", "from").end, in_time("../2025", "during").start
    (Days(start=None, end=datetime.date(2023, 6, 30)), None, None)
    >>> in_time("2022", "occasion")
    Days(start=None, end=None)

    :raises ValueError: when the value is no date in one of the forms the project uses.
    """
    covered = days(edtf)
    start = covered.start if relation in _STARTS else None
    if start and relation == "from" and text.casefold().startswith("sau "):
        start = (covered.end or start) + _ONE
    if relation == "before":
        return Days(None, covered.start - _ONE if covered.start else None)
    return Days(start, covered.end if relation in _ENDS else None)


def precision(edtf: str) -> Precision:
    """How exact a printed date is.

    >>> [precision(v) for v in ("2022-02-15", "2022-02", "2022-34", "2024-40", "2022", "2021/2025", "")]
    ['day', 'month', 'quarter', 'half-year', 'year', 'period', 'none']
    """
    if not edtf or "/" in edtf:
        return "period" if edtf else "none"
    _, month, day = (edtf + "--").split("-")[:3]
    if day:
        return "day"
    if not month:
        return "year"
    return "month" if int(month) <= 12 else "quarter" if int(month) < 40 else "half-year"


def recurrence_precision(recurrence: str) -> Precision:
    """How exact a recurring duty is: to the day where one is printed; weekly, and several recurrences in one
    row, to nothing.

    >>> recurrence_precision("FREQ=MONTHLY;BYMONTHDAY=15"), recurrence_precision("FREQ=MONTHLY;INTERVAL=3")
    ('day', 'quarter')
    >>> recurrence_precision("FREQ=YEARLY;BYMONTH=6,12"), recurrence_precision("FREQ=YEARLY;BYMONTH=9")
    ('half-year', 'month')
    >>> [recurrence_precision(r) for r in ("FREQ=YEARLY", "FREQ=WEEKLY", "FREQ=MONTHLY FREQ=YEARLY", "")]
    ['year', 'none', 'none', 'none']
    """
    rules = recurrence.split()
    if len(rules) != 1:
        return "none"
    parts = dict(p.partition("=")[::2] for p in rules[0].split(";"))
    if "BYMONTHDAY" in parts:
        return "day"
    months = len(parts.get("BYMONTH", "").split(",")) if "BYMONTH" in parts else 0
    every = {"MONTHLY": 1, "YEARLY": 12 // months if months > 1 else 1 if months else 12}.get(
        parts["FREQ"], 0
    )
    return _STEPS.get(every * int(parts.get("INTERVAL", "1")), "none")


@dataclass(frozen=True)
class Span:
    """The first and last day of a recurring duty, and what determines the last: ``text``, ``document`` or
    ``open``."""

    start: date | None
    end: date | None
    bounds: Bounds


def recurring(printed: tuple[str, str], issued: str, period: str) -> Span:
    """The bounds of a recurring duty.

    ``printed`` are the beginning and the end printed with it, ``issued`` and ``period`` those of its
    document, all EDTF, empty where there is none. Without a printed beginning it begins with the document's
    period or the day of issue, whichever is later; without a printed end it ends with the period.

    >>> recurring(("", ""), "2022-03", "2022")
    Span(start=datetime.date(2022, 3, 1), end=datetime.date(2022, 12, 31), bounds='document')
    >>> recurring(("", "2024-06"), "2022-03", "").bounds, recurring(("", ""), "2022-03", "").bounds
    ('text', 'open')

    :raises ValueError: when a value is no date in one of the forms the project uses.
    """
    first, last = (days(value) if value else Days(None, None) for value in printed)
    document = days(period) if period else Days(None, None)
    begun = [day for day in (document.start, days(issued).start) if day]
    start = first.start or (max(begun) if begun else None)
    end = last.end or document.end
    return Span(start, end, "text" if last.end else "document" if document.end else "open")


def over_on(edtf: str, relation: str, end: date | None) -> date | None:
    """The day after which a dated duty is over: its last day in time; an occasion is over when its year is.

    >>> over_on("2022", "occasion", None), over_on("2021", "from", None)
    (datetime.date(2022, 12, 31), None)
    """
    if end or relation != "occasion" or not edtf:
        return end
    last = days(edtf).end
    return date(last.year, 12, 31) if last else None
