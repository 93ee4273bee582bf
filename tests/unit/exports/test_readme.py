"""The README of a package: counting rules, licence, citation, dictionary."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from generator.tables import TABLES
from tests.conftest import Snapshots


@pytest.fixture(scope="module")
def readme(example_files: Mapping[str, bytes]) -> str:
    """The README of the miniature project."""
    return example_files["README.md"].decode("utf-8")


def test_the_dictionary_is_whole(readme: str) -> None:
    """Every column of every table has its row in the dictionary, in the order of the table, with its allowed
    values."""
    sections = dict(re.findall(r"^### (\w+)$(.*?)(?=^### |\Z)", readme, re.MULTILINE | re.DOTALL))
    assert list(sections) == [t.name for t in TABLES]
    for table in TABLES:
        rows = re.findall(r"^\| `(\w+)`", sections[table.name], re.MULTILINE)
        assert rows == list(table.names)
        for column in table.columns:
            assert all(f"`{value}`" in sections[table.name] for value in column.values), column.name


def test_tables_are_whole(readme: str) -> None:
    """No cell breaks its row: every row of a Markdown table has as many cells as its head."""
    for block in re.findall(r"(?:^\|.*\n)+", readme, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}
        assert len(widths) == 1, block.splitlines()[0]


def test_counts(readme: str, example_files: Mapping[str, bytes]) -> None:
    """The list of tables says how many rows each has."""
    for table in TABLES:
        records = example_files[f"data/{table.name}.json"].decode("utf-8").count("\n") - 2
        assert re.search(rf"^\| \[`{table.name}`\].*\| {records} \|$", readme, re.MULTILINE), table.name


def test_what_a_reader_needs(readme: str) -> None:
    """Licence, how to cite, version and the rules of counting stand in it, in both languages."""
    wanted = (
        "CC-BY-4.0",
        "0.2.0",
        "Cách đếm",
        "Counting rules",
        "Trích dẫn",
        "How to cite",
        "Điều 15",
        "Article 15",
        "no information",
    )
    assert [words for words in wanted if words not in readme] == []


def test_as_reviewed(readme: str, snapshots: Snapshots) -> None:
    """The README of the miniature project is the one that was reviewed."""
    snapshots.compare("exports/README.md", readme)
