"""Table ``indices``: indexes made of components."""

from __future__ import annotations

from generator.model.vocabulary import Index
from generator.tables.base import Table, text

Row = tuple[str, Index]

TABLE = Table[Row](
    "indices",
    "Chỉ số tổng hợp",
    "Indices",
    "Chỉ số tổng hợp gồm các chỉ số thành phần mà văn bản giao cho từng cơ quan.",
    "Indexes made of components that a document gives to bodies, one by one.",
    key=("index_id",),
    columns=(
        text("index_id", "Mã", "Index id", "Mã cố định.", "Permanent id.", lambda r: r[0], required=True, unique=True),
        text("name_vi", "Tên", "Name (Vietnamese)", "Tên tiếng Việt.", "Name in Vietnamese.", lambda r: r[1].name_vi, required=True),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[1].name_en, required=True),
        text(
            "definition",
            "Định nghĩa",
            "Definition",
            "Đo gì, tiếng Việt.",
            "What it measures, in Vietnamese.",
            lambda r: r[1].definition,
            required=True,
        ),
        text(
            "definition_en",
            "Định nghĩa (tiếng Anh)",
            "Definition (English)",
            "Đo gì, bằng tiếng Anh.",
            "What it measures, in English.",
            lambda r: r[1].definition_en,
        ),
    ),
    select=lambda catalog: catalog.indices.items(),
)
