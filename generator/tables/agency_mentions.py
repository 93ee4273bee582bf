"""Table ``agency_mentions``: the passages that name an agency."""

from __future__ import annotations

from generator.tables.base import Table, link

Row = tuple[str, str]

TABLE = Table[Row](
    "agency_mentions",
    ("agency_id", "passage_id"),
    (
        link("agencies.agency_id", lambda r: r[0]),
        link("passages.passage_id", lambda r: r[1]),
    ),
    lambda catalog: catalog.agency_mentions,
)
