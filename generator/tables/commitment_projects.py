"""Table ``commitment_projects``: the works a commitment names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Table, link

Row = tuple[str, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    mentioned = ((passage, project) for project, passage in catalog.project_mentions)
    return (row for row in mentioned if row[0] in catalog.commitments)


TABLE = Table[Row](
    "commitment_projects",
    ("commitment_id", "project_id"),
    (
        link("commitments.commitment_id", lambda r: r[0]),
        link("projects.project_id", lambda r: r[1]),
    ),
    _rows,
)
