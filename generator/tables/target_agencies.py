"""Table ``target_agencies``: who is responsible for a target."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.tables.base import Table, link
from generator.tables.involvement import COLUMNS, Row


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((t.id, a) for t in catalog.targets.values() for a in t.agencies)


TABLE = Table[Row](
    "target_agencies",
    "Cơ quan của chỉ tiêu",
    "Target agencies",
    "Ai chịu trách nhiệm về một chỉ tiêu; cùng quy tắc như bảng cơ quan của nhiệm vụ.",
    "Who is responsible for a target; same rules as commitment agencies.",
    key=("target_id", "agency_id", "role"),
    columns=(
        link("targets.target_id", lambda r: r[0]),
        *COLUMNS,
    ),
    select=_rows,
    also_unique=("via_agency_id",),
)
