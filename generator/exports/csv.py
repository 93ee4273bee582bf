r"""CSV: RFC 4180 quoting, UTF-8 without BOM, line ends ``\n``, empty for nothing."""

from __future__ import annotations

import csv
import io

from generator.exports.base import File, Rows, printed

MEDIA_TYPE = "text/csv"


def render(rows: Rows) -> File:
    """One table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.table.names)
    writer.writerows([printed(cell) for cell in row] for row in rows.rows)
    return File(f"data/{rows.table.name}.csv", MEDIA_TYPE, out.getvalue().encode("utf-8"))
