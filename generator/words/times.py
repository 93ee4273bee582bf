"""Numbers, days, periods and recurrences in the form the reader of a language expects.

Separators and the names of months are those of CLDR (by babel); which of its forms is used, and the words
around it, stand in ``words/<language>/times.yml``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from generator.text.dates import QUARTERS, ROMAN
from generator.text.occurrences import parts_of
from generator.words import phrases

_QUARTERS = {
    str(part): (roman, str(n)) for n, (part, roman) in enumerate(zip(QUARTERS, ROMAN, strict=True), 1)
}
_HALVES = {"40": "half.first", "41": "half.second"}
#: recurrences that are more than "every day, week, month or year": rule without its days -> phrase
_EVERY = {("MONTHLY", "3"): "every.quarter", ("MONTHLY", "6"): "every.half-year"}
_ORDINARY = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
#: relations that stand before the day of a recurrence
_BEFORE_DAYS = ("before", "by")


def _phrase(key: str, language: str, **values: str) -> str:
    return phrases("times", language)[key].format(**values)


@lru_cache(maxsize=1 << 14)
def number(value: Decimal | float, language: str) -> str:
    """A number with the separators of the language, and a minus that is no hyphen.

    >>> [number(Decimal("13592.5"), "vi"), number(Decimal("13592.5"), "en"), number(-7, "en")]
    ['13.592,5', '13,592.5', '−7']
    """
    exact = Decimal(str(value)).normalize()
    written: str = format_decimal(exact, "#,##0.#", locale=language, decimal_quantization=False)
    return written.replace("-", "−")


@lru_cache(maxsize=1 << 14)
def _written(day: date, key: str, language: str) -> str:
    return format_date(day, phrases("times", language)[key], locale=language)


def day(value: date | str, language: str) -> str:
    """A day.

    >>> day("2023-02-15", "vi"), day("2023-02-15", "en")
    ('15/02/2023', '15 Feb 2023')
    """
    return _written(date.fromisoformat(value) if isinstance(value, str) else value, "day", language)


def day_form(language: str) -> str:
    """How scripts write a day: the pattern of CLDR, and behind a semicolon the names of the months where it
    asks for them.

    >>> day_form("vi"), day_form("en")[:19]
    ('dd/MM/y', 'd MMM y;Jan,Feb,Mar')
    """
    pattern = phrases("times", language)["day"]
    names = get_month_names("abbreviated", locale=language)
    return f"{pattern};{','.join(names[m] for m in range(1, 13))}" if "MMM" in pattern else pattern


def edtf(value: str, language: str) -> str:
    """A day, month, quarter, year or period written in EDTF.

    >>> edtf("2022-34", "vi"), edtf("2022-34", "en"), edtf("2021/2025", "en"), edtf("../2024", "vi")
    ('quý II/2022', 'Q2 2022', '2021–2025', 'đến hết 2024')
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _point(value, language)
    if first == "..":
        return _phrase("until", language, date=_point(last, language))
    if last == "..":
        return _phrase("since", language, date=_point(first, language))
    joint = "–" if len(first) == len(last) == len("2022") else " – "
    return f"{_point(first, language)}{joint}{_point(last, language)}"


def month(value: str, language: str) -> str:
    """A month with its full name, as within a name; anything else as everywhere.

    >>> month("2022-03", "en"), month("2022-03", "vi"), month("2022", "en")
    ('March 2022', 'tháng 3/2022', '2022')
    """
    whole = len(value) == len("2022-03") and value[5:] not in {**_QUARTERS, **_HALVES}
    return _month(value, "month.full", language) if whole else edtf(value, language)


def _month(value: str, key: str, language: str) -> str:
    return _written(date(int(value[:4]), int(value[5:]), 1), key, language)


def _point(value: str, language: str) -> str:
    if len(value) == len("2022-02-15"):
        return day(value, language)
    if len(value) == len("2022"):
        return value
    year, part = value[:4], value[5:]
    if part in _QUARTERS:
        roman, arabic = _QUARTERS[part]
        return _phrase("quarter", language, roman=roman, number=arabic, year=year)
    if part in _HALVES:
        return _phrase(_HALVES[part], language, year=year)
    return _month(value, "month", language)


