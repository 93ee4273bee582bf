"""Numbers of legal documents: found, with their dates, in one canonical form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.citations import canonical, find_numbers


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        ("Nghị quyết số 43/2022/QH15 của Quốc hội", "43/2022/QH15", ""),
        ("Nghị quyết số 11/NQ-CP ngày 30/01/2022 của Chính phủ", "11/NQ-CP", "2022-01-30"),
        ("Nghị quyết số 49- NQ/TU, ngày 5/8/2021", "49-NQ/TU", "2021-08-05"),
        ("Quyết định số 108 /QĐ-UBND ngày 1 tháng 2 năm 2023", "108/QĐ-UBND", "2023-02-01"),
        ("Nghị quyết số 43/NQ-TU", "43-NQ/TU", ""),
    ],
)
def test_numbers_are_found(text: str, number: str, date: str) -> None:
    """A number is found as printed, with its canonical form and the date printed straight after it."""
    (found,) = find_numbers(text)
    assert (found.canonical, found.date) == (number, date)
    assert text[found.start : found.end] == found.printed


@pytest.mark.parametrize(
    "text", ["ngày 15/02/2023", "24/7", "80/100 xã", "http://a/12/KH-UBND", "Km18 - Km80"]
)
def test_other_numbers_are_none(text: str) -> None:
    """Dates, fractions, addresses and posts are not document numbers."""
    assert list(find_numbers(text)) == []


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from(["NQ/TU", "QĐ-UBND", "KH-UBND", "CTr/TU"]))
def test_the_canonical_form_is_stable(number: int, symbol: str) -> None:
    """Making a canonical number canonical changes nothing."""
    once = canonical(f"{number}{'-' if '/' in symbol else '/'}{symbol}")
    assert canonical(once) == once
