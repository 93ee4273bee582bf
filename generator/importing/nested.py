"""Tables inside a cell of a ruled table of a PDF: their rules part the cell as if they were those of its
row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from generator.importing.tables import Line, words
from generator.text.blocks import Paragraph

_LEAST = 2  # cells in a row of an inner table


def unnested(lines: Sequence[Line]) -> list[Line]:
    """The rows of a table, with the rows of a table inside a cell in that cell: all other cells go on in
    them, and together they stand below one cell of the row where it begins."""
    out: list[Line] = []
    for line in lines:
        if _is_rest(line):
            continue
        at = _holder(out[-1], line) if len(out) > 1 else None  # heads are parted as they should be
        if at is None:
            out.append(line)
            continue
        holder, inner = out[-1].squares[at], [s for s in line.squares if not s.continues]
        text = " ".join(w for s in inner if (w := words(s.blocks)))
        out[-1].squares[at] = replace(
            holder, blocks=[*holder.blocks, Paragraph(text)] if text else holder.blocks
        )
    return out


def _is_rest(line: Line) -> bool:
    """Whether a row is only the room that an inner table leaves in its cell."""
    going_on = [s.continues for s in line.squares]
    return any(going_on) and not any(words(s.blocks) for s in line.squares if not s.continues)


def _holder(above: Line, line: Line) -> int | None:
    """The place of the cell of the row above in which a row stands whole; nothing where none does."""
    new = [i for i, s in enumerate(line.squares) if not s.continues]
    if len(new) < _LEAST or len(new) == len(line.squares) or new[-1] - new[0] >= len(new):
        return None
    first, end = _range(line, new[0])[0], _range(line, new[-1])[1]
    held = [i for i in range(len(above.squares)) if _range(above, i) == (first, end)]
    return held[0] if held and not above.squares[held[0]].continues else None


def _range(line: Line, at: int) -> tuple[int, int]:
    """The first column of a cell, and the one after its last."""
    ends = list(accumulate((s.columns for s in line.squares), initial=line.skipped))
    return ends[at], ends[at + 1]
