"""Table ``deadline_agencies``: whose deadline it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Table, link, text
from generator.tables.involvement import ROLES, ROLES_EN, ROLES_VI

Row = tuple[str, str, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((d.id, agency, role) for d in catalog.deadlines.values() for agency, role in d.agencies)


TABLE = Table[Row](
    "deadline_agencies",
    "Cơ quan của thời hạn",
    "Deadline agencies",
    "Ai phải giữ thời hạn, ai phối hợp, ai nhận báo cáo; nhóm giữ nguyên là nhóm.",
    "Who must keep a deadline, who helps, who receives the report; groups stay groups.",
    ("deadline_id", "agency_id", "role"),
    (
        link("deadlines.deadline_id", lambda r: r[0]),
        link("agencies.agency_id", lambda r: r[1]),
        text("role", "Vai trò", "Role", ROLES_VI, ROLES_EN, lambda r: r[2], required=True, values=ROLES),
    ),
    _rows,
)
