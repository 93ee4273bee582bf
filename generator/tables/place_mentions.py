"""Table ``place_mentions``: the passages that name a place."""

from __future__ import annotations

from generator.tables.base import Table, link

Row = tuple[str, str]

TABLE = Table[Row](
    "place_mentions",
    ("place_id", "passage_id"),
    (
        link("places.place_id", lambda r: r[0]),
        link("passages.passage_id", lambda r: r[1]),
    ),
    lambda catalog: catalog.place_mentions,
)
