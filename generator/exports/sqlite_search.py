"""Searching the database: one full-text index over all records, found with and without Vietnamese marks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from generator import links
from generator.exports.base import Dataset, Format, Rows, one_file
from generator.exports.facts import facts_of
from generator.exports.files import File
from generator.exports.json import indented
from generator.tables.base import Table
from generator.text.folding import fold
from generator.words import both

MEDIA_TYPE = "application/json"
#: columns by which people know a record, the first that a table has
_LABELS = ("name_vi", "title_vi", "what_vi", "text", "name", "number")
#: columns whose words are looked for
_WORDS = (
    *_LABELS, "name_en", "title_en", "what_en", "label", "definition", "description", "quote", "note_vi",
    "note_en",
)  # fmt: skip
# Marks are folded by the tokenizer, but not "đ", which Unicode has as a letter of its own: so the folded
# words stand beside.
_CREATE = """
CREATE VIRTUAL TABLE search USING fts5(
  table_name UNINDEXED, record_id UNINDEXED, label, words, folded,
  tokenize = "unicode61 remove_diacritics 2");
"""
#: what a reader of the file may ask; ``:words`` is what is looked for
QUERY = (
    "SELECT table_name, record_id, label, snippet(search, 3, '[', ']', ' … ', 24) AS found "
    "FROM search WHERE search MATCH :words ORDER BY rank LIMIT 50"
)


def add_search(connection: sqlite3.Connection, dataset: Dataset) -> None:
    """The table ``search``: the words of every record that has an id and words of its own."""
    connection.executescript(_CREATE)
    connection.execute("BEGIN")
    for rows in dataset.tables:
        connection.executemany("INSERT INTO search VALUES (?, ?, ?, ?, ?)", _records(rows))
    connection.execute("COMMIT")
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")


def label_column(table: Table[Any]) -> str:
    """The column by which people know a record, nothing where there is none."""
    return next((name for name in _LABELS if name in table.names), "")


def _records(rows: Rows) -> Iterator[tuple[str, str, str, str, str]]:
    label = label_column(rows.table)
    if not label or len(rows.table.key) > 1:
        return
    at = [rows.table.names.index(name) for name in dict.fromkeys(_WORDS) if name in rows.table.names]
    key, shown = rows.table.names.index(rows.table.key[0]), rows.table.names.index(label)
    for row in rows.rows:
        words = "\n".join(str(row[i]) for i in at if row[i] is not None)
        name = str(row[shown] or row[key])
        yield rows.table.name, str(row[key]), name, words, fold(words)


def metadata(dataset: Dataset) -> File:
    """What Datasette (https://docs.datasette.io/en/stable/metadata.html) tells of the database to who opens
    it."""
    facts = facts_of(dataset.publication)
    database = {
        "description": facts.about[1],
        "tables": {rows.table.name: _table(rows.table) for rows in dataset.tables},
        "queries": {"search": {"sql": QUERY, "title": both("catalogue", "search"), "hide_sql": True}},
    }
    described = {
        "title": f"{facts.title[0]} / {facts.title[1]}",
        "description": facts.about[0],
        "license": facts.licence_title,
        "license_url": facts.licence_url,
        "source": facts.publisher[1],
        "source_url": facts.site_url,
        "databases": {facts.package: database},
    }
    return File(links.whole_file("datasette-metadata.json"), MEDIA_TYPE, indented(described))


def _table(table: Table[Any]) -> dict[str, Any]:
    label = label_column(table)
    return {
        "title": f"{table.title_vi} / {table.title_en}",
        "description": f"{table.about_vi} {table.about_en}",
        "columns": {c.name: f"{c.about_vi} {c.about_en}" for c in table.columns},
        **({"label_column": label} if label else {}),
    }


METADATA = Format(
    name="datasette",
    title="Datasette",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(links.whole_file("datasette-metadata.json"),),
    write=one_file(metadata),
    group="about",
)
