"""The sheet of the document itself: its own record, a row a field, and the state that publishes it."""

from __future__ import annotations

from typing import Any

from generator.model.document import Document
from generator.sheets import located
from generator.sheets.book import Book, digest
from generator.sheets.fields import Field, One, Text, When
from generator.sheets.rows import (
    LAST,
    Column,
    Edit,
    Fields,
    ReadRow,
    Report,
    Row,
    Wrong,
    decided,
    decision_of,
    reader,
    undecided,
)

name = "document"
FIELDS = (
    "state", "number", "type", "title_vi", "title_en", "issuer", "issued_on", "issued_edtf", "effective_on",
    "period_edtf", "place", "signer_name", "signer_title", "signer_title_en",
)  # fmt: skip
_DATES = frozenset({"issued_on", "issued_edtf", "effective_on", "period_edtf"})


def columns(book: Book) -> tuple[Column, ...]:
    """The field, its value, what is meant by it."""
    return (
        Column("field", 34, locked=True),
        decided(book),
        Column("value", 80, "by-field"),
        Column("note", 60, locked=True),
        Column("problems", 46, locked=True),
        Column("key", hidden=True),
        *LAST,
    )


def kind_of(book: Book, key: str) -> Field:
    """How a field is shown."""
    if key in _DATES:
        return When()
    return (
        One(book.names[{"issuer": "agencies", "state": "state"}[key]])
        if key in ("issuer", "state")
        else Text()
    )


def rows(book: Book) -> list[Row]:
    """One row for each field; an empty one is filled with what the import suggests."""
    questions = located.by_key(book, f"content/documents/{book.document}/document.yml")
    return [_row(book, key, questions.get(key, "")) for key in FIELDS]


def _row(book: Book, key: str, problems: str) -> Row:
    value = _value(book, key)
    suggestion = (book.suggestions.get("document") or {}).get(key) or {}
    suggested = next(iter(suggestion), None) if value is None else None
    needed = key != "state" and Document.model_fields[key].is_required()
    note = (
        book.words[f"note.{key}"]
        if f"note.{key}" in book.words
        else book.words["note.needed" if needed else "note.printed"]
    )
    ground = book.words["note.ground"].format(words=suggestion[suggested]) if suggested else ""
    cells = {
        "decision": book.words["decision.open" if suggested else "decision.accept"],
        "field": book.words.get(f"field.{key}") or book.words[f"column.{key}"],
        "problems": "" if suggested else problems,
        "value": kind_of(book, key).show(value or suggested),
        "note": f"{note}{ground}",
        "key": key,
    }
    return Row(cells, digest(value), frozenset({"value"}) if suggested else frozenset())


def _value(book: Book, key: str) -> Any:
    value = book.record.get(key)
    return (value or "reviewed") if key == "state" else value


def basis(book: Book, row: ReadRow) -> str:
    """The hash of the field as the record has it now."""
    return digest(_value(book, row["key"]))


def edits(book: Book, row: ReadRow, report: Report) -> list[Edit]:
    """The value of a field; that a draft is reviewed is looked at when all else is written."""
    key = row["key"]
    if not key and not row["value"]:
        return []
    if key not in FIELDS:
        report(row, "field", "sheet-unknown", found=row["field"])
        raise Wrong
    kind = kind_of(book, key)
    decision = decision_of(book, row, report)
    if decision == "open":
        return undecided(row, row["field"], report)
    if decision == "drop":
        return []
    if row["value"] == " ".join(kind.show(_value(book, key)).split()):
        return []
    return [Fields({key: reader(row, report)("value", kind)})]
