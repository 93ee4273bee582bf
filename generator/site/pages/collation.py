"""Vietnamese alphabetical order: letters first (a ă â b c d đ e ê ...), tones after."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {c: i for i, c in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


@lru_cache(maxsize=1 << 16)
def vietnamese(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """The sorting key of a text.

    >>> sorted(["đường", "dương", "ấn", "an", "ăn"], key=vietnamese)
    ['an', 'ăn', 'ấn', 'dương', 'đường']
    """
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        parts = unicodedata.normalize("NFD", char)
        tone = next((_TONES[p] for p in parts if p in _TONES), 0)
        base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES))
        letters.append(
            _LETTERS[base] + 100 if base in _LETTERS else ord(base[0]) if base < "a" else ord(base[0]) + 200
        )
        tones.append(tone)
    return tuple(letters), tuple(tones), text
