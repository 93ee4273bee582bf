"""Judges the text of every reader: legacy encodings are converted and reported, unreadable text is refused.

A file can be decoded without an error and still be unreadable: TCVN3 or VNI letters taken for Latin-1, words
torn into letters by a PDF, a font without a character map. All of these are recognised by Vietnamese
spelling.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from generator.importing.broken import Foreign
from generator.importing.oldfonts import BEYOND, encoding_by, recoded, recoded_words
from generator.text.blocks import Block, Cell, Original, Row, original
from generator.text.syllables import marked, share, words

_FEW = 12  # words; fewer tell nothing
_WINDOW = 120  # words looked at together, so that one torn page in a good text is seen
_READS = (
    0.5  # share of words spelled as Vietnamese below which a text is none: the poorest table here has .72
)
_TORN = 0.5  # share of single letters in a window; Vietnamese has hardly any
_LOST = re.compile(r"\(cid:[0-9]+\)|[\ufffd\ue000-\uf8ff]")
_LETTER = re.compile(r"[^\W\d_]")


def judged(read: Original) -> Original:
    """The text in Unicode, and the legacy encodings it was in.

    :raises Foreign: when the words are no readable Vietnamese.
    """
    read = _converted(read)
    _readable(read.text)
    return read


def _converted(read: Original) -> Original:
    lines = read.text.split("\n")
    narrow = [text for text in lines if not BEYOND.search(text)]
    found = encoding_by(narrow)
    if not found:
        return read
    pure = len(narrow) == len(lines)

    def turned(text: str) -> str:
        return "\n".join(_turned(line, found, pure=pure) for line in text.split("\n"))

    blocks = tuple(_block(b, turned) for b in read.blocks) if read.blocks is not None else None
    text = original(blocks) if blocks is not None else turned(read.text)
    left = tuple(replace(out, texts=tuple(map(turned, out.texts))) for out in read.left_out)
    return replace(
        read, text=text, blocks=blocks, left_out=left, converted=tuple(sorted({*read.converted, found}))
    )


def _turned(text: str, encoding: str, *, pure: bool) -> str:
    """A line in Unicode, unless it reads better as it is; in a file of mixed lines also when it reads as
    well."""
    if BEYOND.search(text):
        return text
    found = marked(text)
    before, after = share(found), share(recoded_words(found, encoding))
    return recoded(text, encoding) if after > before or (pure and after >= before) else text


def _block(block: Block, turned: Callable[[str], str]) -> Block:
    if isinstance(block, Row):
        cells = tuple(Cell(turned(c.text), c.inherited) for c in block.cells)
        return replace(block, cells=cells, heads=tuple(map(turned, block.heads)))
    return replace(block, text=turned(block.text), label=turned(block.label))


def _readable(text: str) -> None:
    lost = _LOST.findall(text)
    found = [w for w in words(text) if _LETTER.search(w)]
    if len(lost) > max(3, len(found) // 50):
        raise Foreign("import-characters", _sample(text, lost[0]))
    for at in range(0, max(1, len(found) - _WINDOW // 2), _WINDOW // 2):
        window = found[at : at + _WINDOW]
        if len(window) >= _FEW and sum(_single(w) for w in window) > len(window) * _TORN:
            raise Foreign("import-torn", " ".join(window[:12]))
    if len(found) >= _FEW and share(found) < _READS:
        raise Foreign("import-foreign", " ".join(found[:12]))
    poor = marked(text)
    if len(poor) >= _FEW and share(poor) < _READS:
        raise Foreign("import-foreign", " ".join(poor[:12]))


def _single(word: str) -> bool:
    """Whether a word is one letter; not "x", which fills tables, nor the vowels that are words."""
    return len(word) == 1 and word.lower() not in "xyôớở"


def _sample(text: str, around: str) -> str:
    at = text.find(around)
    return " ".join(text[max(0, at - 30) : at + 30].split())
