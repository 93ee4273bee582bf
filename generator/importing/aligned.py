"""Tables of a page that no upright rules tell: columns by where their heads and words stand.

A table is one only where its first head is that of a number ("STT"); its rows are told by their numbers, and
end where the room between two numbers is widest, whether cells are set to the top or to the middle. Where a
page ends in one, the next page may go on with it below no heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.importing.flowing import flowed
from generator.importing.gapped import ends_tables
from generator.importing.segments import Columns, Segment, joined, least_gap, united
from generator.importing.tables import Line, Square, reads_as_heads
from generator.text.blocks import Block, Paragraph
from generator.text.folding import fold_words

_APART = 0.7  # letter heights between two words that stand in two columns
_SPACE, _SPACES = 4, 1.3  # one gap in so many is a space, and spaces between two columns, at least
_SOME = 12  # lines whose spaces say how wide one is
_FEWEST = 3  # lines through which such a gap runs, at least
_CLOSE = 0.5  # letter heights between two lines of heads
_FAR = 2.5  # letter heights between two lines of which the second is no longer of the table
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{1,2}){0,2}|[IVX]{1,5}|[A-ZĐ])[.)]?")
_GROUP = re.compile(r"((?:[IVX]{1,5}|[A-ZĐ])[.)]?)\s(.{2,120})")
_FIRST = frozenset({"stt", "tt", "so tt", "so", "st", "t"})  # a narrow column parts the word
_COLUMNS = 3  # at least


@dataclass
class _Band:
    """A line of a table: its words by column; ``group``: they run over columns, after a number."""

    top: float
    bottom: float
    cells: dict[int, str] = field(default_factory=dict)
    group: bool = False


def aligned(
    rows: Sequence[list[Segment]], before: Columns = ()
) -> tuple[list[tuple[float, list[Line]]], list[list[Segment]], Columns]:
    """The tables of a page by where they begin, the lines (words from the left) that stand in none, and the
    columns of the table that the page ends in.

    ``before`` are the columns of the table that the page before ends in.
    """
    begin = int(bool(before and rows) and _is_page_number(rows[0], before))
    at, going_on, lines = _continued(rows, begin, before)
    tables = [(rows[begin][0].top, lines)] if lines else []
    rest = list(rows[: begin if lines else at])
    while at < len(rows):
        columns = _columns(rows[at:]) if fold_words(rows[at][0].text) in _FIRST else []
        rivers = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
        heads = _heads(rows[at], columns) or _runs(rows[at], rivers)
        first = at - _above(rest, heads, rivers) if _opens(heads) else at
        edges = [(h.left, h.right) for h in heads]
        end, bands = _bands(rows, first, edges, rivers) if _opens(heads) else (at, [])
        lines = _lines(bands, at - first, len(heads))
        if len(lines) > 1:
            tables.append((rows[first][0].top, lines))
            del rest[len(rest) - (at - first) :]
            at, going_on = end, edges
        else:
            going_on = going_on if at == len(rows) - 1 and _is_page_number(rows[at], going_on) else ()
            rest.append(rows[at])
            at += 1
    return tables, rest, going_on


def _continued(rows: Sequence[list[Segment]], at: int, columns: Columns) -> tuple[int, Columns, list[Line]]:
    """Where the rows end with which a page goes on with a table, its columns, and the rows."""
    edges = list(columns)
    rivers = [(a[1] + b[0]) / 2 for a, b in pairwise(edges)]
    headed = at < len(rows) and fold_words(rows[at][0].text) in _FIRST
    end, bands = _bands(rows, at, edges, rivers) if columns and not headed else (at, [])
    ended = next((i for i, row in enumerate(rows[at:end]) if ends_tables(row)), len(bands))
    bands = bands[:ended]
    while bands and bands[-1].group:  # a heading of the text may look like one of rows
        bands.pop()
    numbered = sum(_is_numbered(band) and not band.group for band in bands)
    beside = sum(len(band.cells) > 1 and not band.group for band in bands)
    if not numbered or 2 * beside < numbered:
        return 0, (), []
    return at + len(bands), edges, _lines(bands, -1, len(edges))


def _is_page_number(row: Sequence[Segment], columns: Columns) -> bool:
    """Whether a line is a number that does not stand among those of the rows."""
    if not columns or len(row) != 1 or not re.fullmatch(r"[-–]?[0-9]{1,4}[-–]?", row[0].text):
        return False
    return row[0].left > columns[0][1]


def _is_numbered(band: _Band) -> bool:
    return bool(_NUMBER.fullmatch(band.cells.get(0, "")))


def _columns(rows: Sequence[list[Segment]]) -> list[tuple[float, float]]:
    """The room that the words of a table take across, parted where a gap runs down through all its lines."""
    least, lines = least_gap(rows[:_SOME], _SPACE, _SPACES), 0
    taken = united([], rows[0], least)
    for above, row in pairwise(rows):
        if row[0].top - max(w.bottom for w in above) > row[0].height * _FAR:
            break
        wider = united(taken, row, least)
        fewer = len(wider) < len(taken)
        if fewer and _GROUP.fullmatch(" ".join(w.text for w in row)):
            continue
        if (fewer and lines >= _FEWEST) or len(wider) < _COLUMNS:
            break
        taken, lines = wider, lines + 1
    return taken if lines >= _FEWEST else []


def _heads(row: Sequence[Segment], columns: Columns) -> list[Segment]:
    """The heads of columns as far as they stand in the line of the first, each as wide as its column."""
    out: list[Segment] = []
    for left, right in columns:
        inside = " ".join(w.text for w in row if left <= w.left and w.right <= right)
        out.append(replace(row[0], text=inside, left=left, right=right))
    return out


def _runs(row: Sequence[Segment], rivers: Sequence[float]) -> list[Segment]:
    """The words of a line that stand in one column each."""
    out: list[Segment] = []
    for word in row:
        parted = out and any(out[-1].right <= x <= word.left for x in rivers)
        near = out and not parted and word.left - out[-1].right < word.height * _APART
        out[-1:] = [joined(out[-1], word, " ")] if near else [*out[-1:], word]
    return out


def _opens(heads: Sequence[Segment]) -> bool:
    return (
        len(heads) >= _COLUMNS
        and fold_words(heads[0].text) in _FIRST
        and reads_as_heads([h.text for h in heads])
    )


def _above(rest: Sequence[list[Segment]], heads: Sequence[Segment], rivers: Sequence[float]) -> int:
    """How many lines right above that of the number belong to the heads: they stand close, and in columns."""
    edges = [(h.left, h.right) for h in heads]
    count, below = 0, heads[0]
    for row in reversed(rest):
        runs = _runs(row, rivers)
        if below.top - runs[0].bottom > below.height * _CLOSE or _placed(runs, edges) is None:
            break
        count, below = count + 1, runs[0]
    return count


def _bands(
    rows: Sequence[list[Segment]], at: int, edges: list[tuple[float, float]], rivers: Sequence[float]
) -> tuple[int, list[_Band]]:
    """The lines of a table whose columns are ``edges``, which grow with them, and where the lines of the page
    go on after it."""
    out: list[_Band] = []
    for row in rows[at:]:
        runs = _runs(row, rivers)
        top, bottom = min(r.top for r in runs), max(r.bottom for r in runs)
        if out and top - out[-1].bottom > runs[0].height * _FAR:
            break
        band = _placed(runs, edges) or _group(runs, edges)
        if band is None:
            break
        out.append(_Band(top, bottom, band, group=len(runs) < len(edges) and bool(_spans(runs, edges))))
    return at + len(out), out


def _placed(runs: Sequence[Segment], edges: list[tuple[float, float]]) -> dict[int, str] | None:
    """The words of a line by column, which grow with them; nothing where some run over two."""
    if _spans(runs, edges):
        return None
    out: dict[int, str] = {}
    for run in runs:
        column = min(range(len(edges)), key=lambda i: _distance(run, edges[i]))
        edges[column] = (min(edges[column][0], run.left), max(edges[column][1], run.right))
        out[column] = f"{out[column]} {run.text}" if column in out else run.text
    return out


def _spans(runs: Sequence[Segment], edges: Sequence[tuple[float, float]]) -> list[Segment]:
    return [r for r in runs if sum(r.left < right and left < r.right for left, right in edges) > 1]


def _distance(run: Segment, edge: tuple[float, float]) -> float:
    return max(edge[0] - run.right, run.left - edge[1], 0.0)


def _group(runs: Sequence[Segment], edges: Sequence[tuple[float, float]]) -> dict[int, str] | None:
    """A row of a number and words over the other columns, if a line is one."""
    text = " ".join(r.text for r in runs)
    found = _GROUP.fullmatch(text) if runs[0].left < edges[0][1] + runs[0].height else None
    return {0: found[1], 1: found[2]} if found else None


def _lines(bands: Sequence[_Band], head: int, columns: int) -> list[Line]:
    """The rows of a table: its heads down to line ``head`` (-1: none), what a page before left of a row, and
    one row for each number."""
    numbers = [i for i, band in enumerate(bands) if i > head and _is_numbered(band)]
    if not numbers:
        return []
    begun = [_start(bands, a, b) for a, b in zip([head, *numbers], numbers, strict=False)]
    starts = sorted({0, *begun, *_rest(bands, head, begun[0])})
    out: list[Line] = []
    for first, last in zip(starts, [*starts[1:], len(bands)], strict=True):
        part = bands[first:last]
        if any(b.group for b in part):
            out.append(Line([_square(part, 0, 1), _square(part, 1, columns - 1)]))
        else:
            out.append(Line([_square(part, column, 1) for column in range(columns)]))
    return out


def _rest(bands: Sequence[_Band], head: int, first: int) -> list[int]:
    """Where the rest of a row stands below heads that are printed again: apart from them, before the first
    number."""
    below = range(head + 1, first) if head >= 0 else ()
    return [i for i in below if _room(bands, i) > (bands[i].bottom - bands[i].top) * _CLOSE][:1]


def _room(bands: Sequence[_Band], i: int) -> float:
    """The room above a line."""
    return round(bands[i].top - bands[i - 1].bottom, 1)


def _start(bands: Sequence[_Band], above: int, number: int) -> int:
    """Where the row of a number begins: after the widest room below the one above, the last of equal ones; on
    a page that goes on with a table without such room, where the page does, unless in the midst of a
    sentence."""
    rooms = [(_room(bands, i), i) for i in range(max(above, 0) + 1, number + 1)]
    goes_on = above < 0 and any(words[:1].islower() for words in bands[0].cells.values())
    if above < 0 and (not rooms or (not goes_on and max(rooms)[0] - min(rooms)[0] < 1)):
        return 0
    return max(rooms)[1]


def _square(bands: Sequence[_Band], column: int, columns: int) -> Square:
    text = "\n".join(b.cells[column] for b in bands if column in b.cells)
    blocks: list[Block] = [*flowed(text, Paragraph(""), narrow=True)] if text else []
    return Square(blocks, columns)
