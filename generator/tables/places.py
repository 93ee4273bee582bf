"""Table ``places``: districts, communes and border gates that passages name."""

from __future__ import annotations

from typing import get_args

from generator.model.vocabulary import Place
from generator.tables.base import Table, day, iso, number, text

Row = tuple[str, Place]
_WHEN_VI, _WHEN_EN = "Khi có nguồn nói.", "When a source says so."

TABLE = Table[Row](
    "places",
    "Địa bàn",
    "Places",
    "Huyện, thành phố, xã, cửa khẩu mà các đoạn nêu tên, theo đơn vị hành chính khi ban hành; và các xã, phường nay nhận địa bàn của các huyện, thành phố đó.",
    "Districts, the city, communes and border gates that passages name, as they were when the documents were issued; and the communes and wards of today that took the territory of those districts.",
    ("place_id",),
    (
        text("place_id", "Mã địa bàn", "Place id", "Mã cố định.", "Permanent id.", lambda r: r[0], required=True, unique=True),
        text("name_vi", "Tên", "Name (Vietnamese)", "Tên tiếng Việt.", "Name in Vietnamese.", lambda r: r[1].name_vi, required=True),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[1].name_en, required=True),
        text("kind", "Loại", "Kind", "Loại địa bàn.", "Kind of place.", lambda r: r[1].kind, required=True, values_of="place_kinds"),
        text("parent_id", "Thuộc", "Parent", "Địa bàn bao quanh.", "The place around it.", lambda r: r[1].parent, refers="places.place_id"),
        day("valid_from", "Có từ ngày", "Valid from", _WHEN_VI, _WHEN_EN, lambda r: iso(r[1].valid_from)),
        day("valid_to", "Đến ngày", "Valid to", _WHEN_VI, _WHEN_EN, lambda r: iso(r[1].valid_to)),
        text(
            "gso_code",
            "Mã thống kê",
            "Statistics office code",
            "Mã của cơ quan thống kê quốc gia; chỉ xác định một đơn vị cùng với ngày của nó: 06541 đã được cấp lại.",
            "Code of the national statistics office; it identifies a unit only together with its dates: 06541 was given again.",
            lambda r: r[1].gso_code,
        ),
        text("iso_3166_2", "Mã ISO 3166-2", "ISO 3166-2", "Mã của tỉnh.", "Code of the province.", lambda r: r[1].iso_3166_2),
        text("geonames_id", "Mã GeoNames", "GeoNames id", "Mã ở geonames.org.", "Id at geonames.org.", lambda r: r[1].geonames_id),
        text("wikidata_id", "Mã Wikidata", "Wikidata id", "Mã ở wikidata.org.", "Id at wikidata.org.", lambda r: r[1].wikidata_id),
        text(
            "osm_id",
            "Mã OpenStreetMap",
            "OpenStreetMap id",
            "Loại và số ở openstreetmap.org.",
            "Type and number at openstreetmap.org.",
            lambda r: r[1].osm_id,
        ),
        number("latitude", "Vĩ độ", "Latitude", "Của trung tâm, WGS 84.", "Of the centre, WGS 84.", lambda r: r[1].latitude),
        number("longitude", "Kinh độ", "Longitude", "Của trung tâm, WGS 84.", "Of the centre, WGS 84.", lambda r: r[1].longitude),
        number("area_km2", "Diện tích (km²)", "Area (km²)", "Theo nguồn.", "As the source gives it.", lambda r: r[1].area_km2),
        text(
            "source_title",
            "Nguồn",
            "Source",
            "Nguồn của mã, ngày, tọa độ và diện tích.",
            "Source of codes, dates, coordinates and area.",
            lambda r: r[1].source_title,
        ),
        text(
            "source_title_en",
            "Nguồn (tiếng Anh)",
            "Source (English)",
            "Tên nguồn bằng tiếng Anh.",
            "The title of the source in English.",
            lambda r: r[1].source_title_en,
        ),
        text("source_url", "Địa chỉ nguồn", "Source address", "Địa chỉ nguồn.", "Address of the source.", lambda r: r[1].source_url),
    ),
    lambda catalog: catalog.places.items(),
)
