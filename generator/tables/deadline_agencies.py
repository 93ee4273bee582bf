"""Table ``deadline_agencies``: whose deadline it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Table, link
from generator.tables.involvement import COLUMNS, Row


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((d.id, a) for d in catalog.deadlines.values() for a in d.agencies)


TABLE = Table[Row](
    "deadline_agencies",
    ("deadline_id", "agency_id", "role"),
    (
        link("deadlines.deadline_id", lambda r: r[0]),
        *COLUMNS,
    ),
    _rows,
    ("via_agency_id",),
)
