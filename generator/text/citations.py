"""Numbers of Vietnamese legal documents in a text, and their canonical form.

Numbering: Decree 30/2020/NĐ-CP, Appendix III (number/symbol of the type-symbol of the issuer); Law 80/2015/QH13 for
documents that carry the year (``43/2022/QH15``); Party documents put the hyphen first (``43-NQ/TU``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SYMBOL = r"[A-ZĐ][A-Za-zĐƯ]*"
_NUMBER = re.compile(
    rf"(?<![\w/.-])\d{{1,4}}(?:\s?/\s?(?:19|20)\d{{2}}\s?/\s?{_SYMBOL}\d*(?:\s?-\s?{_SYMBOL}\d*)*"
    rf"|\s?/\s?{_SYMBOL}(?:\s?-\s?{_SYMBOL}\d*)+"
    rf"|\s?-\s?{_SYMBOL}\s?/\s?{_SYMBOL}\d*)"
)
_DATE_AFTER = re.compile(
    r"(?i),?\s*(?:của [^.;,\d]{0,40}?)?\s*ngày\s+(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{4})"
)
_LONG_DATE_AFTER = re.compile(r"(?i),?\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_PARTY = frozenset({"TU", "TW", "BCSĐ", "ĐU"})


@dataclass(frozen=True)
class Number:
    """A document number in a text: where it stands, as printed, canonical, and the date printed with it (ISO) if any."""

    start: int
    end: int
    printed: str
    canonical: str
    date: str


def canonical(printed: str) -> str:
    """The canonical form of a printed number.

    >>> canonical("49- NQ/TU"), canonical("43/NQ-TU"), canonical("108 /QĐ-UBND")
    ('49-NQ/TU', '43-NQ/TU', '108/QĐ-UBND')
    """
    tight = re.sub(r"\s+", "", printed)
    party = re.fullmatch(rf"(\d+)/({_SYMBOL})-({_SYMBOL})", tight)
    return f"{party[1]}-{party[2]}/{party[3]}" if party and party[3] in _PARTY else tight


def find_numbers(text: str) -> Iterator[Number]:
    """Find document numbers with the date printed straight after them."""
    for match in _NUMBER.finditer(text):
        dated = _DATE_AFTER.match(text, match.end()) or _LONG_DATE_AFTER.match(text, match.end())
        iso = f"{dated[3]}-{int(dated[2]):02d}-{int(dated[1]):02d}" if dated else ""
        yield Number(match.start(), match.end(), match[0], canonical(match[0]), iso)
