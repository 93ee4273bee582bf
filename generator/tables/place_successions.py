"""Table ``place_successions``: where the territory of a unit went."""

from __future__ import annotations

from typing import get_args

from generator.model.vocabulary import Coverage, PlaceSuccession
from generator.tables.base import Table, day, iso, text

TABLE = Table[PlaceSuccession](
    "place_successions",
    ("succession_id",),
    (
        text("succession_id", lambda s: s.id, required=True, unique=True),
        text("place_id", lambda s: s.place, required=True, refers="places.place_id"),
        text("successor_id", lambda s: s.successor, required=True, refers="places.place_id"),
        day("from_date", lambda s: iso(s.from_date), required=True),
        text("coverage", lambda s: s.coverage, required=True, values=get_args(Coverage)),
        text("source_title", lambda s: s.source_title, required=True),
        text("source_title_en", lambda s: s.source_title_en),
        text("source_url", lambda s: s.source_url, required=True),
    ),
    lambda catalog: catalog.place_successions,
)
