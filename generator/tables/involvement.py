"""The columns that say who takes part, in which role and on what ground: the same for commitments and for targets."""

from __future__ import annotations

from typing import Any

from generator.model.records import Involvement
from generator.model.roles import GROUNDS, ROLES
from generator.tables.base import Column, link, text

Row = tuple[str, Involvement]
ROLES_VI = "lead: chủ trì; cooperate: phối hợp; report_to: nhận báo cáo; supervise: giám sát, theo dõi, đôn đốc."
ROLES_EN = "lead, cooperate, report_to, supervise."

#: rows begin with whose agencies they are and the involvement; more may follow
COLUMNS: tuple[Column[Any], ...] = (
    link("agencies.agency_id", lambda r: r[1].agency),
    text("role", "Vai trò", "Role", ROLES_VI, ROLES_EN, lambda r: r[1].role, required=True, values=ROLES),
    text(
        "basis",
        "Căn cứ",
        "Basis",
        "text: nêu trong đoạn; heading: nêu ở tiêu đề, câu dẫn phía trên hay ô gộp của bảng; group: thành viên của nhóm được nêu; issuer: không ai được nêu, cơ quan ban hành chịu trách nhiệm.",
        "text: named in the passage; heading: in a heading or lead-in above, or a merged table cell; group: member of a named group; issuer: nobody is named, the issuing body answers.",
        lambda r: r[1].basis,
        required=True,
        values=GROUNDS,
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
)
