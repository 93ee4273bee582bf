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
    ("commitment_id", "topic_id"),
    (
        link("commitments.commitment_id", lambda r: r[0]),
        link("topics.topic_id", lambda r: r[1]),
        Column("is_primary", "boolean", lambda r: r[2], required=True),
    ),
    _rows,
)
