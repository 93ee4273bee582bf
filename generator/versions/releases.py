"""What was released: one record a version in ``datasets/releases/``, and the version number that today's data
needs.

A record holds the columns of each table and, by row, a fingerprint of each cell, so that a clean clone can
say what changed since. ``plans release`` writes the record of the current version once, before the tag; it is
never changed again. Until then nothing is promised and the version may stay; from then on every change of the
data needs a higher number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.problems import ProblemsFound, problem
from generator.versions import SEPARATOR, Diff, Snapshot, TableState, compare, from_plain, is_version, rank
from generator.versions.version import Version

FOLDER = "datasets/releases"


@dataclass(frozen=True)
class Record:
    """A release as its record tells it; the cells of ``data`` are fingerprints."""

    data: Snapshot
    date: str
    diff: Diff | None
    sha256: str
    size: int


def path_of(root: Path, version: str) -> Path:
    """Where the record of a version lies."""
    return root / FOLDER / f"{version}.json"


def records(root: Path) -> list[Record]:
    """All records, newest first.

    :raises ProblemsFound: when one cannot be read or is not named by its version.
    """
    found = [read_record(path, root) for path in sorted((root / FOLDER).glob("*.json"))]
    return sorted(found, key=lambda r: rank(r.data.version), reverse=True)


def read_record(path: Path, root: Path) -> Record:
    """One record.

    :raises ProblemsFound: when it cannot be read or is not named by its version.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != path.stem or not is_version(path.stem):
            raise ValueError(data["version"])  # noqa: TRY301 - one place says what is wrong with a record
        tables = {name: _state(table) for name, table in data["tables"].items()}
        diff = from_plain(data["changes"]) if data["changes"] else None
        zipped = data["package"]
        return Record(
            Snapshot(data["version"], tables), data["date"], diff, zipped["sha256"], zipped["bytes"]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        name = path.relative_to(root).as_posix()
        detail = f"{type(error).__name__}: {error}"
        raise ProblemsFound([problem((name, 0, 0), "release-record", detail=detail)]) from None


def _state(table: Mapping[str, Any]) -> TableState:
    key = tuple(table["key"])
    rows = table["rows"]
    flat = (
        rows
        if len(key) == 1
        else {
            f"{one}{SEPARATOR}{rest}": cells for one, inner in rows.items() for rest, cells in inner.items()
        }
    )
    width = len(table["columns"]) - len(key)
    split = {k: tuple(cells.split(".")) if width else () for k, cells in flat.items()}
    if any(len(cells) != width for cells in split.values()):
        raise ValueError(f"{width} cells a row")
    return TableState(table["columns"], key, split, hashed=True)


def record_text(data: Snapshot, history: tuple[Version, ...], archive: tuple[str, int]) -> str:
    """The record of the current version, one line a table; ``archive`` is SHA-256 and size of its zip."""
    current = history[0]
    head = {
        "version": current.version,
        "date": current.date,
        "previous": current.diff.old if current.diff else None,
        "package": {"sha256": archive[0], "bytes": archive[1]},
        "changes": current.diff.plain() if current.diff else None,
    }
    lines = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    tables = [f"{_json(name)}: {_json(_plain_state(state))}" for name, state in data.tables.items()]
    return "{\n" + ",\n".join(lines) + ',\n"tables": {\n' + ",\n".join(tables) + "\n}}\n"


def _plain_state(state: TableState) -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for ident, cells in sorted(state.fingerprints().rows.items()):
        one, _, rest = ident.partition(SEPARATOR)
        if len(state.key) == 1:
            rows[ident] = ".".join(cells)
        else:
            rows.setdefault(one, {})[rest] = ".".join(cells)
    return {"columns": dict(state.columns), "key": list(state.key), "rows": rows}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def history(
    changes: Iterable[Mapping[str, Any]], data: Snapshot, released: Sequence[Record]
) -> tuple[Version, ...]:
    """Every version in ``changes``, newest first, with what is known of each.

    ``data`` is the current state under its version. It is compared with the newest release record of a lower
    version, whether or not it has a record itself, so that making the release changes nothing that is
    published.
    """
    known = {r.data.version: r for r in released}
    return tuple(_version(change, data, known) for change in changes)


def _version(change: Mapping[str, Any], data: Snapshot, released: Mapping[str, Record]) -> Version:
    number = str(change["version"])
    words = (number, str(change["date"]), str(change["vi"]).strip(), str(change["en"]).strip())
    if number == data.version:
        before = _before(number, released)
        diff = compare(before.data, data) if before else None
        return Version(*words, _counts(data), diff=diff, first=before is None, current=True)
    record = released.get(number)
    if record is None:
        return Version(*words, {})
    return Version(
        *words,
        _counts(record.data),
        diff=record.diff,
        first=record.diff is None,
        sha256=record.sha256,
        size=record.size,
    )


def _counts(data: Snapshot) -> dict[str, int]:
    return {name: len(table.rows) for name, table in data.tables.items()}


def _before(version: str, released: Mapping[str, Record]) -> Record | None:
    lower = [number for number in released if rank(number) < rank(version)]
    return released[max(lower, key=rank)] if lower else None


def because(diff: Diff) -> str:
    """The change that asks for the most, in a few words both languages share: tables, columns, ids.

    It names at most three records.
    """
    table = max(diff.tables, key=lambda t: _WEIGHT[t.kind], default=None)
    if table is None:
        return "="
    columns = [f"-{c}" for c in table.columns_removed] + [
        f"{a} → {b}" for a, b in table.columns_renamed.items()
    ]
    rows = [f"-{r.id}" for r in table.removed]
    if table.kind != "major":
        columns = [f"+{c}" for c in table.columns_added]
        rows = [f"+{r.id}" for r in table.added] or [f"~{r.id}" for r in table.changed] or rows
    shown = (columns or [f"{c}: type" for c in table.columns_retyped] or rows)[:3]
    return f"{table.table}: {', '.join(shown)}" if shown else table.table


_WEIGHT = {"none": 0, "patch": 1, "minor": 2, "major": 3}
