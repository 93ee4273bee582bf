"""The encodings of fonts from before Unicode: TCVN3 (ABC: .VnTime, .VnArial) and VNI (VNI-Times).

Their letters are other characters of Latin-1, also when a text was pasted as UTF-8. Sources: TCVN 5712:1993
(VN3) as the .Vn fonts have it, capitals only by the fonts that end in H; VNI for Windows, a letter and a sign
after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.text.syllables import is_syllable, marked, share, words

TCVN3, VNI = "TCVN3", "VNI"
_OLD = 0.75  # share of marked words below which an old encoding is looked for
_TCVN3 = dict(
    zip(
        map(chr, (*range(0xA1, 0xAF), *range(0xB5, 0xBA), *range(0xBB, 0xBF), *range(0xC6, 0xCD), 0xCE, 0xCF,
        *range(0xD0, 0xD9),
                  *range(0xDC, 0xE0), *range(0xE1, 0xF0), *range(0xF1, 0xFF))),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)  # fmt: skip
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _HAT, _BREVE = (
    "\u0301",
    "\u0300",
    "\u0309",
    "\u0303",
    "\u0323",
    "\u0302",
    "\u0306",
)
_VNI_SIGNS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _HAT, "á": _HAT + _ACUTE,
    "à": _HAT + _GRAVE, "å": _HAT + _HOOK, "ã": _HAT + _TILDE, "ä": _HAT + _DOT, "ê": _BREVE,
    "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = re.compile(
    f"([aeouyAEOUYôöÔÖ])([{''.join(_VNI_SIGNS)}{''.join(_VNI_SIGNS).upper()}])"
    f"|([{''.join(_VNI_LETTERS)}{''.join(_VNI_LETTERS).upper()}])"
)
#: letters that no encoding from before Unicode has
BEYOND = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]"
)
_TCVN3_FONT = re.compile(r"\.?vn(?!i)[a-z0-9]", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[- ]", re.IGNORECASE)


def encoding_of(font: str) -> tuple[str, bool]:
    """The old encoding of a font by its name ("" for any other), and whether it prints small letters as
    capitals."""
    if _VNI_FONT.match(font):
        return VNI, False
    if font.startswith(".") and _TCVN3_FONT.match(font):
        return TCVN3, font.upper().endswith("H")
    return "", False


def recoded(text: str, encoding: str) -> str:
    """Text of an old encoding in Unicode, NFC; what is not of the encoding stays as it is."""
    if encoding == TCVN3:
        return "\n".join(_shouted("".join(_TCVN3.get(c, c) for c in line)) for line in text.split("\n"))
    return _VNI.sub(_vni, text) if encoding == VNI else text


_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CAPITAL = re.compile(r"[A-ZĂÂÊÔƠƯĐ]")
_SMALL = re.compile(r"[a-zăâêôơưđ]")  # letters that have a capital in TCVN3


def _shouted(line: str) -> str:
    """Words in capitals whole: most letters with a tone have no capital in TCVN3, and were typed small
    ("KÕ HO¹CH")."""
    shouts = any(_is_shouted(m[0]) for m in _LETTERS.finditer(line))
    if shouts and not _SMALL.search(line):
        return line.upper()
    return _LETTERS.sub(lambda m: m[0].upper() if _is_shouted(m[0]) else m[0], line) if shouts else line


def _is_shouted(word: str) -> bool:
    return bool(_CAPITAL.search(word, 1)) and not _SMALL.search(word)


def encoding_by(lines: Iterable[str]) -> str:
    """The old encoding that makes sense of lines without a letter only Unicode has; "" where they are what
    they seem."""
    as_is = marked("\n".join(lines))
    if len(as_is) < 2 or share(as_is) >= _OLD:
        return ""
    shares = {name: share(recoded_words(as_is, name)) for name in (TCVN3, VNI)}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.85 and shares[best] > share(as_is) + 0.15 else ""


def recoded_words(found: Iterable[str], encoding: str) -> list[str]:
    """The words that words of an old encoding are in Unicode."""
    return [w for word in found for w in words(recoded(word, encoding))]


@dataclass
class Fonts:
    """What the words of a file say of its fonts: one from before Unicode often stands over words typed in
    Unicode since.

    ``trusted``: words that read as well either way are of the encoding their font has.
    """

    trusted: bool = True
    used: set[str] = field(default_factory=set)
    _weight: int = 0

    def turned(self, text: str, encoding: str) -> str:
        """Words set in a font of ``encoding`` in Unicode, as they are where they already were."""
        gain = _gain(text, encoding)
        self._weight += gain
        if gain < 0 or (gain == 0 and not self.trusted):
            return text
        turned = recoded(text, encoding)
        self.used |= {encoding} if turned != text else set()
        return turned

    @property
    def mislead(self) -> bool:
        """Whether more of the words were in Unicode than in the encoding of their font."""
        return self.trusted and self._weight < 0


def _gain(text: str, encoding: str) -> int:
    """How many words more read as Vietnamese when ``text`` is turned; below 0 when it is Unicode already."""
    found = marked(text)
    if BEYOND.search(text):
        return -len(found)
    turned = (w for word in found for w in words(recoded(word, encoding)))
    return sum(map(is_syllable, turned)) - sum(map(is_syllable, found))


def _vni(match: re.Match[str]) -> str:
    base, sign, alone = match.groups()
    if alone:
        return _cased(_VNI_LETTERS[alone.lower()], alone)
    letter = _cased(_VNI_LETTERS.get(base.lower(), base.lower()), base)
    whole = unicodedata.normalize("NFC", letter + _VNI_SIGNS[sign.lower()])
    return whole if len(whole) == 1 else match[0]


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter
