"""The sheets of targets and of deadlines: things of which a passage may have several, one a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.annotation import DeadlineSpec, TargetSpec
from generator.sheets.book import Book, digest
from generator.sheets.fields import Field, Many, Number, One, Recurrence, Text, When
from generator.sheets.rows import (
    LAST,
    Column,
    Edit,
    Part,
    ReadRow,
    Report,
    Row,
    changed,
    columns_of,
    decided,
    decision_of,
    merged,
    passage_of,
    undecided,
)

#: rows that are left empty for what people add
_SPARE = 40


@dataclass(frozen=True)
class Parts:
    """A sheet of parts of passages; ``words`` is the key of the printed words, by which a new row is
    recognised later."""

    name: str
    words: str
    order: tuple[str, ...]
    value_columns: tuple[Column, ...]
    least: int = 1

    def columns(self, book: Book) -> tuple[Column, ...]:
        """The passage, what is decided, then the part's own columns."""
        return (
            Column("passage", 12, "passages", strict=True),
            Column("text", 60, locked=True),
            decided(book),
            *self.value_columns,
            Column("key", hidden=True),
            *LAST,
        )

    def _fields(self, book: Book) -> list[tuple[str, str, Field]]:
        kinds: dict[str, Field] = {
            "indicator": One(book.names["indicators"]),
            "comparator": One(book.names["comparator"]),
            "relation": One(book.names["relation"]),
            "unit": One(book.names["units"]),
            "place": One(book.names["places"]),
            "lead": Many(book.names["agencies"], {}, book.words["special.none"]),
            **dict.fromkeys(("min", "max"), Number()),
            **dict.fromkeys(("date", "period"), When()),
            "recurrence": Recurrence(),
        }
        columns = {"lead": "own_lead", "text": "words"}
        keys = [{v: k for k, v in columns.items()}.get(c.key, c.key) for c in self.value_columns]
        return [(key, columns.get(key, key), kinds.get(key, Text())) for key in keys]

    def rows(self, book: Book) -> list[Row]:
        """The annotated parts, those suggested for passages not yet reviewed, and empty rows."""
        out: list[Row] = []
        for p in book.passages:
            known = book.notes.get(p.local, {}).get(self.name) or {}
            suggested = book.suggested(p.local).get(self.name) or [] if not known else []
            if max(len(known), len(suggested)) < self.least:
                continue
            out += [self._row(book, p.local, key, value, "accept") for key, value in known.items()]
            out += [self._row(book, p.local, "", value, "open") for value in suggested]
        return out + [Row({}) for _ in range(_SPARE)]

    def _row(self, book: Book, local: str, key: str, value: Mapping[str, Any], decision: str) -> Row:
        shown = {column: kind.show(value.get(name)) for name, column, kind in self._fields(book)}
        fixed = {
            "passage": local,
            "text": book.by_id[local].text,
            "key": key,
            "decision": book.words[f"decision.{decision}"],
        }
        suggested = frozenset(c for c, words in shown.items() if words) if not key else frozenset()
        return Row(fixed | shown, self._basis(book, local, key), suggested)

    def _basis(self, book: Book, local: str, key: str) -> str:
        known = book.notes.get(local, {}).get(self.name) or {}
        return digest(book.by_id[local].text, known.get(key)) if key else ""

    def basis(self, book: Book, row: ReadRow) -> str:
        """The hash of the part in the current content; empty for a new row."""
        return self._basis(book, row["passage"], row["key"]) if row["passage"] in book.by_id else ""

    def edits(self, book: Book, row: ReadRow, report: Report) -> list[Edit]:
        """The part as the row has it."""
        if not any(row[c.key] for c in (*self.value_columns, Column("passage"))):
            return []
        local = passage_of(book, row, "passage", report).local
        decision = decision_of(book, row, report)
        known = book.notes.get(local, {}).get(self.name) or {}
        key = row["key"] if row["key"] in known else self._known_key(known, row)
        if decision == "open":
            return undecided(row, local, report)
        if decision == "drop":
            return [Part(local, self.name, key, None)] if key and not self._kept(book, row) else []
        value = self._value(book, known.get(key, {}), row, report)
        return [Part(local, self.name, key, value)] if value != known.get(key) else []

    def _kept(self, book: Book, row: ReadRow) -> bool:
        """Whether the passage's own row says the one deadline: what is dropped is only what was suggested
        here."""
        own = book.passage_cells.get(row["passage"], {}).get("due_text", "").strip()
        return self.name == "deadlines" and not row["key"] and bool(own) and not book.elsewhere(own)

    def _known_key(self, known: Mapping[str, Any], row: ReadRow) -> str:
        """The key of a row that was written before: of the part with its words."""
        words = row["words" if self.words == "text" else self.words]
        return next(
            (k for k, v in known.items() if " ".join(str(v.get(self.words) or "").split()) == words), ""
        )

    def _value(self, book: Book, old: Mapping[str, Any], row: ReadRow, report: Report) -> dict[str, Any]:
        values = changed(old, row, self._fields(book), report)
        named = "what" if self.name == "deadlines" else "name_vi"
        indicator = values.get("indicator") or old.get("indicator")
        if not row[named] and (name := self._name(book, row, indicator)):
            values[named] = name
        return merged(old, values, self.order)

    def _name(self, book: Book, row: ReadRow, indicator: str | None) -> str:
        """What a part is called where its own cell is empty: a target as its indicator, also one that this
        workbook brings, a deadline as the title of its passage."""
        if self.name == "deadlines":
            note = book.notes.get(row["passage"], {})
            return (
                book.passage_cells.get(row["passage"], {}).get("title_vi", "").strip()
                or note.get("title_vi")
                or ""
            )
        known = book.registry("indicators").get(indicator or "") or {}
        return str(known.get("name_vi") or row["indicator"]) if indicator else ""


TARGETS = Parts(
    "targets", "value_text", tuple(TargetSpec.model_fields),
    columns_of(
        ("indicator", 40, "indicators"), ("name_vi", 36, ""), ("comparator", 18, "comparator"), ("min", 10,
        ""), ("max", 10, ""),
        ("value_text", 24, ""), ("unit_text", 14, ""), ("unit", 16, "units"), ("period_text", 18, ""),
        ("period", 14, ""),
        ("own_lead", 26, "agencies"), ("name_en", 30, ""), several=("own_lead",),
    ),
)  # fmt: skip
#: a passage with one deadline has it in its own row
DEADLINES = Parts(
    "deadlines", "text", tuple(DeadlineSpec.model_fields),
    columns_of(
        ("what", 40, ""), ("words", 24, ""), ("date", 14, ""), ("recurrence", 20, ""), ("relation", 20,
        "relation"),
        ("place", 20, "places"), ("own_lead", 26, "agencies"), ("what_en", 34, ""), several=("own_lead",),
    ),
    2,
)  # fmt: skip
SHEETS: Sequence[Parts] = (TARGETS, DEADLINES)
