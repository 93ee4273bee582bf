"""The lines of a paragraph: which breaks in it are only wrapping, which part it, and what a tab sets beside
it."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.text.blocks import Paragraph
from generator.text.marks import DATED, MARK, MOTTO, RECIPIENTS, SIGN, TERMINAL, is_caps

_SHORT = (
    40  # characters; a line broken earlier by hand was ended there, unless the next goes on in small letters
)


def flowed(text: str, of: Paragraph, *, narrow: bool = False) -> list[Paragraph]:
    """The paragraphs of one that contains soft line breaks; a break inside a sentence is only wrapping.

    A break separates paragraphs before a mark ("- ", "a)"), after a full stop, colon or semicolon, between
    lines of capitals, or between a short line and a capital. ``narrow``: the lines are wrapped by the width
    of a cell, so short ones mean nothing.
    """
    out: list[str] = []
    parted = "\n".join(map(beside, text.split("\n"))).split("\n")
    for piece in (re.sub(r"[^\S\u00a0]+", " ", p).strip() for p in parted):
        if not piece:
            continue
        if out and _wraps(out[-1], piece, _SHORT if not narrow else 0):
            out[-1] = f"{out[-1]}{'' if narrow and _parts_day(out[-1], piece) else ' '}{piece}"
        else:
            out.append(piece)
    first = [replace(of, text=out[0] if out else "")]
    return first + [replace(of, text=t, label="", level=-1) for t in out[1:]]


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


def _wraps(before: str, after: str, short: int) -> bool:
    if MARK.match(after) or TERMINAL.search(before) or MOTTO.match(after):
        return False
    return after[0].islower() or (
        (len(before) >= short and not (is_caps(before) or is_caps(after))) or (not short and is_caps(before))
    )
