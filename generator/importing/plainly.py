"""Passages as their words are meant: with plain spaces, and for suggestions what a cell only repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.text.blocks import Cell, Row
from generator.text.sections import Draft

_SPACE = "\u00a0"  # keeps words together in a line
_AGAIN = re.compile(r"[-–]?\s*(?:[\"″〃]|''|\(?n\.?t\.?\)?|như trên)\s*[-–]?", re.IGNORECASE)


def plain_spaces(drafts: Iterable[Draft]) -> list[Draft]:
    """The passages with plain spaces where the file keeps words together: a space is a space to whoever looks
    a name or a quotation up."""
    return [replace(d, text=d.text.replace(_SPACE, " "), row=d.row and _spaced(d.row)) for d in drafts]


def _spaced(row: Row) -> Row:
    cells = tuple(replace(cell, text=cell.text.replace(_SPACE, " ")) for cell in row.cells)
    return replace(row, cells=cells, heads=tuple(head.replace(_SPACE, " ") for head in row.heads))


def meant(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The passages with the words of the row above in cells that say "nt" or "như trên"."""
    above: Row | None = None
    for d in drafts:
        row = _meant(d.row, above) if d.row else None
        above = row or above
        yield replace(d, row=row)


def _meant(row: Row, above: Row | None) -> Row:
    known = above.cells if above and above.table == row.table else ()
    return replace(row, cells=tuple(_cell(cell, known, n) for n, cell in enumerate(row.cells)))


def _cell(cell: Cell, above: Sequence[Cell], n: int) -> Cell:
    repeats = n < len(above) and _AGAIN.fullmatch(cell.text.strip())
    return replace(cell, text=above[n].text) if repeats else cell
