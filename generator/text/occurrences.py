"""Places a recurring duty in a calendar: each occurrence on its last day in time, none outside its bounds.

A rule keeps the day as printed; a recurrence without a printed day has none, and stands in a calendar on the
last day of each week (Sunday), month, quarter or year. "Trước ngày 15/12" is in time until the 14th, "trước
ngày 01" until the last day of the month before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

_YEAR = 12
#: the shortest month has this many days: a later day is the last of the days up to it that a month has
_SURE, _LONGEST = 28, 31


@dataclass(frozen=True)
class Occurrences:
    """The first and the last day of a recurring duty and its RRULE (RFC 5545, section 3.3.10), which ends
    with its bounds."""

    first: date
    last: date
    rule: str


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by name.

    >>> parts_of("FREQ=MONTHLY;INTERVAL=3")
    {'FREQ': 'MONTHLY', 'INTERVAL': '3'}
    """
    return dict(part.partition("=")[::2] for part in rule.split(";"))


def unplaceable(rule: str) -> str:
    """Why a rule cannot be placed in a calendar without guessing, as the part that is missing; empty when it
    can.

    >>> unplaceable("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15")
    'BYMONTH=…'
    >>> [unplaceable(rule) for rule in ("FREQ=MONTHLY;INTERVAL=3", "FREQ=WEEKLY", "FREQ=MONTHLY;COUNT=3")]
    ['', '', 'FREQ, INTERVAL, BYMONTH, BYMONTHDAY']
    """
    parts = parts_of(rule)
    if not parts.keys() <= {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY"}:
        return "FREQ, INTERVAL, BYMONTH, BYMONTHDAY"
    every = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "MONTHLY" and every > 1 and ("BYMONTHDAY" in parts or _YEAR % every):
        return "BYMONTH=…"
    if parts["FREQ"] == "YEARLY" and "BYMONTHDAY" in parts and "BYMONTH" not in parts:
        return "BYMONTH=…"
    return (
        "" if parts["FREQ"] in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") else "DAILY, WEEKLY, MONTHLY, YEARLY"
    )


def placed(rule: str, relation: str = "in") -> str:
    """The rule whose occurrences are the last days in time.

    >>> placed("FREQ=WEEKLY"), placed("FREQ=MONTHLY"), placed("FREQ=MONTHLY;INTERVAL=3")
    ('FREQ=WEEKLY;BYDAY=SU', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1')
    >>> placed("FREQ=YEARLY"), placed("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "before")
    ('FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14')
    >>> placed("FREQ=MONTHLY;BYMONTHDAY=1", "before"), placed("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1", "before")
    ('FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1')
    >>> placed("FREQ=MONTHLY;BYMONTHDAY=30")
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'

    :raises ValueError: when it cannot be laid into a calendar without guessing.
    """
    if wrong := unplaceable(rule):
        raise ValueError(f"{rule}: {wrong}")
    parts = parts_of(rule)
    if parts["FREQ"] == "DAILY":
        return rule
    if parts["FREQ"] == "WEEKLY":
        return f"{rule};BYDAY=SU"
    printed = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day] or [-1]
    turns = [_in_time(month, day, relation) for month in _months(parts) for day in printed]
    months, days = sorted({month for month, _ in turns}), sorted({day for _, day in turns})
    return _written(months, days, int(parts.get("INTERVAL", "1")) if parts["FREQ"] == "YEARLY" else 1)


def occurrences(
    rule: str, relation: str, start: date, end: date, since: date = date.min
) -> Occurrences | None:
    """The occurrences of a duty from ``start`` to ``end``, those before ``since`` left out; ``None`` when
    there are none.

    >>> start, end, since = date(2021, 1, 1), date(2027, 1, 1), date(2022, 5, 1)
    >>> occurrences("FREQ=YEARLY;INTERVAL=2", "in", start, end, since).first
    datetime.date(2023, 12, 31)
    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - slow to import

    placed_rule = placed(rule, relation)
    series = rrulestr(placed_rule, dtstart=datetime.combine(start, time()))
    found = series.after(datetime.combine(max(start, since), time()), inc=True)
    last = series.before(datetime.combine(end, time()), inc=True)
    if found is None or last is None or found > last:
        return None
    return Occurrences(found.date(), last.date(), f"{placed_rule};UNTIL={end:%Y%m%d}")


def _months(parts: dict[str, str]) -> list[int]:
    """The months in which a rule comes round."""
    if "BYMONTH" in parts:
        return [int(month) for month in parts["BYMONTH"].split(",")]
    every = int(parts.get("INTERVAL", "1"))
    return [_YEAR] if parts["FREQ"] == "YEARLY" else list(range(every, _YEAR + 1, every))


def _in_time(month: int, day: int, relation: str) -> tuple[int, int]:
    """The month and day on which a turn printed for ``day`` is still in time."""
    if relation != "before" or day < 0:
        return month, day
    return (month, day - 1) if day > 1 else (month - 1 or _YEAR, -1)


def _written(months: list[int], days: list[int], years: int) -> str:
    """The rule in the form that programs agree on: of several months by month, as some read them wrongly by
    year."""
    every_month = months == list(range(1, _YEAR + 1))
    days = [-1 if day == _LONGEST else day for day in days]
    late = [day for day in days if day > _SURE]
    named = [] if every_month else [f"BYMONTH={','.join(map(str, months))}"]
    if late and len(days) == 1:  # a month may lack the day: then its last one counts
        on = [f"BYMONTHDAY={','.join(map(str, range(_SURE, late[0] + 1)))}", "BYSETPOS=-1"]
        return ";".join(["FREQ=MONTHLY", *named, *on])
    freq = "FREQ=MONTHLY" if len(months) > 1 and years == 1 else "FREQ=YEARLY"
    interval = [f"INTERVAL={years}"] if years > 1 else []
    return ";".join([freq, *interval, *named, f"BYMONTHDAY={','.join(map(str, days))}"])
