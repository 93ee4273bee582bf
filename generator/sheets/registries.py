"""The sheets of what the registries lack: bodies, cited documents, indicators, units, projects that this
draft needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.agency import Agency
from generator.model.base import Entity
from generator.model.vocabulary import Indicator, LegalDocument, Project, Unit
from generator.sheets import located
from generator.sheets.book import Book, digest
from generator.sheets.fields import Field, One, Spellings, Text, When
from generator.sheets.rows import (
    LAST,
    Column,
    Edit,
    ReadRow,
    Record,
    Report,
    Row,
    Wrong,
    changed,
    columns_of,
    decided,
    decision_of,
    merged,
    undecided,
)
from generator.text.folding import slug

_SPARE = 25
_KINDS = {"agencies": "agency_kinds", "projects": "project_kind"}


@dataclass(frozen=True)
class Registry:
    """A sheet of new records of one registry; ``naming`` are the keys of which the first that is filled in
    makes a new id."""

    name: str
    entity: type[Entity]
    value_columns: tuple[Column, ...]
    naming: tuple[str, ...] = ("name_vi",)

    def columns(self, book: Book) -> tuple[Column, ...]:
        """The decision, then the record's own columns; an id left empty is made from the name."""
        return (
            decided(book),
            *self.value_columns,
            Column("id", 34),
            Column("problems", 40, locked=True),
            Column("first", hidden=True),
            *LAST,
        )

    def _fields(self, book: Book) -> list[tuple[str, str, Field]]:
        kinds: dict[str, Field] = {
            "names": Spellings(),
            "issued_on": When(),
            "unit": One(book.names["units"]),
            "topic": One(book.names["topics"]),
        }
        if self.name in _KINDS:
            kinds["kind"] = One(book.names[_KINDS[self.name]])
        return [(c.key, c.key, kinds.get(c.key, Text())) for c in self.value_columns]

    def rows(self, book: Book) -> list[Row]:
        """Records that are drafts, what is suggested, and empty rows."""
        there = book.registry(self.name)
        drafts = {k: r for k, r in there.items() if isinstance(r, dict) and r.get("state") == "draft"}
        suggested = {k: r for k, r in (book.suggestions.get(self.name) or {}).items() if k not in there}
        questions = located.by_key(book, f"content/registries/{self.name}.yml")
        rows = [
            self._row(book, key, record, "accept", questions.get(key, "")) for key, record in drafts.items()
        ]
        rows += [self._row(book, key, self._first(book, record), "open") for key, record in suggested.items()]
        return rows + [Row({}) for _ in range(_SPARE)]

    def _first(self, book: Book, record: Mapping[str, Any]) -> dict[str, Any]:
        """A suggestion; the name as printed is the first spelling, a kind that the registry does not have
        none."""
        spelled = self.name in _KINDS and "names" not in record and record.get("name_vi")
        first = {**record, **({"names": [record["name_vi"]]} if spelled else {})}
        known = self.name != "agencies" or record.get("kind") in book.registry("agency_kinds")
        return first if known else {k: v for k, v in first.items() if k != "kind"}

    def _row(self, book: Book, key: str, record: Mapping[str, Any], decision: str, problems: str = "") -> Row:
        shown = {column: kind.show(record.get(name)) for name, column, kind in self._fields(book)}
        fixed = {"id": key, "decision": book.words[f"decision.{decision}"], "problems": problems}
        if decision != "open":
            return Row(fixed | shown, digest(book.registry(self.name).get(key)))
        suggested = frozenset(c for c, words in shown.items() if words)
        fixed["first"] = f"{key} {self._said(shown)}"
        return Row(fixed | shown, digest(book.registry(self.name).get(key)), suggested)

    def key(self, row: ReadRow) -> str:
        """The id of a row; one that was made of a suggested name follows when the name is corrected."""
        proposed, name = self.proposed(row)
        if row["id"] == proposed != "" and name != self.called(row) and _made_of(name, proposed):
            return _made(self.called(row))
        return row["id"] or slug(self.called(row))

    @staticmethod
    def proposed(row: ReadRow) -> tuple[str, str]:
        """The id and the name that were suggested for a row."""
        proposed, _, name = row["first"].partition(" ")
        return proposed, name

    def called(self, row: ReadRow) -> str:
        """What a new id is made of: the first line of the first key that is filled in."""
        return self._said({key: row[key] for key in self.naming})

    def _said(self, cells: Mapping[str, str]) -> str:
        named = next((cells[key] for key in self.naming if cells.get(key)), "")
        return re.split(r"[;\n]", named.strip())[0]

    def basis(self, book: Book, row: ReadRow) -> str:
        """The hash of the record as the registry has it now; of nothing for one that is new."""
        return digest(book.registry(self.name).get(self.key(row)))

    def edits(self, book: Book, row: ReadRow, report: Report) -> list[Edit]:
        """The record as the row has it. Nothing is taken out of a registry: others may name it."""
        if not any(row[c.key] for c in self.value_columns):
            return []
        decision = decision_of(book, row, report)
        old = book.registry(self.name).get(self.key(row)) or {}
        if decision == "drop":
            return []
        if decision == "open":
            return undecided(row, self.key(row), report)
        if not self.key(row):
            columns = " / ".join(book.words[f"column.{key}"] for key in self.naming)
            sheet = book.words[f"sheet.{self.name}"]
            report(row, self.naming[0], "value-missing", field=columns, record=sheet, expected="–")
            raise Wrong
        values = changed(old, row, self._fields(book), report)
        if not old:
            values = {"state": "draft", **values}
        if self.name == "units" and not row["symbol"]:
            values["symbol"] = old.get("symbol") or row["name_vi"]  # a unit that is written as it is called
        if self.name == "legal_documents" and not row["number"] and not row["names"] and row["title_vi"]:
            values["names"] = [row["title_vi"]]  # a law that is cited as it is called
        record = merged(old, values, self.entity.model_fields)
        return [Record(self.name, self.key(row), record)] if record != old else []