def dated(value: str, relation: str, language: str) -> str:
    """A date with what stands before it.

    >>> dated("2023-09-30", "before", "vi"), dated("2023-06", "by", "vi"), dated("2022-34", "in", "vi")
    ('trước 30/09/2023', 'chậm nhất tháng 6/2023', 'quý II/2022')
    >>> dated("2023-09-30", "by", "en"), dated("2025", "by", "en"), dated("2021/2025", "during", "en")
    ('by 30 Sep 2023', 'by the end of 2025', '2021–2025')
    """
    rough = ".rough" if relation == "by" and len(value) < len("2022-02-15") else ""
    before = "" if ".." in value else phrases("times", language).get(f"relation.{relation}{rough}", "")
    if before and len(value) == len("2022"):
        return f"{before} {_phrase('year', language, year=value)}"
    return f"{before} {edtf(value, language)}".strip() if value else ""


def in_words(rule: str, language: str, relation: str = "") -> str:
    """A recurrence (RFC 5545, RRULE) as people say it.

    >>> in_words("FREQ=MONTHLY;INTERVAL=3", "vi"), in_words("FREQ=YEARLY;BYMONTH=9", "en")
    ('hằng quý', 'every year, in Sep')
    >>> in_words("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "vi", "before")
    'trước ngày 15/12 hằng năm'
    >>> in_words("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "en", "before")
    'every year, before 15 Dec'
    >>> in_words("FREQ=MONTHLY;BYMONTHDAY=5", "en")
    'every month, on day 5'
    >>> in_words("FREQ=MONTHLY;BYMONTHDAY=-1", "vi"), in_words("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", "en")
    ('ngày cuối tháng, hằng tháng', 'every year, on the last day of Jun, Dec')
    """
    parts = parts_of(rule.removeprefix("RRULE:"))
    every = _every(parts, language, rule)
    days = [d for d in parts.get("BYMONTHDAY", "").split(",") if d]
    months = [int(m) for m in parts.get("BYMONTH", "").split(",") if m]
    if not days and not months:
        return every
    if days == ["-1"]:
        kind = "last-days" if months else "last-day"
        return _phrase(f"recurrence.{kind}", language, days=_turns([], months, language), every=every)
    before = f".{relation}" if days and relation in _BEFORE_DAYS else ""
    kind = "dates" if days and months else "days" if days else "months"
    return _phrase(f"recurrence.{kind}{before}", language, days=_turns(days, months, language), every=every)


def _every(parts: dict[str, str], language: str, rule: str) -> str:
    """How often: the rule itself where no language has words for it."""
    key = _EVERY.get((parts["FREQ"], parts.get("INTERVAL", "1")))
    return _phrase(key or f"every.{parts['FREQ']}", language) if key or parts["FREQ"] in _ORDINARY else rule


def _turns(days: list[str], months: list[int], language: str) -> str:
    """The days, the months, or the days of each month, one after the other."""
    if not months:
        return ", ".join(days)
    names = get_month_names("abbreviated", locale=language)
    key = "recurrence.date" if days else "recurrence.month"
    turns = [(d, m) for m in months for d in days or [""]]
    return ", ".join(_phrase(key, language, day=d, month=str(m), name=names[m]) for d, m in turns)


def ends(until: date | None, language: str) -> str:
    """How long a recurrence lasts; without a last day nothing says it.

    >>> ends(date(2025, 12, 31), "vi"), ends(None, "en")
    ('(đến 31/12/2025)', '(no end printed)')
    """
    return _phrase("ends", language, date=day(until, language)) if until else _phrase("endless", language)


def between(low: str, high: str, language: str) -> str:
    """Two numbers as the ends of a range.

    >>> between("7", "7,5", "vi"), between("7", "7.5", "en")
    ('7 – 7,5', '7–7.5')
    """
    return _phrase("range", language, low=low, high=high)
