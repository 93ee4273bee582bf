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
    "Chỉ số thành phần",
    "Index components",
    "Mỗi dòng là một chỉ số thành phần và một đoạn giao nó; ai chịu trách nhiệm: xem cơ quan của nhiệm vụ ấy.",
    "One row for each component and passage that gives it to somebody; who answers is told by the agencies of that commitment.",
    key=("index_id", "component_id", "passage_id"),
    columns=(
        text(
            "index_id",
            "Chỉ số tổng hợp",
            "Index",
            "Mã chỉ số tổng hợp.",
            "Id of the index.",
            lambda r: r[0],
            required=True,
            refers="indices.index_id",
        ),
        text("component_id", "Mã thành phần", "Component id", "Mã cố định.", "Permanent id.", lambda r: r[1], required=True),
        text("name_vi", "Tên", "Name (Vietnamese)", "Tên như in.", "Name as printed.", lambda r: r[2].name_vi, required=True),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[2].name_en, required=True),
        link("passages.passage_id", lambda r: r[3], "Đoạn giao chỉ số thành phần.", "The passage that gives it."),
        text(
            "commitment_id",
            "Nhiệm vụ",
            "Commitment",
            "Khi đoạn là một nhiệm vụ.",
            "When the passage is a commitment.",
            lambda r: r[4],
            refers="commitments.commitment_id",
        ),
    ),
    select=_rows,
)
