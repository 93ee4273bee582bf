"""What all sheets of a workbook share: columns, rows with a hash of the content they show, and the edits that
a row that was read asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from generator.model.document import Passage
from generator.problems import Problem, problem
from generator.sheets.book import Book, digest
from generator.sheets.fields import Field, One
from generator.sheets.names import Unknown

#: columns that only the machine reads
HASH, MADE = "hash", "made"
#: a column of many: key, width, drop-down
ColumnSpec = tuple[str, int, str]


@dataclass(frozen=True)
class Column:
    """A column: its key, width in characters, drop-down list, and whether people may type into it."""

    key: str
    width: int = 18
    choices: str = ""
    strict: bool = False
    locked: bool = field(default=False, kw_only=True)
    hidden: bool = field(default=False, kw_only=True)
    tip: str = field(default="", kw_only=True)


#: the last columns of every sheet: the hash of the content under a row, and of what people may change in it
LAST = (Column(HASH, hidden=True), Column(MADE, hidden=True))


def decided(book: Book) -> Column:
    """The column in which people decide about a row."""
    return Column("decision", 12, "decision", strict=True, tip=book.words["tip.decision"])


def columns_of(*specs: ColumnSpec, several: Iterable[str] = ()) -> tuple[Column, ...]:
    """Columns for what people fill in; of those with a drop-down only the ``several`` take more than it
    offers."""
    return tuple(
        Column(key, width, choices, strict=bool(choices) and key not in several)
        for key, width, choices in specs
    )


@dataclass(frozen=True)
class Row:
    """A row to write: its cells, which of them are filled with suggestions, and the hash of the content it
    shows."""

    cells: Mapping[str, str]
    basis: str = ""
    suggested: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()
    level: int = 0
    bold: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class ReadRow:
    """A row that was read: the text of its cells, and where they are."""

    file: str
    sheet: str
    line: int
    cells: Mapping[str, str]
    letters: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """The words of a cell; nothing where the sheet has no such column."""
        return self.cells.get(key, "").strip()

    def place(self, key: str) -> tuple[str, int, int]:
        """The cell as problems name it: file, sheet and cell; row and column once more as numbers."""
        letter = self.letters.get(key, "A")
        column = sum((ord(c) - 64) * 26**n for n, c in enumerate(reversed(letter)))
        return f"{self.file}:{self.sheet}!{letter}{self.line}", self.line, column

    def touched(self, columns: Iterable[Column]) -> bool:
        """Whether anybody has changed the row since it was written."""
        return editable_digest(columns, self.cells) != self[MADE]


def editable_digest(columns: Iterable[Column], cells: Mapping[str, str]) -> str:
    """The hash of the cells of a row that people may change."""
    return digest([" ".join(cells.get(c.key, "").split()) for c in columns if not c.locked and not c.hidden])


Report = Callable[..., None]


@dataclass(frozen=True)
class Note:
    """An edit of an annotation: keys with their new values (``None`` removes one), and the kind of the
    passage."""

    passage: str
    values: Mapping[str, Any]
    kind: str = ""


@dataclass(frozen=True)
class Part:
    """An edit of a target or deadline of a passage: added (without a key), changed, or removed (without a
    value)."""

    passage: str
    part: str
    key: str
    value: Mapping[str, Any] | None


@dataclass(frozen=True)
class Record:
    """An edit of a record of a registry."""

    registry: str
    key: str
    value: Mapping[str, Any]


@dataclass(frozen=True)
class Fields:
    """An edit of keys of the document's own record."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """An exception to the check of completeness, with its reason; without one it is taken away."""

    passage: str
    check: str
    text: str
    because: str


Edit = Note | Part | Record | Fields | Answer


class Sheet(Protocol):
    """The interface of one sheet of the workbook."""

    @property
    def name(self) -> str:
        """What it is called among the words (``sheet.<name>``)."""

    def columns(self, book: Book) -> tuple[Column, ...]:
        """Its columns."""

    def rows(self, book: Book) -> list[Row]:
        """Its rows as they are made now."""

    def basis(self, book: Book, row: ReadRow) -> str:
        """The hash of the current content that a row shows."""

    def edits(self, book: Book, row: ReadRow, report: Report) -> list[Edit]:
        """The edits that a row asks for, beyond what the content already says."""


class Wrong(Exception):
    """A cell of the row cannot be read; its problems have been reported."""


def reader(row: ReadRow, report: Report) -> Callable[[str, Field], Any]:
    """A function that reads cells of a row. It reports a cell that cannot be read; the row is then skipped as
    a whole."""

    def read(key: str, kind: Field) -> Any:
        try:
            return kind.read(row[key])
        except Unknown as unknown:
            report(row, key, "sheet-unknown", found=unknown.found, nearest=unknown.near)
            raise Wrong from unknown

    return read


def decision_of(book: Book, row: ReadRow, report: Report) -> str:
    """What is decided about a row: ``accept``, ``edit``, ``drop``, or ``open`` where nobody has decided.

    :raises Wrong: when the cell cannot be read.
    """
    return reader(row, report)("decision", One(book.names["decision"])) or "open"


def undecided(row: ReadRow, record: str, report: Report) -> list[Edit]:
    """The edits of a row about which nobody has decided: none, which is recorded."""
    report(row, "decision", "sheet-undecided", record=record)
    return []


def passage_of(book: Book, row: ReadRow, column: str, report: Report) -> Passage:
    """The passage that a cell names.

    :raises Wrong: when the document has none of that id.
    """
    passage = book.by_id.get(row[column])
    if passage is None:
        report(row, column, "passage-unknown", found=row[column], document=book.document)
        raise Wrong
    return passage


def changed(
    old: Mapping[str, Any], row: ReadRow, fields: Sequence[tuple[str, str, Field]], report: Report
) -> dict[str, Any]:
    """The keys whose cells differ from the content: takes (key, column, kind of field), returns the new
    values.

    :raises Wrong: when a cell cannot be read; all such cells of the row are told first.
    """
    read, out, wrong = reader(row, report), {}, False
    for key, column, kind in fields:
        if column not in row.cells or row[column] == " ".join(kind.show(old.get(key)).split()):
            continue
        try:
            out[key] = read(column, kind)
        except Wrong:
            wrong = True
    if wrong:
        raise Wrong
    return out


def merged(old: Mapping[str, Any], values: Mapping[str, Any], order: Iterable[str]) -> dict[str, Any]:
    """A record with some keys changed; new keys are placed in the order of its model."""
    both = {**old, **values}
    known = list(order)
    keys = list(old) + [
        k for k in sorted(values, key=lambda k: known.index(k) if k in known else 99) if k not in old
    ]
    return {k: both[k] for k in keys if both[k] is not None}


def cell_problem(row: ReadRow, column: str, code: str, *, nearest: str = "", **params: object) -> Problem:
    """A problem of one cell."""
    return problem(row.place(column), code, nearest=nearest, **params)
