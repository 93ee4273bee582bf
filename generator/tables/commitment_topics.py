"""Table ``commitment_topics``: what field a commitment belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Column, Table, link

Row = tuple[str, str, bool]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((c.id, topic, i == 0) for c in catalog.commitments.values() for i, topic in enumerate(c.topics))


TABLE = Table[Row](
    "commitment_topics",
    "Lĩnh vực của nhiệm vụ",
    "Commitment topics",
    "Một đến ba lĩnh vực cho mỗi nhiệm vụ, đúng một lĩnh vực chính.",
    "One to three topics for each commitment, exactly one of them primary.",
    key=("commitment_id", "topic_id"),
    columns=(
        link("commitments.commitment_id", lambda r: r[0]),
        link("topics.topic_id", lambda r: r[1]),
        Column(
            name="is_primary",
            type="boolean",
            title_vi="Lĩnh vực chính",
            title_en="Primary",
            about_vi="Có phải lĩnh vực chính không.",
            about_en="Whether it is the primary topic.",
            get=lambda r: r[2],
            required=True,
        ),
    ),
    select=_rows,
)
