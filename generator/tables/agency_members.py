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
    ("group_id", "member_id"),
    (
        text("group_id", lambda r: r[0], required=True, refers="agencies.agency_id"),
        text("member_id", lambda r: r[1], required=True, refers="agencies.agency_id"),
    ),
    _rows,
)
