"""Table ``commitment_places``: the places a commitment names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Table, link

Row = tuple[str, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((c.id, place) for c in catalog.commitments.values() for place in dict.fromkeys(c.places))


TABLE = Table[Row](
    "commitment_places",
    ("commitment_id", "place_id"),
    (
        link("commitments.commitment_id", lambda r: r[0]),
        link("places.place_id", lambda r: r[1]),
    ),
    _rows,
)
