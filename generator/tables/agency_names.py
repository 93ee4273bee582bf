"""Table ``agency_names``: every spelling of an agency's name found in the sources."""

from __future__ import annotations

from generator.tables.base import Table, link, text

Row = tuple[str, str, str]

TABLE = Table[Row](
    "agency_names",
    ("agency_id", "name", "document_id"),
    (
        link("agencies.agency_id", lambda r: r[0]),
        text("name", lambda r: r[1], required=True),
        link("documents.document_id", lambda r: r[2]),
    ),
    lambda catalog: catalog.agency_names,
)
