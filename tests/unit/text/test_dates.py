"""Dates in texts, as EDTF, and the days they cover."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.dates import days, find_dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("trước ngày 15/02/2023", "2023-02-15"),
        ("từ ngày 01/3/2022", "2022-03-01"),
        ("trong quý II/2022", "2022-34"),
        ("quý IV năm 2025", "2025-36"),
        ("trong tháng 3/2022", "2022-03"),
        ("giai đoạn 2021 - 2025", "2021/2025"),
        ("trước năm 2025", "2025"),
        ("đến năm 2030", "2030"),
    ],
)
def test_dates_are_read(text: str, edtf: str) -> None:
    """Each way the sources print a date gives its EDTF value."""
    assert [f.edtf for f in find_dates(text)] == [edtf]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("định kỳ hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
        ("hàng năm", "FREQ=YEARLY"),
        ("hằng tuần", "FREQ=WEEKLY"),
    ],
)
def test_rhythms_are_read(text: str, rule: str) -> None:
    """A recurring duty gives an RFC 5545 rule and no date."""
    assert [(f.edtf, f.recurrence) for f in find_dates(text)] == [("", rule)]


def test_impossible_days_are_no_dates() -> None:
    """31 February is not found; 99/99/2022 neither."""
    assert list(find_dates("ngày 31/02/2022 và 99/99/2022")) == []


@settings(deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_found_where_it_stands(day: dt.date) -> None:
    """Any day printed the usual way is found at its place and covers itself."""
    text = f"trước ngày {day.day:02d}/{day.month}/{day.year:04d};"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == found.text
    assert days(found.edtf).start == days(found.edtf).end == day


@pytest.mark.parametrize("edtf", ["", "2022-13", "2022-02-30", "../..", "2025/2021", "22"])
def test_malformed_values_are_refused(edtf: str) -> None:
    """A value that is not one of the forms in use raises ValueError."""
    with pytest.raises(ValueError, match=r".*"):
        days(edtf)


def test_half_years_cover_their_days() -> None:
    """The two halves of a year are dates too: January to June, July to December."""
    assert [(days(v).start, days(v).end) for v in ("2024-40", "2024-41")] == [
        (dt.date(2024, 1, 1), dt.date(2024, 6, 30)),
        (dt.date(2024, 7, 1), dt.date(2024, 12, 31)),
    ]
