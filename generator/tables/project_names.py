"""Table ``project_names``: every spelling of a project's name found in the sources."""

from __future__ import annotations

from generator.tables.base import Table, link, text

Row = tuple[str, str, str]

TABLE = Table[Row](
    "project_names",
    ("project_id", "name", "document_id"),
    (
        link("projects.project_id", lambda r: r[0]),
        text("name", lambda r: r[1], required=True),
        link("documents.document_id", lambda r: r[2]),
    ),
    lambda catalog: catalog.project_names,
)
