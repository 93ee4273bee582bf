"""The grammar of dates, periods and recurrences."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.dates import Days, days
from generator.text.times import find_times


def _read(text: str, *, cell: bool = False) -> list[tuple[str, str, str]]:
    """What is found: EDTF or rule, relation, precision; the year of the document is 2024."""
    return [(t.edtf or t.recurrence, t.relation, t.precision) for t in find_times(text, 2024, cell=cell)]


@pytest.mark.parametrize(
    ("text", "edtf", "relation", "precision"),
    [
        ("trước ngày 15/02/2023", "2023-02-15", "before", "day"),
        ("trước ngày 05 tháng 6 năm 2024", "2024-06-05", "before", "day"),
        ("trước ngày 30.6.2024", "2024-06-30", "before", "day"),
        ("trước ngày mùng 5 tháng 6 năm 2024", "2024-06-05", "before", "day"),
        ("trước mùa mưa bão năm 2024", "2024", "occasion", "year"),
        ("chậm nhất là ngày 15-12-2024", "2024-12-15", "by", "day"),
        ("từ ngày 01/3/2022", "2022-03-01", "from", "day"),
        ("trước ngày 15 tháng 11 năm ngân sách hiện hành", "2024-11-15", "before", "day"),
        ("đến hết ngày 30/6/2023", "2023-06-30", "by", "day"),
        ("trong Quý II/2022", "2022-34", "in", "quarter"),
        ("quý 2 năm 2024", "2024-34", "in", "quarter"),
        ("quý hai năm 2024", "2024-34", "in", "quarter"),
        ("Qúy III/2024", "2024-35", "in", "quarter"),
        ("trước ngày 15‑12‑2024", "2024-12-15", "before", "day"),
        ("trong tháng Chín năm 2024", "2024-09", "in", "month"),
        ("ngày 5 tháng mười hai năm 2024", "2024-12-05", "in", "day"),
        ("trong quý IV", "2024-36", "in", "quarter"),
        ("chậm nhất trong tháng 6/2023", "2023-06", "by", "month"),
        ("xong trong tháng 9", "2024-09", "in", "month"),
        ("6 tháng đầu năm 2024", "2024-40", "in", "half-year"),
        ("6 tháng cuối năm", "2024-41", "in", "half-year"),
        ("trước ngày 5-6", "2024-06-05", "before", "day"),
        ("chậm nhất ngày 20.5", "2024-05-20", "by", "day"),
        ("9 tháng đầu năm 2024", "2024-01/2024-09", "during", "period"),
        ("giai đoạn 2021 - 2025", "2021/2025", "during", "period"),
        ("từ ngày 01/6/2024 đến ngày 30/6/2024", "2024-06-01/2024-06-30", "during", "period"),
        ("trước 17 giờ 00 ngày 01/02/2026", "2026-02-01", "before", "day"),
        ("từ ngày 11/9 đến hết năm 2026", "2026-09-11/2026", "during", "period"),
        ("trong hai năm 2025 - 2026", "2025/2026", "during", "period"),
        ("từ ngày 01 đến ngày 15/6/2024", "2024-06-01/2024-06-15", "during", "period"),
        ("từ tháng 11/2024 đến hết tháng 02/2025", "2024-11/2025-02", "during", "period"),
        ("quý I - II/2024", "2024-01/2024-06", "during", "period"),
        ("năm 2022, 2023", "2022/2023", "during", "period"),
        ("trước năm 2025", "2025", "before", "year"),
        ("từ nay đến năm 2030", "2030", "by", "year"),
        ("từ năm 2021 trở đi", "2021", "from", "year"),
        ("áp dụng đến năm 2025", "../2025", "during", "period"),
        ("dịp Tết Nguyên đán Quý Mão 2023", "2023", "occasion", "year"),
        ("kỳ họp giữa năm 2022", "2022", "occasion", "year"),
    ],
)
def test_dates_bind_as_their_words_say(text: str, edtf: str, relation: str, precision: str) -> None:
    """The value is the date as printed; relation and precision follow the words (data model, section 4)."""
    assert _read(f"Sở A làm việc này {text}.") == [(edtf, relation, precision)]


@pytest.mark.parametrize(
    ("text", "rule", "relation", "precision"),
    [
        ("định kỳ hằng quý", "FREQ=MONTHLY;INTERVAL=3", "in", "quarter"),
        ("5 năm một lần", "FREQ=YEARLY;INTERVAL=5", "in", "none"),
        ("một năm hai lần", "FREQ=MONTHLY;INTERVAL=6", "in", "half-year"),
        ("trước 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", "before", "day"),
        (
            "hằng năm tổ chức hội chợ, xong trước ngày 15/12",
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15",
            "before",
            "day",
        ),
        ("Hằng tháng, Sở Y tế báo cáo trước ngày 25", "FREQ=MONTHLY;BYMONTHDAY=25", "before", "day"),
        ("hàng năm", "FREQ=YEARLY", "in", "year"),
        ("hằng tuần", "FREQ=WEEKLY", "in", "none"),
        ("mỗi quý một lần", "FREQ=MONTHLY;INTERVAL=3", "in", "quarter"),
        ("định kỳ 02 tuần/lần", "FREQ=WEEKLY;INTERVAL=2", "in", "none"),
        ("6 tháng một lần", "FREQ=MONTHLY;INTERVAL=6", "in", "half-year"),
        ("02 lần/năm", "FREQ=MONTHLY;INTERVAL=6", "in", "half-year"),
        ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", "before", "day"),
        ("trước ngày 20/11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20", "before", "day"),
        ("trước ngày 10 tháng 01 của năm kế hoạch", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10", "before", "day"),
        ("trước ngày 01 tháng 12 của năm trước", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "before", "day"),
        ("trước ngày 15-12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "before", "day"),
        ("trước 15.12 hàng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "before", "day"),
        ("vào ngày 20-11 hằng năm", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20", "in", "day"),
        ("hằng năm, trước ngày 15-11", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15", "before", "day"),
        ("hằng tháng, trước ngày 05", "FREQ=MONTHLY;BYMONTHDAY=5", "before", "day"),
        (
            "hằng quý (trước ngày 15 của tháng cuối quý)",
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
            "before",
            "day",
        ),
        ("ngày 15/6 và 15/12 hằng năm", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "in", "day"),
        ("trước ngày 05 của tháng kế tiếp", "FREQ=MONTHLY;BYMONTHDAY=5", "before", "day"),
        ("mỗi tháng một phiên chợ", "FREQ=MONTHLY", "in", "month"),
        ("tháng 4 hằng năm", "FREQ=YEARLY;BYMONTH=4", "in", "month"),
        ("trong tháng 6 và tháng 12 hàng năm", "FREQ=YEARLY;BYMONTH=6,12", "in", "half-year"),
        ("quý I hằng năm", "FREQ=YEARLY", "in", "year"),
        ("2 tháng một lần", "FREQ=MONTHLY;INTERVAL=2", "in", "none"),
        ("thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR", "in", "none"),
        *(
            (f"thứ {printed} hằng tuần", f"FREQ=WEEKLY;BYDAY={day}", "in", "none")
            for words, day in (
                ("hai 2", "MO"),
                ("ba 3", "TU"),
                ("tư 4", "WE"),
                ("năm 5", "TH"),
                ("sáu 6", "FR"),
                ("bảy 7", "SA"),
            )
            for printed in words.split()
        ),
        (
            "định kỳ (hằng tháng, quý và cả năm)",
            "FREQ=MONTHLY FREQ=MONTHLY;INTERVAL=3 FREQ=YEARLY",
            "in",
            "none",
        ),
        ("định kỳ", "", "", "none"),
    ],
)
def test_recurrences_keep_their_printed_day(text: str, rule: str, relation: str, precision: str) -> None:
    """A recurring duty gives RFC 5545 rules with the day as printed, several recurrences in one row."""
    assert _read(f"báo cáo {text}.") == [(rule, relation, precision)]


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("trước ngày 30/6/2025 và ngày 31/12/2025", ["2025-06-30", "2025-12-31"]),
        ("trước ngày 25/8 của năm 2022, năm 2023", ["2022-08-25", "2023-08-25"]),
        ("ngày 10, 11 và 12 tháng 8 năm 2024", ["2024-08-10", "2024-08-11", "2024-08-12"]),
        ("các tháng 6, 7 và 9 năm 2024", ["2024-06", "2024-07", "2024-09"]),
        ("quý II, IV/2024", ["2024-34", "2024-36"]),
    ],
)
def test_lists_share_what_is_printed_once(text: str, edtfs: list[str]) -> None:
    """Several days, or months that do not follow each other, are times of their own; a year or month printed
    once counts for all."""
    assert [t.edtf for t in find_times(text)] == edtfs


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 31/02/2024", "trước ngày 08/6/20240", "ngày 31 tháng 02 năm 2024", "ngày 05 tháng 6 năm 20245", "ngày 99/99/2022",
        "trước ngày 00/6/2024", "trước ngày 05/00/2024", "ngày 00 tháng 6 năm 2024", "tháng mười ba năm",
        "giai đoạn 20211 - 2025", "trước ngày ..../..../2024", "trước Tết Nguyên đán", "trước ngày ٣٠/٦/٢٠٢٤", "45/2024/NQ-HĐND",
        "quý 5 năm 2024", "quý V/2024", "trong vòng 05 ngày, 12 tháng", "6 tháng tuổi", "Km18 - Km80, 24/7, 2/3 số xã", "Quý đơn vị", "tháng thanh niên",
        "từ ngày 5-6", "tăng từ 10-12 mỗi năm", "đạt 3-4 mỗi năm", "trước ngày 31-02",
    ],
)  # fmt: skip
def test_what_is_no_date_is_nothing(text: str) -> None:
    """Misprints, blanks, other digits, durations and numbers of documents give no time, whole or in part."""
    assert find_times(text, 2024) == []


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("6/2024", "2024-06"),
        ("2024 - 2025", "2024/2025"),
        ("II/2024", "2024-34"),
        ("QII/2024", "2024-34"),
        ("Q2-Q3/2024", "2024-04/2024-09"),
        ("30/6", "2024-06-30"),
        ("Quý II", "2024-34"),
        ("2025", "2025"),
    ],
)
def test_a_cell_of_a_column_of_time_needs_no_words(cell: str, edtf: str) -> None:
    """What only a column head makes a time is one in a cell, and none in running text."""
    assert [t.edtf for t in find_times(cell, 2024, cell=True)] == [edtf]
    assert find_times(f"đạt {cell} điểm", 0) == []


@settings(deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_found_where_it_stands(day: dt.date) -> None:
    """Any day printed the usual way is found at its place and covers itself."""
    text = f"trước ngày {day.day:02d}/{day.month}/{day.year:04d};"
    (found,) = find_times(text)
    assert text[found.start : found.end] == found.text
    assert days(found.edtf).start == days(found.edtf).end == day


@settings(deadline=None)
@given(st.text(alphabet="0123456789/.- ngàythángquýIV,đếntừ()"))
def test_whatever_is_found_is_a_real_date(text: str) -> None:
    """No text makes the finder fail, and every value it gives is one the calendar has."""
    for found in find_times(text, 2024, cell=True):
        assert text[found.start : found.end] == found.text
        if found.edtf:
            assert days(found.edtf) != Days(None, None)


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("trước ngày 01/3/24", ["2024-03-01"]), ("ngày 1/3/24", ["2024-03-01"]), ("đến 30/6/25.", ["2025-06-30"]),
        ("hết ngày 30/6/24, báo cáo", ["2024-06-30"]), ("trước 15 / 12 / 24", ["2024-12-15"]), ("chậm nhất 15/12/23", ["2023-12-15"]),
        ("từ ngày 01/3/24 đến ngày 30/6/24", ["2024-03-01/2024-06-30"]), ("từ 1/3/24 đến 30/6/24", ["2024-03-01/2024-06-30"]),
        ("trước ngày 30/6/24 và 31/12/24", ["2024-06-30", "2024-12-31"]), ("từ ngày 01/3 đến ngày 30/6/24", ["2024-03-01/2024-06-30"]),
        ("ngày 01-3-24", ["2024-03-01"]), ("ngày 01.3.24", ["2024-03-01"]), ("trước ngày 5/9/05", ["2005-09-05"]),
        *((none, []) for none in (
            "1/3/24 diện tích", "số 1/3/24", "mục 1/3/24", "trước 1.3.24", "đến 1-3-24", "ngày 31/02/24", "trước ngày 32/3/24",
            "trước ngày 1/13/24", "trước ngày 01/3/99", "trước ngày 01/3/00", "ngày 30/6/24/QĐ", "trước ngày 30/6/245",
            "trước 1/3/24/7", "tăng từ 1/3/24%", "trong 1/3/24,5",
        )),
    ],
)  # fmt: skip
def test_two_digits_of_a_year_are_those_of_the_documents_century(text: str, edtfs: list[str]) -> None:
    """Where "ngày" or a word that binds stands before them, and the year is near the document's; without a
    year of the document, nowhere."""
    assert [t.edtf for t in find_times(text, 2024)] == edtfs
    assert [t for t in find_times(text) if "24" in t.text] == []


def test_two_digits_of_a_year_need_no_words_in_a_cell() -> None:
    """What only a column head makes a time is one in a cell."""
    assert [t.edtf for t in find_times("01/3/24", 2024, cell=True)] == ["2024-03-01"]


@pytest.mark.parametrize("part", ["ngày 1, ", "từ trước đến ", "6 tháng, ", "1/", "dịp a ", "hằng quý, "])
def test_a_long_line_is_read_to_its_end(part: str) -> None:
    """A line of some 200 kB made of what dates begin with is read, some seconds' work at most, and the date
    behind it found; by the square of its length it would be the work of hours."""
    assert find_times(f"{part * 25_000}; ngày 15/3/2024", 2024, cell=True)[-1].edtf == "2024-03-15"


@pytest.mark.parametrize("words", ["Tuần 1 tháng 6/2026", "Tuần thứ 2 tháng 6 năm 2026"])
def test_a_week_of_a_month_is_no_day(words: str) -> None:
    """The number of a week before a month is not the day of that month."""
    assert [t.edtf for t in find_times(words, 2024, cell=True)] == ["2026-06"]


@pytest.mark.parametrize(
    ("words", "text", "relation"),
    [
        ("từ năm 2026 trở đi", "từ năm 2026 trở đi", "from"),
        ("năm 2026 trở đi", "năm 2026 trở đi", "from"),
        ("quý II/2026 trở đi", "quý II/2026 trở đi", "from"),
        ("trước năm 2026 trở đi", "trước năm 2026", "before"),
        ("năm 2026 trở đình", "năm 2026", "in"),
    ],
)
def test_onwards_is_from_a_date(words: str, text: str, relation: str) -> None:
    """Also where no "từ" stands before it."""
    (found,) = find_times(f"Rửa bể ({words}).", 2024)
    assert (found.text, found.relation) == (text, relation)
