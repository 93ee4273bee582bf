"""JSON: an array of objects with the columns as keys, numbers as numbers, nothing as ``null``; one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from generator.exports.base import File, Rows
from generator.tables.base import Cell

MEDIA_TYPE = "application/json"


def render(rows: Rows) -> File:
    """One table as JSON."""
    return File(f"data/{rows.table.name}.json", MEDIA_TYPE, joined(lines(rows.table.names, rows.rows)))


def lines(names: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> list[str]:
    """Each row as its object."""
    return [json.dumps(dict(zip(names, map(plain, row), strict=True)), ensure_ascii=False) for row in rows]


def joined(objects: Iterable[str]) -> bytes:
    """Objects as an array in a file."""
    text = ",\n".join(objects)
    return (f"[\n{text}\n]\n" if text else "[]\n").encode("utf-8")


def plain(cell: Cell) -> Any:
    """A cell as JSON has it: whole numbers without a point, days as text."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
