"""Numbers, dates, periods and recurrences in the form their reader expects."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.words.times import between, dated, day, day_form, edtf, ends, in_words, month, number

__all__ = [
    "bounds", "dated", "day", "day_form", "edtf", "ends", "has_marks", "month", "number", "quotations",
    "recurrence", "section", "share", "size",
]  # fmt: skip

_NUMBERED = re.compile(r"[IVXLC\d][\w.()-]*")
_ARTICLE = re.compile(r"Điều (?P<label>\d+[\d.]*)")
_ANNEX = re.compile(r"Phụ lục(?: STT (?P<row>\d+)(?: \(lần (?P<time>\d+)\))?)?")


def section(label: str) -> tuple[str, dict[str, str]]:
    """What kind of place a section label names (``section_kind`` of the interface words), and its parts.

    >>> section("III.2.1"), section("Điều 2.1")
    (('number', {'label': 'III.2.1'}), ('article', {'label': '2.1'}))
    >>> section("Phụ lục STT 12 (lần 2)")
    ('again', {'label': 'Phụ lục STT 12 (lần 2)', 'row': '12', 'time': '2'})
    """
    if _NUMBERED.fullmatch(label):
        return "number", {"label": label}
    if article := _ARTICLE.fullmatch(label):
        return "article", {"label": article["label"]}
    if annex := _ANNEX.fullmatch(label):
        parts = {key: value for key, value in annex.groupdict().items() if value}
        return ("annex", "row", "again")[len(parts)], {"label": label, **parts}
    return "other", {"label": label}


def size(count: int, language: str) -> str:
    """A number of bytes as people say it, in powers of a thousand: whole numbers from ten of a unit on, else
    one decimal.

    >>> size(820, "en"), size(16945, "en"), size(2850816, "vi")
    ('820 B', '17 kB', '2,9 MB')
    """
    amount = Decimal(count)
    for unit in ("B", "kB", "MB"):
        if amount < 1000 or unit == "MB":
            break
        amount /= 1000
    exact = amount if unit == "B" else amount.quantize(Decimal("0.1") if amount < 10 else Decimal(1))
    return f"{number(exact, language)} {unit}"


def share(part: int, whole: int, language: str) -> str:
    """A share in percent, rounded; only 0 is shown as 0 % and only the whole as 100 %.

    >>> share(1, 1000, "en"), share(999, 1000, "vi"), share(0, 0, "en")
    ('1%', '99%', '0%')
    """
    rounded = round(100 * part / whole) if whole else 0
    return f"{number(max(min(rounded, 100 if part == whole else 99), 1 if part else 0), language)}%"


def recurrence(rules: str, language: str, relation: str = "") -> str:
    """Recurrences in words, several of them one after the other.

    >>> recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "vi")
    'ngày 15/12 hằng năm'
    >>> recurrence("FREQ=MONTHLY FREQ=MONTHLY;INTERVAL=3", "en")
    'every month, every quarter'
    >>> recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "vi", "before")
    'trước ngày 15/12 hằng năm'
    >>> recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "en", "before")
    'every year, before 15 Dec'
    """
    recurrences = [in_words(rule, language, relation) for rule in rules.split()]
    return ("; " if any(", " in recurrence for recurrence in recurrences) else ", ").join(recurrences)


def bounds(comparator: str, low: Decimal | None, high: Decimal | None, language: str) -> str:
    """A target's value with its comparison as a sign.

    >>> [bounds("range", Decimal("7"), Decimal("7.5"), language) for language in ("vi", "en")]
    ['7 – 7,5', '7–7.5']
    """
    sign = {"approx": "≈ ", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< "}.get(comparator, "")
    numbers = [
        number(v, language)
        for v in ((low, high) if comparator == "range" else (low if low is not None else high,))
        if v is not None
    ]
    return sign + (between(numbers[0], numbers[1], language) if len(numbers) > 1 else "".join(numbers))


def quotations(text: str) -> list[tuple[str, bool]]:
    """The parts of a text, each with whether it stands between straight quotation marks; the marks themselves
    are left out.

    >>> quotations('Misprint for "tạo" (to create).')
    [('Misprint for ', False), ('tạo', True), (' (to create).', False)]
    """
    parts = text.split('"')
    if len(parts) % 2 == 0:  # a mark without its other: nothing can be told
        return [(text, False)]
    return [(part, bool(at % 2)) for at, part in enumerate(parts) if part]


def has_marks(text: str) -> bool:
    """Whether a text has letters that English has not, as Vietnamese words mostly do.

    >>> has_marks("tạo điều kiện"), has_marks("2021 – 2025")
    (True, False)
    """
    return any(letter.isalpha() and not letter.isascii() for letter in text)
