"""Table ``deadline_agencies``: whose deadline it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Table, link
from generator.tables.involvement import COLUMNS, Row


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((d.id, a) for d in catalog.deadlines.values() for a in d.agencies)


TABLE = Table[Row](
    "deadline_agencies",
    "Cơ quan của thời hạn",
    "Deadline agencies",
    "Ai phải giữ thời hạn, ai phối hợp, ai nhận báo cáo; cùng quy tắc như bảng cơ quan của nhiệm vụ.",
    "Who must keep a deadline, who helps, who receives the report; same rules as commitment agencies.",
    key=("deadline_id", "agency_id", "role"),
    columns=(
        link("deadlines.deadline_id", lambda r: r[0]),
        *COLUMNS,
    ),
    select=_rows,
    also_unique=("via_agency_id",),
)
