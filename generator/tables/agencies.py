"""Table ``agencies``: every body told to act, help, receive or report."""

from __future__ import annotations

from generator.model.agency import Agency
from generator.tables.base import Table, day, iso, text

Row = tuple[str, Agency]

TABLE = Table[Row](
    "agencies",
    ("agency_id",),
    (
        text("agency_id", lambda r: r[0], required=True, unique=True),
        text("name_vi", lambda r: r[1].name_vi, required=True),
        text("name_en", lambda r: r[1].name_en),
        text("kind", lambda r: r[1].kind, required=True, values_of="agency_kinds"),
        text("parent_id", lambda r: r[1].parent, refers="agencies.agency_id"),
        day("valid_from", lambda r: iso(r[1].valid_from)),
        day("valid_to", lambda r: iso(r[1].valid_to)),
        text("note", lambda r: r[1].note),
        text("note_en", lambda r: r[1].note_en),
    ),
    lambda catalog: catalog.agencies.items(),
)
