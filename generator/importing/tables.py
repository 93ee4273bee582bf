"""Tables of a file as rows with column heads; tables that only lay out a page as what stands in them.

Offices set a letterhead, a signature or a whole page in tables without meaning them: :func:`settle` tells
these from a table of tasks or targets, resolves merged cells, and finds the heads, also where they are
printed again after a page break or by the next piece of the same table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.importing.broken import TooMuch
from generator.text.blocks import Block, Cell, Note, Row, line
from generator.text.columns import column
from generator.text.folding import fold_words
from generator.text.marks import ADDRESSED, DATED, MOTTO, NUMBERED, RECIPIENTS, SIGN
from generator.words import both

MOST_CELLS = 100_000  # squares of all tables of a file; the largest real annexes have some 20,000
_HEAD = 90  # characters; no head of a column is longer
_SHORT_HEAD = 40  # characters; the head of a line of a card
_LONG_CELL = 700  # characters of a cell in a table without heads; a longer one is a page laid out in a table
_HEADS = re.compile(
    r"^(stt|tt|so tt|so thu tu|muc)$|noi dung|nhiem vu|cong viec|hoat dong|giai phap|de an|chi tieu"
    r"|muc tieu|don vi|co quan|chu tri"
    r"|phoi hop|thuc hien|thoi gian|thoi han|thoi diem|tien do|hoan thanh|lo trinh|san pham|ket qua"
    r"|kinh phi|nguon von|von dau tu"
    r"|ghi chu"
    r"|phan cong|trach nhiem|\bdvt\b|so luong|ten\b|danh muc|du an|dia diem|dia ban|quy mo|ke hoach"
    r"|\bnam 20[0-9][0-9]|hinh thuc|doi tuong"
)
_FIRST = frozenset({"stt", "tt", "so tt", "so thu tu"})
_COUNTS = re.compile(r"\(?(?:[0-9]{1,3}|[IVXL]+)[.)]?")  # the number of a row: no head of a column
_YEAR = re.compile(r"20[0-9]{2}")
_INDEX = re.compile(r"\(?([0-9]{1,2}|[A-Z])\)?")
_PART = re.compile(r"[0-9IVXLA-ZĐ]{1,5}(?:[.][0-9]{1,2})*[.)]?")
_NUMBER = re.compile(rf"{NUMBERED}|{DATED}([0-9]{{4}}|20)")


@dataclass
class Square:
    """A cell as in the file: its blocks, the columns it spans, whether it continues the cell above, and
    whether a page break leaves it open below."""

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    continues: bool = False
    open: bool = False


@dataclass
class Line:
    """A row as in the file. ``head``: the file declares it a header row; ``skipped``: empty columns before
    its first cell."""

    squares: list[Square]
    head: bool = False
    skipped: int = 0


class Tables:
    """Interprets the tables of one file in order; it remembers the previous one, since a table may continue
    after a page break."""

    def __init__(self) -> None:
        self.count = 0
        self.cells = 0
        self.heads: tuple[str, ...] = ()
        self.between = False

    def inner(self) -> Tables:
        """The tables inside a cell of a table: counted on with these."""
        inside = Tables()
        inside.count = self.count
        return inside

    def absorb(self, inside: Tables) -> None:
        """Go on counting after the tables inside a cell."""
        self.count = inside.count
        self.cells += inside.cells

    def paragraph(self) -> None:
        """Say that words stand after the last table: a table without heads that follows is one of its own."""
        self.between = True

    def settle(self, lines: Sequence[Line]) -> list[Block]:
        """The blocks of a table: its rows, or the contents of its cells if it only serves layout.

        :raises TooMuch: when the tables of the file have more cells than any official text has.
        """
        lines = [row for row in lines if row.squares]
        cards = _cards(lines)
        if cards:
            return [block for card in cards for block in self.settle(card)]
        self.cells += sum(sum(s.columns for s in row.squares) for row in lines)
        if self.cells > MOST_CELLS:
            raise TooMuch(f"> {MOST_CELLS} {both('importing', 'cells')}")
        names = _names(lines)
        lines = lines[len(names) :]
        found = _head_count(lines)
        goes_on = bool(lines) and bool(self._continued(_width(lines)))
        if not lines or (not goes_on and _lays_out(lines, found)):
            return [b for row in lines for s in row.squares if not s.continues for b in s.blocks]
        self.count += 1
        name = [b for row in names for s in row.squares for b in s.blocks]
        self.between = self.between or bool(name)
        return [*name, *self._rows(_grid(lines), lines, found)]

    def _rows(self, grid: list[tuple[Cell, ...]], lines: Sequence[Line], found: int) -> Iterator[Block]:
        heads = _heads(grid[:found]) if found else self._continued(len(grid[0]))
        again = bool(found) and heads == self.heads and not self.between
        self.heads, self.between = heads, False
        folded = [_folded(row) for row in grid[:found]]
        for i, cells in enumerate(grid):
            role = "body"
            if i < found:
                role = "repeat" if again else "head"
            elif _folded(cells) in folded:
                role = "repeat"
            elif _is_group(lines[i], len(cells)):
                role = "group"
            row = Row(cells, heads, role, self.count)  # type: ignore[arg-type]  # mypy does not keep the literals of a variable
            yield row
            yield from (b for s in lines[i].squares for b in s.blocks if isinstance(b, Note))

    def _continued(self, columns: int) -> tuple[str, ...]:
        return self.heads if len(self.heads) == columns and not self.between else ()


def _cards(lines: Sequence[Line]) -> list[list[Line]]:
    """The tasks of a table that is set as cards, each as heads and a row: what a line is of stands in its
    first cell ("Cơ quan chủ trì | Sở Y tế"). Nothing of another table."""
    pairs = [row.squares for row in lines]
    if any(len(pair) != 2 or pair[0].columns + pair[1].columns != 2 for pair in pairs) or _head_count(lines):
        return []
    heads = [words(name.blocks) for name, _ in pairs]
    held = [column(head) if len(head) < _SHORT_HEAD else "" for head in heads]
    if "content" not in held or not {"lead", "time"} <= set(held) or held.count("") > len(held) // 4:
        return []
    starts = [n for n, head in enumerate(heads) if head == heads[0]]
    parts = [pairs[a:b] for a, b in zip(starts, [*starts[1:], len(pairs)], strict=True)]
    return [[Line([n for n, _ in part], head=True), Line([v for _, v in part])] for part in parts]


def _names(lines: Sequence[Line]) -> list[Line]:
    """The rows above the heads that hold only the name of the table, in one cell."""
    count = next((i for i, row in enumerate(lines) if len(row.squares) > 1), 0)
    alone = count and all(len(row.squares) == 1 and words(row.squares[0].blocks) for row in lines[:count])
    return list(lines[:count]) if alone and not _head_count(lines) and _head_count(lines[count:]) else []


def _width(lines: Sequence[Line]) -> int:
    return max(row.skipped + sum(s.columns for s in row.squares) for row in lines)


def _is_group(row: Line, width: int) -> bool:
    """Whether a row is one cell over the whole width, or over all of it after its number."""
    first, *others = row.squares
    if not others:
        return width > 1
    numbered = len(others) == 1 and bool(_PART.fullmatch(words(first.blocks).strip()))
    return numbered and width > others[0].columns == width - 1 > 1 and not others[0].continues


def words(blocks: Iterable[Block]) -> str:
    """The text of a cell, one line for each paragraph; notes follow the row."""
    return "\n".join(text for b in blocks if not isinstance(b, Note) and (text := line(b)))


def _grid(lines: Sequence[Line]) -> list[tuple[Cell, ...]]:
    """The squares of every row, each row as wide as the widest; merged cells give their words to what they
    cover."""
    out: list[list[Cell]] = []
    for row in lines:
        cells = [Cell()] * row.skipped
        for square in row.squares:
            above = out[-1][len(cells)] if out and len(cells) < len(out[-1]) else Cell()
            cell = replace(above, inherited=True) if square.continues else Cell(words(square.blocks))
            cells += [cell, *[replace(cell, inherited=True)] * (square.columns - 1)]
        out.append(cells)
    width = max(map(len, out))
    return [(*cells, *[Cell()] * (width - len(cells))) for cells in out]


def _folded(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(fold_words(c.text) for c in cells)


def _heads(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """For each column its heads from above down, a head once; a row of column numbers is none."""
    rows = [r for r in rows if not _numbers_columns([c.text for c in r])]
    columns = zip(*rows, strict=True) if rows else ()
    return tuple(
        ": ".join(dict.fromkeys(re.sub(r"\s+", " ", c.text) for c in column if c.text)) for column in columns
    )


def _head_count(lines: Sequence[Line]) -> int:
    """How many rows from the first are heads: those the file says are, else the first when it reads as heads.

    With them all rows that a merged head reaches, and a row that numbers the columns.
    """
    count = next((i for i, row in enumerate(lines) if not row.head), len(lines))
    if count == len(lines) or (count and not any(_reads_as_head(row) for row in lines[:count])):
        count = 0
    if not count:
        count = int(bool(lines) and _reads_as_head(lines[0]))
    while (
        count
        and count < len(lines)
        and (
            _under_heads(lines[count])
            or _under_spans(lines[count - 1], lines[count])
            or _numbers_columns(_texts(lines[count]))
        )
    ):
        count += 1
    return count if count < len(lines) else 0


def _under_heads(row: Line) -> bool:
    """Whether a row below heads belongs to them: a cell of theirs goes on in it, and what is new in it is
    short."""
    return any(s.continues for s in row.squares) and all(
        len(t) <= _HEAD and (_YEAR.fullmatch(t) or not re.match(r"[0-9]", t)) for t in _texts(row)
    )


def _under_spans(above: Line, row: Line) -> bool:
    """Whether a row below heads names only the columns of those that stand over several, all others empty."""
    over = [s.columns > 1 for s in above.squares for _ in range(s.columns)]
    filled = [bool(words(s.blocks)) for s in row.squares for _ in range(s.columns)]
    named = all(_YEAR.fullmatch(t) or _HEADS.search(fold_words(t)) for t in _texts(row) if t)
    return any(over) and over == filled and named


def _texts(row: Line) -> list[str]:
    return [words(s.blocks) for s in row.squares if not s.continues]


def _reads_as_head(row: Line) -> bool:
    return reads_as_heads(_texts(row))


def reads_as_heads(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are column headers, by their words."""
    filled = [fold_words(t) for t in texts if t]
    if len(filled) < 2 or any(len(t) > _HEAD for t in texts) or _COUNTS.fullmatch(texts[0].strip()):
        return False
    return filled[0] in _FIRST or sum(bool(_HEADS.search(t)) for t in filled) >= min(2, len(filled))


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    found = [_INDEX.fullmatch(t.strip()) for t in texts if t.strip()]
    return (
        len(found) > 1
        and all(found)
        and len({m[1] for m in found if m}) == len(found) == len([t for t in texts if t.strip()])
    )


def _lays_out(lines: Sequence[Line], heads: int) -> bool:
    """Whether a table only lays out the page: one column, a letterhead or a signature, or long text without
    heads."""
    if all(len(row.squares) == 1 for row in lines):
        return True
    blocks = [b for row in lines for s in row.squares for b in s.blocks]
    if heads:
        return False
    if any(isinstance(b, Row) for b in blocks):
        return True
    printed = [t for b in blocks for t in unicodedata.normalize("NFC", line(b)).split("\n")]
    if any(
        MOTTO.match(t) or SIGN.match(t) or t.startswith((RECIPIENTS, ADDRESSED)) or _NUMBER.search(t[:200])
        for t in printed
    ):
        return True
    return any(len(words(s.blocks)) > _LONG_CELL for row in lines for s in row.squares)
