"""Our reading of EDTF against that of the package ``edtf``, which reads the whole of the standard."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.dates import FIRST_YEAR, LAST_YEAR, Days, days

_YEARS = st.integers(FIRST_YEAR, LAST_YEAR)
_MONTHS = st.integers(0, 14)
#: quarters and half-years (ISO 8601-2, 4.8), and what stands beside them in the list
_GROUPINGS = st.sampled_from((32, 33, 34, 35, 36, 40, 41))
_PRINTED = st.one_of(
    st.builds("{:04}".format, _YEARS),
    st.builds("{:04}-{:02}".format, _YEARS, _MONTHS),
    st.builds("{:04}-{:02}-{:02}".format, _YEARS, _MONTHS, st.integers(0, 32)),
)
_SUBYEARS = st.builds("{:04}-{}".format, _YEARS, _GROUPINGS)
_INTERVALS = st.builds("{}/{}".format, _PRINTED | st.just(".."), _PRINTED | st.just(".."))
#: the sub-year groupings that the sources need; the others are EDTF, and refused here
_OURS = {"33", "34", "35", "36", "40", "41"}


def _theirs(value: str) -> Days | None:
    """The days by the package; None where it does not read the value, or reads it as all of time or
    backwards."""
    try:
        read = parse_edtf(value)
        first, last = (_day(end) for end in (read.lower_strict(), read.upper_strict()))
    except (EDTFParseException, ValueError):  # it reads the 29th of February in every year, which is no day
        return None
    if (first is None and last is None) or (first and last and first > last):
        return None
    return Days(first, last)


def _day(end: Any) -> date | None:
    """A day of the package (a ``struct_time``), None where it is open."""
    if isinstance(end, float) and math.isinf(end):
        return None
    year, month, day = (int(part) for part in tuple(end)[:3])
    return date(year, month, day)


def _ours(value: str) -> Days | None:
    try:
        return days(value)
    except ValueError:
        return None


@settings(deadline=None)  # the grammar of the package is slow on a busy machine
@given(_PRINTED)
def test_days_months_and_years(value: str) -> None:
    """A day, month or year covers the same days by both, and what one refuses the other does."""
    assert _ours(value) == _theirs(value)


@settings(deadline=None)  # the grammar of the package is slow on a busy machine
@given(_SUBYEARS)
def test_quarters_and_half_years(value: str) -> None:
    """A quarter or half-year covers the same days by both; other groupings are refused here."""
    assert _ours(value) == (_theirs(value) if value[5:] in _OURS else None)


@settings(deadline=None)  # the grammar of the package is slow on a busy machine
@given(_INTERVALS)
def test_intervals(value: str) -> None:
    """An interval, also with an open end, covers the same days by both; all of time, and one that runs
    backwards, is refused."""
    assert _ours(value) == _theirs(value)


@pytest.mark.parametrize(
    ("value", "first", "last"), [("2022-34/2023", "2022-34", "2023"), ("2022/2023-41", "2022", "2023-41")]
)
def test_intervals_of_quarters_are_ours_alone(value: str, first: str, last: str) -> None:
    """The package reads no interval that begins or ends with a quarter; here it covers the days from the one
    to the other."""
    assert _theirs(value) is None
    assert _ours(value) == Days(days(first).start, days(last).end)
