"""Numbers as the sources print them, which mix two styles: ``5.500`` and ``0,5`` in running text,
``13,592.5`` in tables."""

from __future__ import annotations

import re
from decimal import Decimal

_PRINTED = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10,
    "X"), (9, "IX"), (5, "V"),
    (4, "IV"), (1, "I"),
)  # fmt: skip
#: number words, as far as texts write numbers out
WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}


def readings(printed: str) -> set[Decimal]:
    """Every value that a printed number can have, read in the Vietnamese or the English style.

    >>> sorted(readings("3,760"))
    [Decimal('3.760'), Decimal('3760')]
    """
    out: set[Decimal] = set()
    for thousands, point in ((".", ","), (",", ".")):
        whole, _, part = printed.partition(point)
        groups = whole.split(thousands)
        grouped = len(groups) == 1 or (all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3)
        if grouped and point not in part and thousands not in part:
            out.add(Decimal("".join(groups) + (f".{part}" if part else "")))
    return out


def values_in(text: str) -> set[Decimal]:
    """Every value that stands in ``text``, in digits (both styles) or as a small number word."""
    found = {value for match in _PRINTED.finditer(text) for value in readings(match[0])}
    return found | {Decimal(n) for word, n in WORDS.items() if re.search(rf"\b{word}\b", text.lower())}


def roman(number: int) -> str:
    """The roman numeral of a number from 1 on.

    >>> roman(4), roman(59), roman(1994)
    ('IV', 'LIX', 'MCMXCIV')
    """
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out
