"""What a file says of itself, block by block: paragraphs, rows of tables, notes; and what its reader left
out.

A reader (Word, HTML, PDF) gives these in reading order; only plain text has none, and its lines are guessed
from. A block is one line of ``original.txt`` (:func:`line`): cells stand apart by a tab, everything else as
printed.

How a row becomes a passage (:mod:`generator.text.outlining`): its label is the cell under "STT" when that is
a number, its text the cells that are the row's own, in order, a space between; so each word stands once,
where it is printed. The :class:`~generator.text.sections.Draft` carries the row, so that leads, partners,
time, output and budget are read from :meth:`Row.with_heads` with their column heads, inherited cells
included, and never from the joined text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from typing import Literal


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with what its file states beside its words.

    ``label``: the number or bullet that Word or HTML prints by itself, with its point or bracket ("1.", "a)",
    "-"); "" where it has none or its author typed it. ``level``: depth in its list from 0, -1 outside lists.
    ``heading``: level of a heading style from 1, 0 for none.
    """

    text: str
    _: KW_ONLY
    label: str = ""
    level: int = -1
    style: str = ""
    heading: int = 0
    centred: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Cell:
    """One square of a table's grid; ``inherited``: a merged cell that begins above or to the left of it gives
    its words."""

    text: str = ""
    inherited: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table, a cell for each column of the grid.

    ``heads``: for each column the words of its head, those of a head over several columns first ("Phân công:
    Chủ trì"); () where the table has none. ``role``: ``head`` is a row of heads itself, ``repeat`` one
    printed again (after a page break, or by the next piece of a table that goes on), ``group`` one cell over
    the whole width. ``table``: the number of its table in the file from 1.
    """

    cells: tuple[Cell, ...]
    heads: tuple[str, ...] = ()
    role: Literal["body", "head", "repeat", "group"] = "body"
    table: int = 0

    def printed(self) -> tuple[str, ...]:
        """The words printed in this row, a string for each cell that begins in it and is not empty."""
        return tuple(c.text for c in self.cells if c.text and not c.inherited)

    def with_heads(self) -> Iterator[tuple[str, str, bool]]:
        """Head, words and whether they are inherited, column by column; empty cells too."""
        for i, cell in enumerate(self.cells):
            yield (self.heads[i] if i < len(self.heads) else ""), cell.text, cell.inherited


@dataclass(frozen=True)
class Note:
    """A footnote or endnote, after the block that refers to it; ``label`` is its number as printed, without a
    point."""

    text: str
    label: str = ""
    kind: Literal["footnote", "endnote"] = "footnote"


Block = Paragraph | Row | Note

#: What a reader may leave out, because it is not what the document says.
Kind = Literal[
    "struck",
    "hidden",
    "deleted",
    "running",
    "page-number",
    "picture",
    "comment",
    "contents",
    "sign",
    "control",
    "navigation",
    "damaged",
]


@dataclass(frozen=True)
class LeftOut:
    """Something a reader left out: what it is, how many there were, and the words of each that had some."""

    kind: Kind
    count: int
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Original:
    """The text of a file as read, the blocks it is made of (``None``: plain text), and what is to be said of
    the reading.

    ``text`` is what ``original.txt`` holds. ``converted``: the old encodings (``TCVN3``, ``VNI``) that were
    turned into Unicode.
    """

    text: str
    blocks: tuple[Block, ...] | None = None
    left_out: tuple[LeftOut, ...] = ()
    converted: tuple[str, ...] = ()


def line(block: Block) -> str:
    """The one line a block takes in ``original.txt``; never empty for a block that holds words."""
    if isinstance(block, Row):
        return "\t".join("" if c.inherited else _flat(c.text) for c in block.cells).rstrip("\t")
    return _flat(f"{block.label} {block.text}")


def original(blocks: Iterable[Block]) -> str:
    """The text of the blocks, a line each, those without words left away."""
    return "\n".join(text for b in blocks if (text := line(b)).strip())


def _flat(text: str) -> str:
    return re.sub(r"[^\S\u00a0]+", " ", text).strip()
