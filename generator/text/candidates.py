"""A second, deliberately over-sensitive search for times, quantities and document numbers, to check the
finders.

It shares no code with them (:mod:`generator.text.times`, :mod:`generator.text.citations`), so that it shows
what they miss. False positives are expected: a person answers each with a row or with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """Words that look like something, and their position in the text."""

    start: int
    end: int
    text: str


def _net(begins: str, *patterns: str) -> re.Pattern[str]:
    """Patterns in small letters, for a text in small letters: to look for both at each letter takes half as
    long again. All begin with one of ``begins``, so that elsewhere none of them is tried."""
    return re.compile(f"(?=[{begins}])(?:{'|'.join(f'(?:{p})' for p in patterns)})")


_BEFORE = r"(?:(?:trước|chậm nhất|muộn nhất|đến hết)\s+(?:trong\s+|là\s+)?)"
_YEAR = r"(?:\s?[/.-]\s?|\s+(?:của\s+)?năm\s+)[0-9]{4,5}"
_TIMES = _net(
    "0-9cđghmnqst",
    rf"{_BEFORE}?(?:từ\s+)?(?:ngày\s+)?(?<![\w/.,-])[0-9]{{1,2}}\s?/\s?[0-9]{{1,2}}\s?/\s?[0-9]{{2}}(?![0-9/])",
    rf"{_BEFORE}?(?:từ\s+)?ngày\s+[0-9]{{1,2}}(?:\s?[/.-]\s?|\s+tháng\s+)[0-9]{{1,2}}(?:{_YEAR})?",
    rf"{_BEFORE}?(?<![\w/.,-])[0-9]{{1,2}}\s?[/.-]\s?[0-9]{{1,2}}\s?[/.-]\s?[0-9]{{4,5}}",
    rf"{_BEFORE}(?<![\w/.,-])[0-9]{{1,2}}\s?/\s?[0-9]{{1,2}}(?![0-9/])",
    rf"{_BEFORE}?ngày\s+[0-9]{{1,2}}(?![0-9])",
    rf"tháng\s+[0-9]{{1,2}}(?![0-9])(?:{_YEAR})?",
    rf"(?<!\w)quý\s+(?:[iv]{{1,3}}|[1-4])(?!\w)(?:{_YEAR})?",
    r"(?:trước|đến|trong|hết)\s+năm\s+[0-9]{4,5}",
    r"(?:giai đoạn|năm học|nhiệm kỳ)\s+[0-9]{4,5}\s?[-–]\s?[0-9]{4,5}",
    r"(?<!\w)(?:[0-9]{1,2}|sáu|chín)\s+tháng\s+(?:đầu|cuối|một)(?!\w)",
    r"(?<!\w)nửa\s+(?:đầu|cuối)\s+năm(?!\w)",
)
#: without one of these a text holds none of them
_HINT = re.compile(r"[0-9]|quý|tháng|nửa")
_RHYTHMS = _net(
    "0-9đhm",
    r"(?:định kỳ\s+)?(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)(?!\w)",
    r"(?<!\w)mỗi\s+(?:ngày|tuần|tháng|quý)(?!\w)",
    r"(?<!\w)định kỳ(?!\w)",
    r"[0-9]{1,2}\s+lần\s?/",
)
_UNITS = (
    r"%|(?:nghìn |ngàn |triệu |tỷ )?(?:tỷ đồng|triệu đồng|nghìn đồng|đồng|usd|lượt người|lượt|xã"
    r"|trường|doanh nghiệp|hợp tác xã|km|ha|lần)"
    r"(?!\w)"
)
_AMOUNTS = _net(
    "0-9", rf"(?<![\w/.,-])[0-9]+(?:[.,][0-9]+)*(?:\s?[-–]\s?[0-9]+(?:[.,][0-9]+)*%?)?\s?(?:{_UNITS})"
)
_NUMBERS = re.compile(
    r"(?<![\w/.-])[0-9]{1,6}[a-zđ]?\s?(?:[/‐‑–—−-]\s?"
    r"(?:[0-9]{4}\s?/\s?)?)[A-ZĐÐƯ][A-Za-zĐÐƯ]*\s?[/‐‑–—−-]\s?[A-ZĐÐƯ]\w*"
)


def candidate_times(text: str) -> list[Candidate]:
    """Whatever looks like a day, month, quarter, year with a preposition, period or recurrence; of
    overlapping matches the longest."""
    small = _small(text)
    times = _TIMES.finditer(small) if _HINT.search(small) else ()
    return _longest(text, [*times, *_RHYTHMS.finditer(small)])


def candidate_amounts(text: str) -> list[Candidate]:
    """Whatever looks like a percentage, an amount of money or a count of things that targets count."""
    return _longest(text, list(_AMOUNTS.finditer(_small(text))))


def candidate_numbers(text: str) -> Iterator[Candidate]:
    """Whatever looks like a document number: digits, a slash or dash, two words in capitals."""
    yield from (Candidate(*m.span(), m[0]) for m in _NUMBERS.finditer(text))


def _small(text: str) -> str:
    """The text in small letters, each in its place."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _longest(text: str, found: Sequence[re.Match[str]]) -> list[Candidate]:
    out: list[Candidate] = []
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if not out or match.start() >= out[-1].end:
            out.append(Candidate(*match.span(), text[match.start() : match.end()]))
    return out
