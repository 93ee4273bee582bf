"""A workbook that was read, held against the content: what it asks for, what is wrong in it, what is older
than the content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType

from generator.problems import Problem
from generator.sheets import asked, parts, passages, record, registries
from generator.sheets.book import Book
from generator.sheets.fields import One
from generator.sheets.names import Unknown
from generator.sheets.rows import HASH, Edit, Given, Sheet, Wrong, cell_problem

#: the sheets in the order of the workbook
SHEETS: tuple[Sheet | ModuleType, ...] = (record, passages, *parts.SHEETS, *registries.SHEETS, asked)


@dataclass(kw_only=True)
class Taken:
    """What a workbook asks for, row by row."""

    edits: list[Edit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    #: rows that nobody changed, and that say something else in the content since: sheet and id
    older: list[str] = field(default_factory=list)
    rows: int = 0
    #: hash under a row as the workbook has it, by sheet and row
    grounds: dict[str, str] = field(default_factory=dict)
    #: where the state of the document stands, when it is said to be reviewed
    published: Given | None = None

    def say(self, given: Given, column: str, code: str, *, nearest: str = "", **params: object) -> None:
        """Note a problem of a cell."""
        self.problems.append(cell_problem(given, column, code, nearest=nearest, **params))


def name_of(given: Given, sheet: str) -> str:
    """A row as people and the ledger call it."""
    ident = ".".join(given[k] for k in ("passage", "id", "key") if given[k]) if sheet != "checks" else ""
    return f"{given.sheet}!{ident or given.line}"


def take(book: Book, read: Mapping[str, Sequence[Given]], written: Mapping[str, Sequence[str]]) -> Taken:
    """Everything the rows of a workbook ask for.

    ``read`` are its rows by sheet; ``written`` says of rows that an earlier reading of this workbook wrote
    what the content said before and after: such a row is not older than the content.
    """
    book = replace(book, typed=_typed(book, read))
    taken = Taken()
    for sheet in SHEETS:
        for given in read.get(sheet.name, ()):
            if given.touched(sheet.columns(book)):
                _row(book, sheet, given, taken, written)
            elif given[HASH] and sheet.under(book, given) != given[HASH]:
                taken.older.append(name_of(given, sheet.name))
    return taken


def _row(
    book: Book, sheet: Sheet | ModuleType, given: Given, taken: Taken, written: Mapping[str, Sequence[str]]
) -> None:
    try:
        edits = sheet.take(book, given, taken.say)
    except Wrong:
        return
    if not edits:
        return
    name, now = name_of(given, sheet.name), sheet.under(book, given)
    if now != given[HASH] and given[HASH] and list(written.get(name, ())) != [given[HASH], now]:
        taken.say(given, next(iter(given.letters), ""), "sheet-stale", record=name)
        return
    if sheet is record and given["key"] == "state" and book.record.get("state") == "draft":
        taken.published = given
        return
    taken.rows += 1
    taken.edits += edits
    taken.grounds[name] = given[HASH] or now


def _typed(book: Book, read: Mapping[str, Sequence[Given]]) -> tuple[tuple[str, str, str], ...]:
    """New records that the workbook itself brings, so that its other sheets can name them."""
    out = []
    for sheet in registries.SHEETS:
        for given in read.get(sheet.name, ()):
            try:
                decided = One(book.names["decision"]).read(given["decision"])
            except Unknown:
                continue
            if decided in ("accept", "edit") and sheet.key(given):
                out.append((sheet.name, sheet.key(given), given[sheet.naming]))
    return tuple(out)
