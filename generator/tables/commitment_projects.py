"""Table ``commitment_projects``: the works a commitment names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.tables.base import Table, text

Row = tuple[str, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    mentioned = ((passage, project) for project, passage in catalog.project_mentions)
    return (row for row in mentioned if row[0] in catalog.commitments)


TABLE = Table[Row](
    "commitment_projects",
    "Dự án của nhiệm vụ",
    "Commitment projects",
    "Dự án, công trình được nêu tên trong một nhiệm vụ.",
    "Works named in a commitment.",
    ("commitment_id", "project_id"),
    (
        text(
            "commitment_id",
            "Nhiệm vụ",
            "Commitment",
            "Mã nhiệm vụ.",
            "Id of the commitment.",
            lambda r: r[0],
            required=True,
            refers="commitments.commitment_id",
        ),
        text(
            "project_id", "Dự án", "Project", "Mã dự án.", "Id of the project.", lambda r: r[1], required=True, refers="projects.project_id"
        ),
    ),
    _rows,
)
