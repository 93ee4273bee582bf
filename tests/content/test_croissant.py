"""The description of the real tables for machine learning, read by the library of Croissant."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonpath_ng.lexer
import pytest

from generator.content.catalog import load_catalog
from generator.exports import crate, dataset_of, parquet
from generator.exports.base import Dataset, ExportContext
from generator.output import write_tree
from generator.settings import load_settings
from generator.tables.base import Cell

# the successor of jsonpath-rw under its name: requirements.overrides says why
sys.modules |= {"jsonpath_rw": jsonpath_ng, "jsonpath_rw.lexer": jsonpath_ng.lexer}
import mlcroissant  # type: ignore[import-untyped]  # noqa: E402 - it asks for jsonpath-rw; it ships no types

pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The inplace keyword"),  # both in the library and what it stands on
]


@pytest.fixture(scope="module")
def dataset(root: Path) -> Dataset:
    """The real tables."""
    return dataset_of(load_catalog(root), load_settings(root).publication.data)


@pytest.fixture(scope="module")
def read(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The description with its files, as the library opens them; it raises what it finds wrong."""
    made = ExportContext(dataset).with_format(parquet.FORMAT).with_format(crate.CROISSANT)
    folder = tmp_path_factory.mktemp("croissant") / "site"
    write_tree({path: file.data for path, file in made.files.items()}, folder)
    files = {path.name: str(path) for path in folder.rglob("*.parquet")}
    (description,) = crate.CROISSANT.paths
    return mlcroissant.Dataset(jsonld=str(folder / description), mapping=files)


def _cell(value: Any) -> Any:
    """A cell as the library gives it, as tables hold it: text as text, days as days, nothing as ``None``."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if value is None or value != value:  # noqa: PLR0124 - what is not a number or no day differs from itself
        return None
    return value.date() if hasattr(value, "date") else value


def _rows(records: Any, table: str, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return [tuple(_cell(record[f"{table}/{name}"]) for name in names) for record in records]


def _plain(cell: Cell) -> Any:
    """A cell of a table; a decimal as the nearest binary number."""
    return float(cell) if isinstance(cell, Decimal) else cell


def test_its_own_library_finds_nothing_to_say(read: Any, dataset: Dataset) -> None:
    """Neither an error nor a warning, and every table is a set of records."""
    issues = read.metadata.issues
    assert (issues.errors, issues.warnings) == (set(), set())
    assert {r.uuid for r in read.metadata.record_sets} == {rows.table.name for rows in dataset.tables}


def test_its_own_library_reads_every_cell(read: Any, dataset: Dataset) -> None:
    """All rows of every table, in their order, with every code, number and day as the table has it."""
    found: Mapping[str, list[tuple[Any, ...]]] = {
        rows.table.name: _rows(read.records(rows.table.name), rows.table.name, tuple(rows.table.names))
        for rows in dataset.tables
    }
    assert {name: len(rows) for name, rows in found.items()} == dataset.counts()
    wrong = [
        (rows.table.name, name, read_as, _plain(cell))
        for rows in dataset.tables
        for there, row in zip(found[rows.table.name], rows.rows, strict=True)
        for name, read_as, cell in zip(rows.table.names, there, row, strict=True)
        if read_as != _plain(cell)
    ]
    assert wrong[:5] == []
