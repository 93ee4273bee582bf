"""Table ``project_mentions``: the passages that name a project."""

from __future__ import annotations

from generator.tables.base import Table, link

Row = tuple[str, str]

TABLE = Table[Row](
    "project_mentions",
    ("project_id", "passage_id"),
    (
        link("projects.project_id", lambda r: r[0]),
        link("passages.passage_id", lambda r: r[1]),
    ),
    lambda catalog: catalog.project_mentions,
)
