"""Sections of a document: the printed labels from the outermost down, as each paragraph is met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.text.annexed import annexed_fronts
from generator.text.blocks import Row
from generator.text.marks import (
    COMMITTEE,
    MARK,
    MOTTO,
    RECIPIENTS,
    TYPES,
    is_arabic,
    is_bullet,
    is_caps,
    is_decimal,
    is_roman,
)
from generator.text.numbers import roman

_QUOTE_REACH = (
    40  # paragraphs within which a quotation mark that was opened must be closed to open a quotation
)


@dataclass(frozen=True)
class Draft:
    """A drafted passage: ``text`` is without ``label``; ``section`` as printed, joined by points; ``row``
    where it is one of a table."""

    section: str
    kind: str
    label: str
    text: str
    row: Row | None = None


@dataclass(kw_only=True)
class _Place:
    part: str = ""
    roman: str = ""
    article: str = ""
    arabic: str = ""
    decimal: str = ""
    item: str = ""

    def section(self, root: str) -> str:
        number = self.decimal or self.arabic
        article = "" if number and self.article == root else self.article
        return ".".join(p for p in (self.part, self.roman, article, number) if p) + self.item


@dataclass(frozen=True)
class _Outline:
    """What the whole document tells about its parts: the roman ones printed, the one lost first, the article
    items stand without."""

    romans: frozenset[str]
    lost: str
    root: str


_ROMAN = {roman(n): n for n in range(1, 60)}


def root_article(blocks: Sequence[str]) -> str:
    """The article (``Điều 1``) whose items carry their complete number (``6.3``), so that its own label is
    missing from them; empty if there is none."""
    article = ""
    for block in blocks:
        mark = MARK.match(block)
        label = mark["label"] if mark else ""
        if label.startswith("Điều"):
            article = label[:-1]
        elif article == "Điều 1" and is_decimal(label):
            return article
    return ""


def _outline(blocks: Sequence[str]) -> _Outline:
    printed = [m["label"][:-1] for b in blocks if (m := MARK.match(b)) and is_roman(m["label"])]
    lost = "I" if printed and printed[0] == "II" else ""
    return _Outline(frozenset(printed), lost, root_article(blocks))


def lost_part(blocks: Sequence[str]) -> str:
    """The roman part whose heading the copy lost at the beginning: ``I`` where the first one printed is
    II."""
    return _outline(blocks).lost


def sections(blocks: Sequence[str]) -> list[Draft]:
    """Part each paragraph into label and text and give it its section; what is quoted whole is of kind
    ``quotation``."""
    outline = _outline(blocks)
    quotes = _quotes(blocks)
    annexed = annexed_fronts(blocks)
    place = _Place()
    ended = False
    out: list[Draft] = []
    for i, block in enumerate(blocks):
        mark = None if block in TYPES else MARK.match(block)
        label = mark["label"] if mark else ""
        if i in annexed or MOTTO.match(block) or (COMMITTEE.match(block) and is_caps(block)):
            place, ended = _Place(), False
        ended = ended or block.startswith(RECIPIENTS)
        typed = mark is not None and is_arabic(label) and block[mark.end() :] in TYPES
        if i not in quotes and not ended and not typed:
            _move(place, label, outline)
        text = block[mark.end() :] if mark else block
        out.append(Draft(place.section(outline.root), "quotation" if i in quotes else "", label, text))
    return out


def _quotes(blocks: Sequence[str]) -> set[int]:
    """The paragraphs of quotations that are paragraphs of their own: from one that opens with “ to the one
    that closes it."""
    out: set[int] = set()
    open_marks = [b.count("“") - b.count("”") for b in blocks]
    for i, block in enumerate(blocks):
        if i in out or not block.startswith("“"):
            continue
        depth = 0
        for j in range(i, min(len(blocks), i + _QUOTE_REACH)):
            depth += open_marks[j]
            if depth <= 0:
                out.update(range(i, j + 1))
                break
    return out


def _move(place: _Place, label: str, outline: _Outline) -> None:
    """Go to where ``label`` stands; a list that begins again where the copy lost headings has lost one here
    too."""
    if is_roman(label):
        place.roman, place.article, place.arabic, place.decimal, place.item = label[:-1], "", "", "", ""
    elif re.match(r"[PCM]", label) and " " in label:
        part = " ".join([label.split(maxsplit=1)[0].capitalize(), label.rstrip(".:").split(" ", 1)[1]])
        place.part, place.roman, place.article, place.arabic, place.decimal, place.item = (
            part,
            "",
            "",
            "",
            "",
            "",
        )
    elif re.fullmatch(r"[A-HĐ]\.", label) and place.roman and not place.part:
        place.article, place.arabic, place.decimal, place.item = (
            label[0],
            "",
            "",
            "",
        )  # "II. ... A. ... III. ..."
    elif re.fullmatch(r"[A-HĐ]\.", label):
        place.part, place.roman, place.article, place.arabic, place.decimal, place.item = (
            label[0],
            "",
            "",
            "",
            "",
            "",
        )
    elif label.startswith("Điều"):
        place.roman, place.article, place.arabic, place.decimal, place.item = "", label[:-1], "", "", ""
    elif is_arabic(label):
        _find_lost(place, label, outline)
        place.arabic, place.decimal, place.item = label[:-1], "", ""
    elif is_decimal(label):
        place.decimal, place.item = label.rstrip("."), ""
    elif re.fullmatch(r"\([0-9]+\)", label):
        place.item = label
    elif is_bullet(label):
        place.item = ""


def _find_lost(place: _Place, label: str, outline: _Outline) -> None:
    if label[:-1] != "1" or not outline.lost:
        return
    if not place.roman and not place.article:
        place.roman = outline.lost
    elif place.decimal or place.arabic not in ("", "1"):
        following = roman(_ROMAN.get(place.roman, 0) + 1)
        if place.roman and following not in outline.romans:
            place.roman = following
