"""Table ``project_names``: every spelling of a project's name found in the sources."""

from __future__ import annotations

from generator.tables.base import Table, text

Row = tuple[str, str, str]

TABLE = Table[Row](
    "project_names",
    "Cách viết tên dự án",
    "Project names",
    "Mỗi cách viết tìm thấy, trong từng văn bản.",
    "Each spelling found, document by document.",
    ("project_id", "name", "document_id"),
    (
        text(
            "project_id", "Dự án", "Project", "Mã dự án.", "Id of the project.", lambda r: r[0], required=True, refers="projects.project_id"
        ),
        text("name", "Cách viết", "Name", "Nguyên văn.", "Verbatim.", lambda r: r[1], required=True),
        text(
            "document_id",
            "Văn bản",
            "Document",
            "Văn bản có cách viết này.",
            "A document with this spelling.",
            lambda r: r[2],
            required=True,
            refers="documents.document_id",
        ),
    ),
    lambda catalog: catalog.project_names,
)
