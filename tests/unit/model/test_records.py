"""Records of what is to be done: when it is over."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.records import Due


@pytest.mark.parametrize(
    ("edtf", "recurrence", "over"),
    [
        ("2022-03", "", date(2022, 3, 31)),
        ("", "FREQ=YEARLY", date(2025, 12, 31)),
        ("2022-03", "FREQ=YEARLY", date(2022, 3, 31)),
        ("", "", None),
    ],
)
def test_when_a_duty_is_over(edtf: str, recurrence: str, over: date | None) -> None:
    """With its date, where it has one, whatever comes back beside it; else with the bounds of what comes
    back."""
    end, until = date(2022, 3, 31) if edtf else None, date(2025, 12, 31) if recurrence else None
    due = Due(text="", edtf=edtf, start=None, end=end, recurrence=recurrence, relation="in", until=until)
    assert due.over == over
