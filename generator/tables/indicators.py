"""Table ``indicators``: what targets measure."""

from __future__ import annotations

from typing import get_args

from generator.model.vocabulary import Direction, Indicator
from generator.tables.base import Table, link, text

Row = tuple[str, Indicator]

TABLE = Table[Row](
    "indicators",
    ("indicator_id",),
    (
        text("indicator_id", lambda r: r[0], required=True, unique=True),
        text("name_vi", lambda r: r[1].name_vi, required=True),
        text("name_en", lambda r: r[1].name_en),
        text("unit_id", lambda r: r[1].unit, refers="units.unit_id"),
        link("topics.topic_id", lambda r: r[1].topic),
        text("definition", lambda r: r[1].definition, required=True),
        text("definition_en", lambda r: r[1].definition_en),
        text("direction", lambda r: r[1].direction, values=get_args(Direction)),
    ),
    lambda catalog: catalog.indicators.items(),
)
