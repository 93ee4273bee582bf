"""The lines of a paragraph: which breaks in it are only wrapping, which part it, and what a tab sets beside
it."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.text.blocks import Paragraph
from generator.text.marks import DATED, MARK, MOTTO, RECIPIENTS, SIGN, TERMINAL, is_caps

_WINDOW = 240  # characters at the end of a growing paragraph that rules look at: so time stays linear
_SHORT = (
    40  # characters; a line broken earlier by hand was ended there, unless the next goes on in small letters
)


def flowed(text: str, of: Paragraph, *, narrow: bool = False) -> list[Paragraph]:
    """The paragraphs of one that contains soft line breaks; a break inside a sentence is only wrapping.

    A break separates paragraphs before a mark ("- ", "a)"), after a full stop, colon or semicolon, between
    lines of capitals, or between a short line and a capital. ``narrow``: the lines are wrapped by the width
    of a cell, so short ones mean nothing.
    """
    out: list[list[str]] = []
    tail, size, caps = "", 0, ""
    parted = "\n".join(map(beside, text.split("\n"))).split("\n")
    for piece in (re.sub(r"[^\S\u00a0]+", " ", p).strip() for p in parted):
        if not piece:
            continue
        if out and _wraps(tail, piece, _SHORT if not narrow else 0, size=size, caps=caps == "A"):
            between = "" if narrow and _parts_day(tail, piece) else " "
            out[-1] += [between, piece]
        else:
            out.append([piece])
            tail, size, caps, between = "", 0, "", ""
        tail, size = f"{tail}{between}{piece}"[-_WINDOW:], size + len(between) + len(piece)
        if caps != "a" and piece.upper() != piece.lower():
            caps = "A" if is_caps(piece) else "a"
    texts = ["".join(pieces) for pieces in out] or [""]
    return [replace(of, text=texts[0]), *(replace(of, text=t, label="", level=-1) for t in texts[1:])]


#: a day or month whose year a narrow cell may break ("30/6/202" and "5")
_DAY = re.compile(r"(?<![0-9/])(?:[0-9]{1,2}/){1,2}[12][0-9]{3}(?![0-9/])")
_LONGEST_DAY = len("30/12/2025")
#: what stands to the right of a tab in a letterhead or a signature
_RIGHT = re.compile(rf"{MOTTO.pattern}|{SIGN.pattern}|^[^,.;:]{{2,40}}, {DATED}")


_COLUMNS = re.compile(r"\t|\s{3,}")


def beside(text: str) -> str:
    """A line with a break for the tab or the spaces between its two columns: the issuer and the state, the
    recipients and the signature."""
    left, *right = [part.strip() for part in _COLUMNS.split(text) if part.strip()] or [""]
    apart = len(right) == 1 and (_RIGHT.search(right[0]) or left.startswith((RECIPIENTS, "- Lưu")))
    return f"{left}\n{right[0]}" if apart else text


def _parts_day(before: str, after: str) -> bool:
    """Whether a break stands inside the digits of a day."""
    first, rest = before[-_LONGEST_DAY:], after[:_LONGEST_DAY]
    found = (m.span() for m in _DAY.finditer(first + rest))
    return any(start < len(first) < end for start, end in found)


def _wraps(tail: str, after: str, short: int, *, size: int, caps: bool) -> bool:
    """Whether a line goes on with the one before it, of which the end, the length and whether it is set in
    capitals are given."""
    if MARK.match(after) or TERMINAL.search(tail) or MOTTO.match(after):
        return False
    return after[0].islower() or ((size >= short and not (caps or is_caps(after))) or (not short and caps))
