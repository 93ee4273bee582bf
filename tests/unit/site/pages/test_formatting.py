"""Numbers, dates and recurrences in the reader's form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.settings import Settings
from generator.site.pages import formatting
from generator.site.pages.collation import vietnamese
from generator.site.pages.words import Words


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [("2023-02-15", "15/02/2023", "15 Feb 2023"), ("2022-03", "tháng 3/2022", "Mar 2022"), ("2022-34", "quý II/2022", "Q2 2022"),
     ("2025", "2025", "2025"), ("2021/2025", "2021–2025", "2021–2025"), ("../2024", "đến hết 2024", "up to the end of 2024"),
     ("2023-07-01/..", "từ 01/07/2023", "from 1 Jul 2023"), ("2023-01/2023-09", "tháng 1/2023 – tháng 9/2023", "Jan 2023 – Sep 2023")],
)  # fmt: skip
def test_edtf(value: str, vi: str, en: str) -> None:
    """Every form of date the data uses reads as people of the language write it."""
    assert formatting.edtf(value, "vi") == vi
    assert formatting.edtf(value, "en") == en


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [(13592.5, "13.592,5", "13,592.5"), (Decimal("0.50"), "0,5", "0.5"), (1000000, "1.000.000", "1,000,000"),
     (0, "0", "0"), (Decimal(100), "100", "100")],
)  # fmt: skip
def test_number(value: Decimal | float, vi: str, en: str) -> None:
    """Numbers have the separators of the language and no useless zeros."""
    assert formatting.number(value, "vi") == vi
    assert formatting.number(value, "en") == en


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [("FREQ=WEEKLY", "hằng tuần", "every week"), ("FREQ=MONTHLY;INTERVAL=3", "hằng quý", "every quarter"),
     ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "ngày 15/12 hằng năm", "every year, on 15 Dec"),
     ("FREQ=MONTHLY;BYMONTHDAY=20", "ngày 20 hằng tháng", "every month, on day 20"),
     ("FREQ=YEARLY FREQ=YEARLY;BYMONTH=9", "hằng năm, tháng 9 hằng năm", "every year; every year, in Sep")],
)  # fmt: skip
def test_recurrence(rule: str, vi: str, en: str) -> None:
    """Rules of recurrence read as words."""
    assert formatting.recurrence(rule, "vi") == vi
    assert formatting.recurrence(rule, "en") == en


def test_vietnamese_order() -> None:
    """Names are in the order of the Vietnamese alphabet: đ after d, ê after e, tones last."""
    names = ["Đình Lập", "Dân tộc", "Ếch", "Em", "Bình Gia", "Bắc Sơn", "Văn Quan", "Văn Lãng", "Cao Lộc"]
    assert sorted(names, key=vietnamese) == [
        "Bắc Sơn",
        "Bình Gia",
        "Cao Lộc",
        "Dân tộc",
        "Đình Lập",
        "Em",
        "Ếch",
        "Văn Lãng",
        "Văn Quan",
    ]


def test_order_of_what_the_alphabet_lacks() -> None:
    """Signs and digits stand before the letters, other signs and the letters of other languages behind them;
    a tone counts only where the letters are the same."""
    order = [
        "",
        "(a)",
        "1",
        "a",
        "à",
        "ả",
        "ã",
        "á",
        "ạ",
        "ab",
        "ă",
        "â",
        "e",
        "f",
        "i",
        "j",
        "w",
        "z",
        "~",
        "ß",
        "æ",
        "я",
    ]
    backwards = order[::-1]
    assert sorted(order, key=vietnamese) == sorted(backwards, key=vietnamese) == order
    assert sorted(["àa", "aá", "á", "Á"], key=vietnamese) == ["Á", "á", "aá", "àa"]


@pytest.mark.parametrize(
    ("label", "vi", "en"),
    [
        ("III.2.1", "mục III.2.1", "section III.2.1"),
        ("4", "mục 4", "section 4"),
        ("Điều 2.1", "Điều 2.1", "Article 2.1"),
        ("Phụ lục", "Phụ lục", "Appendix"),
        ("Phụ lục STT 1", "Phụ lục, STT\u00a01", "Appendix, row\u00a01"),
        (
            "Phụ lục STT 12 (lần 2)",
            "Phụ lục, STT\u00a012 (lần\u00a02)",
            "Appendix, row\u00a012 (printed again, no.\u00a02)",
        ),
        ("Biểu số 3", "mục Biểu số 3", "section Biểu số 3"),
    ],
)
def test_sections_are_said_once(label: str, vi: str, en: str, example_settings: Settings) -> None:
    """A section is called what it is: no "mục" before an article or an annex, and in English what can be said
    in English."""
    kind, parts = formatting.section(label)
    said = [
        Words(language, example_settings.words[language].data).text(f"section_kind.{kind}", **parts)
        for language in ("vi", "en")
    ]
    assert said == [vi, en]


@pytest.mark.parametrize(
    ("count", "vi", "en"),
    [(0, "0 B", "0 B"), (999, "999 B", "999 B"), (1000, "1 kB", "1 kB"), (9940, "9,9 kB", "9.9 kB"), (404155, "404 kB", "404 kB"),
     (2850816, "2,9 MB", "2.9 MB"), (1234567890, "1.235 MB", "1,235 MB")],
)  # fmt: skip
def test_sizes(count: int, vi: str, en: str) -> None:
    """A size is told in the largest unit it fills, with the separators of the language."""
    assert (formatting.size(count, "vi"), formatting.size(count, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 0, "0%"), (0, 9, "0%"), (1, 1000, "1%"), (999, 1000, "99%"), (9, 9, "100%")],
)
def test_shares(part: int, whole: int, shown: str) -> None:
    """Some is never shown as none, nor nearly all as all."""
    assert formatting.share(part, whole, "en") == shown
