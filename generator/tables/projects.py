"""Table ``projects``: named works, followed across documents."""

from __future__ import annotations

from typing import get_args

from generator.model.vocabulary import Project, ProjectKind
from generator.tables.base import Table, text

Row = tuple[str, Project]

TABLE = Table[Row](
    "projects",
    "Dự án, công trình",
    "Projects",
    "Dự án đầu tư hay công trình có tên, theo dõi qua các văn bản.",
    "Named investment projects and physical works, followed across documents.",
    key=("project_id",),
    columns=(
        text("project_id", "Mã dự án", "Project id", "Mã cố định.", "Permanent id.", lambda r: r[0], required=True, unique=True),
        text("name_vi", "Tên", "Name (Vietnamese)", "Tên tiếng Việt.", "Name in Vietnamese.", lambda r: r[1].name_vi, required=True),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[1].name_en, required=True),
        text("kind", "Loại", "Kind", "Loại dự án.", "Kind of project.", lambda r: r[1].kind, required=True, values=get_args(ProjectKind)),
        text(
            "place_id",
            "Địa bàn",
            "Place",
            "Nơi thực hiện, khi văn bản nêu.",
            "Where, when the texts say so.",
            lambda r: r[1].place,
            refers="places.place_id",
        ),
    ),
    select=lambda catalog: catalog.projects.items(),
)