def _made(name: str) -> str:
    """An id made of a name, as an import makes it."""
    return slug(name).replace("uy-ban-nhan-dan", "ubnd")


def _made_of(name: str, key: str) -> bool:
    """Whether an id says nothing but the name; that of a group of the data model does not change."""
    return key in (slug(name), _made(name))


SHEETS = (
    Registry(
        "agencies", Agency,
        columns_of(("name_vi", 40, ""), ("name_en", 40, ""), ("kind", 26, "agency_kinds"), ("names", 50, "")),
    ),
    Registry(
        "legal_documents", LegalDocument,
        columns_of(
            ("number", 20, ""), ("type", 16, ""), ("issuer", 30, ""), ("issued_on", 14, ""), ("title_vi", 60,
            ""), ("title_en", 40, ""),
            ("names", 30, ""), ("document", 22, ""),
        ),
        ("number", "title_vi", "names"),
    ),
    Registry(
        "indicators", Indicator,
        columns_of(("name_vi", 44, ""), ("name_en", 40, ""), ("unit", 18, "units"), ("topic", 24, "topics"),
        ("definition", 60, "")),
    ),
    Registry(
        "units", Unit,
        columns_of(("name_vi", 34, ""), ("symbol", 24, ""), ("name_en", 34, "")),
    ),
    Registry(
        "projects", Project,
        columns_of(("name_vi", 44, ""), ("name_en", 40, ""), ("kind", 24, "project_kind"), ("names", 50, "")),
    ),
)  # fmt: skip


def needed(book: Book) -> list[Record]:
    """The draft records that the document needs, as they are once it is published: no drafts any more."""
    whole, passages = book.catalog, frozenset(p.id for p in book.passages)
    used = {f"agencies/{a.agency}" for p in passages for a in whole.involvements.get(p, ())}
    used |= {f"agencies/{key}" for key, p in whole.agency_mentions if p in passages}
    used |= {
        f"agencies/{a.agency}" for d in whole.deadlines.values() if d.passage in passages for a in d.agencies
    }
    used |= {f"agencies/{book.record.get('issuer')}"}
    used |= {f"legal_documents/{c.legal_document}" for c in whole.citations.values() if c.passage in passages}
    used |= {f"indicators/{t.indicator}" for t in whole.targets.values() if t.passage in passages}
    used |= {f"units/{t.unit}" for t in whole.targets.values() if t.passage in passages}
    used |= {f"units/{i.unit}" for k, i in whole.indicators.items() if f"indicators/{k}" in used}
    used |= {f"projects/{key}" for key, p in whole.project_mentions if p in passages}
    out = []
    for sheet in SHEETS:
        for key, record in book.registry(sheet.name).items():
            if f"{sheet.name}/{key}" in used and record.get("state") == "draft":
                out.append(Record(sheet.name, key, {k: v for k, v in record.items() if k != "state"}))
    return out
