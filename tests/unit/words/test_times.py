"""Days, periods and recurrences as they are said: every form, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.words import times


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (Decimal("1234567.891"), "1.234.567,891", "1,234,567.891"), (Decimal("-0.50"), "−0,5", "−0.5"), (Decimal("1E+3"), "1.000", "1,000"),
        (0.1, "0,1", "0.1"), (0, "0", "0"),
    ],
)  # fmt: skip
def test_numbers_lose_no_digit(value: Decimal | float, vi: str, en: str) -> None:
    """Every digit that counts is written, none that does not, with a minus that is no hyphen."""
    assert (times.number(value, "vi"), times.number(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2022", "2022", "2022"), ("2022-12", "tháng 12/2022", "Dec 2022"), ("2022-02-05", "05/02/2022", "5 Feb 2022"),
        ("2022-33", "quý I/2022", "Q1 2022"), ("2022-36", "quý IV/2022", "Q4 2022"),
        ("2022-40", "6 tháng đầu năm 2022", "first half of 2022"), ("2022-41", "6 tháng cuối năm 2022", "second half of 2022"),
        ("2021/2025", "2021–2025", "2021–2025"), ("2021/2022-03", "2021 – tháng 3/2022", "2021 – Mar 2022"),
        ("2022-33/2022-34", "quý I/2022 – quý II/2022", "Q1 2022 – Q2 2022"),
        ("../2024-06", "đến hết tháng 6/2024", "up to the end of Jun 2024"), ("2024-06/..", "từ tháng 6/2024", "from Jun 2024"),
    ],
)  # fmt: skip
def test_dates_and_periods(value: str, vi: str, en: str) -> None:
    """A day, month, quarter, half, year, and what reaches from one to another or has one end."""
    assert (times.edtf(value, "vi"), times.edtf(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "relation", "vi", "en"),
    [
        ("2023-09-30", "before", "trước 30/09/2023", "before 30 Sep 2023"), ("2023-09-30", "by", "chậm nhất 30/09/2023", "by 30 Sep 2023"),
        ("2023-09", "by", "chậm nhất tháng 9/2023", "by the end of Sep 2023"), ("2025", "by", "chậm nhất năm 2025", "by the end of 2025"),
        ("2025", "before", "trước năm 2025", "before 2025"), ("2025", "in", "2025", "2025"), ("2023-09", "in", "tháng 9/2023", "Sep 2023"),
        ("2024", "from", "từ năm 2024", "from 2024"), ("2024", "occasion", "dịp năm 2024", "some time in 2024"),
        ("2024/..", "from", "từ 2024", "from 2024"), ("../2024", "by", "đến hết 2024", "up to the end of 2024"),
        ("../2024", "before", "đến hết 2024", "up to the end of 2024"), ("2021/2025", "during", "2021–2025", "2021–2025"),
        ("", "by", "", ""), ("", "in", "", ""),
    ],
)  # fmt: skip
def test_what_stands_before_a_date(value: str, relation: str, vi: str, en: str) -> None:
    """Before, by, from and an occasion are said; in and during are not, nor twice what a period with one end
    says."""
    assert (times.dated(value, relation, "vi"), times.dated(value, relation, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("rule", "relation", "vi", "en"),
    [
        ("FREQ=DAILY", "", "hằng ngày", "every day"), ("FREQ=YEARLY", "by", "hằng năm", "every year"),
        ("FREQ=WEEKLY", "", "hằng tuần", "every week"), ("FREQ=MONTHLY;INTERVAL=3", "", "hằng quý", "every quarter"),
        ("RRULE:FREQ=MONTHLY;INTERVAL=6", "", "6 tháng một lần", "every six months"),
        ("FREQ=SECONDLY", "", "FREQ=SECONDLY", "FREQ=SECONDLY"),
        ("FREQ=YEARLY;BYMONTH=6,12", "", "tháng 6, 12 hằng năm", "every year, in Jun, Dec"),
        ("FREQ=YEARLY;BYMONTH=6,12", "before", "tháng 6, 12 hằng năm", "every year, in Jun, Dec"),
        ("FREQ=MONTHLY;BYMONTHDAY=5,20", "by", "chậm nhất ngày 5, 20 hằng tháng", "every month, by day 5, 20"),
        ("FREQ=MONTHLY;BYMONTHDAY=5", "in", "ngày 5 hằng tháng", "every month, on day 5"),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "before", "trước ngày 15/6, 15/12 hằng năm", "every year, before 15 Jun, 15 Dec"),
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1,15", "by", "chậm nhất ngày 1/6, 15/6 hằng năm", "every year, by 1 Jun, 15 Jun"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "by", "ngày cuối tháng, hằng tháng", "every month, on the last day"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "", "ngày cuối tháng 12 hằng năm", "every year, on the last day of Dec"),
    ],
)  # fmt: skip
def test_how_often(rule: str, relation: str, vi: str, en: str) -> None:
    """How often, on which days of which months, and whether before or by them; a rule without words stays as it
    is written."""
    assert (times.in_words(rule, "vi", relation), times.in_words(rule, "en", relation)) == (vi, en)


def test_days_and_ends() -> None:
    """A day may be given either way; scripts know how it is written; a recurrence says how long it lasts."""
    assert times.day(date(2024, 5, 1), "en") == times.day("2024-05-01", "en") == "1 May 2024"
    months = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec"
    assert (times.day_form("vi"), times.day_form("en")) == ("dd/MM/y", f"d MMM y;{months}")
    assert [times.month("2022-03", language) for language in ("vi", "en")] == ["tháng 3/2022", "March 2022"]
    assert [times.month(value, "en") for value in ("2022-33", "2022-40", "2022", "2022-03-04")] == [
        "Q1 2022", "first half of 2022", "2022", "4 Mar 2022",
    ]  # fmt: skip
    last = date(2025, 12, 31)
    assert [times.ends(until, "en") for until in (last, None)] == ["(to 31 Dec 2025)", "(no end printed)"]
    assert [times.ends(until, "vi") for until in (last, None)] == [
        "(đến 31/12/2025)", "(không ghi đến bao giờ)",
    ]  # fmt: skip
