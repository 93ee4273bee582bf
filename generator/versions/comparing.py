"""The comparison of two states: records added, changed, removed, and what that means for the version number.

A renamed or dropped table, column or id is major, new tables, columns or rows are minor, corrected values are
patch. An id is the key of a table whose key is one column; a row of a link table (a key of several columns)
has none that anybody could cite, so a link that goes is a correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.versions.snapshot import Snapshot, TableState
from generator.versions.titles import Titles

#: what a change is, the least first
KINDS = ("none", "patch", "minor", "major")
_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


@dataclass(frozen=True)
class RowChange:
    """One record: its id, what people call it, and for a changed one the cells: column -> (old, new).

    A value that only its fingerprint is left of is ``None``.
    """

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


def is_version(text: str) -> bool:
    """Whether ``text`` is three plain numbers.

    >>> is_version("0.1.0"), is_version("0.1"), is_version("01.0.0")
    (True, False, False)
    """
    return bool(_VERSION.fullmatch(text))


def rank(version: str) -> tuple[int, ...]:
    """What versions are ordered by.

    >>> rank("0.10.0") > rank("0.9.1")
    True
    """
    match = _VERSION.fullmatch(version)
    return tuple(map(int, match.groups())) if match else (0, 0, 0)


def required_version(version: str, kind: str) -> str:
    """The least version after ``version`` for a change of this kind.

    >>> [required_version("0.1.2", kind) for kind in KINDS]
    ['0.1.2', '0.1.3', '0.2.0', '1.0.0']
    """
    major, minor, patch = rank(version)
    return {
        "none": f"{major}.{minor}.{patch}",
        "patch": f"{major}.{minor}.{patch + 1}",
        "minor": f"{major}.{minor + 1}.0",
        "major": f"{major + 1}.0.0",
    }[kind]


def compare(old: Snapshot, new: Snapshot) -> Diff:
    """What changed from ``old`` to ``new``; in the order of the new tables, dropped ones last."""
    return Diff(old.version, new.version, tuple(_table_diffs(old, new)))


def _table_diffs(old: Snapshot, new: Snapshot) -> Iterator[TableDiff]:
    for name, after in new.tables.items():
        titles = Titles(name, new, old)
        if name not in old.tables:
            added = _named(titles, after.rows)
            yield TableDiff(
                table=name,
                status="added",
                columns_added=tuple(after.columns),
                link=len(after.key) > 1,
                added=added,
                rows_after=len(added),
            )
            continue
        diff = _compare_tables(old.tables[name], after, titles)
        if diff.kind != "none":
            yield diff
    for name, before in old.tables.items():
        if name not in new.tables:
            titles = Titles(name, new, old)
            removed = _named(titles, before.rows)
            yield TableDiff(
                table=name,
                status="removed",
                columns_added=(),
                columns_removed=tuple(before.columns),
                link=len(before.key) > 1,
                removed=removed,
                rows_before=len(removed),
            )


def _named(titles: Titles, rows: Iterable[str]) -> tuple[RowChange, ...]:
    return tuple(RowChange(row, titles.title_of(row)) for row in rows)


def _compare_tables(before: TableState, after: TableState, titles: Titles) -> TableDiff:
    same_key = before.key == after.key
    renamed = _renamed(before, after) if same_key else {}
    changed = tuple(_changed(before, after, renamed, titles)) if same_key else ()
    return TableDiff(
        table=titles.table,
        status="kept",
        columns_added=tuple(
            c for c in after.columns if c not in before.columns and c not in renamed.values()
        ),
        columns_removed=tuple(c for c in before.columns if c not in after.columns and c not in renamed),
        columns_renamed=renamed,
        columns_retyped=tuple(c for c, t in before.columns.items() if after.columns.get(c, t) != t),
        key_changed=not same_key,
        link=len(after.key) > 1,
        added=_named(titles, (k for k in after.rows if k not in before.rows)),
        changed=changed,
        removed=_named(titles, (k for k in before.rows if k not in after.rows)),
        rows_before=len(before.rows),
        rows_after=len(after.rows),
    )


def _renamed(before: TableState, after: TableState) -> dict[str, str]:
    """Dropped columns whose values all stand, row by row, in one new column of the same type."""
    gone = [c for c in before.value_columns if c not in after.columns]
    come = [c for c in after.value_columns if c not in before.columns]
    if not gone or not come:
        return {}
    one, other = (
        (before.fingerprints(), after.fingerprints()) if before.hashed or after.hashed else (before, after)
    )
    rows = [k for k in one.rows if k in other.rows]
    found: dict[str, str] = {}
    for column in gone:
        values = _column(one, column, rows)
        for candidate in come:
            free = candidate not in found.values() and before.columns[column] == after.columns[candidate]
            if free and any(values) and values == _column(other, candidate, rows):
                found[column] = candidate
                break
    return found


def _column(table: TableState, column: str, rows: list[str]) -> list[str]:
    at = table.value_columns.index(column)
    return [table.rows[k][at] for k in rows]


def _changed(
    before: TableState, after: TableState, renamed: Mapping[str, str], titles: Titles
) -> Iterator[RowChange]:
    one, other = (
        (before.fingerprints(), after.fingerprints()) if before.hashed or after.hashed else (before, after)
    )
    pairs = [(c, renamed.get(c, c)) for c in before.value_columns if renamed.get(c, c) in after.value_columns]
    at = [(c, one.value_columns.index(o), other.value_columns.index(c)) for o, c in pairs]
    for key, cells in other.rows.items():
        was = one.rows.get(key)
        if was is None:
            continue
        different = [(c, i, j) for c, i, j in at if was[i] != cells[j]]
        if different:
            yield RowChange(
                key,
                titles.title_of(key),
                {c: (_shown(before, key, i), _shown(after, key, j)) for c, i, j in different},
            )


def _shown(table: TableState, key: str, at: int) -> str | None:
    cell = table.rows[key][at]
    return None if table.hashed and cell else cell
