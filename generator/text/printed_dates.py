"""Dates as they are printed: one, a range or a list in a row, and the words before them that say how they
bind.

What is printed but is no day ("31/02/2024", "08/6/20240") is read whole or not at all, so that no part of it
passes for another date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.text.dates import QUARTERS, ROMAN


@dataclass(frozen=True)
class Printed:
    """Day, month, part (33-36 a quarter, 40-41 a half-year) and year as far as printed; 0 where they are
    not. A year below 100 is printed with its last two digits."""

    year: int = 0
    month: int = 0
    day: int = 0
    part: int = 0

    @property
    def unit(self) -> str:
        """Which of its parts is the finest."""
        return "day" if self.day else "month" if self.month else "part" if self.part else "year"


@dataclass(frozen=True)
class Item:
    """One date of a chain, and what joins it to the one before: ``-`` a range, ``,`` a list."""

    start: int
    end: int
    date: Printed
    glue: str = ""


_OPEN = r"(?<![\w/.,-])"
_SHUT = r"(?![0-9\w]|\s?/\s?[0-9.…]|[.-][0-9])"
_DONE = (
    r"(?![0-9\w]|/\s?[0-9A-ZĐ]|\.[0-9])"  # after a whole date or a year: a range may follow without a space
)
_D, _M, _Y = r"(?P<d>0?[1-9]|[12][0-9]|3[01])", r"(?P<m>1[0-2]|0?[1-9])", r"(?P<y>(?:19|20)[0-9]{2})"
_ODD = r"[0-9]{1,2}"  # a day or month that no calendar has is read too, so that it is refused whole
_YEAR = rf"(?:\s?[/.-]\s?|,?\s+(?:của\s+|trong\s+)?năm\s+){_Y}{_DONE}"
_NO_YEAR = rf"{_SHUT}(?!,?\s+(?:của\s+)?năm\s+[0-9])"
_COUNT = r"(?!\s+(?:lần|đợt|buổi|phiên|người|lớp|cuộc|hộ|xã|triệu|tỷ)\b)"
_EACH = r"(?<!mỗi )(?<!hằng )(?<!hàng )"  # "mỗi tháng 02 chuyên mục": how many a month, not which
_NTH = r"(?:ngày\s+)?(?:m[ùồ]ng\s+)?"
_LONG = rf"(?<!tuần )(?<!tuần thứ )(?<![0-9])(?P<d>{_ODD})\s+tháng\s+(?P<m>{_ODD})"
_NONE = 99
_MONTHS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_W = rf"(?P<w>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})".replace(" ", r"\s+")
_Q = r"(?P<q>IV|I{1,3}|0?[1-4])"


def _all(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in patterns)


_WHOLE_DAY = (
    rf"(?P<d>{_ODD})\s?/\s?(?P<m>{_ODD})\s?/\s?{_Y}{_DONE}",
    rf"(?P<d>{_ODD})\s?[.]\s?(?P<m>{_ODD})\s?[.]\s?{_Y}{_DONE}",
    rf"(?P<d>{_ODD})\s?[-–]\s?(?P<m>{_ODD})\s?[-–]\s?{_Y}{_DONE}",
    rf"(?P<d>{_ODD})\s?[/.]\s?(?P<m>{_ODD})\s+(?:của\s+)?năm\s+{_Y}{_DONE}",
)  # fmt: skip
_DAY = _all(
    *(rf"{_NTH}{p}" for p in (rf"{_LONG}{_YEAR}", *_WHOLE_DAY)),
    rf"{_NTH}{_LONG}{_NO_YEAR}",
    rf"{_NTH}(?P<d>{_ODD})\s+tháng\s+{_W}{_YEAR}",
)
_SHORT_DAY = _all(rf"(?:ngày\s+)?{_D}\s?/\s?{_M}{_NO_YEAR}(?!\s?-\s?[0-9]{{1,2}}-)")
#: day and month with a dash or a point between them ("trước ngày 15-12"), which elsewhere are two days
_DASHED = rf"{_D}[.-]{_M}{_NO_YEAR}(?!\s+tháng\s)"
_YEARLY = r"(?=,?\s+(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm(?!\w))"
_DASHED_DAY = _all(rf"ngày\s+{_DASHED}", rf"{_DASHED}{_YEARLY}")
_YEARLY_DAY = _all(rf"ngày\s+{_DASHED}{_YEARLY}")
#: a day whose year has two digits; without "ngày" before it only between slashes
_CLIPPED = r"(?P<y>0[1-9]|[1-9][0-9])(?![0-9\w%]|\s?/|[.,-][0-9])"
_CLIPPED_DAY = _all(
    rf"{_NTH}{_D}\s?/\s?{_M}\s?/\s?{_CLIPPED}",
    *(rf"ngày\s+{_D}{mark}{_M}{mark}{_CLIPPED}" for mark in ("[.]", "-")),
)
_ONLY_DAY = _all(
    rf"ngày\s+{_D}{_SHUT}(?!\s+tháng\s+[0-9])", rf"(?<=trước ){_D}(?=\s+(?:hằng|hàng|mỗi)\s+tháng(?!\w))"
)
_RANGED_DAY = _all(
    rf"(?:ngày\s+)?{_D}(?=\s?(?:[-–]|đến\s+(?:ngày\s+)?)\s?[0-9]{{1,2}}(?:\s?/\s?[0-9]|\s+tháng\s+[0-9]))"
)
_MONTH = _all(rf"(?:các\s+)?tháng\s+{_M}{_YEAR}", rf"tháng\s+{_W}{_YEAR}",
              rf"{_EACH}(?:các\s+)?tháng\s+{_M}(?![0-9\w]|\s?/\s?[0-9.…]|\.[0-9]){_COUNT}"
              rf"(?!,?\s+năm\s+[0-9])",
              rf"(?-i:T)\.?\s?{_M}\s?/\s?{_Y}{_DONE}")  # fmt: skip
_BARE_MONTH = _all(rf"{_M}\s?[/-]\s?{_Y}{_DONE}")
_QUARTER = _all(
    rf"(?:các\s+)?quý\s+(?P<q>[IVX]{{1,4}}|[0-9]{{1,2}}){_YEAR}",
    rf"quý\s+(?P<q>một|hai|ba|bốn|tư){_YEAR}",
    rf"{_EACH}(?:các\s+)?quý\s+{_Q}(?![0-9\w]|\s?/\s?[0-9.…]){_COUNT}(?!,?\s+năm\s+[0-9])",
)
_SHORT_QUARTER = _all(rf"(?-i:Q)\.?\s?{_Q}{_YEAR}", rf"(?-i:Q)\.?\s?{_Q}(?=\s?[-–,]\s?Q\.?\s?[I1-4])")
_BARE_QUARTER = _all(rf"(?P<q>IV|I{{1,3}})\s?/\s?{_Y}{_DONE}")
_OF_YEAR = rf"\s+năm(?:\s+{_Y}{_DONE}|(?!\s+[0-9]))"
_HALF = _all(rf"(?:0?6|sáu)\s+tháng\s+(?P<h>đầu|cuối){_OF_YEAR}", rf"nửa\s+(?P<h>đầu|cuối){_OF_YEAR}")
_NINE = _all(rf"(?:0?9|chín)\s+tháng\s+đầu{_OF_YEAR}")
_ONE_YEAR = _all(rf"(?:các\s+)?năm\s+(?:ngân sách\s+|tài chính\s+|kế hoạch\s+)?{_Y}{_DONE}")
_PERIOD = _all(
    rf"(?:giai đoạn|thời kỳ|nhiệm kỳ|năm học|niên khóa|(?:từ\s+|các\s+)?năm)\s+(?:từ\s+)?"
    rf"(?:năm\s+)?(?P<a>(?:19|20)[0-9]{{2}})"
    rf"\s?(?:[-–]|đến(?:\s+năm)?)\s?{_Y}{_DONE}"
)
_OCCASION = _all(
    rf"(?:dịp|kỳ\s+họp|mùa)\s+(?:(?!(?:ngày|tháng|quý)\s+[0-9IV])[^.;,:()0-9]){{1,60}}?{_OPEN}{_Y}{_DONE}"
)
_BARE_YEAR = _all(rf"(?P<a>(?:19|20)[0-9]{{2}})\s?[-–]\s?{_Y}{_DONE}", rf"{_Y}{_DONE}(?!\s?[/–-]\s?[0-9])")
_GO = re.compile(
    r"(?<!\w)(?:ngày|các\s+tháng|tháng|các\s+quý|quý|các\s+năm|từ\s+năm|năm|giai đoạn|thời kỳ"
    r"|nhiệm kỳ|niên khóa|nửa\s|sáu\s|chín\s|dịp\s"
    rf"|kỳ\s+họp|mùa\s|m[ùồ]ng\s|Q(?=\.?\s?[I1-4])|T(?=\.?\s?[0-9])|I)|{_OPEN}[0-9]", re.IGNORECASE,
)  # fmt: skip
_QUARTERS = {name: part for names in (ROMAN, "1234") for name, part in zip(names, QUARTERS, strict=True)}

_BINDING = {
    "trước": "before", "chậm nhất": "by", "muộn nhất": "by", "không muộn hơn": "by", "không chậm hơn": "by",
    "không quá": "by", "đến": "by", "tới": "by", "hết": "by", "kể từ": "from", "từ": "from", "sau": "from",
    "trong": "in", "vào": "in",
}  # fmt: skip
_FILLER = (
    "là",
    "cuối",
    "đầu",
    "giữa",
    "khoảng",
    "thời điểm",
    "thời gian",
    "niên độ ngân sách",
    "niên độ",
    "nửa",
    "hai",
    "ba",
)
_WORDS = "|".join(sorted((*_BINDING, *_FILLER), key=len, reverse=True)).replace(" ", r"\s+")
_HOUR = r"[0-9]{1,2}(?:h|\s+giờ)(?:\s*[0-9]{2})?(?:\s+phút)?,?"
_BEFORE = re.compile(rf"(?<!\w)(?:(?:{_WORDS})\s+)+(?:{_HOUR}\s+)?$", re.IGNORECASE)
_BINDS = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_BINDING, key=len, reverse=True))})(?!\w)".replace(" ", r"\s+"),
    re.IGNORECASE,
)
REACH = 60  # characters before a date in which the words that bind it stand


def relation_before(text: str, at: int) -> tuple[int, str]:
    """Where the words begin that bind the date at ``at``, and the relation they give it; empty where none
    does.

    The outermost word decides ("chậm nhất trong tháng 6" is ``by``), but nothing done "trước" a day is in
    time on it.
    """
    floor = max(0, at - REACH)
    words = _BEFORE.search(text[floor:at])
    if not words:
        return at, ""
    binding = [re.sub(r"\s+", " ", m[0].lower()) for m in _BINDS.finditer(words[0])]
    if not binding:
        return at, ""
    first = _BINDS.search(words[0])
    start = floor + words.start() + (first.start() if first else 0)
    return start, "before" if "trước" in binding else _BINDING[binding[0]]


def chains(text: str, *, cell: bool) -> Iterator[list[Item]]:
    """Each run of dates that are printed as one: a date, a range, a list."""
    at = 0
    while go := _GO.search(text, at):
        first = _first(text, go.start(), cell=cell)
        if first is None:
            at = go.start() + 1
            continue
        chain = [*first]
        while more := _next(text, chain[-1]):
            chain.append(more)
        yield chain
        at = max(chain[-1].end, go.end())


def _first(text: str, at: int, *, cell: bool) -> list[Item] | None:
    loose = (
        _BARE_MONTH
        + _SHORT_DAY
        + _CLIPPED_DAY
        + _SHORT_QUARTER
        + _BARE_QUARTER
        + (_BARE_YEAR if cell else ())
    )
    relation = relation_before(text, at)[1]
    bound = cell or bool(relation)
    dashed = _DASHED_DAY if relation in ("before", "by") else _YEARLY_DAY
    digits = "0123456789"
    firm = (*_OCCASION, *_PERIOD, *_RANGED_DAY, *_DAY, *_HALF, *_NINE, *_QUARTER, *_MONTH, *_ONE_YEAR)
    if text[at] in digits and not bound:
        firm = tuple(p for p in firm if p not in _RANGED_DAY)
    patterns = (
        *firm,
        *(loose if bound else ()),
        *(_SHORT_DAY + _CLIPPED_DAY if text[at] not in digits else ()),
        *dashed,
        *_ONLY_DAY,
    )
    for pattern in patterns:
        if match := pattern.match(text, at):
            return _items(match)
    return None


def _items(match: re.Match[str]) -> list[Item]:
    parts = match.groupdict()
    start, end = match.span()
    year = int(parts.get("y") or 0)
    if parts.get("a"):
        return [Item(start, end, Printed(int(parts["a"] or 0))), Item(start, end, Printed(year), "-")]
    if match.re in _NINE:
        return [Item(start, end, Printed(year, 1)), Item(start, end, Printed(year, 9), "-")]
    if match.re in _OCCASION:
        return [Item(start, end, Printed(year), "!")]
    return [Item(start, end, Printed(year, _month(parts), _number(parts.get("d")), _part(parts)))]


def _number(printed: str | None) -> int:
    """A day or month as printed; "00" is one that no calendar has, not one that is not printed."""
    return int(printed) or _NONE if printed else 0


def _month(parts: dict[str, str | None]) -> int:
    word = re.sub(r"\s+", " ", parts.get("w") or "").lower()
    return _MONTHS[word] if word else _number(parts.get("m"))


def _part(parts: dict[str, str | None]) -> int:
    if parts.get("h"):
        return 40 if (parts["h"] or "").lower() == "đầu" else 41
    quarter = (parts.get("q") or "").upper().lstrip("0")
    quarter = str(_MONTHS.get(quarter.lower(), quarter))
    return _QUARTERS.get(quarter, _NONE if parts.get("q") else 0)


_RANGE = re.compile(
    r"\s*(?:[-–‑]|đến|tới)\s*(?:hết\s+|cuối\s+)?(?:[0-9]{1,2}\s+giờ(?:\s+[0-9]{1,2})?(?:\s+phút)?,?\s+(?=ngày))?"
    r"(?:ngày\s+(?=[0-9]{1,2}\s?/))?",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|;|\bvà\b|&|\+)\s*(?:trước\s+(?=ngày|[0-9]))?", re.IGNORECASE)
_MORE_MONTHS = (
    r"(?=\s*(?:,|và|[-–])\s*(?:tháng\s+)?[0-9]{1,2}(?:\s*(?:,|và|[-–])\s*[0-9]{1,2}){0,11}(?:\s?/\s?"
    r"|\s+năm\s+)[0-9])"
)
_MORE_DAYS = r"(?=\s*(?:,|và)\s*[0-9]{1,2}(?:\s*(?:,|và)\s*[0-9]{1,2}){0,6}(?:\s?/\s?|\s+tháng\s+)[0-9])"
_MORE = {
    "day": (*_DAY, *_SHORT_DAY, *_CLIPPED_DAY, *_all(rf"{_D}{_MORE_DAYS}")),
    "month": (*_MONTH, *_all(rf"{_M}{_YEAR}", rf"{_M}{_MORE_MONTHS}")),
    "part": (
        *_QUARTER,
        *_SHORT_QUARTER,
        *_all(rf"(?P<q>IV|I{{1,3}}){_YEAR}", r"(?P<q>IV|I{1,3})(?![\w/])", rf"{_Q}{_YEAR}"),
    ),
    "year": (*_ONE_YEAR, *_all(rf"{_Y}{_DONE}(?!\s?[/–-]\s?[0-9])")),
}
_TILL_YEAR = re.compile(rf"\s*đến\s+(?:hết|cuối)\s+năm\s+{_Y}{_DONE}", re.IGNORECASE)
_AGAIN = re.compile(rf"\s*(?:,|và)\s*năm\s+{_Y}{_DONE}", re.IGNORECASE)


def _next(text: str, last: Item) -> Item | None:
    for glue, mark in ((_RANGE, "-"), (_LIST, ",")):
        joint = glue.match(text, last.end)
        if not joint or last.glue in ("-", "!"):
            continue
        for pattern in _MORE[last.date.unit]:
            if match := pattern.match(text, joint.end()):
                return replace(_items(match)[0], glue=mark)
    till = (
        _TILL_YEAR.match(text, last.end) if last.date.day and not last.date.year and not last.glue else None
    )
    if till:
        return Item(till.start(), till.end(), Printed(int(till["y"])), "-")
    again = _AGAIN.match(text, last.end) if last.date.day and last.date.year else None
    return Item(again.start(), again.end(), replace(last.date, year=int(again["y"])), ",") if again else None
