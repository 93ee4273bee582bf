"""CSV and JSON of a table: what other programs read back."""

from __future__ import annotations

import csv as reader
import io
import json as loader
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from generator.exports import csv, json
from generator.exports.base import Dataset, Rows
from generator.tables import TABLES, table
from generator.tables.base import Cell, Table, number, printed, text

each_table = pytest.mark.parametrize("name", [t.name for t in TABLES])
Row = tuple[Cell, ...]
ODD = Table[Row](
    "odd",
    ("key",),
    (
        text("key", lambda r: r[0]),
        text("words", lambda r: r[1]),
        number("number", lambda r: r[2]),
    ),
    lambda _catalog: [],
)
ROWS: list[Row] = [
    ("a", 'nói "có", rồi\nthôi', Decimal("13592.50")),
    ("b", "=1+1", Decimal("2E+3")),
    ("c", None, None),
    ("d", "Ủy ban, đ", Decimal("0.001")),
]


def test_odd_cells_come_back_from_csv() -> None:
    """Quotes, commas and line breaks are quoted as RFC 4180 says; plain decimals have no exponent and no idle
    zero."""
    data = csv.render(Rows(ODD, ROWS)).data.decode("utf-8")
    assert list(reader.reader(io.StringIO(data, newline=""), strict=True)) == [
        ["key", "words", "number"],
        ["a", 'nói "có", rồi\nthôi', "13592.5"],
        ["b", "=1+1", "2000"],
        ["c", "", ""],
        ["d", "Ủy ban, đ", "0.001"],
    ]
    assert '"nói ""có"", rồi\nthôi"' in data


def test_odd_cells_come_back_from_json() -> None:
    """Numbers are numbers, whole ones without a point; nothing is null; Vietnamese is written as it is."""
    data = json.render(Rows(ODD, ROWS)).data.decode("utf-8")
    assert loader.loads(data) == [
        {"key": "a", "words": 'nói "có", rồi\nthôi', "number": 13592.5},
        {"key": "b", "words": "=1+1", "number": 2000},
        {"key": "c", "words": None, "number": None},
        {"key": "d", "words": "Ủy ban, đ", "number": 0.001},
    ]
    assert "Ủy ban, đ" in data
    assert '"number": 2000}' in data


def test_an_empty_table() -> None:
    """A table without rows is its header in CSV and an empty array in JSON."""
    assert csv.render(Rows(ODD, [])).data == b"key,words,number\n"
    assert loader.loads(json.render(Rows(ODD, [])).data) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (Decimal("7.50"), "7.5"),
        (date(2024, 1, 5), "2024-01-05"),
        ("x", "x"),
    ],
)
def test_printed(cell: Cell, expected: str) -> None:
    """A cell as text is the same everywhere: ISO days, lower-case truth values, plain decimals."""
    assert printed(cell) == expected


@each_table
def test_csv_is_plain(example_files: Mapping[str, bytes], name: str) -> None:
    r"""UTF-8 without BOM, line ends ``\n``, one at the end, every record as wide as the header."""
    data = example_files[f"data/{name}.csv"]
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    widths = {
        len(record) for record in reader.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    }
    assert widths == {len(table(name).names)}


@each_table
def test_csv_reads_back(example_files: Mapping[str, bytes], example_dataset: Dataset, name: str) -> None:
    """What is read back is the table: its header and every cell of every row."""
    rows = next(t for t in example_dataset.tables if t.table.name == name)
    read = list(reader.reader(io.StringIO(example_files[f"data/{name}.csv"].decode("utf-8"), newline="")))
    assert read == [list(rows.table.names), *([printed(c) for c in row] for row in rows.rows)]


@each_table
def test_json_reads_back(example_files: Mapping[str, bytes], example_dataset: Dataset, name: str) -> None:
    """JSON holds the same keys in the same order and the same values, with their types."""
    rows = next(t for t in example_dataset.tables if t.table.name == name)
    read = loader.loads(example_files[f"data/{name}.json"], parse_float=Decimal)
    assert [tuple(record) for record in read] == [rows.table.names] * len(rows.rows)
    expected = [tuple(c.isoformat() if isinstance(c, date) else c for c in row) for row in rows.rows]
    assert [tuple(record.values()) for record in read] == expected


def test_a_json_record_a_line(example_files: Mapping[str, bytes]) -> None:
    """One record a line, so that a change of one is one line of a diff."""
    lines = example_files["data/commitments.json"].decode("utf-8").splitlines()
    assert lines[0] == "["
    assert lines[-1] == "]"
    assert all(loader.loads(line.removesuffix(",")) for line in lines[1:-1])
