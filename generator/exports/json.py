"""JSON: an array of objects with the columns as keys, numbers as numbers, nothing as ``null``; one record a
line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from generator import links
from generator.cache import NONE, Cache
from generator.exports.base import Format, Read, ReadBack, Reader, Rows, each_table_with_cache
from generator.exports.cells import TEXT, TYPED
from generator.exports.files import File
from generator.tables.base import Cell, Table

MEDIA_TYPE = "application/json"


def render(rows: Rows, memory: Cache = NONE) -> File:
    """One table as JSON."""
    data = joined(cached_lines(rows, memory))
    return File(links.packed_table(rows.table.name, "json"), MEDIA_TYPE, data)


def cached_lines(rows: Rows, memory: Cache) -> list[str]:
    """The :func:`lines` of a table, from the cache ``memory`` when its rows are unchanged."""
    found: list[str] = memory.value("json", rows.digest, lambda: lines(rows.table.names, rows.rows))
    return found


def lines(names: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> list[str]:
    """Each row as a JSON object."""
    return [json.dumps(dict(zip(names, map(plain, row), strict=True)), ensure_ascii=False) for row in rows]


def joined(objects: Iterable[str]) -> bytes:
    """Objects as a JSON array, the bytes of a file."""
    text = ",\n".join(objects)
    return (f"[\n{text}\n]\n" if text else "[]\n").encode("utf-8")


def indented(value: object) -> bytes:
    """A value as indented JSON that people may read, ending in a newline."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def tagged(vi: str, en: str) -> list[dict[str, str]]:
    """A text in both languages as JSON-LD language-tagged strings."""
    return [{"@value": vi, "@language": "vi"}, {"@value": en, "@language": "en"}]


def plain(cell: Cell) -> Any:
    """A cell as a JSON value: whole numbers without a decimal point, dates as ISO text."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _opened(files: Mapping[str, bytes], package: str) -> Reader:
    def read(table: Table[Any]) -> Read:
        path = links.table_file(package, table.name, "json")
        records = json.loads(files[path])
        names = {tuple(record) for record in records} or {table.names}
        cells = [tuple(record.values()) for record in records]
        return Read(path, names.pop() if len(names) == 1 else (), cells)

    return read


FORMAT = Format(
    name="json",
    title="JSON",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="table",
    paths=(links.packed_table("{table}", "json"),),
    write=each_table_with_cache(render),
    packed=True,
    eu_file_type="JSON",
    read_back=ReadBack("json", _opened, {**TYPED, "date": TEXT["date"]}),
)
