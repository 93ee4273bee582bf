"""Table ``commitment_agencies``: who is responsible for a commitment, in which role and on what ground."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.model.records import Involvement
from generator.tables.base import Table, link, text
from generator.tables.involvement import COLUMNS

Row = tuple[str, Involvement, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((c.id, a, c.duty(a)) for c in catalog.commitments.values() for a in c.agencies)


TABLE = Table[Row](
    "commitment_agencies",
    "Cơ quan của nhiệm vụ",
    "Commitment agencies",
    "Ai chủ trì, phối hợp, nhận báo cáo hay giám sát một nhiệm vụ. Dòng có căn cứ 'group' được suy ra cho thành viên của nhóm được nêu.",
    "Who leads, cooperates in, is reported to on, or supervises a commitment. Rows with basis 'group' are derived for the members of a named group.",
    key=("commitment_id", "agency_id", "role"),
    columns=(
        link("commitments.commitment_id", lambda r: r[0]),
        *COLUMNS,
        text(
            "duty",
            "Nghĩa vụ",
            "Duty",
            "Của cơ quan chủ trì: lead: được giao chủ trì; support: chỉ bị buộc phối hợp (“X phối hợp với Y”), không ai được giao chủ trì. "
            "Trống ở các vai trò khác.",
            "Of a lead: lead: told to lead; support: only bound to help (“X phối hợp với Y”), nobody is told to lead. Empty in the other roles.",
            lambda r: r[2],
            values=("lead", "support"),
        ),
    ),
    select=_rows,
    also_unique=("via_agency_id",),
)
