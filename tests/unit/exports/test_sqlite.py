"""The database: keys, references, allowed values, indexes, a dictionary and views."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from generator.exports import sqlite, sqlite_search
from generator.exports.base import Dataset
from generator.tables import TABLES
from generator.tables.base import Cell


def _opened(dataset: Dataset) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sqlite.render(dataset).data)
    return connection


@pytest.fixture(scope="module")
def database(example_dataset: Dataset) -> sqlite3.Connection:
    """The database, opened by sqlite3."""
    return _opened(example_dataset)


def _changed(dataset: Dataset, table: str, column: str, value: Cell) -> Dataset:
    """The data set with one cell of the first row of a table changed."""
    rows = next(t for t in dataset.tables if t.table.name == table)
    at = rows.table.names.index(column)
    first = (*rows.rows[0][:at], value, *rows.rows[0][at + 1 :])
    changed = replace(rows, rows=[first, *rows.rows[1:]])
    return replace(dataset, tables=tuple(changed if t is rows else t for t in dataset.tables))


def test_the_database_is_sound(database: sqlite3.Connection) -> None:
    """SQLite finds the file whole and no reference without its row."""
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_keys_and_references_are_declared(database: sqlite3.Connection) -> None:
    """Each table has its primary key, each reference is a foreign key with an index that serves it."""
    for table in TABLES:
        key = {row[5]: row[1] for row in database.execute(f"PRAGMA table_info({table.name})") if row[5]}
        assert tuple(key[i] for i in sorted(key)) == table.key
        found = {
            (row[3], f"{row[2]}.{row[4]}")
            for row in database.execute(f"PRAGMA foreign_key_list({table.name})")
        }
        assert found == {(c.name, c.refers) for c in table.columns if c.refers}
        indexes = [row[1] for row in database.execute(f"PRAGMA index_list({table.name})")]
        first = {database.execute(f"PRAGMA index_info({name})").fetchone()[2] for name in indexes}
        assert {c.name for c in table.columns if c.refers} <= first


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("commitments", "document_id", "nowhere"),
        ("commitment_agencies", "role", "boss"),
        ("commitments", "title_vi", None),
    ],
)
def test_a_broken_row_is_refused(example_dataset: Dataset, table: str, column: str, value: Cell) -> None:
    """A reference to nothing, a value outside its list and an empty required cell do not get into the
    file."""
    with pytest.raises(sqlite3.IntegrityError, match=r"constraint failed"):
        sqlite.render(_changed(example_dataset, table, column, value))


def test_the_file_explains_itself(database: sqlite3.Connection) -> None:
    """The dictionary has every column and the rule of every view in both languages, and what to read first is
    in the file."""
    views = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    rules = database.execute(
        "SELECT table_name, about_vi, about_en FROM dictionary WHERE type = 'view'"
    ).fetchall()
    assert {name for name, *_ in rules} == views | {"search"}
    assert all(vi and en and vi != en for _, vi, en in rules)
    rows = database.execute(
        "SELECT table_name, column_name, about_vi FROM dictionary WHERE type <> 'view' ORDER BY rowid"
    ).fetchall()
    assert rows == [(t.name, c.name, c.about_vi) for t in TABLES for c in t.columns]
    languages = {
        row[0] for row in database.execute("SELECT language FROM about WHERE text LIKE '%CC-BY-4.0%'")
    }
    assert languages == {"vi", "en"}


def test_views_join(example_dataset: Dataset, database: sqlite3.Connection) -> None:
    """The views have a row a commitment, target and deadline, with names beside ids."""
    counts = example_dataset.counts()
    views = {
        "commitments_with_leads": "commitments",
        "targets_with_names": "targets",
        "deadlines_with_titles": "deadlines",
    }
    for view, table in views.items():
        assert database.execute(f"SELECT count(*) FROM {view}").fetchone() == (counts[table],)  # noqa: S608 - names are written above
    leads = database.execute("SELECT DISTINCT leads_vi FROM commitments_with_leads").fetchall()
    assert ("Sở Kế hoạch và Đầu tư",) in leads
    assert (None,) not in leads
    assert database.execute(
        "SELECT count(*) FROM targets_with_names WHERE indicator_vi IS NULL"
    ).fetchone() == (0,)


def test_views_tell_what_is_lacking(database: sqlite3.Connection) -> None:
    """The views name the targets nobody is told to reach, the tasks without a number, the targets without a
    comparable result."""

    def ids(view: str, column: str) -> set[str]:
        return {row[0].partition(".")[2] for row in database.execute(f"SELECT {column} FROM {view}")}  # noqa: S608 - written below

    unassigned = ids("targets_unassigned", "target_id")
    assert "i.1.2.t1" in unassigned
    assert not {"i.1.2.t3", "1.2.t1", "phu-luc.stt-2.t1"} & unassigned
    without = ids("commitments_without_target", "commitment_id")
    assert "ii.1.2" in without
    assert "1.2" not in without
    lacking = dict(
        database.execute("SELECT target_id, results_that_do_not_compare FROM targets_without_result")
    )
    assert lacking["12-kh-ubnd-2024.i.2.2.t3"] == 1
    assert lacking["12-kh-ubnd-2024.i.2.2.t1"] == 0
    assert not {"12-kh-ubnd-2024.i.1.2.t1", "34-qd-ubnd-2025.1.2.t1"} & lacking.keys()


def test_a_view_tells_who_was_in_a_group_on_a_day(database: sqlite3.Connection) -> None:
    """The members listed until the day before others took their place, these from that day on; who has no
    days is a member always."""
    rows = database.execute("SELECT * FROM members_by_day WHERE group_id = 'cac-so-nganh' ORDER BY 2, 3")
    assert [row[1:] for row in rows] == [
        ("so-ke-hoach-va-dau-tu", "so-ke-hoach-va-dau-tu", None, "2025-02-28"),
        ("so-tai-chinh", "so-tai-chinh", None, "2025-02-28"),
        ("so-tai-chinh-2025", "so-ke-hoach-va-dau-tu", "2025-03-01", None),
        ("so-tai-chinh-2025", "so-tai-chinh", "2025-03-01", None),
    ]
    always = database.execute(
        "SELECT count(*) FROM members_by_day WHERE valid_from IS NULL AND valid_to IS NULL"
    )
    assert always.fetchone()[0] > 0


@pytest.mark.parametrize("words", ["đường", "duong", "ĐƯỜNG", "Duong", '"Duong tinh"'])
def test_search_finds_with_and_without_marks(database: sqlite3.Connection, words: str) -> None:
    """The road is found by its name as it is written, in capitals, and typed without any mark."""
    found = {(row[0], row[1]) for row in database.execute(sqlite_search.QUERY, {"words": words})}
    (road,) = database.execute("SELECT project_id FROM projects WHERE name_vi LIKE 'Đường tỉnh%'").fetchone()
    assert ("projects", road) in found
    assert ("passages", "12-kh-ubnd-2024.ii.1.3") in found


def test_search_knows_every_record_with_words(database: sqlite3.Connection) -> None:
    """Each commitment, agency and passage is in the index once, under the name people know it by."""
    for table, key, label in (
        ("commitments", "commitment_id", "title_vi"),
        ("agencies", "agency_id", "name_vi"),
        ("passages", "passage_id", "text"),
    ):
        rows = database.execute(f"SELECT {key}, {label} FROM {table} ORDER BY 1").fetchall()  # noqa: S608 - names are written above
        found = database.execute(
            "SELECT record_id, label FROM search WHERE table_name = ? ORDER BY 1", (table,)
        ).fetchall()
        assert found == rows


def test_the_index_is_one_piece_however_many_records(example_dataset: Dataset) -> None:
    """SQLite writes the index of many records in pieces, each of which a query would have to ask; they are
    merged before the file is published."""
    passages = next(t for t in example_dataset.tables if t.table.name == "passages")
    many = replace(passages, rows=[(f"{n}.{row[0]}", *row[1:]) for n in range(400) for row in passages.rows])
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        sqlite_search.add_search(connection, replace(example_dataset, tables=(many,)))
        assert connection.execute("SELECT count(*) FROM search").fetchone() == (len(many.rows),)
        assert connection.execute("SELECT count(DISTINCT segid) FROM search_idx").fetchone() == (1,)


def test_datasette_is_told_what_there_is(example_dataset: Dataset, database: sqlite3.Connection) -> None:
    """The metadata names the database, its tables, their columns and labels, and a query that runs."""
    described = json.loads(sqlite_search.metadata(example_dataset).data)
    own = described["databases"]["van-dai-plans"]
    assert {name: set(t["columns"]) for name, t in own["tables"].items()} == {
        t.name: set(t.names) for t in TABLES
    }
    labels = {name: t["label_column"] for name, t in own["tables"].items() if "label_column" in t}
    assert labels["agencies"] == "name_vi"
    assert all(label in own["tables"][name]["columns"] for name, label in labels.items())
    assert database.execute(own["queries"]["search"]["sql"], {"words": "duong"}).fetchall()
