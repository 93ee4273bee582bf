"""The sheet of the last check: every question with its cell, and room for the reason why it is right as it
is."""

from __future__ import annotations

from generator.model.evidence import Exemption
from generator.problems import Problem
from generator.sheets import located, passages
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
    """A row a question; then what suggestions answer, for whoever does not take one; then the exceptions that
    stand."""
    asked = open_questions(book)
    suggested = [p for p in _placed(book) if p not in asked and located.check_of(p[0])]
    return [
        *(_row(book, *one, "{question}") for one in asked),
        *(_row(book, *one, book.words["asked.suggested"]) for one in suggested),
        *(_excepted(book, passage, x) for passage, x in _own(book)),
    ]


def open_questions(book: Book) -> list[tuple[Problem, str]]:
    """What the check asks, each with its passage, but for what a suggestion that waits for a decision
    answers."""
    cells_of = {row.cells["id"]: row.cells for row in passages.rows(book)}
    return [(p, at) for p, at in _placed(book) if not located.answered(p, book, cells_of.get(at, {}))]


def _placed(book: Book) -> list[tuple[Problem, str]]:
    return list(located.placed(book, located.problems_of(book)))


def _row(book: Book, p: Problem, passage: str, words: str) -> Row:
    """A question; what may be answered with an exception has room for the reason."""
    check, found = located.answer_of(p)
    cells = {
        "where": passage or p.file.rpartition("/")[2],
        "message": words.format(question=located.question(p, book)),
        "passage": passage,
        "check": check,
        "found": found,
    }
    return Row(cells, digest(), shut=frozenset() if check else frozenset({"because"}))


def _own(book: Book) -> list[tuple[str, Exemption]]:
    """The exceptions of the document, each with its passage by the id in it."""
    head = f"{book.document}."
    found = ((p.removeprefix(head), x) for p, _, x in book.catalog.exemptions if p.startswith(head))
    return [one for one in found if one[0] in book.by_id]


def _excepted(book: Book, passage: str, x: Exemption) -> Row:
    """An exception that stands; without its reason it is taken away."""
    cells = {
        "where": passage,
        "message": book.words["asked.excepted"].format(found=x.text),
        "because": x.because,
        "passage": passage,
        "check": x.check,
        "found": x.text,
    }
    return Row(cells, digest())


def basis(book: Book, row: ReadRow) -> str:
    """A constant, since a question does not depend on content that could change meanwhile."""
    del book, row
    return digest()


def edits(book: Book, row: ReadRow, report: Report) -> list[Edit]:
    """The exception that a reason makes, unless it says so already; a reason that was taken away takes its
    exception with it."""
    del report
    answer = Answer(row["passage"], row["check"], row["found"], row["because"])
    known = {(p, x.check, x.text): x.because for p, x in _own(book)}
    said = known.get((answer.passage, answer.check, answer.text), "")
    usable = answer.check and answer.passage in book.by_id
    return [answer] if usable and answer.because != " ".join(said.split()) else []
