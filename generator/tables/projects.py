"""Table ``projects``: named works, followed across documents."""

from __future__ import annotations

from typing import get_args

from generator.model.vocabulary import Project, ProjectKind
from generator.tables.base import Table, text

Row = tuple[str, Project]

TABLE = Table[Row](
    "projects",
    ("project_id",),
    (
        text("project_id", lambda r: r[0], required=True, unique=True),
        text("name_vi", lambda r: r[1].name_vi, required=True),
        text("name_en", lambda r: r[1].name_en),
        text("kind", lambda r: r[1].kind, required=True, values=get_args(ProjectKind)),
        text("place_id", lambda r: r[1].place, refers="places.place_id"),
    ),
    lambda catalog: catalog.projects.items(),
)
