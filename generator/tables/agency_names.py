"""Table ``agency_names``: every spelling of an agency's name found in the sources."""

from __future__ import annotations

from generator.tables.base import Table, link, text

Row = tuple[str, str, str]

TABLE = Table[Row](
    "agency_names",
    "Cách viết tên cơ quan",
    "Agency names",
    "Mỗi cách viết tìm thấy, trong từng văn bản.",
    "Each spelling found, document by document.",
    key=("agency_id", "name", "document_id"),
    columns=(
        link("agencies.agency_id", lambda r: r[0]),
        text("name", "Cách viết", "Name", "Nguyên văn.", "Verbatim.", lambda r: r[1], required=True),
        link("documents.document_id", lambda r: r[2], "Văn bản có cách viết này.", "A document with this spelling."),
    ),
    select=lambda catalog: catalog.agency_names,
)
