"""Compares two states table by table: renamed columns are found by their values, then rows are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.versions.diffs import Diff, RowChange, TableDiff
from generator.versions.snapshot import Snapshot, TableState
from generator.versions.titles import Titles


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
    one, other = _comparable(before, after)
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


def _comparable(before: TableState, after: TableState) -> tuple[TableState, TableState]:
    """Both states reduced to fingerprints if one of them has only those."""
    if before.hashed or after.hashed:
        return before.fingerprints(), after.fingerprints()
    return before, after


def _column(table: TableState, column: str, rows: list[str]) -> list[str]:
    at = table.value_columns.index(column)
    return [table.rows[k][at] for k in rows]


def _changed(
    before: TableState, after: TableState, renamed: Mapping[str, str], titles: Titles
) -> Iterator[RowChange]:
    one, other = _comparable(before, after)
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
