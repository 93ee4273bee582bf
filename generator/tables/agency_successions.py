"""Table ``agency_successions``: who answers now for what an agency was told."""

from __future__ import annotations

from typing import get_args

from generator.model.agency import AgencySuccession, SuccessionStatus
from generator.tables.base import Table, day, iso, text

TABLE = Table[AgencySuccession](
    "agency_successions",
    ("succession_id",),
    (
        text("succession_id", lambda s: s.id, required=True, unique=True),
        text("agency_id", lambda s: s.agency, required=True, refers="agencies.agency_id"),
        text("status", lambda s: s.status, required=True, values=get_args(SuccessionStatus)),
        text("successor_name_vi", lambda s: s.successor_name_vi),
        text("successor_name_en", lambda s: s.successor_name_en),
        text("successor_id", lambda s: s.successor, refers="agencies.agency_id"),
        day("from_date", lambda s: iso(s.from_date)),
        text("source_title", lambda s: s.source_title),
        text("source_title_en", lambda s: s.source_title_en),
        text("source_url", lambda s: s.source_url),
        text("note", lambda s: s.note),
        text("note_en", lambda s: s.note_en),
    ),
    lambda catalog: catalog.successions,
)
