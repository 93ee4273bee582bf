"""Tables of a page that neither rules nor numbers tell: columns by the gaps that run down through all their
lines, rows by the room between them.

A table is one only where its heads say so: at least three, of which one is that of a column of bodies or of
time. Where a page ends in one, the next page may go on with it below no heads.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importing.flowing import flowed
from generator.importing.segments import Columns, Segment, least_gap, united
from generator.importing.tables import Line, Square, reads_as_heads
from generator.text.blocks import Block, Paragraph
from generator.text.columns import column
from generator.text.marks import MOTTO, RECIPIENTS, SIGN

_COLUMNS = 3  # at least
_FEWEST = 4  # lines through which a gap runs, at least, with those of the heads
_SPACE, _SPACES = 6, 1.4  # one gap in so many is a space, and spaces between two columns, at least
_FAR = 3.2  # letter heights between two lines of which the second is no longer of the table
_CLOSE = 0.5  # letter heights between two lines of heads
_MORE = 0.12  # letter heights by which the room between rows is wider than that between lines of a cell
_MOST_HEADS = 6  # lines of heads
_TOLD = frozenset({"lead", "cooperate", "both", "time"})

Cells = dict[int, list[Segment]]


@dataclass
class _Band:
    """A line of a table: its words by column; ``across``: they run over columns."""

    top: float
    bottom: float
    cells: Cells
    across: bool = False


def gapped(
    rows: Sequence[list[Segment]], before: Columns
) -> tuple[list[tuple[float, list[Line]]], list[list[Segment]], Columns]:
    """The tables of a page by where they begin, the lines that stand in none, and the columns of the table
    that the page ends in.

    ``before`` are the columns of the table that the page before ends in.
    """
    tables: list[tuple[float, list[Line]]] = []
    rest: list[list[Segment]] = []
    at, columns = 0, before
    going_on = len(before) >= _COLUMNS
    while at < len(rows):
        first, end, found = at, at, before
        if going_on:
            end = _fitting(rows, at, before)
        elif column(" ".join(w.text for w in rows[at])):
            found, end = _columns(rows, at)
            first = at - _above(rest, rows[at], found)
        lines = _lines(_bands(rows[first:end], found), headed=not going_on) if end > at else []
        columns = ()
        if lines:
            tables.append((rows[first][0].top, lines))
            del rest[len(rest) - (at - first) :]
            at, columns = end, found
        else:
            rest.append(rows[at])
            at += 1
        going_on = False
    return tables, rest, columns


def _columns(rows: Sequence[list[Segment]], at: int) -> tuple[Columns, int]:
    """The room that the words of a table beginning at a line take across, and where its lines end."""
    least = least_gap(rows[at : at + 3 * _FEWEST], _SPACE, _SPACES)
    taken: Columns = united((), rows[at], least)
    end = at + 1
    for above, row in pairwise(rows[at:]):
        if row[0].top - max(w.bottom for w in above) > row[0].height * _FAR or ends_tables(row):
            break
        wider = united(taken, row, least)
        if end - at >= _FEWEST and len(wider) < len(taken):
            if not (_heads_rows(row) and end + 1 < len(rows) and _fits(rows[end + 1], taken)):
                break
        else:
            taken = wider
        end += 1
    return (taken, end) if len(taken) >= _COLUMNS and end - at >= _FEWEST else ((), at)


def ends_tables(row: Sequence[Segment]) -> bool:
    """Whether a line begins what stands after the last table: recipients and a signature, or a letterhead."""
    words = " ".join(w.text for w in row)
    return words.startswith(RECIPIENTS) or bool(SIGN.match(words) or MOTTO.search(words))


def _heads_rows(row: Sequence[Segment]) -> bool:
    """Whether a line over columns is the heading of the rows below it."""
    return all(w.bold for w in row) or " ".join(w.text for w in row).isupper()


def _fitting(rows: Sequence[list[Segment]], at: int, columns: Columns) -> int:
    """Where the lines end that stand in the columns of a table."""
    end = at
    while end < len(rows) and _fits(rows[end], columns) and not ends_tables(rows[end]):
        if end > at and rows[end][0].top - rows[end - 1][0].bottom > rows[end][0].height * _FAR:
            break
        end += 1
    beside = sum(len({_place(w, columns) for w in row}) > 1 for row in rows[at:end])
    return end if 2 * beside > end - at else at


def _fits(row: Sequence[Segment], columns: Columns) -> bool:
    """Whether no word of a line stands between two columns or over both."""
    edges = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return all(bisect_left(edges, w.left) == bisect_left(edges, w.right) for w in row)


def _place(word: Segment, columns: Columns) -> int:
    return bisect_left([(a[1] + b[0]) / 2 for a, b in pairwise(columns)], (word.left + word.right) / 2)


def _above(rest: Sequence[list[Segment]], first: Sequence[Segment], columns: Columns) -> int:
    """How many lines right above one belong to its heads: they stand close, and in its columns."""
    count, below = 0, first
    for row in reversed(rest[-_MOST_HEADS:]):
        if below[0].top - row[0].bottom > row[0].height * _CLOSE or not _fits(row, columns):
            break
        count, below = count + 1, row
    return count if columns else 0


def _bands(rows: Sequence[list[Segment]], columns: Columns) -> list[_Band]:
    out: list[_Band] = []
    for row in rows:
        cells: Cells = {}
        for word in row:
            cells.setdefault(_place(word, columns), []).append(word)
        top, bottom = min(w.top for w in row), max(w.bottom for w in row)
        out.append(_Band(top, bottom, cells, across=not _fits(row, columns)))
    for band in out:
        band.cells = {n: band.cells.get(n, []) for n in range(len(columns))}
    return out


def _lines(bands: Sequence[_Band], *, headed: bool) -> list[Line]:
    """The rows of a table, the first of them its heads; nothing where they are none."""
    parts = _parted(bands)
    lines = [_line(part) for part in parts]
    heads = [_text(part, n).replace("\n", " ") for part in parts[:1] for n in part[0].cells]
    filled = [head for head in heads if head]
    if headed and not (
        len(filled) >= _COLUMNS
        and len(lines) > 1
        and reads_as_heads(filled)
        and _TOLD & {column(head) for head in filled}
    ):
        return []
    return lines


def _parted(bands: Sequence[_Band]) -> list[list[_Band]]:
    """The lines of each row. Between rows there is more room than between the lines of a cell; where all
    rooms are alike each line is a row, if each has words in most columns."""
    leading = _leading(bands)
    out: list[list[_Band]] = []
    bottom = 0.0
    for band in bands:
        height = band.bottom - band.top
        if not out or band.across or out[-1][-1].across or band.top - bottom > leading + height * _MORE:
            out.append([band])
            bottom = band.bottom
        else:
            out[-1].append(band)
            bottom = max(bottom, band.bottom)
    alone = all(2 * sum(map(bool, b.cells.values())) > len(b.cells) for b in bands)
    return [[band] for band in bands] if len(out) == 1 and alone else out


def _leading(bands: Sequence[_Band]) -> float:
    """The room between two lines of a cell: the least that is common."""
    gaps: list[float] = []
    for n in bands[0].cells if bands else ():
        words = [b.cells[n][0] for b in bands if b.cells[n] and not b.across]
        gaps += [b.top - a.bottom for a, b in pairwise(words)]
    return sorted(gaps)[len(gaps) // 8] if gaps else 0.0


def _line(part: Sequence[_Band]) -> Line:
    if part[0].across:
        words = " ".join(w.text for n in part[0].cells for w in part[0].cells[n])
        return Line([Square([Paragraph(words)], len(part[0].cells))])
    return Line([_square(_text(part, n)) for n in part[0].cells])


def _text(part: Sequence[_Band], n: int) -> str:
    return "\n".join(" ".join(w.text for w in b.cells[n]) for b in part if b.cells[n])


def _square(text: str) -> Square:
    blocks: list[Block] = [*flowed(text, Paragraph(""), narrow=True)] if text else []
    return Square(blocks)
