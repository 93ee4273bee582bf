"""Table ``places``: districts, communes and border gates that passages name."""

from __future__ import annotations

from typing import get_args

from generator.model.vocabulary import Place, PlaceKind
from generator.tables.base import Table, text

Row = tuple[str, Place]

TABLE = Table[Row](
    "places",
    "Địa bàn",
    "Places",
    "Huyện, thành phố, xã, cửa khẩu mà các đoạn nêu tên, theo đơn vị hành chính khi ban hành.",
    "Districts, the city, communes and border gates that passages name, as they were when the documents were issued.",
    ("place_id",),
    (
        text("place_id", "Mã địa bàn", "Place id", "Mã cố định.", "Permanent id.", lambda r: r[0], required=True, unique=True),
        text("name_vi", "Tên", "Name (Vietnamese)", "Tên tiếng Việt.", "Name in Vietnamese.", lambda r: r[1].name_vi, required=True),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[1].name_en, required=True),
        text("kind", "Loại", "Kind", "Loại địa bàn.", "Kind of place.", lambda r: r[1].kind, required=True, values=get_args(PlaceKind)),
        text("parent_id", "Thuộc", "Parent", "Địa bàn bao quanh.", "The place around it.", lambda r: r[1].parent, refers="places.place_id"),
    ),
    lambda catalog: catalog.places.items(),
)
