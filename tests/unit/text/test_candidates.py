"""The wide net under the finders: whatever looks like a time, an amount or the number of a document."""

from __future__ import annotations

import pytest

from generator.text.candidates import candidate_amounts, candidate_numbers, candidate_times


@pytest.mark.parametrize(
    "words",
    [
        "trước ngày 30/6/2024", "ngày 31/02/2024", "ngày 05 tháng 6 năm 2024", "30.6.2024", "tháng 9/2024", "quý IV", "Quý 2 năm 2024",
        "6 tháng đầu", "trước ngày 01/3/24", "31/02/24", "đến năm 20240", "giai đoạn 20211 - 2025", "định kỳ hằng quý", "mỗi tuần", "02 lần/",
        "chậm nhất 30/6/2024", "muộn nhất 30/6", "hết năm 2024", "sáu tháng đầu", "chín tháng đầu", "nhiệm kỳ 2020-2025", "nửa cuối năm", "hằng tháng",
    ],
)  # fmt: skip
def test_what_looks_like_a_time_is_seen(words: str) -> None:
    """Times are seen as printed, misprints among them, which the finder leaves out."""
    assert [g.text for g in candidate_times(f"Làm xong {words}.")] == [words]


def test_amounts_and_numbers_are_seen() -> None:
    """Percentages and sums, and numbers of documents that the finder does not read whole."""
    assert [g.text for g in candidate_amounts("đạt 6,5%, chi 1.200 triệu đồng")] == [
        "6,5%",
        "1.200 triệu đồng",
    ]
    assert [g.text for g in candidate_numbers("theo 1234567/QĐ-UBND và 12/QĐ~UBND, 18-NQ/TW")] == ["18-NQ/TW"]
