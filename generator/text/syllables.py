"""Whether a word is written as Vietnamese is: the syllables of its spelling, for telling an encoding or a
torn text.

Spelling: one onset, one rhyme, at most one tone; before a final c, ch, p, t only sắc and nặng. No dictionary,
so names and new words pass, and so do some foreign ones; only shares over many words say something.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSET = "(?:ngh|ng|nh|kh|gh|gi|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_RHYME = (
    "(?:[aăâeêioôơuưy]|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|iêu|oa|oă|oe|oi|oai|oao|oay|oeo|ôi|ơi|oo|ua|uâ|uê|ui|uy|uô|uơ|uôi|uây|uya"
    "|uyê|uyu|ưa|ưi|ưu|ươ|ươi|ươu|yê|yêu|ue|uêu|uu)"
)
_CODA = "(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE = re.compile(f"{_ONSET}{_RHYME}{_CODA}")
_STOPPED = re.compile("(?:ch|[cpt])$")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP = "\u0301\u0323"
_MARKED = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e“”‘’…–—]+")


def words(text: str) -> list[str]:
    """The words of a text without ASCII punctuation; what is between two blanks else stays together, odd
    signs too."""
    return [w for w in _WORD.findall(text) if not w.isdigit()]


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word is spelled as one Vietnamese syllable."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in parts if c in _TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not (_STOPPED.search(bare) and tones and tones[0] not in _SHARP)


def marked(text: str) -> list[str]:
    """The words of a text that hold anything but ASCII: those that tell an encoding."""
    return [w for w in words(text) if _MARKED.search(w)]


def share(found: list[str]) -> float:
    """How many of some words are Vietnamese syllables, from 0 to 1; 1 of none."""
    return sum(map(is_syllable, found)) / len(found) if found else 1.0
