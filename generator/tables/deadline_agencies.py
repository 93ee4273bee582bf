"""Table ``deadline_agencies``: whose deadline it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.tables.base import Table, text
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
        text(
            "deadline_id",
            "Thời hạn",
            "Deadline",
            "Mã thời hạn.",
            "Id of the deadline.",
            lambda r: r[0],
            required=True,
            refers="deadlines.deadline_id",
        ),
        text(
            "agency_id", "Cơ quan", "Agency", "Mã cơ quan.", "Id of the agency.", lambda r: r[1], required=True, refers="agencies.agency_id"
        ),
        text("role", "Vai trò", "Role", ROLES_VI, ROLES_EN, lambda r: r[2], required=True, values=ROLES),
    ),
    _rows,
)
