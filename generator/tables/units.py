"""Table ``units``: units of measure."""

from __future__ import annotations

from generator.model.vocabulary import Unit
from generator.tables.base import Table, number, text

Row = tuple[str, Unit]

TABLE = Table[Row](
    "units",
    ("unit_id",),
    (
        text("unit_id", lambda r: r[0], required=True, unique=True),
        text("symbol", lambda r: r[1].symbol, required=True),
        text("name_vi", lambda r: r[1].name_vi, required=True),
        text("name_en", lambda r: r[1].name_en),
        text("base_unit_id", lambda r: r[1].base_unit, refers="units.unit_id"),
        number("factor", lambda r: r[1].factor),
    ),
    lambda catalog: catalog.units.items(),
)
