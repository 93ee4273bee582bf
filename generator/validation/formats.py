"""Every format is read back as anybody would read it, and compared with the tables cell by cell, types included.

The tables are those that pages and packages are made of; a difference is named by format, table, row key and column,
with both values. A cell of another type than its column's is a difference even where the two print alike.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator import links
from generator.exports.base import Dataset, Rows
from generator.exports.facts import facts
from generator.problems import Problem, problem
from generator.tables.base import Table

#: how many cells of one table in one format are named; the rest is counted with them
NAMED = 3


@dataclass(frozen=True)
class Held:
    """What a format holds of one table: its file, what it calls the columns, and the cells as they were read."""

    path: str
    names: tuple[Any, ...]
    rows: list[tuple[Any, ...]]


#: gives what is held of a table
Reader = Callable[[Table[Any]], Held]
#: type of a column -> the classes its cells may have when they are read, and what makes of them what tables hold
Kinds = Mapping[str, tuple[tuple[type, ...], Callable[[Any], Any]]]


@dataclass(frozen=True)
class Format:
    """A format: who reads it, how it is opened for a package, and what its cells look like."""

    name: str
    tool: str
    opened: Callable[[Mapping[str, bytes], str], Reader]
    kinds: Kinds


def _decimal(cell: Any) -> Decimal:
    return Decimal(str(cell)).normalize()


def _truth(cell: Any) -> bool:
    return {"true": True, "false": False, 1: True, 0: False}[cell]


def _same(cell: Any) -> Any:
    return cell


_TEXT: Kinds = {
    "string": ((str,), _same), "integer": ((str,), int), "number": ((str,), _decimal), "boolean": ((str,), _truth),
    "date": ((str,), date.fromisoformat),
}  # fmt: skip
_TYPED: Kinds = {
    "string": ((str,), _same), "integer": ((int,), _same), "number": ((int, float), _decimal), "boolean": ((bool,), _same),
    "date": ((date,), _same),
}  # fmt: skip


def _csv(downloads: Mapping[str, bytes], package: str) -> Reader:
    def held(table: Table[Any]) -> Held:
        path = links.table_file(package, table.name, "csv")
        header, *rows = csv.reader(io.StringIO(downloads[path].decode("utf-8"), newline=""))
        return Held(path, tuple(header), [tuple(row) for row in rows])

    return held


def _json(downloads: Mapping[str, bytes], package: str) -> Reader:
    def held(table: Table[Any]) -> Held:
        path = links.table_file(package, table.name, "json")
        records = json.loads(downloads[path])
        names = {tuple(record) for record in records} or {table.names}
        return Held(
            path, names.pop() if len(names) == 1 else (), [tuple(record.values()) for record in records]
        )

    return held


def _xlsx(downloads: Mapping[str, bytes], package: str) -> Reader:
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import

    path = links.whole_file(f"{package}.xlsx")
    book = load_workbook(io.BytesIO(downloads[path]), read_only=True)

    def held(table: Table[Any]) -> Held:
        header, *rows = book[table.title_vi].iter_rows(values_only=True)
        titles = {column.title_vi: column.name for column in table.columns}
        width = len(header)  # the cells after the last one that is filled are not written
        return Held(
            path,
            tuple(titles.get(str(t), t) for t in header),
            [row + (None,) * (width - len(row)) for row in rows],
        )

    return held


def _sqlite(downloads: Mapping[str, bytes], package: str) -> Reader:
    path = links.whole_file(f"{package}.sqlite")

    def held(table: Table[Any]) -> Held:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(downloads[path])
            cursor = connection.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')  # noqa: S608 - names are the tables' own
            return Held(path, tuple(d[0] for d in cursor.description), cursor.fetchall())

    return held


def _parquet(downloads: Mapping[str, bytes], _package: str) -> Reader:
    import pyarrow as pa  # noqa: PLC0415  slow to import
    from pyarrow import parquet  # noqa: PLC0415  slow to import

    def held(table: Table[Any]) -> Held:
        path = links.whole_file(f"parquet/{table.name}.parquet")
        read = parquet.read_table(pa.BufferReader(downloads[path]))
        return Held(
            path,
            tuple(read.column_names),
            list(zip(*(column.to_pylist() for column in read.columns), strict=True)),
        )

    return held


#: every format of the whole, in the order in which the report tells of them
FORMATS: tuple[Format, ...] = (
    Format("CSV", "csv", _csv, _TEXT),
    Format("JSON", "json", _json, {**_TYPED, "date": _TEXT["date"]}),
    Format("XLSX", "openpyxl", _xlsx, {**_TYPED, "date": ((datetime,), datetime.date)}),
    Format("SQLite", "sqlite3", _sqlite, {**_TYPED, "boolean": ((int,), _truth), "date": _TEXT["date"]}),
    Format("Parquet", "pyarrow", _parquet, _TYPED),
)


def problems(downloads: Mapping[str, bytes], dataset: Dataset) -> Iterator[Problem]:
    """Every difference between the tables and what each format among ``downloads`` holds of them."""
    package = facts(dataset.publication).package
    expected = {t.table.name: [_plain(row, t.table) for row in t.rows] for t in dataset.tables}
    for form in FORMATS:
        try:
            reader = form.opened(downloads, package)
        except (KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
            yield _unreadable(form, links.whole_file(f"{package}.{form.name.lower()}"), error)
            continue
        for rows in dataset.tables:
            yield from _compared(form, reader, rows, expected[rows.table.name])
    yield from _database(downloads, links.whole_file(f"{package}.sqlite"))


def _plain(row: tuple[Any, ...], table: Table[Any]) -> tuple[Any, ...]:
    """A row as every format should give it back: nothing as ``None``, numbers without zeros that say nothing."""
    makers: dict[str, Callable[[Any], Any]] = {"number": _decimal, "integer": int}
    return tuple(
        None if c in (None, "") else makers.get(k.type, _same)(c)
        for c, k in zip(row, table.columns, strict=True)
    )


def _compared(form: Format, reader: Reader, rows: Rows, expected: list[tuple[Any, ...]]) -> Iterator[Problem]:
    table = rows.table
    try:
        held = reader(table)
        found = [
            tuple(_read(cell, column.type, form) for cell, column in zip(row, table.columns, strict=True))
            for row in held.rows
        ]
    except (KeyError, ValueError, OSError, sqlite3.Error, zipfile.BadZipFile) as error:
        yield _unreadable(form, table.name, error)
        return
    place = (held.path, 0, 0)
    if held.names != table.names:
        wrong = next((n for n in held.names if n not in table.names), held.names)
        yield problem(place, "package-invalid", tool=form.name, detail=f"{table.name}: columns: {wrong!r}")
    elif len(found) != len(expected):
        yield problem(
            place,
            "package-invalid",
            tool=form.name,
            detail=f"{table.name}: {len(found)} rows, not {len(expected)}",
        )
    elif found != expected:
        yield from _differences(form, place, table, found, expected)


def _differences(
    form: Format,
    place: tuple[str, int, int],
    table: Table[Any],
    found: list[tuple[Any, ...]],
    expected: list[tuple[Any, ...]],
) -> Iterator[Problem]:
    """The cells that differ: the first few by name, and how many they are."""
    keys = [table.names.index(k) for k in table.key]
    cells = [
        (", ".join(str(wanted[k]) for k in keys), table.names[at], one, other)
        for row, wanted in zip(found, expected, strict=True)
        for at, (one, other) in enumerate(zip(row, wanted, strict=True))
        if one != other
    ]
    for key, column, one, other in cells[:NAMED]:
        yield problem(
            place,
            "format-differs",
            format=form.name,
            table=table.name,
            row=key,
            column=column,
            found=one,
            expected=other,
            count=len(cells),
        )


def _read(cell: Any, kind: str, form: Format) -> Any:
    """A cell as tables hold it; one of another class than its column's is told with its class."""
    if cell is None or cell == "":
        return None
    classes, made = form.kinds[kind]
    return made(cell) if type(cell) in classes else f"{type(cell).__name__} {cell!r}"


def _unreadable(form: Format, what: str, error: Exception) -> Problem:
    return problem((what, 0, 0), "package-invalid", tool=form.tool, detail=f"{form.name}: {error!r}")


def _database(downloads: Mapping[str, bytes], path: str) -> Iterator[Problem]:
    """What SQLite itself says of the database: whether it is whole, and which references lead nowhere."""
    if path not in downloads:
        return  # said above
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(downloads[path])
        try:
            said = [str(line) for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.Error as error:
            said, broken = [str(error)], []
    said += [f"{table}: row {row} refers to no row of {parent}" for table, row, parent, _ in broken]
    yield from (problem((path, 0, 0), "package-invalid", tool="sqlite3", detail=detail) for detail in said)
