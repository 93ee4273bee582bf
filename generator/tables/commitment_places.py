"""Table ``commitment_places``: the places a commitment names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.tables.base import Table, text

Row = tuple[str, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((c.id, place) for c in catalog.commitments.values() for place in dict.fromkeys(c.places))


TABLE = Table[Row](
    "commitment_places",
    "Địa bàn của nhiệm vụ",
    "Commitment places",
    "Địa bàn được nêu tên trong một nhiệm vụ.",
    "Places named in a commitment.",
    ("commitment_id", "place_id"),
    (
        text(
            "commitment_id",
            "Nhiệm vụ",
            "Commitment",
            "Mã nhiệm vụ.",
            "Id of the commitment.",
            lambda r: r[0],
            required=True,
            refers="commitments.commitment_id",
        ),
        text("place_id", "Địa bàn", "Place", "Mã địa bàn.", "Id of the place.", lambda r: r[1], required=True, refers="places.place_id"),
    ),
    _rows,
)
