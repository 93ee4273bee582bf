"""Table ``commitment_agencies``: who is responsible for a commitment, in which role and on what ground."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.model.records import Involvement
from generator.tables.base import Table, link, text
from generator.tables.involvement import COLUMNS

Row = tuple[str, Involvement, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((c.id, a, c.duty(a)) for c in catalog.commitments.values() for a in c.agencies)


TABLE = Table[Row](
    "commitment_agencies",
    ("commitment_id", "agency_id", "role"),
    (
        link("commitments.commitment_id", lambda r: r[0]),
        *COLUMNS,
        text("duty", lambda r: r[2], values=("lead", "support")),
    ),
    _rows,
    ("via_agency_id",),
)
