"""Table ``agency_members``: the members of groups."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Table, text

Row = tuple[str, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((group, member) for group, agency in catalog.agencies.items() for member in agency.members)


TABLE = Table[Row](
    "agency_members",
    "Thành viên của nhóm",
    "Agency members",
    "Thành viên của các nhóm cơ quan, nơi văn bản hay nghĩa hiển nhiên liệt kê họ.",
    "Members of groups, where the text or its plain meaning lists them.",
    key=("group_id", "member_id"),
    columns=(
        text("group_id", "Nhóm", "Group", "Mã nhóm.", "Id of the group.", lambda r: r[0], required=True, refers="agencies.agency_id"),
        text(
            "member_id",
            "Thành viên",
            "Member",
            "Mã cơ quan thành viên.",
            "Id of the member.",
            lambda r: r[1],
            required=True,
            refers="agencies.agency_id",
        ),
    ),
    select=_rows,
)
