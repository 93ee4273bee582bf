"""Table ``agencies``: every body told to act, help, receive or report."""

from __future__ import annotations

from typing import get_args

from generator.model.agency import Agency
from generator.tables.base import Table, day, iso, text

Row = tuple[str, Agency]

TABLE = Table[Row](
    "agencies",
    "Cơ quan, đơn vị",
    "Agencies",
    "Mọi cơ quan hay loại cơ quan được giao làm, phối hợp, nhận hoặc báo cáo, công hay tư.",
    "Every body or category of bodies told to act, help, receive or report, public or not.",
    ("agency_id",),
    (
        text(
            "agency_id",
            "Mã cơ quan",
            "Agency id",
            "Mã cố định: tên tiếng Việt viết không dấu.",
            "Permanent id: the Vietnamese name in ASCII.",
            lambda r: r[0],
            required=True,
            unique=True,
        ),
        text(
            "name_vi",
            "Tên",
            "Name (Vietnamese)",
            "Tên dài nhất được in.",
            "The longest form printed.",
            lambda r: r[1].name_vi,
            required=True,
        ),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[1].name_en, required=True),
        text(
            "kind",
            "Loại",
            "Kind",
            "Loại cơ quan; 'group' là nhóm có thành viên.",
            "Kind of agency; 'group' has members.",
            lambda r: r[1].kind,
            required=True,
            values_of="agency_kinds",
        ),
        text(
            "parent_id",
            "Cơ quan cấp trên",
            "Parent",
            "Cơ quan cấp trên trực tiếp.",
            "The body directly above.",
            lambda r: r[1].parent,
            refers="agencies.agency_id",
        ),
        day(
            "valid_from",
            "Có từ ngày",
            "Valid from",
            "Ngày bắt đầu, khi có nguồn nói.",
            "First day, when a source says so.",
            lambda r: iso(r[1].valid_from),
        ),
        day(
            "valid_to",
            "Đến ngày",
            "Valid to",
            "Ngày cuối, khi có nguồn nói.",
            "Last day, when a source says so.",
            lambda r: iso(r[1].valid_to),
        ),
        text("note", "Ghi chú", "Note", "Ghi chú bằng tiếng Việt.", "Note in Vietnamese.", lambda r: r[1].note),
        text("note_en", "Ghi chú (tiếng Anh)", "Note (English)", "Ghi chú bằng tiếng Anh.", "Note in English.", lambda r: r[1].note_en),
    ),
    lambda catalog: catalog.agencies.items(),
)
