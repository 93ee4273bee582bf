"""The result of a comparison as records: rows, tables, and the whole with the version number it requires.

A renamed or dropped table, column or id is a major change; new tables, columns or rows are minor; corrected
values are a patch. An id is the key of a table with a single key column. A row of a link table (several key
columns) has no id that anybody could cite, so removing one is a correction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.versions.numbers import KINDS, rank, required_version


@dataclass(frozen=True)
class RowChange:
    """One changed record: its id, its title, and for a changed one the cells as column -> (old, new). A value
    known only by its fingerprint is ``None``."""

    id: str
    title: tuple[str, str] = ("", "")
    cells: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TableDiff:
    """What changed in one table. ``status`` is ``added``, ``removed`` or ``kept``; ``renamed`` maps old to
    new columns."""

    table: str
    status: str = "kept"
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    columns_renamed: Mapping[str, str] = field(default_factory=dict)
    columns_retyped: tuple[str, ...] = ()
    key_changed: bool = False
    link: bool = False
    added: tuple[RowChange, ...] = ()
    changed: tuple[RowChange, ...] = ()
    removed: tuple[RowChange, ...] = ()
    rows_before: int = 0
    rows_after: int = 0

    @property
    def kind(self) -> str:
        """Which part of the version the changes of this table ask for."""
        reshaped = self.columns_removed or self.columns_renamed or self.columns_retyped or self.key_changed
        if self.status == "removed" or reshaped or (self.removed and not self.link):
            return "major"
        if self.status == "added" or self.columns_added or self.added:
            return "minor"
        return "patch" if self.changed or self.removed else "none"


@dataclass(frozen=True)
class Diff:
    """What changed between two versions, by table; tables that are as they were are not in it."""

    old: str
    new: str
    tables: tuple[TableDiff, ...]

    @property
    def kind(self) -> str:
        """``none``, ``patch``, ``minor`` or ``major``."""
        return max((t.kind for t in self.tables), key=KINDS.index, default="none")

    @property
    def required(self) -> str:
        """The least version the new state may have."""
        return required_version(self.old, self.kind)

    def counts(self) -> dict[str, int]:
        """Records added, changed and removed in all tables together."""
        return {
            name: sum(len(getattr(t, name)) for t in self.tables) for name in ("added", "changed", "removed")
        }

    def plain(self) -> dict[str, Any]:
        """Everything as plain data, for ``--json`` and the release records."""
        return {
            "old": self.old,
            "new": self.new,
            "kind": self.kind,
            "required_version": self.required,
            "enough": rank(self.new) >= rank(self.required),
            **self.counts(),
            "tables": {t.table: _plain_table(t) for t in self.tables},
        }


def _plain_table(table: TableDiff) -> dict[str, Any]:
    return {
        "kind": table.kind,
        "status": table.status,
        "link": table.link,
        "columns_added": list(table.columns_added),
        "columns_removed": list(table.columns_removed),
        "columns_renamed": dict(table.columns_renamed),
        "columns_retyped": list(table.columns_retyped),
        "key_changed": table.key_changed,
        "rows_before": table.rows_before,
        "rows_after": table.rows_after,
        "added": [_plain_row(r) for r in table.added],
        "changed": [
            _plain_row(r) | {"cells": {c: {"old": a, "new": b} for c, (a, b) in r.cells.items()}}
            for r in table.changed
        ],
        "removed": [_plain_row(r) for r in table.removed],
    }


def _plain_row(row: RowChange) -> dict[str, Any]:
    return {"id": row.id, "title_vi": row.title[0], "title_en": row.title[1]}


def from_plain(data: Mapping[str, Any]) -> Diff:
    """The comparison that :meth:`Diff.plain` gave."""
    return Diff(
        data["old"],
        data["new"],
        tuple(_table_from_plain(name, table) for name, table in data["tables"].items()),
    )


def _table_from_plain(name: str, data: Mapping[str, Any]) -> TableDiff:
    rows = {kind: tuple(_row_from_plain(r) for r in data[kind]) for kind in ("added", "changed", "removed")}
    return TableDiff(
        table=name,
        status=data["status"],
        columns_added=tuple(data["columns_added"]),
        columns_removed=tuple(data["columns_removed"]),
        columns_renamed=dict(data["columns_renamed"]),
        columns_retyped=tuple(data["columns_retyped"]),
        key_changed=bool(data["key_changed"]),
        link=bool(data["link"]),
        added=rows["added"],
        changed=rows["changed"],
        removed=rows["removed"],
        rows_before=int(data["rows_before"]),
        rows_after=int(data["rows_after"]),
    )


def _row_from_plain(data: Mapping[str, Any]) -> RowChange:
    cells = {c: (pair["old"], pair["new"]) for c, pair in data.get("cells", {}).items()}
    return RowChange(data["id"], (data["title_vi"], data["title_en"]), cells)
