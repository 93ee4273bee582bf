"""Table ``places``: districts, communes and border gates that passages name."""

from __future__ import annotations

from generator.model.vocabulary import Place
from generator.tables.base import Table, day, iso, number, text

Row = tuple[str, Place]

TABLE = Table[Row](
    "places",
    ("place_id",),
    (
        text("place_id", lambda r: r[0], required=True, unique=True),
        text("name_vi", lambda r: r[1].name_vi, required=True),
        text("name_en", lambda r: r[1].name_en),
        text("kind", lambda r: r[1].kind, required=True, values_of="place_kinds"),
        text("parent_id", lambda r: r[1].parent, refers="places.place_id"),
        day("valid_from", lambda r: iso(r[1].valid_from)),
        day("valid_to", lambda r: iso(r[1].valid_to)),
        text("gso_code", lambda r: r[1].gso_code),
        text("iso_3166_2", lambda r: r[1].iso_3166_2),
        text("geonames_id", lambda r: r[1].geonames_id),
        text("wikidata_id", lambda r: r[1].wikidata_id),
        text("osm_id", lambda r: r[1].osm_id),
        number("latitude", lambda r: r[1].latitude),
        number("longitude", lambda r: r[1].longitude),
        number("area_km2", lambda r: r[1].area_km2),
        text("source_title", lambda r: r[1].source_title),
        text("source_title_en", lambda r: r[1].source_title_en),
        text("source_url", lambda r: r[1].source_url),
    ),
    lambda catalog: catalog.places.items(),
)
