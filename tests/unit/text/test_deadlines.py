"""When a dated duty is in time, how long a recurring one comes back, and where it stands in a calendar."""

from __future__ import annotations

import datetime as dt
import doctest
import sys

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.deadlines import RELATIONS, in_time, over_on, precision, recurrence_precision, recurring
from generator.text.occurrences import occurrences, placed, unplaceable

_MODULES = ("generator.text.deadlines", "generator.text.occurrences")


@pytest.mark.parametrize("module", _MODULES)
def test_examples(module: str) -> None:
    """The examples in the documentation of these rooms are true."""
    result = doctest.testmod(sys.modules[module])
    assert (result.failed, result.attempted > 0) == (0, True)


def test_after_a_day_begins_on_the_next() -> None:
    """What is to be done after a day begins on the day after; from a day on, on that day."""
    assert in_time("2023-07-01", "from", "sau ngày 01/7/2023").start == dt.date(2023, 7, 2)
    assert in_time("2023-07-01", "from", "Từ ngày 01/7/2023").start == dt.date(2023, 7, 1)


@settings(deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), st.sampled_from(RELATIONS))
def test_a_day_is_in_time_by_its_relation(day: dt.date, relation: str) -> None:
    """Before a day is up to the day before, by and in a day is that day, and what only begins or is an
    occasion has no end."""
    got = in_time(day.isoformat(), relation)
    ends = {"before": day - dt.timedelta(days=1), "by": day, "in": day, "during": day}
    assert got.end == ends.get(relation)
    assert got.start == (day if relation in ("in", "from", "during") else None)


@pytest.mark.parametrize(
    ("edtf", "relation", "end"),
    [
        ("2022", "occasion", dt.date(2022, 12, 31)),
        ("2021", "from", None),
        ("2022-06", "by", dt.date(2022, 6, 30)),
        ("", "", None),
    ],
)
def test_when_it_is_over(edtf: str, relation: str, end: dt.date | None) -> None:
    """An occasion is over when its year is, everything else with its last day; what has none is never
    over."""
    assert over_on(edtf, relation, in_time(edtf, relation).end if edtf else None) == end


@pytest.mark.parametrize("value", ["2022-13", "x", "2025/2021"])
def test_what_is_no_date_is_refused(value: str) -> None:
    """Malformed dates raise ValueError, wherever they stand."""
    with pytest.raises(ValueError, match=r".*"):
        in_time(value, "in")
    with pytest.raises(ValueError, match=r".*"):
        recurring(("", value), "2022", "")


def test_bounds_begin_with_the_later_of_issue_and_period() -> None:
    """A plan issued before its period comes back from the period on; one issued within it from its day of
    issue."""
    assert recurring(("", ""), "2021-11-21", "2022/2025").start == dt.date(2022, 1, 1)
    assert recurring(("", ""), "2023-01-26", "../2030").start == dt.date(2023, 1, 26)
    assert recurring(("2024", ""), "2023-01-26", "../2030").start == dt.date(2024, 1, 1)


def test_precision_of_open_intervals_and_of_rules() -> None:
    """An interval is a period, open or not; a rule of every second year is none of the steps there are words
    for."""
    assert precision("../2025") == precision("2021/..") == "period"
    assert recurrence_precision("FREQ=YEARLY;INTERVAL=2") == "none"
    assert recurrence_precision("FREQ=MONTHLY;INTERVAL=6") == "half-year"


@pytest.mark.parametrize(
    ("rule", "relation", "days"),
    [
        ("FREQ=MONTHLY", "in", ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        ("FREQ=MONTHLY;INTERVAL=3", "in", ["2024-03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "by", ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        ("FREQ=MONTHLY;BYMONTHDAY=30", "before", ["2024-01-29", "2024-02-29", "2024-03-29", "2024-04-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "before", ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15", "before", ["2024-04-14"]),
        ("FREQ=WEEKLY;INTERVAL=6", "in", ["2024-02-04", "2024-03-17", "2024-04-28"]),
        ("FREQ=YEARLY", "in", []),
    ],
)
def test_turns_stand_on_their_last_day(rule: str, relation: str, days: list[str]) -> None:
    """Between 29 January and 30 April 2024 each rule comes round on these days, in every month, and never
    after the end."""
    got = occurrences(rule, relation, dt.date(2024, 1, 29), dt.date(2024, 4, 30))
    found = [] if got is None else list(rrulestr(f"DTSTART:{got.first:%Y%m%d}T000000\nRRULE:{got.rule}"))
    assert [day.date().isoformat() for day in found] == days
    assert got is None or [got.first.isoformat(), got.last.isoformat()] == [days[0], days[-1]]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15",
        "FREQ=YEARLY;BYMONTHDAY=15",
        "FREQ=HOURLY",
        "FREQ=YEARLY;COUNT=3",
    ],
)
def test_what_would_have_to_be_guessed_is_refused(rule: str) -> None:
    """A day without its month, and parts that end a rule in other ways, cannot be placed."""
    assert unplaceable(rule)
    with pytest.raises(ValueError, match="="):
        placed(rule)
