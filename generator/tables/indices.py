"""Table ``indices``: indexes made of components."""

from __future__ import annotations

from generator.model.vocabulary import Index
from generator.tables.base import Table, text

Row = tuple[str, Index]

TABLE = Table[Row](
    "indices",
    ("index_id",),
    (
        text("index_id", lambda r: r[0], required=True, unique=True),
        text("name_vi", lambda r: r[1].name_vi, required=True),
        text("name_en", lambda r: r[1].name_en),
        text("definition", lambda r: r[1].definition, required=True),
        text("definition_en", lambda r: r[1].definition_en),
    ),
    lambda catalog: catalog.indices.items(),
)
