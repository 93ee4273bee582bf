"""How often something is due, as Vietnamese administrative texts print it ("hằng quý", "6 tháng một lần"), as
RRULEs.

RFC 5545, section 3.3.10. A rule keeps the day as printed; a recurrence without a printed day has none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.text.numbers import WORDS

RULES = {
    "ngày": "FREQ=DAILY", "tuần": "FREQ=WEEKLY", "tháng": "FREQ=MONTHLY", "quý": "FREQ=MONTHLY;INTERVAL=3",
    "năm": "FREQ=YEARLY", "3 tháng": "FREQ=MONTHLY;INTERVAL=3", "6 tháng": "FREQ=MONTHLY;INTERVAL=6",
    "2 tháng": "FREQ=MONTHLY;INTERVAL=2", "4 tháng": "FREQ=MONTHLY;INTERVAL=4",
    "2 tuần": "FREQ=WEEKLY;INTERVAL=2", "9 tháng": "FREQ=YEARLY;BYMONTH=9", "2 năm": "FREQ=YEARLY;INTERVAL=2",
    "3 năm": "FREQ=YEARLY;INTERVAL=3", "4 năm": "FREQ=YEARLY;INTERVAL=4", "5 năm": "FREQ=YEARLY;INTERVAL=5",
}  # fmt: skip
_PRECISIONS = {
    "FREQ=MONTHLY": "month", "FREQ=MONTHLY;INTERVAL=3": "quarter", "FREQ=MONTHLY;INTERVAL=6": "half-year",
    "FREQ=YEARLY": "year",
}  # fmt: skip
_PER_YEAR = {
    1: "FREQ=YEARLY",
    2: "FREQ=MONTHLY;INTERVAL=6",
    3: "FREQ=MONTHLY;INTERVAL=4",
    4: "FREQ=MONTHLY;INTERVAL=3",
    12: "FREQ=MONTHLY",
}
_N = r"(?:0?[1-9]|1[0-2]|một|hai|ba|bốn|sáu|chín)"
_END = r"(?!\w)(?!\s+(?:[0-9]|[IVX]+(?!\w)|(?:trước|sau|qua)(?!\s+(?:ngày|khi|[0-9]))))"
_MONTHS = r"(?:0?[369]|ba|sáu|chín)\s+tháng(?:\s+đầu\s+năm)?"
_ITEM = rf"(?:(?:hằng|hàng|cả|từng)\s+|(?:01|1|một)\s+(?=năm))?(?:{_MONTHS}|tuần|tháng|quý|năm){_END}"
_GLUE = r"(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*/\s*)"
_EVERY = re.compile(
    rf"(?:định kỳ,?\s+\(?)?(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm){_END}(?:{_GLUE}{_ITEM})*\)?",
    re.IGNORECASE,
)
_PERIODIC = re.compile(rf"định kỳ,?\s+\(?{_ITEM}(?:{_GLUE}{_ITEM})*\)?", re.IGNORECASE)
_TIMES = re.compile(
    rf"(?<![\w/.,])(?P<n>{_N})\s+lần\s?(?:/|trong\s+|một\s+|mỗi\s+)\s?(?:01\s+|một\s+)?"
    rf"(?P<u>tuần|tháng|quý|năm){_END}", re.IGNORECASE,
)  # fmt: skip
_ONCE = re.compile(
    rf"(?<!\w)(?:mỗi|một|0?1)\s+(?P<u>tuần|tháng|quý|năm)\s+(?P<n>{_N})\s+lần(?!\w)", re.IGNORECASE
)
_SPAN = re.compile(
    r"(?<![\w/.,])(?:định kỳ,?\s+)?(?P<n>0?[234569]|hai|ba|bốn|năm|sáu|chín)"
    r"\s+(?P<u>tuần|tháng|năm)\s?/?\s?(?:một|0?1)?\s?lần(?!\w)",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"mỗi\s+(?P<u>tuần|tháng|quý)(?!\w)(?!\s+(?:(?!0?1\s)[0-9]|hai|ba|bốn|có|được))", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"(?:thứ\s+(?P<w>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<s>chủ nhật))\s+(?:của\s+)?(?:hằng|hàng"
    r"|mỗi)\s+tuần(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(r"định kỳ(?!\w)", re.IGNORECASE)
_DAYS = {"hai": "MO", "2": "MO", "ba": "TU", "3": "TU", "tư": "WE", "4": "WE", "năm": "TH", "5": "TH",
"sáu": "FR", "6": "FR",
         "bảy": "SA", "7": "SA"}  # fmt: skip
_UNITS = re.compile(
    r"(?P<n>0?[369]|ba|sáu|chín)\s+tháng(?:\s+đầu\s+năm)?|(?<!\w)(?P<u>ngày|tuần|tháng|quý|năm)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Recurrence:
    """Words that say how often: where they stand, the rule (several separated by a space), and how exact it
    is."""

    start: int
    end: int
    rule: str
    precision: str


def find_recurrences(text: str) -> Iterator[Recurrence]:
    """The recurrences of ``text``, from left to right, the fullest reading of each."""
    at = -1
    found = [r for pattern in _READERS for m in pattern.finditer(text) if (r := _read(m)) is not None]
    for recurrence in sorted(found, key=lambda r: (r.start, -r.end)):
        if recurrence.start >= at:
            yield recurrence
            at = recurrence.end


_READERS = (_WEEKDAY, _EVERY, _PERIODIC, _TIMES, _ONCE, _SPAN, _EACH, _BARE)


def _read(match: re.Match[str]) -> Recurrence | None:
    rule = _rule(match)
    if rule is None:
        return None
    end = match.end() - (match[0].endswith(")") and "(" not in match[0])
    return Recurrence(match.start(), end, rule, _PRECISIONS.get(rule, "none"))


def _rule(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if match.re is _BARE:
        return ""
    if match.re is _WEEKDAY:
        return f"FREQ=WEEKLY;BYDAY={_DAYS[parts['w'].lower()] if parts['w'] else 'SU'}"
    if match.re in (_EVERY, _PERIODIC):
        return " ".join(dict.fromkeys(_listed(match[0])))
    unit = parts["u"].lower()
    if match.re is _EACH:
        return RULES[unit]
    if match.re is _SPAN:
        return RULES.get(f"{_number(parts['n'])} {unit}")
    return (
        _PER_YEAR.get(_number(parts["n"]))
        if unit == "năm"
        else RULES[unit]
        if _number(parts["n"]) == 1
        else None
    )


def _listed(words: str) -> Iterator[str]:
    """The rules of what is listed; beside "9 tháng" also "6 tháng" is the first part of a year, not every
    half of it."""
    found = list(_UNITS.finditer(words))
    parts = any(m["n"] and _number(m["n"]) == _NINE for m in found)
    for match in found:
        months = _number(match["n"]) if match["n"] else 0
        if months and parts:
            yield f"FREQ=YEARLY;BYMONTH={months}"
        else:
            yield RULES[f"{months} tháng"] if months else RULES[match["u"].lower()]


_NINE = 9


def _number(printed: str) -> int:
    return WORDS.get(printed.lower()) or int(printed)


_YEARLY = re.compile(
    r"\s*,?\s*(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+năm"
    r"|năm\s+(?:trước|sau|tiếp theo|liền kề|(?:thực hiện\s+)?kế hoạch)(?:\s+liền kề)?)(?!\w)(?!\s+[0-9])",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    r"\s*,?\s*(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+tháng|các\s+tháng|tháng\s+(?:sau|tiếp theo|kế tiếp|liền kề)"
    r"(?:\s+liền kề)?)"
    r"(?!\w)", re.IGNORECASE,
)  # fmt: skip
_QUARTERLY = re.compile(
    r"\s*,?\s*(?:của\s+)?tháng\s+(?P<e>cuối(?:\s+cùng)?|đầu(?:\s+tiên)?)\s+(?:của\s+)?"
    r"(?:mỗi\s+|hằng\s+|hàng\s+|các\s+)?quý(?:\s+(?:sau|tiếp theo))?(?!\w)", re.IGNORECASE,
)  # fmt: skip
_BETWEEN = re.compile(r"\s*[,(:;]?\s*")
_SAME_SENTENCE = re.compile(r"[,\s][^.;:()0-9]*")
_REACH = 150  # characters between a recurrence and a day that goes with it


def after_day(text: str, at: int, dates: Sequence[tuple[int, int]]) -> tuple[str, int] | None:
    """The rule of days (month or 0, day) that a recurrence follows at ``at`` ("ngày 25 hằng tháng"), and
    where its words end."""
    if all(month for month, _ in dates):
        match = _YEARLY.match(text, at)
        return (yearly(dates), match.end()) if match else None
    if len(dates) != 1:
        return None
    day = dates[0][1]
    if match := _QUARTERLY.match(text, at):
        months = "3,6,9,12" if match["e"].lower().startswith("cuối") else "1,4,7,10"
        return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}", match.end()
    match = _MONTHLY.match(text, at)
    return (f"FREQ=MONTHLY;BYMONTHDAY={day}", match.end()) if match else None


def after_month(text: str, at: int, dates: Sequence[tuple[int, int]]) -> tuple[str, int] | None:
    """The rule of months or quarters (month, or 0, without a day) that come back every year ("tháng 4 hằng
    năm"), and where its words end."""
    match = _YEARLY.match(text, at) if not any(day for _, day in dates) else None
    months = ",".join(str(month) for month, _ in dates if month)
    return (f"FREQ=YEARLY{f';BYMONTH={months}' if months else ''}", match.end()) if match else None


def joins(text: str, recurrence: Recurrence, at: int) -> bool:
    """Whether what begins at ``at`` goes with the recurrence before it ("hằng tháng, trước ngày 25"), also
    behind other words of the same clauses ("Hằng năm báo cáo UBND tỉnh trước ngày 15/12")."""
    between = text[recurrence.end : at] if recurrence.end <= at <= recurrence.end + _REACH else "."
    return bool(_BETWEEN.fullmatch(between) or _SAME_SENTENCE.fullmatch(between))


def with_day(recurrence: Recurrence, dates: Sequence[tuple[int, int]]) -> str:
    """The rule of a recurrence with the days printed after it, or nothing where they do not go together."""
    if all(month for month, _ in dates):
        return (
            yearly(dates)
            if recurrence.rule.rpartition(" ")[2] in ("FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=6")
            else ""
        )
    return (
        f"FREQ=MONTHLY;BYMONTHDAY={dates[0][1]}"
        if recurrence.rule == "FREQ=MONTHLY" and len(dates) == 1
        else ""
    )


def yearly(dates: Sequence[tuple[int, int]]) -> str:
    """The rule of days (month, day) that come back every year."""
    days = {day for _, day in dates}
    if len(days) == 1:
        return f"FREQ=YEARLY;BYMONTH={','.join(str(m) for m, _ in dates)};BYMONTHDAY={days.pop()}"
    return " ".join(f"FREQ=YEARLY;BYMONTH={m};BYMONTHDAY={d}" for m, d in dates)


def outside(recurrences: Iterable[Recurrence], spans: Iterable[tuple[int, int]]) -> Iterator[Recurrence]:
    """The recurrences that stand in none of ``spans`` (start and end), in steps that grow with both
    together."""
    within = sorted(spans)
    starts = [start for start, _ in within]
    reached = list(accumulate((end for _, end in within), max))
    for r in recurrences:
        before = bisect_right(starts, r.start)
        if not before or reached[before - 1] < r.end:
            yield r
