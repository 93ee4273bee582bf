"""Table ``commitment_agencies``: who is responsible for a commitment, in which role and on what ground."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalog import Catalog
from generator.entities.records import Involvement
from generator.tables.base import Table, text

Row = tuple[str, Involvement]
ROLE_VALUES = ("lead", "cooperate", "report_to", "supervise")
BASIS_VALUES = ("text", "heading", "group", "issuer")


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((c.id, a) for c in catalog.commitments.values() for a in c.agencies)


TABLE = Table[Row](
    "commitment_agencies",
    "Cơ quan của nhiệm vụ",
    "Commitment agencies",
    "Ai chủ trì, phối hợp, nhận báo cáo hay giám sát một nhiệm vụ. Dòng có căn cứ 'group' được suy ra cho thành viên của nhóm được nêu.",
    "Who leads, cooperates in, is reported to on, or supervises a commitment. Rows with basis 'group' are derived for the members of a named group.",
    ("commitment_id", "agency_id", "role"),
    (
        text(
            "commitment_id",
            "Nhiệm vụ",
            "Commitment",
            "Mã nhiệm vụ.",
            "Id of the commitment.",
            lambda r: r[0],
            required=True,
            refers="commitments.commitment_id",
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
            "lead: chủ trì; cooperate: phối hợp; report_to: nhận báo cáo; supervise: giám sát, theo dõi, đôn đốc.",
            "lead, cooperate, report_to, supervise.",
            lambda r: r[1].role,
            required=True,
            values=ROLE_VALUES,
        ),
        text(
            "basis",
            "Căn cứ",
            "Basis",
            "text: nêu trong đoạn; heading: nêu ở tiêu đề hay câu dẫn phía trên; group: thành viên của nhóm được nêu; issuer: không ai được nêu, cơ quan ban hành chịu trách nhiệm.",
            "text: named in the passage; heading: in a heading or lead-in above; group: member of a named group; issuer: nobody is named, the issuing body answers.",
            lambda r: r[1].basis,
            required=True,
            values=BASIS_VALUES,
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
