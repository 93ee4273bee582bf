"""A PDF that holds text, as blocks: its words placed into lines, columns, paragraphs and ruled tables.

Read with pdfplumber, which gives each character with its place: docs/decisions says why. Page numbers and
running heads are left out and listed; a sentence that runs over the page is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.importing.broken import Broken, Locked, TooMuch
from generator.importing.damage import noticed
from generator.importing.edges import without_edges
from generator.importing.line_ends import breaks_period, is_open, names_issuer
from generator.importing.order import read_order, rejoin_signatures
from generator.importing.parted import rejoin
from generator.importing.segments import Segment, words_of
from generator.importing.sheets import Sheet, leading, sheets
from generator.importing.tables import Line, Tables
from generator.text.blocks import Block, Kind, LeftOut, Original, Paragraph, original
from generator.text.flat_tables import begins_appendix
from generator.text.folding import fold_words
from generator.text.marks import MARK, MOTTO, NUMBERED, RECIPIENTS, SIGN, TERMINAL, TYPES, is_caps
from generator.words import both

_ALONE = re.compile(
    rf"{MOTTO.pattern}|{RECIPIENTS}|{NUMBERED}|[^,.;]{{2,40}}, ngày\s.{{0,12}}tháng"
    rf"|\((?:Ban hành|Đính|K)\s?[kè]"
)  # lines that begin a paragraph
_ALONE_BEFORE = re.compile(rf"^Độc lập\s?[-–].*[Pp]húc$|{NUMBERED}.{{3,40}}$")  # lines that end one
_LETTERHEAD = 4  # lines of the first page that name who issues, at most
_PLACES = re.compile(rb"startxref\s+(?=[0-9])")  # before where a file says at what places its parts begin
_NOWHERE = b"startxref\n" + b"9" * 12
_SET_IN = 15.0  # points by which the first line of a paragraph is set in, at least


@dataclass
class _Left:
    numbers: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    pictures: int = 0
    struck: list[str] = field(default_factory=list)
    damaged: int = 0

    def listed(self) -> tuple[LeftOut, ...]:
        out = [LeftOut("page-number", len(self.numbers), tuple(self.numbers))] if self.numbers else []
        out += [LeftOut("picture", self.pictures)] if self.pictures else []
        out += [LeftOut("damaged", self.damaged)] if self.damaged else []
        told: tuple[tuple[Kind, list[str]], ...] = (("running", self.heads), ("struck", self.struck))
        return (*out, *(LeftOut(kind, len(texts), tuple(texts)) for kind, texts in told if texts))


def read(data: bytes) -> Original:
    """The text of the pages as printed.

    :raises Broken: when the file is no PDF, is locked, or its inside contradicts itself.
    """
    pages, damaged = _pages(data)
    if not pages or (damaged and not any(sheet.lines or sheet.tables for sheet in pages)):
        raise Broken(both("importing", "inside"))
    left = _Left(
        pictures=sum(s.pictures for s in pages),
        struck=[s.struck for s in pages if s.struck],
        damaged=damaged,
    )
    left.numbers, left.heads = without_edges(pages)
    left.heads += rejoin(pages)
    rejoin_signatures([s.lines for s in pages])
    blocks = tuple(_Builder(pages).blocks())
    return Original(original(blocks), blocks, left.listed())


def _pages(data: bytes) -> tuple[list[Sheet], int]:
    """The pages, and how many parts of them are damaged; where a file tells wrongly at what places its parts
    begin, they are looked for."""
    found = anew = _tried(data)
    whole = not isinstance(found, Broken) and found[0] and not found[1]
    if not whole and not isinstance(found, (Locked, TooMuch)):
        anew = _tried(_PLACES.sub(_NOWHERE, data))
    better = [one for one in (found, anew) if not isinstance(one, Broken)]
    if isinstance(found, Broken) and not better:
        raise found
    return min(better, key=lambda one: (not one[0], one[1]))


def _tried(data: bytes) -> tuple[list[Sheet], int] | Broken:
    with noticed() as damage:
        try:
            return sheets(data, damage), damage.count
        except Broken as error:
            return error


class _Builder:
    """Builds paragraphs of lines, over page breaks too."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = sheets
        self.tables = Tables()
        rows = [row for s in sheets for row in s.lines if len(row) == 1]
        self.left = _common([r[0].left for r in rows], low=True)
        self.right = _common([r[0].right for r in rows], low=False)
        self.leading = leading(sheets)
        self.top = {
            word
            for s in sheets[:1]
            for row in s.lines[:_LETTERHEAD]
            for word in fold_words(words_of(row)).split()
        }
        self.lines: list[Segment] = []
        self.turned = False

    def blocks(self) -> Iterator[Block]:
        for sheet in self.sheets:
            tables = sorted(sheet.tables, key=lambda t: t[0])
            for row in read_order(sheet.lines):
                while tables and tables[0][0] < row.top and not self._in_columns(row, sheet):
                    yield from self._table(tables.pop(0)[1])
                if self.lines and self._begins(row):
                    yield self._paragraph(sheet)
                self.lines.append(row)
                self.turned = False
            for _, table in tables:
                yield from self._table(table)
            self.turned = True
        if self.lines:
            yield self._paragraph(self.sheets[-1])

    def _in_columns(self, row: Segment, sheet: Sheet) -> bool:
        return (
            bool(self.lines)
            and row.top < self.lines[-1].top - row.height
            and not self.turned
            and bool(sheet.lines)
        )

    def _table(self, rows: list[Line]) -> Iterator[Block]:
        if self.lines:
            yield self._paragraph(self.sheets[0])
        yield from self.tables.settle(rows)

    def _paragraph(self, sheet: Sheet) -> Paragraph:
        lines, self.lines = self.lines, []
        self.tables.paragraph()
        middle = sheet.width / 2
        centred = all(abs((s.left + s.right) / 2 - middle) < 12 and s.left > self.left + 12 for s in lines)
        return Paragraph(" ".join(s.text for s in lines), centred=centred, bold=all(s.bold for s in lines))

    def _begins(self, row: Segment) -> bool:
        """Whether a line begins a paragraph, by its words where they tell, else by its place."""
        last, text = self.lines[-1], row.text
        if breaks_period(last.text, text):
            return False
        ended = bool(TERMINAL.search(last.text))
        if (
            _ALONE.match(text)
            or names_issuer(last.text, text, self.top)
            or _ALONE_BEFORE.search(last.text)
            or SIGN.match(text)
            or text in TYPES
            or last.text in TYPES
            or begins_appendix(text)
            or begins_appendix(last.text)
        ):
            return True
        if MARK.match(text) and (
            ended or self._short(last, row) or (not text[0].islower() and text[0] not in "-–+")
        ):
            return True
        if self.turned:
            begun = ended or _shouted(text) != _shouted(last.text) or bool(MARK.match(text))
            return begun or (not text[0].islower() and self._stands_alone(row))
        if (
            row.top < last.top
            or row.top - last.top > self.leading * 1.45
            or _shouted(text) != _shouted(last.text)
        ):
            return not (text[0].islower() and not ended)
        if ended and not text[0].islower() and self._indented(last, row):
            return True
        return self._short(last, row) and not text[0].islower() and (ended or not self._aligned(last, row))

    def _stands_alone(self, row: Segment) -> bool:
        """Whether the line before ``row`` is a paragraph by itself: it ends early, and in no open word."""
        last = self.lines[-1]
        return len(self.lines) == 1 and self._short(last, row) and not is_open(last.text)

    def _short(self, last: Segment, row: Segment) -> bool:
        """Whether a line ends so early that the next word would have found room."""
        word = row.text.split(" ", 1)[0]
        return self.right - last.right > len(word) * row.height * 0.55 + row.height

    def _indented(self, last: Segment, row: Segment) -> bool:
        """Whether a line is set in, as first lines are, below one that is not."""
        return last.left - self.left < _SET_IN / 3 and row.left - self.left > _SET_IN

    def _aligned(self, last: Segment, row: Segment) -> bool:
        return abs((last.left + last.right) - (row.left + row.right)) < 8 and abs(last.left - row.left) > 1


def _shouted(text: str) -> bool:
    """Whether a line is set in capitals: not the abbreviations that a sentence ends with ("KCN, CCN.")."""
    return is_caps(text) and not text.endswith((".", ";"))


def _common(found: Sequence[float], *, low: bool) -> float:
    """The margin of the page as most lines have it."""
    ordered = sorted(found, reverse=not low)
    return ordered[len(ordered) // 20] if ordered else 0.0
