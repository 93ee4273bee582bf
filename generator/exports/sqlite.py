"""SQLite: the tables with their keys, foreign keys, allowed values and indexes, a dictionary, and views that
join.

Declared foreign keys hold in the file; a program that writes to its copy turns them on with ``PRAGMA
foreign_keys = ON``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from typing import Any

from generator import links
from generator.exports import sqlite_views
from generator.exports.base import Dataset, Format, Read, ReadBack, Reader, one_file
from generator.exports.cells import TEXT, TYPED, truth
from generator.exports.facts import facts_of
from generator.exports.files import File
from generator.exports.preface import preface
from generator.exports.sqlite_search import add_search
from generator.tables.base import Cell, Column, Table
from generator.words import LANGUAGES

MEDIA_TYPE = "application/vnd.sqlite3"
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}
_DICTIONARY = """
CREATE TABLE about (language TEXT NOT NULL, position INTEGER NOT NULL,
  title TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (language, position));
CREATE TABLE dictionary (table_name TEXT NOT NULL, position INTEGER NOT NULL,
  column_name TEXT NOT NULL, type TEXT NOT NULL,
  title_vi TEXT NOT NULL, title_en TEXT NOT NULL, about_vi TEXT NOT NULL, about_en TEXT NOT NULL, refers TEXT,
  PRIMARY KEY (table_name, position));
"""


def render(dataset: Dataset) -> File:
    """The whole as one database.

    :raises sqlite3.IntegrityError: when a row breaks a key, a reference or a list of allowed values.
    """
    facts = facts_of(dataset.publication)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(
            "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA foreign_keys = ON; BEGIN;"
        )
        for rows in dataset.tables:
            connection.execute(_table(rows.table))
        for rows in dataset.tables:
            places = ", ".join("?" * len(rows.table.columns))
            insert = f"INSERT INTO {_named(rows.table.name)} VALUES ({places})"  # noqa: S608 - names are the tables' own
            connection.executemany(insert, [tuple(map(_plain, row)) for row in rows.rows])
            for statement in _indexes(rows.table):
                connection.execute(statement)
        connection.execute("COMMIT")  # here the references are checked
        _describe(connection, dataset)
        connection.executescript(sqlite_views.sql())
        add_search(connection, dataset)
        connection.execute("VACUUM")
        return File(links.whole_file(f"{facts.package}.sqlite"), MEDIA_TYPE, connection.serialize())
    finally:
        connection.close()


def _table(table: Table[Any]) -> str:
    parts = [_column(c) for c in table.columns]
    parts.append(f"PRIMARY KEY ({', '.join(map(_named, table.key))})")
    for column in table.columns:
        if column.refers:
            to, _, key = column.refers.partition(".")
            # deferred: a row may stand before the row it refers to
            parts.append(
                f"FOREIGN KEY ({_named(column.name)}) REFERENCES {_named(to)} ({_named(key)})"
                " DEFERRABLE INITIALLY DEFERRED"
            )
    return f"CREATE TABLE {_named(table.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def _indexes(table: Table[Any]) -> Iterator[str]:
    for column in table.columns:
        if column.refers and column.name != table.key[0]:
            index = _named(f"{table.name}_{column.name}")
            yield f"CREATE INDEX {index} ON {_named(table.name)} ({_named(column.name)})"


def _column(column: Column[Any]) -> str:
    name = _named(column.name)
    text = f"{name} {_TYPES[column.type]}"
    text += " NOT NULL" if column.required else ""
    text += " UNIQUE" if column.unique else ""
    if column.values:
        text += f" CHECK ({name} IN ({', '.join(map(_quoted, column.values))}))"
    elif column.type == "boolean":
        text += f" CHECK ({name} IN (0, 1))"
    return text


def _named(name: str) -> str:
    """A name of a table or column in SQL: in quotation marks, for it may be a word of the language
    (``order``, ``group``)."""
    return '"' + name.replace('"', '""') + '"'


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _plain(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _describe(connection: sqlite3.Connection, dataset: Dataset) -> None:
    """What to read first, what every column means and what every view answers, so that the file explains
    itself."""
    connection.executescript(_DICTIONARY)
    connection.execute("BEGIN")
    facts = facts_of(dataset.publication)
    for language in LANGUAGES:
        lines = [(s.title, line) for s in preface(facts, language) for line in s.lines]
        connection.executemany(
            "INSERT INTO about VALUES (?, ?, ?, ?)", [(language, i, *line) for i, line in enumerate(lines, 1)]
        )
    for rows in dataset.tables:
        name = rows.table.name
        records = [
            (name, i, c.name, c.type, c.title_vi, c.title_en, c.about_vi, c.about_en, c.refers or None)
            for i, c in enumerate(rows.table.columns, 1)
        ]
        connection.executemany("INSERT INTO dictionary VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", records)
    connection.executemany(
        "INSERT INTO dictionary VALUES (?1, 0, '', 'view', ?1, ?1, ?2, ?3, NULL)", sqlite_views.rules()
    )
    connection.execute("COMMIT")


def _opened(files: Mapping[str, bytes], package: str) -> Reader:
    path = links.whole_file(f"{package}.sqlite")

    def read(table: Table[Any]) -> Read:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(files[path])
            cursor = connection.execute(f"SELECT * FROM {_named(table.name)} ORDER BY rowid")  # noqa: S608 - names are the tables' own
            return Read(path, tuple(d[0] for d in cursor.description), cursor.fetchall())

    return read


FORMAT = Format(
    name="sqlite",
    title="SQLite",
    ending="sqlite",
    media_type=MEDIA_TYPE,
    holds="tables",
    paths=(links.whole_file("{package}.sqlite"),),
    write=one_file(render),
    group="whole",
    read_back=ReadBack("sqlite3", _opened, {**TYPED, "boolean": ((int,), truth), "date": TEXT["date"]}),
)
