"""Every format holds the same rows: read back by programs that are not ours, compared cell by cell."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet as pq

from generator.exports import parquet, sqlite, xlsx
from generator.exports.base import Dataset, Rows
from generator.tables.base import Column

Read = list[tuple[Any, ...]]
Kind = Callable[[Any], Any]


def _typed(rows: Read, columns: tuple[Column[Any], ...], kinds: dict[str, Kind]) -> Read:
    """Cells in one form whatever the format: empty as ``None``, numbers as decimals, days as dates."""
    return [
        tuple(
            None if cell in {None, ""} else kinds.get(c.type, str)(cell)
            for cell, c in zip(row, columns, strict=True)
        )
        for row in rows
    ]


def _number(cell: object) -> Decimal:
    return Decimal(str(cell)).normalize()


def _day(cell: Any) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else date.fromisoformat(cell)


KINDS: dict[str, Kind] = {"number": _number, "integer": int, "boolean": bool, "date": _day}
TEXT_KINDS: dict[str, Kind] = KINDS | {"boolean": lambda cell: {"true": True, "false": False}[cell]}


def _expected(rows: Rows) -> Read:
    return _typed(list(rows.rows), rows.table.columns, KINDS)


@pytest.fixture(scope="module")
def workbook(example_dataset: Dataset) -> openpyxl.Workbook:
    """The workbook, opened by openpyxl."""
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(example_dataset).data))


@pytest.fixture(scope="module")
def database(example_dataset: Dataset) -> sqlite3.Connection:
    """The database, opened by sqlite3."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sqlite.render(example_dataset).data)
    return connection


def test_csv_holds_the_rows(example_dataset: Dataset, example_files: Mapping[str, bytes]) -> None:
    """The CSV of each table, read by the csv module, has its header and its cells."""
    for rows in example_dataset.tables:
        header, *read = csv.reader(
            io.StringIO(example_files[f"data/{rows.table.name}.csv"].decode("utf-8"), newline="")
        )
        assert tuple(header) == rows.table.names
        assert _typed([tuple(r) for r in read], rows.table.columns, TEXT_KINDS) == _expected(rows), (
            rows.table.name
        )


def test_json_holds_the_rows(example_dataset: Dataset, example_files: Mapping[str, bytes]) -> None:
    """The JSON of each table has the columns as keys, numbers as numbers, and its cells."""
    for rows in example_dataset.tables:
        read = json.loads(example_files[f"data/{rows.table.name}.json"])
        assert all(tuple(record) == rows.table.names for record in read)
        assert _typed([tuple(r.values()) for r in read], rows.table.columns, KINDS) == _expected(rows), (
            rows.table.name
        )
        numbers = [c.name for c in rows.table.columns if c.type in {"number", "integer"}]
        assert all(isinstance(r[n], int | float | None) for r in read for n in numbers)


def test_the_workbook_holds_the_rows(example_dataset: Dataset, workbook: openpyxl.Workbook) -> None:
    """Each sheet has Vietnamese titles and the cells of its table: days as days, numbers as numbers."""
    for rows in example_dataset.tables:
        header, *read = workbook[rows.table.title_vi].iter_rows(values_only=True)
        assert list(header) == [c.title_vi for c in rows.table.columns]
        days = [i for i, c in enumerate(rows.table.columns) if c.type == "date"]
        assert all(isinstance(row[i], datetime | None) for row in read for i in days)
        assert _typed(list(read), rows.table.columns, KINDS) == _expected(rows), rows.table.name


def test_the_database_holds_the_rows(example_dataset: Dataset, database: sqlite3.Connection) -> None:
    """Each table of the database has the columns and the cells of its table, in order."""
    for rows in example_dataset.tables:
        cursor = database.execute(f"SELECT * FROM {rows.table.name} ORDER BY rowid")  # noqa: S608 - names are the tables' own
        assert tuple(d[0] for d in cursor.description) == rows.table.names
        assert _typed(cursor.fetchall(), rows.table.columns, KINDS) == _expected(rows), rows.table.name


def test_parquet_holds_the_rows(example_dataset: Dataset) -> None:
    """Each Parquet file has typed columns, the cells of its table, and the meaning of each column."""
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    for rows in example_dataset.tables:
        table = pq.read_table(pa.BufferReader(parquet.render(rows).data))
        assert tuple(table.column_names) == rows.table.names
        assert [f.type for f in table.schema] == [types[c.type] for c in rows.table.columns]
        read = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
        assert _typed(read, rows.table.columns, KINDS) == _expected(rows), rows.table.name
        assert all(
            (f.metadata or {})[b"title"].decode() == f"{c.title_vi} / {c.title_en}"
            for f, c in zip(table.schema, rows.table.columns, strict=True)
        )
