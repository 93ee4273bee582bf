"""Table ``target_agencies``: who is responsible for a target."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.entities.records import Involvement
from generator.tables.base import Table, text

Row = tuple[str, Involvement]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((t.id, a) for t in catalog.targets.values() for a in t.agencies)


TABLE = Table[Row](
    "target_agencies",
    "Cơ quan của chỉ tiêu",
    "Target agencies",
    "Ai chịu trách nhiệm về một chỉ tiêu; cùng quy tắc như bảng cơ quan của nhiệm vụ.",
    "Who is responsible for a target; same rules as commitment agencies.",
    ("target_id", "agency_id", "role"),
    (
        text(
            "target_id",
            "Chỉ tiêu",
            "Target",
            "Mã chỉ tiêu.",
            "Id of the target.",
            lambda r: r[0],
            required=True,
            refers="targets.target_id",
        ),
        text(
            "agency_id",
            "Cơ quan",
            "Agency",
            "Mã cơ quan.",
            "Id of the agency.",
            lambda r: r[1].agency,
            required=True,
            refers="agencies.agency_id",
        ),
        text(
            "role",
            "Vai trò",
            "Role",
            "lead: chủ trì; cooperate: phối hợp; report_to: nhận báo cáo; supervise: giám sát.",
            "lead, cooperate, report_to, supervise.",
            lambda r: r[1].role,
            required=True,
            values=("lead", "cooperate", "report_to", "supervise"),
        ),
        text(
            "basis",
            "Căn cứ",
            "Basis",
            "text, heading (kể cả ô gộp của bảng), group, issuer.",
            "text, heading (merged table cells too), group, issuer.",
            lambda r: r[1].basis,
            required=True,
            values=("text", "heading", "group", "issuer"),
        ),
        text(
            "via_agency_id",
            "Qua nhóm",
            "Via group",
            "Nhóm mà dòng này được suy ra từ đó.",
            "The group this row is derived from.",
            lambda r: r[1].via,
            refers="agencies.agency_id",
        ),
    ),
    _rows,
    ("via_agency_id",),
)
