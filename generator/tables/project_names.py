"""Table ``project_names``: every spelling of a project's name found in the sources."""

from __future__ import annotations

from generator.tables.base import Table, link, text

Row = tuple[str, str, str]

TABLE = Table[Row](
    "project_names",
    "Cách viết tên dự án",
    "Project names",
    "Mỗi cách viết tìm thấy, trong từng văn bản.",
    "Each spelling found, document by document.",
    key=("project_id", "name", "document_id"),
    columns=(
        link("projects.project_id", lambda r: r[0]),
        text("name", "Cách viết", "Name", "Nguyên văn.", "Verbatim.", lambda r: r[1], required=True),
        link("documents.document_id", lambda r: r[2], "Văn bản có cách viết này.", "A document with this spelling."),
    ),
    select=lambda catalog: catalog.project_names,
)
