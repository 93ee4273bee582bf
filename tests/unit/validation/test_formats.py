"""Formats are read back at every build: one cell other than in the tables is named with format, table, row
and column."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from generator import exports
from generator.cache import NONE
from generator.exports import dataset_of, sqlite, xlsx
from generator.exports.base import Dataset
from generator.problems import Problem
from generator.settings import load_settings
from generator.tables.base import Cell
from generator.validation import check_formats, formats
from generator.versions.version import Version
from tests.project import DECISION, Project

NAME = "van-dai-plans"


def _with(dataset: Dataset, table: str, column: str, cell: Cell) -> Dataset:
    """The data set with another cell in the first row of a table where there is one."""
    rows = next(t for t in dataset.tables if t.table.name == table)
    at = rows.table.names.index(column)
    number = next(n for n, row in enumerate(rows.rows) if row[at] is not None)
    changed = [(*row[:at], cell, *row[at + 1 :]) if n == number else row for n, row in enumerate(rows.rows)]
    return replace(
        dataset, tables=tuple(replace(t, rows=changed) if t is rows else t for t in dataset.tables)
    )


def _said(problem: Problem) -> dict[str, str]:
    return {"file": problem.file, **dict(problem.params)}


def test_what_a_build_makes_is_the_same_everywhere(
    example_downloads: Mapping[str, bytes], example_dataset: Dataset
) -> None:
    """CSV, JSON, XLSX, SQLite and Parquet of the miniature project hold the cells of its tables."""
    assert [form.title for form, _ in formats.READ_BACK] == ["CSV", "JSON", "XLSX", "SQLite", "Parquet"]
    assert list(check_formats(example_downloads, example_dataset)) == []


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("targets", "value_min", Decimal("7.125")),
        ("documents", "issued_on", date(1999, 12, 31)),
        ("units", "name_vi", "kilômét"),
        ("commitment_topics", "is_primary", False),
        ("commitments", "title_en", None),
    ],
)
def test_one_cell_is_named_in_every_format(
    example_downloads: Mapping[str, bytes], example_dataset: Dataset, table: str, column: str, cell: Cell
) -> None:
    """Of a text, a number, a day and an empty cell: every format that does not hold it is told, with both
    values."""
    found = [_said(p) for p in check_formats(example_downloads, _with(example_dataset, table, column, cell))]
    assert sorted(f["format"] for f in found) == ["CSV", "JSON", "Parquet", "SQLite", "XLSX"]
    assert {(f["table"], f["column"], f["count"]) for f in found} == {(table, column, "1")}
    assert len({(f["row"], f["found"], f["expected"]) for f in found}) == 1
    assert {f["file"] for f in found} == {
        f"data/{NAME}/data/{table}.csv", f"data/{NAME}/data/{table}.json", f"data/{NAME}.xlsx", f"data/{NAME}.sqlite",
        f"data/parquet/{table}.parquet",
    }  # fmt: skip


def _workbook(data: bytes, edit: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_cell_of_another_type(example_downloads: Mapping[str, bytes], example_dataset: Dataset) -> None:
    """A day typed as text is a difference though it prints alike: told with its type."""
    rows = next(t for t in example_dataset.tables if t.table.name == "documents")
    at = rows.table.names.index("issued_on") + 1

    def typed_as_text(book: openpyxl.Workbook) -> None:
        cell = book[rows.table.title_vi].cell(2, at)
        cell.value = str(cell.value)[:10]

    path = f"data/{NAME}.xlsx"
    changed = {**example_downloads, path: _workbook(example_downloads[path], typed_as_text)}
    (found,) = [_said(p) for p in check_formats(changed, example_dataset)]
    assert (found["format"], found["column"], found["found"]) == (
        "XLSX",
        "issued_on",
        f"str {found['expected']!r}",
    )


def test_a_row_too_few_and_a_sheet_that_is_missing(
    example_downloads: Mapping[str, bytes], example_dataset: Dataset
) -> None:
    """A sheet with a row less, one with another header and one that is not there are told with the table."""
    titles = {t.table.name: t.table.title_vi for t in example_dataset.tables}

    def damaged(book: openpyxl.Workbook) -> None:
        book[titles["units"]].delete_rows(2)
        book[titles["topics"]].cell(1, 1).value = "Khác"
        del book[titles["places"]]

    path = f"data/{NAME}.xlsx"
    changed = {**example_downloads, path: _workbook(example_downloads[path], damaged)}
    details = sorted(_said(p)["detail"] for p in check_formats(changed, example_dataset))
    units = next(len(t.rows) for t in example_dataset.tables if t.table.name == "units")
    assert [d for d in details if d.startswith(("topics", "units"))] == [
        "topics: columns: 'Khác'",
        f"units: {units - 1} rows, not {units}",
    ]
    assert any(titles["places"] in d for d in details)
    assert len(details) == 3


def test_a_file_that_is_damaged_or_missing(
    example_downloads: Mapping[str, bytes], example_dataset: Dataset
) -> None:
    """A workbook that is no workbook, a database cut short and a missing Parquet file are problems and not
    tracebacks."""
    database = f"data/{NAME}.sqlite"
    changed = {**example_downloads, f"data/{NAME}.xlsx": b"PK", database: example_downloads[database][:5000]}
    del changed["data/parquet/units.parquet"]
    found = [_said(p) for p in check_formats(changed, example_dataset)]
    assert {"openpyxl", "sqlite3", "pyarrow"} == {f["tool"] for f in found}


def test_a_reference_broken_in_the_database(
    example_downloads: Mapping[str, bytes], example_dataset: Dataset
) -> None:
    """What SQLite's own check of foreign keys finds is told with the table and the one it refers to."""
    path = f"data/{NAME}.sqlite"
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(example_downloads[path])
    connection.execute("DELETE FROM units")
    changed = {**example_downloads, path: connection.serialize()}
    connection.close()
    details = [_said(p).get("detail", "") for p in check_formats(changed, example_dataset)]
    assert any("refers to no row of units" in d and d.startswith("targets") for d in details)


