"""The sheet of the last check: every question with the cell it concerns, and a column for the reason why
something is no data."""

from __future__ import annotations

from generator.sheets import located
from generator.sheets.book import Book, digest
from generator.sheets.rows import HASH, MADE, Answer, Column, Edit, ReadRow, Report, Row

name = "checks"


def columns(book: Book) -> tuple[Column, ...]:
    """Where, what, and why not."""
    del book
    return (
        Column("where", 26, locked=True),
        Column("message", 100, locked=True),
        Column("because", 70),
        Column("passage", hidden=True),
        Column("check", hidden=True),
        Column("found", hidden=True),
        Column(HASH, hidden=True),
        Column(MADE, hidden=True),
    )


def rows(book: Book) -> list[Row]:
    """One row for each question. Only what looks like data can be answered with a reason."""
    out = []
    for p, passage in located.placed(book, located.problems_of(book)):
        check = located.check_of(p)
        cells = {
            "where": passage or p.file.rpartition("/")[2],
            "message": located.question(p, book),
            "passage": passage,
            "check": check,
            "found": dict(p.params).get("found", "") if check else "",
        }
        out.append(Row(cells, digest(), shut=frozenset() if check else frozenset({"because"})))
    return out


def basis(book: Book, row: ReadRow) -> str:
    """A constant, since a question does not depend on content that could change meanwhile."""
    del book, row
    return digest()


def edits(book: Book, row: ReadRow, report: Report) -> list[Edit]:
    """The exception that a reason stands for, unless it exists already."""
    del report
    answer = Answer(row["passage"], row["check"], row["found"], row["because"])
    if not (answer.because and answer.check and answer.passage in book.by_id):
        return []
    full = f"{book.document}.{answer.passage}"
    known = {(x.check, x.text) for passage, _, x in book.catalog.exemptions if passage == full}
    return [answer] if (answer.check, answer.text) not in known else []
