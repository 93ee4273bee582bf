r"""CSV: RFC 4180 quoting, UTF-8 without BOM, line ends ``\n``, empty for nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from generator import links
from generator.cache import NONE, Cache
from generator.exports.base import Format, Read, ReadBack, Reader, Rows, each_table_with_cache
from generator.exports.cells import TEXT
from generator.exports.files import File
from generator.tables.base import Cell, Table, printed

MEDIA_TYPE = "text/csv"


class _Lines(list[str]):
    """A file-like list: collects what a CSV writer writes, one string a row."""

    write = list.append


def render(rows: Rows, memory: Cache = NONE) -> File:
    """One table as CSV."""
    data = joined(rows.table.names, cached_lines(rows, memory))
    return File(links.packed_table(rows.table.name, "csv"), MEDIA_TYPE, data)


def cached_lines(rows: Rows, memory: Cache) -> list[str]:
    """The :func:`lines` of a table, from the cache ``memory`` when its rows are unchanged."""
    found: list[str] = memory.value("csv", rows.digest, lambda: list(lines(rows.rows)))
    return found


def lines(rows: Iterable[tuple[Cell, ...]]) -> list[str]:
    """Each row as one CSV line, including the line end."""
    out = _Lines()
    csv.writer(out, lineterminator="\n").writerows([printed(cell) for cell in row] for row in rows)
    return out


def joined(names: tuple[str, ...], rows: Iterable[str]) -> bytes:
    """Header and lines as the bytes of a file."""
    return "".join((*lines([names]), *rows)).encode("utf-8")


def _opened(files: Mapping[str, bytes], package: str) -> Reader:
    def read(table: Table[Any]) -> Read:
        path = links.table_file(package, table.name, "csv")
        header, *rows = csv.reader(io.StringIO(files[path].decode("utf-8"), newline=""))
        return Read(path, tuple(header), [tuple(row) for row in rows])

    return read


FORMAT = Format(
    name="csv",
    title="CSV",
    ending="csv",
    media_type=MEDIA_TYPE,
    holds="table",
    paths=(links.packed_table("{table}", "csv"),),
    write=each_table_with_cache(render),
    packed=True,
    eu_file_type="CSV",
    read_back=ReadBack("csv", _opened, TEXT),
)
