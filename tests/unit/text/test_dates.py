"""EDTF values and the days they cover."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.text.dates import days


def test_half_years_cover_their_six_months() -> None:
    """The first and the second half of a year are EDTF 40 and 41."""
    assert days("2024-40").end == dt.date(2024, 6, 30)
    assert days("2024-41").start == dt.date(2024, 7, 1)


@pytest.mark.parametrize("edtf", ["", "2022-13", "2022-02-30", "../..", "2025/2021", "22", "2022-42", "٢٠٢٢"])
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
