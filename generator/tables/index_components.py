"""Table ``index_components``: the components of indexes, and where somebody is told to answer for each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.model.vocabulary import IndexComponent
from generator.tables.base import Table, link, text

Row = tuple[str, str, IndexComponent, str, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    for key, index in catalog.indices.items():
        for part, component in index.components.items():
            for passage in component.passages:
                yield key, part, component, passage, passage if passage in catalog.commitments else ""


TABLE = Table[Row](
    "index_components",
    ("index_id", "component_id", "passage_id"),
    (
        text("index_id", lambda r: r[0], required=True, refers="indices.index_id"),
        text("component_id", lambda r: r[1], required=True),
        text("name_vi", lambda r: r[2].name_vi, required=True),
        text("name_en", lambda r: r[2].name_en),
        link("passages.passage_id", lambda r: r[3]),
        text("commitment_id", lambda r: r[4], refers="commitments.commitment_id"),
    ),
    _rows,
)
