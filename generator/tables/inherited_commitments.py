"""Table ``inherited_commitments``: what today's bodies inherit from those that were told."""

from __future__ import annotations

from generator.model.records import Inherited
from generator.model.roles import GROUNDS, ROLES
from generator.tables.base import Table, day, link, text
from generator.tables.involvement import ROLES_EN, ROLES_VI

TABLE = Table[Inherited](
    "inherited_commitments",
    "Nhiệm vụ kế thừa",
    "Inherited commitments",
    "Phần việc của cơ quan trước mà một nguồn nói cơ quan này kế tục; suy ra từ bảng cơ quan kế thừa, không bao giờ tính là được nêu tên.",
    "The parts of a body that a source says this one succeeded; derived from the agency successions, never counted as named.",
    key=("agency_id", "commitment_id", "via_agency_id", "role"),
    columns=(
        link("agencies.agency_id", lambda r: r.agency, "Cơ quan ngày nay.", "The body of today."),
        link("commitments.commitment_id", lambda r: r.commitment),
        text(
            "via_agency_id",
            "Cơ quan được giao",
            "Agency told",
            "Cơ quan có phần trong nhiệm vụ theo văn bản.",
            "The body that has the part by the document.",
            lambda r: r.via,
            required=True,
            refers="agencies.agency_id",
        ),
        text("role", "Vai trò", "Role", ROLES_VI, ROLES_EN, lambda r: r.role, required=True, values=ROLES),
        text(
            "basis",
            "Căn cứ",
            "Basis",
            "Căn cứ của cơ quan được giao, như trong bảng cơ quan của nhiệm vụ.",
            "The ground of the body that was told, as in commitment agencies.",
            lambda r: r.basis,
            required=True,
            values=GROUNDS,
        ),
        day(
            "succeeded",
            "Kế tục từ",
            "Succeeded on",
            "Ngày cơ quan ngày nay bắt đầu thay cơ quan được giao, theo nguồn.",
            "The day from which the body of today stands in the place of the one that was told, by the source.",
            lambda r: r.since,
            required=True,
        ),
    ),
    select=lambda catalog: catalog.inherited,
)
