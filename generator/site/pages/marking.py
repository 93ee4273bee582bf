"""Marks in a text: which stretches cite, count or date something, so that a template can show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """A stretch of a text with what it is (``citation``, ``target``, ``deadline``, ``note``) and what it
    refers to."""

    start: int
    end: int
    kind: str
    ref: str


@dataclass(frozen=True)
class Segment:
    """A piece of a text; ``kind`` is empty where nothing is marked."""

    text: str
    kind: str = ""
    ref: str = ""


def find(text: str, words: str, kind: str, ref: str) -> Iterator[Mark]:
    """The first place where ``words`` stand in ``text``; none when they are empty or not there."""
    start = text.find(words) if words else -1
    if start >= 0:
        yield Mark(start, start + len(words), kind, ref)


def segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """Cut ``text`` at the marks; of marks that overlap the first given wins.

    >>> marks = [Mark(5, 10, "citation", "x"), Mark(15, 17, "target", "y")]
    >>> [(s.text, s.kind) for s in segments("theo NQ 43 đạt 5%", marks)]
    [('theo ', ''), ('NQ 43', 'citation'), (' đạt ', ''), ('5%', 'target')]
    """
    chosen: list[Mark] = []
    for mark in marks:
        if not any(mark.start < other.end and other.start < mark.end for other in chosen):
            chosen.append(mark)
    out: list[Segment] = []
    at = 0
    for mark in sorted(chosen, key=lambda m: m.start):
        if mark.start > at:
            out.append(Segment(text[at : mark.start]))
        out.append(Segment(text[mark.start : mark.end], mark.kind, mark.ref))
        at = mark.end
    if at < len(text):
        out.append(Segment(text[at:]))
    return out
