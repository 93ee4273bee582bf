"""Table ``project_mentions``: the passages that name a project."""

from __future__ import annotations

from generator.tables.base import Table, link

Row = tuple[str, str]

TABLE = Table[Row](
    "project_mentions",
    "Đoạn nêu dự án",
    "Project mentions",
    "Mọi đoạn nêu tên một dự án, kể cả đoạn không phải nhiệm vụ.",
    "Every passage that names a project, commitments or not.",
    key=("project_id", "passage_id"),
    columns=(
        link("projects.project_id", lambda r: r[0]),
        link("passages.passage_id", lambda r: r[1]),
    ),
    select=lambda catalog: catalog.project_mentions,
)
