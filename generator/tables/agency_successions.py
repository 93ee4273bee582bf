"""Table ``agency_successions``: who answers now for what an agency was told."""

from __future__ import annotations

from typing import get_args

from generator.model.agency import AgencySuccession, SuccessionStatus
from generator.tables.base import Table, day, iso, text

TABLE = Table[AgencySuccession](
    "agency_successions",
    "Cơ quan kế thừa",
    "Agency successions",
    "Cơ quan nào thay cơ quan nào, từ ngày nào, theo nguồn nào; chỉ điều nguồn nói. Mọi cơ quan được nêu, trừ nhóm và cộng đồng, đều có dòng.",
    "Which agency followed which, from when, by which source; only what a named source says. Every agency named, but groups and communities, has a row.",
    key=("succession_id",),
    columns=(
        text("succession_id", "Mã", "Succession id", "Mã cố định.", "Permanent id.", lambda s: s.id, required=True, unique=True),
        text(
            "agency_id",
            "Cơ quan trước",
            "Agency",
            "Cơ quan được nêu trong các văn bản.",
            "The agency named in the documents.",
            lambda s: s.agency,
            required=True,
            refers="agencies.agency_id",
        ),
        text(
            "status",
            "Tình trạng",
            "Status",
            "succeeded: có cơ quan kế tục; unchanged: vẫn hoạt động; ended: đã kết thúc; territory: địa bàn chuyển cho các đơn vị được nêu, "
            "không nguồn nào nói ai nhận nhiệm vụ; not-checked: chưa tra cứu.",
            "succeeded: another body followed; unchanged: still at work; ended; territory: its area passed to the units named and no source says "
            "who took over its tasks; not-checked.",
            lambda s: s.status,
            required=True,
            values=get_args(SuccessionStatus),
        ),
        text(
            "successor_name_vi",
            "Tên cơ quan sau",
            "Successor",
            "Tên theo nguồn; với territory là các đơn vị nhận địa bàn.",
            "Name as the source has it; with territory the units that took the area.",
            lambda s: s.successor_name_vi,
        ),
        text(
            "successor_name_en",
            "Tên cơ quan sau (tiếng Anh)",
            "Successor (English)",
            "Khi cơ quan sau không có trong danh mục.",
            "Where the successor is not in the registry.",
            lambda s: s.successor_name_en,
        ),
        text(
            "successor_id",
            "Mã cơ quan sau",
            "Successor id",
            "Mã trong danh mục.",
            "Id in this data.",
            lambda s: s.successor,
            refers="agencies.agency_id",
        ),
        day("from_date", "Từ ngày", "From", "Ngày kế thừa.", "Date of succession.", lambda s: iso(s.from_date)),
        text("source_title", "Nguồn", "Source", "Tên nguồn.", "Title of the source.", lambda s: s.source_title),
        text(
            "source_title_en",
            "Nguồn (tiếng Anh)",
            "Source (English)",
            "Tên nguồn bằng tiếng Anh.",
            "Title of the source in English.",
            lambda s: s.source_title_en,
        ),
        text("source_url", "Địa chỉ nguồn", "Source address", "Địa chỉ nguồn.", "Address of the source.", lambda s: s.source_url),
        text("note", "Ghi chú", "Note", "Điều nguồn để ngỏ.", "What the source leaves open, in Vietnamese.", lambda s: s.note),
        text("note_en", "Ghi chú (tiếng Anh)", "Note (English)", "Như trên, bằng tiếng Anh.", "The same in English.", lambda s: s.note_en),
    ),
    select=lambda catalog: catalog.successions,
)
