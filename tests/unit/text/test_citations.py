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
        ("Nghị quyết số 33/NQ-HÐND", "33/NQ-HĐND", ""),
        ("Kế hoạch số 58/KH‑UBND", "58/KH-UBND", ""),
        ("Quyết định số 112/QĐ–UBND", "112/QĐ-UBND", ""),
        ("Kế hoạch số 58/KH―UBND", "58/KH-UBND", ""),
        ("Công văn số 10812/BTC-NSNN ngày 05.10.2023", "10812/BTC-NSNN", "2023-10-05"),
        ("Kế hoạch số 23a/KH-UBND", "23a/KH-UBND", ""),
        ("Quyết định số 12/2023/QĐ-UBND.HC", "12/2023/QĐ-UBND.HC", ""),
        ("Nghị quyết số 33/NQ-HĐND của HĐND tỉnh ngày 08/12/2023", "33/NQ-HĐND", "2023-12-08"),
        ("Nghị quyết số 33/NQ-HĐND, hoàn thành trước ngày 30/6/2024", "33/NQ-HĐND", ""),
        ("Nghị quyết số 33/NQ-HĐND của HĐND tỉnh trước ngày 30/6/2024", "33/NQ-HĐND", ""),
        ("Quyết định số 79/QĐ-UBND ngày 31/02/2023", "79/QĐ-UBND", ""),
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


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("các Nghị quyết số 33, 34, 35/NQ-HĐND", ["33/NQ-HĐND", "34/NQ-HĐND", "35/NQ-HĐND"]),
        ("số 10 và số 11-NQ/TU", ["10-NQ/TU", "11-NQ/TU"]),
        ("gồm 12 hộ và 45/KH-UBND", ["45/KH-UBND"]),
    ],
)
def test_numbers_of_a_list_share_one_ending(text: str, numbers: list[str]) -> None:
    """Numbers listed after "số" bear the ending that is printed once, at the last; others do not."""
    found = list(find_numbers(text))
    assert [n.canonical for n in found] == numbers
    assert all(text[n.start : n.end] == n.printed for n in found)


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from(["NQ/TU", "QĐ-UBND", "KH-UBND", "CTr/TU"]))
def test_the_canonical_form_is_stable(number: int, symbol: str) -> None:
    """Making a canonical number canonical changes nothing."""
    once = canonical(f"{number}{'-' if '/' in symbol else '/'}{symbol}")
    assert canonical(once) == once
