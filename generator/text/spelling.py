"""One spelling for what Vietnamese writes in two ways, character by character, so that places in a text stay
what they are.

Tone marks on the first or the second vowel ("hoà", "hòa"; "uỷ", "ủy"), and i or y after h, k, l, m, s, t
("kĩ", "kỹ").
"""

from __future__ import annotations

import re
import unicodedata

UPPER = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _moved() -> dict[str, str]:
    """Each pair of vowels with its tone on the second, and the pair with the tone on the first."""
    out: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            for a, b in ((first, second), (first.upper(), second), (first.upper(), second.upper())):
                out[unicodedata.normalize("NFC", a + b + tone)] = unicodedata.normalize("NFC", a + tone + b)
    return out


_MOVED = _moved()
_PAIR = re.compile("|".join(_MOVED))
_OPEN = re.compile(r"(?<!\w)[hklmstHKLMST][iìíỉĩịIÌÍỈĨỊ](?!\w)")
_Y = str.maketrans("iìíỉĩịIÌÍỈĨỊ", "yỳýỷỹỵYỲÝỶỸỴ")


def steady(text: str) -> str:
    """``text`` (NFC) in one spelling and of the same length.

    >>> steady("Uỷ ban, Sở Khoa học và Kĩ thuật, Toà án")
    'Ủy ban, Sở Khoa học và Kỹ thuật, Tòa án'
    """
    moved = _PAIR.sub(lambda m: m[0] if _glide(text, m) else _MOVED[m[0]], text)
    return _OPEN.sub(lambda m: m[0].translate(_Y), moved)


def _glide(text: str, match: re.Match[str]) -> bool:
    """Whether the first vowel belongs to "qu" or the syllable goes on ("quý", "hoàn"): the tone stands right
    there."""
    before = text[match.start() - 1 : match.start()].lower()
    after = text[match.end() : match.end() + 1]
    return (before == "q" and match[0][0] in "uU") or after.isalpha()
