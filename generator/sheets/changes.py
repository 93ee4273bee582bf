"""Compares a workbook that was read with the content: the edits it asks for, its errors, and rows older than
the content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

from generator.problems import Problem
from generator.sheets import checks, parts, passages, record, registries
from generator.sheets.book import Book, Typed
from generator.sheets.fields import One
from generator.sheets.names import Unknown
from generator.sheets.rows import HASH, Edit, ReadRow, Sheet, Wrong, cell_problem

#: the sheets in the order of the workbook
SHEETS: tuple[Sheet | ModuleType, ...] = (record, passages, *parts.SHEETS, *registries.SHEETS, checks)


@dataclass(kw_only=True)
class Changes:
    """The edits that a workbook asks for, row by row."""

    edits: list[Edit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    #: rows that nobody changed, and that say something else in the content since: sheet and id
    older: list[str] = field(default_factory=list)
    rows: int = 0
    #: hash under a row as the workbook has it, by sheet and row
    grounds: dict[str, str] = field(default_factory=dict)
    #: where the state of the document stands, when it is said to be reviewed
    published: ReadRow | None = None

    def report(self, row: ReadRow, column: str, code: str, *, nearest: str = "", **params: object) -> None:
        """Add a problem of one cell."""
        self.problems.append(cell_problem(row, column, code, nearest=nearest, **params))


def name_of(row: ReadRow, sheet: str) -> str:
    """The name of a row for people and for the ledger."""
    ident = ".".join(row[k] for k in ("passage", "id", "key") if row[k]) if sheet != "checks" else ""
    return f"{row.sheet}!{ident or row.line}"


def changes_of(
    book: Book, read: Mapping[str, Sequence[ReadRow]], written: Mapping[str, Sequence[str]]
) -> Changes:
    """All edits that the rows of a workbook ask for.

    ``read`` are its rows by sheet. ``written`` says, for rows that an earlier reading of this workbook wrote,
    what the content said before and after; such a row does not count as older than the content.
    """
    cells = {row["id"]: row.cells for row in read.get(passages.name, ())}
    book = replace(book, typed=_typed(book, read), passage_cells=cells)
    changes = Changes()
    for sheet in SHEETS:
        for row in read.get(sheet.name, ()):
            if row.touched(sheet.columns(book)):
                _row(book, sheet, row, changes, written)
            elif row[HASH] and sheet.basis(book, row) != row[HASH]:
                changes.older.append(name_of(row, sheet.name))
    return changes


def _row(
    book: Book,
    sheet: Sheet | ModuleType,
    row: ReadRow,
    changes: Changes,
    written: Mapping[str, Sequence[str]],
) -> None:
    try:
        edits = sheet.edits(book, row, changes.report)
    except Wrong:
        return
    if not edits:
        return
    name, now = name_of(row, sheet.name), sheet.basis(book, row)
    if now != row[HASH] and row[HASH] and list(written.get(name, ())) != [row[HASH], now]:
        changes.report(row, next(iter(row.letters), ""), "sheet-stale", record=name)
        return
    if sheet is record and row["key"] == "state" and book.record.get("state") == "draft":
        changes.published = row
        return
    changes.rows += 1
    changes.edits += edits
    changes.grounds[name] = row[HASH] or now


def _typed(book: Book, read: Mapping[str, Sequence[ReadRow]]) -> tuple[Typed, ...]:
    """New records that the workbook itself defines, so that its other sheets can refer to them."""
    out = []
    for sheet in registries.SHEETS:
        for row in read.get(sheet.name, ()):
            try:
                decided = One(book.names["decision"]).read(row["decision"])
            except Unknown:
                continue
            if decided in ("accept", "edit") and sheet.key(row):
                out.append(Typed(sheet.name, sheet.key(row), sheet.called(row), *sheet.proposed(row)))
    return tuple(out)
