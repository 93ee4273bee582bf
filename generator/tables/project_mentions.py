"""Table ``project_mentions``: the passages that name a project."""

from __future__ import annotations

from generator.tables.base import Table, text

Row = tuple[str, str]

TABLE = Table[Row](
    "project_mentions",
    "Đoạn nêu dự án",
    "Project mentions",
    "Mọi đoạn nêu tên một dự án, kể cả đoạn không phải nhiệm vụ.",
    "Every passage that names a project, commitments or not.",
    ("project_id", "passage_id"),
    (
        text(
            "project_id", "Dự án", "Project", "Mã dự án.", "Id of the project.", lambda r: r[0], required=True, refers="projects.project_id"
        ),
        text(
            "passage_id", "Đoạn", "Passage", "Mã đoạn.", "Id of the passage.", lambda r: r[1], required=True, refers="passages.passage_id"
        ),
    ),
    lambda catalog: catalog.project_mentions,
)
