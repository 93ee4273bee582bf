"""Rows and tables of a PDF that a page break parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from generator.importing.sheets import Sheet
from generator.importing.tables import Line, words
from generator.text.blocks import Block, Paragraph
from generator.text.marks import MARK, TERMINAL


def rejoin(pages: Sequence[Sheet]) -> list[str]:
    """Give rows and tables that a page break parted back whole, on the page where they begin.

    The heads that such a page prints again are taken off and returned.
    """
    heads: list[str] = []
    for n in range(len(pages) - 1, 0, -1):
        above, below = pages[n - 1], pages[n]
        if not above.tables or not below.tables:
            continue
        top, rows = max(above.tables, key=lambda t: t[0])
        head, rest = min(below.tables, key=lambda t: t[0])
        apart = any(row[0].top > top for row in above.lines) or any(row[0].top < head for row in below.lines)
        if apart or not rows or not rest:
            continue
        again = list(takewhile(lambda pair: _same_words(*pair), zip(rows, rest, strict=False)))
        first = rest[min(len(again), len(rest) - 1)]
        whole = join_split(rows[-1], first)
        if whole is not None:
            rows[-1] = whole
            rest.remove(first)
        if whole is not None and len(rest) == len(again):
            heads += [" ".join(_words(row)) for _, row in again]
            below.tables.remove((head, rest))
            continue
        if any(s.open for s in rows[-1].squares):
            heads += [" ".join(_words(row)) for _, row in again]
            del rest[: len(again)]
            rows += _continued(rows[-1], rest) if whole is None else rest
            below.tables.remove((head, rest))
    return heads


def _continued(above: Line, rest: list[Line]) -> list[Line]:
    """The rows after a page break; where it leaves some cells open above, empty ones of the first go on."""
    opened = [s.open for s in above.squares]
    if not rest or all(opened) or [s.columns for s in rest[0].squares] != [s.columns for s in above.squares]:
        return rest
    squares = [
        replace(s, continues=s.continues or (o and not s.blocks))
        for s, o in zip(rest[0].squares, opened, strict=True)
    ]
    return [replace(rest[0], squares=squares), *rest[1:]]


def join_split(above: Line, below: Line) -> Line | None:
    """The row that a page break split in two, joined again; ``None`` if ``below`` is a row of its own.

    The second part has an empty first column, or one that continues the first part; in one of its cells a
    sentence continues.
    """
    pairs = list(zip(above.squares, below.squares, strict=False))
    if [s.columns for s in above.squares] != [s.columns for s in below.squares] or above.head or below.head:
        return None
    rest = [(words(a.blocks), words(b.blocks)) for a, b in pairs if words(b.blocks)]
    first = words(below.squares[0].blocks)
    begun = words(above.squares[0].blocks)
    goes_on = first[:1].islower() or (first[:1].isdigit() and re.search(r"[^\W\d_]{2}[^.;]*$", begun))
    alone = (first and not goes_on) or not begun
    broken = any(b[0].islower() for _, b in rest) or (len(rest) == 1 and not TERMINAL.search(rest[0][0]))
    if alone or not broken or not all(a for a, _ in rest):
        return None
    joined = [replace(a, blocks=_joined(a.blocks, b.blocks)) for a, b in pairs]
    return replace(above, squares=joined)


def _same_words(a: Line, b: Line) -> bool:
    """Whether two rows have the same words in the same cells, as heads that are printed again have."""
    return (
        bool(a.squares)
        and [s.columns for s in a.squares] == [s.columns for s in b.squares]
        and _words(a) == _words(b)
    )


def _words(row: Line) -> list[str]:
    return [text.replace("\n", " ") for s in row.squares if (text := words(s.blocks))]


def _joined(above: Sequence[Block], below: Sequence[Block]) -> list[Block]:
    """The blocks of a parted cell; a sentence that the break cut is one again."""
    if not above or not below:
        return [*above, *below]
    last, first = above[-1], below[0]
    if not (isinstance(last, Paragraph) and isinstance(first, Paragraph)):
        return [*above, *below]
    if MARK.match(first.text) or TERMINAL.search(last.text):
        return [*above, *below]
    return [*above[:-1], replace(last, text=f"{last.text} {first.text}"), *below[1:]]
