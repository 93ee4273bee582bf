"""Table ``place_mentions``: the passages that name a place."""

from __future__ import annotations

from generator.tables.base import Table, link

Row = tuple[str, str]

TABLE = Table[Row](
    "place_mentions",
    "Đoạn nêu địa bàn",
    "Place mentions",
    "Mọi đoạn nêu tên một địa bàn, tên huyện trong tên cơ quan, con đường hay dự án không tính; suy ra từ các cách viết trong danh mục, tên dài xét trước.",
    "Every passage that names a place, a district in the name of its committee, of a road or of a project does not count; derived by the spellings of the registry, the longest first.",
    key=("place_id", "passage_id"),
    columns=(
        link("places.place_id", lambda r: r[0]),
        link("passages.passage_id", lambda r: r[1]),
    ),
    select=lambda catalog: catalog.place_mentions,
)
