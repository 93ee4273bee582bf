"""Numbers, dates, periods and rhythms in the form their reader expects."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from generator.text.rhythms import MONTHS, STANDING_BEFORE, in_words

_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_QUARTERS = {"33": ("I", "Q1"), "34": ("II", "Q2"), "35": ("III", "Q3"), "36": ("IV", "Q4")}
_HALVES = {"40": ("6 tháng đầu năm", "first half of"), "41": ("6 tháng cuối năm", "second half of")}

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


def number(value: Decimal | float, language: str) -> str:
    """A number with the separators of the language, and a minus that is no hyphen.

    >>> number(Decimal("13592.5"), "vi"), number(Decimal("13592.5"), "en"), number(1200, "vi"), number(-7, "en")
    ('13.592,5', '13,592.5', '1.200', '−7')
    """
    text = f"{Decimal(str(value)).normalize():,f}".replace("-", "−")
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def size(count: int, language: str) -> str:
    """A number of bytes as people say it, in powers of a thousand: whole numbers from ten of a unit on, else one decimal.

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
    """A part in percent; nothing but none is 0 %, nothing but all is 100 %.

    >>> share(1, 1000, "en"), share(999, 1000, "vi"), share(0, 0, "en")
    ('1%', '99%', '0%')
    """
    rounded = round(100 * part / whole) if whole else 0
    return f"{number(max(min(rounded, 100 if part == whole else 99), 1 if part else 0), language)}%"


def day(value: date | str, language: str) -> str:
    """A day.

    >>> day("2023-02-15", "vi"), day("2023-02-15", "en")
    ('15/02/2023', '15 Feb 2023')
    """
    d = date.fromisoformat(value) if isinstance(value, str) else value
    return (
        f"{d.day:02d}/{d.month:02d}/{d.year}"
        if language == "vi"
        else f"{d.day} {MONTHS[d.month - 1]} {d.year}"
    )


def edtf(value: str, language: str) -> str:
    """A day, month, quarter, year or period written in EDTF.

    >>> edtf("2022-34", "vi"), edtf("2022-34", "en"), edtf("2021/2025", "en"), edtf("../2024", "vi")
    ('quý II/2022', 'Q2 2022', '2021–2025', 'đến hết 2024')
    """
    first, slash, last = value.partition("/")
    vi = language == "vi"
    if not slash:
        return _point(value, language)
    if first == "..":
        return f"đến hết {_point(last, language)}" if vi else f"up to the end of {_point(last, language)}"
    if last == "..":
        return f"từ {_point(first, language)}" if vi else f"from {_point(first, language)}"
    joint = "–" if len(first) == len(last) == 4 else " – "
    return f"{_point(first, language)}{joint}{_point(last, language)}"


def month(value: str, language: str) -> str:
    """A month with its full name, as within a name; anything else as everywhere.

    >>> month("2022-03", "en"), month("2022-03", "vi"), month("2022", "en")
    ('March 2022', 'tháng 3/2022', '2022')
    """
    year, dash, part = value.partition("-")
    named = language != "vi" and dash and len(part) == 2 and part not in {**_QUARTERS, **_HALVES}
    return f"{_NAMES[int(part) - 1]} {year}" if named else edtf(value, language)


def _point(value: str, language: str) -> str:
    if len(value) == 10:
        return day(value, language)
    if len(value) == 4:
        return value
    year, part = value[:4], value[5:]
    if part in _QUARTERS:
        return f"quý {_QUARTERS[part][0]}/{year}" if language == "vi" else f"{_QUARTERS[part][1]} {year}"
    if part in _HALVES:
        return f"{_HALVES[part][0 if language == 'vi' else 1]} {year}"
    return f"tháng {int(part)}/{year}" if language == "vi" else f"{MONTHS[int(part) - 1]} {year}"


#: what stands before a date, by its relation; what stands before nothing but a whole month, quarter or year in English
_BEFORE = {**STANDING_BEFORE, "from": ("từ", "from"), "occasion": ("dịp", "an occasion in")}
_LAST = "by the end of"


def dated(value: str, relation: str, language: str) -> str:
    """A date with what stands before it.

    >>> dated("2023-09-30", "before", "vi"), dated("2023-06", "by", "vi"), dated("2022-34", "in", "vi")
    ('trước 30/09/2023', 'chậm nhất tháng 6/2023', 'quý II/2022')
    >>> dated("2023-09-30", "by", "en"), dated("2025", "by", "en"), dated("2021/2025", "during", "en")
    ('by 30 Sep 2023', 'by the end of 2025', '2021–2025')
    """
    vi = language == "vi"
    before = "" if ".." in value else _BEFORE.get(relation, ("", ""))[0 if vi else 1]
    if relation == "by" and not vi and len(value) < len("2022-02-15"):
        before = _LAST
    year = "năm " if vi and before and len(value) == 4 else ""
    return f"{before} {year}{edtf(value, language)}".strip() if value else ""


def recurrence(rules: str, language: str, relation: str = "") -> str:
    """Rhythms in words, several of them one after the other.

    >>> recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "vi"), recurrence("FREQ=MONTHLY FREQ=MONTHLY;INTERVAL=3", "en")
    ('ngày 15/12 hằng năm', 'every month, every quarter')
    >>> recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "vi", "before")
    'trước ngày 15/12 hằng năm'
    >>> recurrence("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "en", "before")
    'every year, before 15 Dec'
    """
    rhythms = [in_words(rule, language, relation) for rule in rules.split()]
    return ("; " if any(", " in rhythm for rhythm in rhythms) else ", ").join(rhythms)


def ends(until: date | None, language: str) -> str:
    """How long a rhythm lasts; without a last day nothing says it.

    >>> ends(date(2025, 12, 31), "vi"), ends(None, "en")
    ('(đến 31/12/2025)', '(no end printed)')
    """
    if language == "vi":
        return f"(đến {day(until, language)})" if until else "(không ghi đến bao giờ)"
    return f"(to {day(until, language)})" if until else "(no end printed)"


def bounds(comparator: str, low: Decimal | None, high: Decimal | None, language: str) -> str:
    """A target's value with its comparison as a sign.

    >>> bounds("range", Decimal("7"), Decimal("7.5"), "vi"), bounds("range", Decimal("7"), Decimal("7.5"), "en")
    ('7 – 7,5', '7–7.5')
    """
    sign = {"approx": "≈ ", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< "}.get(comparator, "")
    ends = [
        number(v, language)
        for v in ((low, high) if comparator == "range" else (low if low is not None else high,))
        if v is not None
    ]
    return sign + ("–" if language == "en" else " – ").join(ends)


def quotations(text: str) -> list[tuple[str, bool]]:
    """The parts of a text, each with whether it stands between straight quotation marks; the marks themselves are left out.

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
