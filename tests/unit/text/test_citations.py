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
    "text",
    [
        "ngày 15/02/2023",
        "24/7",
        "80/100 xã",
        "http://a/12/KH-UBND",
        "Km18 - Km80",
        "km 12/QL1-A",
        "Km 12+300/QL1A",
        "lý trình 12/QL1-A",
        "đoạn 7/QL1-QL4",
        "tờ bản đồ số 5/thửa 12",
        "24/24 giờ",
        "3/4 diện tích",
        "QL.4B",
        "ĐT.226",
        "Km12/ĐT226-B",
        "lô 5/B-C",
        "lô đất 5-A/B",
        "nhà số 5/A-B",
        "mã 5/A-B",
        "ngõ 12/K-A",
        "cầu 30/ĐT226-A",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    """Dates, fractions, addresses and posts are not document numbers."""
    assert list(find_numbers(text)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sửa Km 30/QL4-B theo Công văn số 12/SXD-QH", "12/SXD-QH"),
        ("Công văn số 45/C06-P3", "45/C06-P3"),
        ("theo tuyến số 12/QĐ-UBND", "12/QĐ-UBND"),
        ("tổ 7/2022/NQ-HĐND", "7/2022/NQ-HĐND"),
        ("quy định của tổ, 33-NQ/TU", "33-NQ/TU"),
    ],
)
def test_places_take_no_number_of_a_document(text: str, number: str) -> None:
    """Beside a road a document keeps its number, and where its type is one it is one behind any word."""
    assert [n.canonical for n in find_numbers(text)] == [number]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("các Nghị quyết số 33, 34, 35/NQ-HĐND", ["33/NQ-HĐND", "34/NQ-HĐND", "35/NQ-HĐND"]),
        ("các Chỉ thị 05, 06-CT/TU của Tỉnh ủy", ["05-CT/TU", "06-CT/TU"]),
        ("sửa 12, 13 và 14 km theo Chỉ thị 06-CT/TU", ["06-CT/TU"]),
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
