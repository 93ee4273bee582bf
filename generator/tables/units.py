"""Table ``units``: units of measure."""

from __future__ import annotations

from generator.model.vocabulary import Unit
from generator.tables.base import Table, number, text

Row = tuple[str, Unit]

TABLE = Table[Row](
    "units",
    "Đơn vị",
    "Units",
    "Đơn vị đo; bội số tiếng Việt (tỷ đồng, nghìn lượt) thuộc về đơn vị.",
    "Units of measure; Vietnamese multiplier words (tỷ đồng, nghìn lượt) belong to the unit.",
    key=("unit_id",),
    columns=(
        text("unit_id", "Mã đơn vị", "Unit id", "Mã cố định.", "Permanent id.", lambda r: r[0], required=True, unique=True),
        text(
            "symbol",
            "Ký hiệu",
            "Symbol",
            "Ký hiệu để in cạnh số.",
            "What is printed beside a number.",
            lambda r: r[1].symbol,
            required=True,
        ),
        text("name_vi", "Tên", "Name (Vietnamese)", "Tên tiếng Việt.", "Name in Vietnamese.", lambda r: r[1].name_vi, required=True),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[1].name_en, required=True),
        text(
            "base_unit_id",
            "Đơn vị gốc",
            "Base unit",
            "Đơn vị mà đơn vị này quy về; trống khi chính nó là đơn vị gốc.",
            "The unit it is brought to; empty for a base unit.",
            lambda r: r[1].base_unit,
            refers="units.unit_id",
        ),
        number(
            "factor",
            "Hệ số",
            "Factor",
            "Một đơn vị này bằng bao nhiêu đơn vị gốc; trống với đơn vị gốc.",
            "One unit is this many base units; empty for a base unit.",
            lambda r: r[1].factor,
        ),
    ),
    select=lambda catalog: catalog.units.items(),
)
