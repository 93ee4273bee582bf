"""What a text's order and printed labels say of its structure: front, body, annexes; sections within
sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

Record = Mapping[str, Any]
#: what stands before the body, and of that, what may stand before the preamble only
_BEFORE = frozenset({"page-chrome", "duplicate", "letterhead", "number-date", "title", "basis", "preamble"})
_PREAMBLE = frozenset({"basis", "preamble"})
#: what closes a text; a section after it is an annex
_AFTER = frozenset({"recipients", "signature", "page-chrome"})
#: a section with the one it stands in: items in brackets, numbers after a point, rows of an annex
_ABOVE = re.compile(r"(.+?)(?:\(\d+\)|\.[^.()]+|\sSTT\s.+)")


@dataclass(frozen=True)
class Parts:
    """The passages of a document by the part of the file they stand in."""

    preface: Sequence[Record]
    preamble: Sequence[Record]
    body: Sequence[Record]
    conclusions: Sequence[Record]
    annexes: Sequence[Record]


def parts(passages: Sequence[Record]) -> Parts:
    """Every passage stands in exactly one part; the order stays."""
    count = _length(passages, lambda p: p["kind"] in _BEFORE)
    if count == len(passages):  # a body there must be
        count -= 1
    front, rest = passages[:count], passages[count:]
    preamble = _length(front[::-1], lambda p: p["kind"] in _PREAMBLE)
    body = _length(rest, lambda p: p["kind"] not in _AFTER) or 1
    end = body + _length(rest[body:], lambda p: p["kind"] in _AFTER or not p["section"])
    at = len(front) - preamble
    return Parts(front[:at], front[at:], rest[:body], rest[body:end], rest[end:])


def _length(passages: Sequence[Record], holds: Callable[[Record], bool]) -> int:
    return sum(1 for _ in takewhile(holds, passages))


def chain(section: str, root: str) -> list[str]:
    """The sections from the outermost down, by their printed labels.

    Where the items of an article (``root``) bear their whole number, they stand in it without saying so.

    >>> chain("III.2.4", ""), chain("6.3(1)", "Điều 1")
    (['III', 'III.2', 'III.2.4'], ['Điều 1', '6', '6.3', '6.3(1)'])
    """
    found = [section] if section else []
    while inner := _ABOVE.fullmatch(found[0] if found else ""):
        found.insert(0, inner[1])
    return [root, *found] if root and found and found[0][0].isdigit() else found


def element_of(section: str) -> str:
    """What Akoma Ntoso calls a section by its printed label."""
    last = section.rpartition(".")[2]
    if last.startswith("Điều"):
        return "article"
    if last.startswith("Chương"):
        return "chapter"
    return "part" if last.startswith("Phần") else "section"
