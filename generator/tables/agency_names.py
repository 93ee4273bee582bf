"""Table ``agency_names``: every spelling of an agency's name found in the sources."""

from __future__ import annotations

from generator.tables.base import Table, text

Row = tuple[str, str, str]

TABLE = Table[Row](
    "agency_names",
    "Cách viết tên cơ quan",
    "Agency names",
    "Mỗi cách viết tìm thấy, trong từng văn bản.",
    "Each spelling found, document by document.",
    ("agency_id", "name", "document_id"),
    (
        text(
            "agency_id", "Cơ quan", "Agency", "Mã cơ quan.", "Id of the agency.", lambda r: r[0], required=True, refers="agencies.agency_id"
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
    lambda catalog: catalog.agency_names,
)
