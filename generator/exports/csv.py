r"""CSV: RFC 4180 quoting, UTF-8 without BOM, line ends ``\n``, empty for nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from generator.exports.base import File, Rows
from generator.tables.base import Cell, printed

MEDIA_TYPE = "text/csv"


class _Lines(list[str]):
    """What a writer writes, a line a row."""

    write = list.append


def render(rows: Rows) -> File:
    """One table as CSV."""
    return File(f"data/{rows.table.name}.csv", MEDIA_TYPE, joined(rows.table.names, lines(rows.rows)))


def lines(rows: Iterable[tuple[Cell, ...]]) -> list[str]:
    """Each row as its line, with the line end."""
    out = _Lines()
    csv.writer(out, lineterminator="\n").writerows([printed(cell) for cell in row] for row in rows)
    return out


def joined(names: tuple[str, ...], rows: Iterable[str]) -> bytes:
    """A header and lines as a file."""
    return "".join((*lines([names]), *rows)).encode("utf-8")
