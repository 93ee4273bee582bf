"""Which content is a draft, and what remains when drafts are left out.

A document is a draft while its record or one of its passages says ``state: draft``; a record of a registry
while it says so itself. Drafts appear in no package and on no page, their problems stop nothing, and they do
not change what is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.content.source import Located
from generator.model.base import Entity
from generator.model.document import Document
from generator.problems import Problem
from generator.text.dates import FIRST_YEAR

#: where the ids of documents, agencies ... stand in the rows of registries that are lists
_NAMING = ("agency", "successor", "place", "indicator", "unit", "document", "commitment", "target")
_STATE_LINE = re.compile(r"^state:\s*['\"]?draft['\"]?\s*(?:#.*)?$", re.MULTILINE)


def is_marked_draft(raw: Any) -> bool:
    """Whether a record as written is marked as a draft."""
    return isinstance(raw, dict) and raw.get("state") == "draft"


def is_draft(record: Located | None, notes: Iterable[Located], folder: Path) -> bool:
    """Whether a document is a draft, by its record (searched as text if it is not valid YAML) or by one of
    its passages."""
    if record is None:
        path = folder / "document.yml"
        return path.is_file() and bool(_STATE_LINE.search(path.read_text(encoding="utf-8", errors="replace")))
    return is_marked_draft(record.data) or any(draft_passages(n) for n in notes)


def draft_passages(notes: Located) -> list[str]:
    """The passages of one annotation file that are still drafts."""
    return (
        [k for k, raw in notes.data.items() if is_marked_draft(raw)] if isinstance(notes.data, dict) else []
    )


def placeholder(located: Located | None) -> Document | None:
    """A placeholder record for a draft document that lacks required fields, so that its passages can be
    checked.

    An unknown day of issue is placed before any date a passage can contain.
    """
    if located is None or not is_marked_draft(located.data):
        return None
    empty = {name: "" for name, field in Document.model_fields.items() if field.is_required()}
    data = (
        empty
        | {"issued_edtf": str(FIRST_YEAR)}
        | {k: v for k, v in located.data.items() if k in Document.model_fields}
    )
    try:
        TypeAdapter(Document).validate_python(data)
    except ValidationError as error:
        wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"]}
        data = {k: v for k, v in data.items() if k not in wrong}
        data = empty | {"issued_edtf": str(FIRST_YEAR)} | data
    return Document.model_construct(**data)


@dataclass(frozen=True)
class Drafts:
    """The drafts among the content, by path: ``documents/<id>``, ``agencies/<id>`` ..."""

    keys: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """Their ids alone."""
        return frozenset(key.partition("/")[2] for key in self.keys)

    def keyed(self, stem: str, records: Mapping[str, Entity]) -> dict[str, Entity]:
        """A registry without its drafts."""
        return {key: record for key, record in records.items() if f"{stem}/{key}" not in self.keys}

    def listed(self, rows: Iterable[Entity]) -> tuple[Entity, ...]:
        """The rows of a list that name no draft."""
        return tuple(row for row in rows if not self._names({f: getattr(row, f, None) for f in _NAMING}))

    def unread(self, keys: Iterable[str]) -> frozenset[str]:
        """The unreadable things that are not drafts."""
        return frozenset(
            k for k in keys if k not in self.keys and f"documents/{re.split('[./]', k)[0]}" not in self.keys
        )

    def cover(self, problem: Problem, located: Mapping[str, Located]) -> bool:
        """Whether a problem of reading lies in a draft."""
        folder, _, name = problem.file.removeprefix("content/").partition("/")
        if folder == "documents":
            return f"documents/{name.split('/')[0]}" in self.keys
        file = located.get(problem.file)
        key = _record_at(file, problem.line) if file else ""
        if file and isinstance(file.data, list):
            return (
                key.isdecimal() and isinstance(file.data[int(key)], dict) and self._names(file.data[int(key)])
            )
        return f"{name.removesuffix('.yml')}/{key}" in self.keys

    def _names(self, row: Mapping[str, Any]) -> bool:
        names = [str(row[f]) for f in _NAMING if row.get(f)]
        return any(t in self.names or t.split(".")[0] in self.names for t in names)


def _record_at(file: Located, line: int) -> str:
    """The outermost key around a line."""
    above = [(mark[0], path[0]) for path, mark in file.marks.items() if len(path) == 1 and mark[0] <= line]
    return max(above)[1] if above else ""
