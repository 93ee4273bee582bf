"""Table ``target_agencies``: who is responsible for a target."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Table, link
from generator.tables.involvement import COLUMNS, Row


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((t.id, a) for t in catalog.targets.values() for a in t.agencies)


TABLE = Table[Row](
    "target_agencies",
    ("target_id", "agency_id", "role"),
    (
        link("targets.target_id", lambda r: r[0]),
        *COLUMNS,
    ),
    _rows,
    ("via_agency_id",),
)