def test_a_member_that_was_in_no_group(
    example_downloads: Mapping[str, bytes], example_dataset: Dataset, example: Project
) -> None:
    """Each row of a member is traced through the days of the group and the successions of its members; the
    row of one that was not in it on the day of the document is told."""
    example.change(f"{DECISION}/document.yml", "issued_edtf: 2025-03", "issued_edtf: 2025-03-01")
    later = dataset_of(example.catalog(), load_settings(example.root).publication.data)
    path = f"data/{NAME}.sqlite"
    for dataset, damage, lost in (
        (example_dataset, "", ""),
        (later, "", ""),
        (later, "DELETE FROM agency_successions", "so-tai-chinh-2025 was not in cac-so-nganh then"),
        (example_dataset, "DELETE FROM agency_members", "so-tai-chinh was not in cac-so-nganh then"),
        (
            later,
            "UPDATE documents SET issued_edtf = '2025-02-28'",
            "so-tai-chinh-2025 was not in cac-so-nganh",
        ),
    ):
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.deserialize(sqlite.render(dataset).data)
        connection.executescript(damage)
        changed = {**example_downloads, path: connection.serialize()}
        connection.close()
        found = [_said(p)["detail"] for p in formats.database(changed, NAME, NONE)]
        assert bool(found) is bool(lost), damage
        assert any(lost in detail for detail in found) is bool(lost), damage


def test_the_tables_themselves_are_compared_with(
    example_dataset: Dataset, example_history: tuple[Version, ...]
) -> None:
    """What is compared are the tables of the data set, so an export that loses a row everywhere is caught as
    well."""
    rows = next(t for t in example_dataset.tables if t.table.name == "citations")
    short = replace(
        example_dataset,
        tables=tuple(replace(t, rows=t.rows[:-1]) if t is rows else t for t in example_dataset.tables),
    )
    whole = exports.package(short, example_history)
    made = exports.files(exports.downloads(replace(whole, parts=exports.parts(short))))
    details = [_said(p)["detail"] for p in check_formats(made, example_dataset)]
    assert details == [f"citations: {len(rows.rows) - 1} rows, not {len(rows.rows)}"] * 5


def test_a_workbook_is_read_again_where_it_changed(
    example_downloads: Mapping[str, bytes], example_dataset: Dataset
) -> None:
    """Of a workbook with one other cell one table is read again: that of the cell. Of one that is put together
    otherwise, or shows another string, every table that might be touched."""
    form = next(form for form, how in formats.READ_BACK if form.name == "xlsx")
    tables = [rows.table for rows in example_dataset.tables]

    def parts(data: bytes) -> dict[str, bytes]:
        assert form.read_back is not None
        part = form.read_back.part
        assert part is not None
        return {table.name: part(data, table) for table in tables}

    path = f"data/{NAME}.xlsx"
    before = parts(example_downloads[path])
    assert all(len(own) < len(example_downloads[path]) * 20 for own in before.values())
    assert len(set(before.values())) == len(tables)
    other = xlsx.render(_with(example_dataset, "units", "name_vi", "kilômét vuông khác")).data
    after = parts(other)
    assert {name for name in before if after[name] != before[name]} == {"units"}
    shown = _zipped(other, "xl/sharedStrings.xml", b"vu\xc3\xb4ng kh\xc3\xa1c", b"vu\xc3\xb4ng kia")
    assert {name for name in after if parts(shown)[name] != after[name]} == {"units"}
    styled = _zipped(other, "xl/styles.xml", b"dd/mm/yyyy", b"mm/dd/yyyy")
    assert all(parts(styled)[name] != own for name, own in after.items())
    for strange in (
        _workbook(other, lambda _book: None),
        b"no zip",
        _zipped(other, "xl/workbook.xml", b"<sheets", b"<"),
    ):
        assert set(parts(strange).values()) == {strange}
    inline = _zipped(other, "xl/worksheets/sheet3.xml", b' t="s"><v>', b" t='s'><v>")
    assert parts(inline)[tables[0].name] == inline


def _zipped(data: bytes, name: str, part: bytes, other: bytes) -> bytes:
    """A zip in one file of which something else is written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for inside in old.namelist():
            text = old.read(inside)
            assert inside != name or part in text
            new.writestr(inside, text.replace(part, other) if inside == name else text)
    return out.getvalue()
