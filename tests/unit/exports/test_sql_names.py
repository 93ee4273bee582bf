"""Columns and tables called like words of SQL: every format holds them, and a name none can hold is refused
by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from generator import exports
from generator.exports.base import Dataset, ExportContext, Format, Rows
from generator.exports.formats import FORMATS
from generator.tables import base
from generator.tables.base import Column, Table
from generator.versions.version import Version
from generator.words import phrases

#: words that SQLite, DuckDB or the standard keep for themselves
WORDS = (
    "order",
    "group",
    "select",
    "from",
    "where",
    "table",
    "index",
    "check",
    "primary",
    "values",
    "end",
    "user",
)


def _cell(at: int) -> Callable[[tuple[str, ...]], str]:
    return lambda row: row[at]


def _table(name: str, words: Sequence[str], refers: str = "") -> Table[tuple[str, ...]]:
    """A table whose columns are called ``words``: the first its key, the second one of a list, the third a
    reference."""
    columns = [Column(word, "string", _cell(i)) for i, word in enumerate(words)]
    columns[0] = replace(columns[0], required=True)
    columns[1] = replace(columns[1], values=("a", "b"))
    columns[2] = replace(columns[2], refers=refers)
    return Table(name, (words[0],), tuple(columns), lambda _: [])


class _Spoken(dict[str, str]):
    """The words of tables, and for what has none its own key."""

    def __missing__(self, key: str) -> str:
        return key


@pytest.fixture(scope="module", autouse=True)
def spoken() -> Iterator[None]:
    """Whatever has no words in ``words/`` is called by its key: these tables are no published ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(base, "phrases", lambda matter, language: _Spoken(phrases(matter, language)))
        yield


@pytest.fixture(scope="module")
def dataset(example_dataset: Dataset) -> Dataset:
    """The miniature data with two more tables, called and made of words of SQL; one refers to the other."""
    first = Rows(_table("group", WORDS), [(f"{n}", "ab"[n], None, *WORDS[3:]) for n in range(2)])
    second = Rows(_table("order", WORDS, "group.order"), [("0", "b", "1", *WORDS[3:])])
    return replace(example_dataset, tables=(*example_dataset.tables, first, second))


@pytest.mark.parametrize("form", [form for form in FORMATS if form.read_back], ids=lambda form: form.name)
def test_every_format_holds_them(form: Format, dataset: Dataset, example_history: Sequence[Version]) -> None:
    """What each format that holds rows reads again is what was written, under the same names."""
    made = exports.package(dataset, example_history)
    files = {form.on_site(file.path, dataset.package): file.data for file in form.write(made)}
    assert form.read_back is not None
    read = form.read_back.opened(files, dataset.package)
    for rows in dataset.tables[-2:]:
        found = read(rows.table)
        assert found.names == WORDS
        assert [tuple(str(cell or "") for cell in row) for row in found.rows] == [
            tuple(str(cell or "") for cell in row) for row in rows.rows
        ]


def test_the_database_holds_their_keys_and_references(dataset: Dataset) -> None:
    """Key, allowed values, reference and index are declared under such names, and a broken row is refused."""
    (form,) = [form for form in FORMATS if form.name == "sqlite"]
    (file,) = form.write(ExportContext(dataset))
    connection = sqlite3.connect(":memory:")
    connection.deserialize(file.data)
    assert connection.execute('SELECT "order", "group" FROM "group" ORDER BY "order"').fetchall() == [
        ("0", "a"),
        ("1", "b"),
    ]
    assert [row[2:5] for row in connection.execute('PRAGMA foreign_key_list("order")')] == [
        ("group", "select", "order")
    ]
    assert "order_select" in [row[1] for row in connection.execute('PRAGMA index_list("order")')]
    for statement in (
        'INSERT INTO "group" ("order", "group") VALUES (\'0\', \'a\')',
        'INSERT INTO "group" ("order", "group") VALUES (\'9\', \'z\')',
        'INSERT INTO "group" ("group") VALUES (\'a\')',
    ):
        with pytest.raises(sqlite3.IntegrityError, match="constraint failed"):
            connection.execute(statement)


def test_duckdb_reads_them(dataset: Dataset, tmp_path: Path) -> None:
    """The Parquet file of such a table answers a question of DuckDB."""
    (form,) = [form for form in FORMATS if form.name == "parquet"]
    (data,) = [
        file.data for file in form.write(ExportContext(dataset)) if file.path.endswith("/group.parquet")
    ]
    (tmp_path / "group.parquet").write_bytes(data)
    frame = duckdb.read_parquet(str(tmp_path / "group.parquet"))
    found = frame.query("rows", 'SELECT "group", count(*) FROM rows GROUP BY "group" ORDER BY "group"')
    assert found is not None
    assert found.fetchall() == [("a", 1), ("b", 1)]


@pytest.mark.parametrize("name", ["rowid", "oid", "Order", "số", "2nd", "a b", 'a"b', ""])
def test_a_name_no_format_can_hold_is_refused_by_name(name: str) -> None:
    """A column that SQLite would take for the number of a row, or that is no plain name, is told by what it
    is called."""
    with pytest.raises(ValueError, match="no column can be called") as told:
        Column(name, "string", lambda _: None)
    assert repr(name) in str(told.value)
