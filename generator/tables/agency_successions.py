"""Table ``agency_successions``: who answers now for what an agency was told."""

from __future__ import annotations

from generator.model.agency import AgencySuccession
from generator.tables.base import Table, day, iso, text

TABLE = Table[AgencySuccession](
    "agency_successions",
    "Cơ quan kế thừa",
    "Agency successions",
    "Cơ quan nào thay cơ quan nào, từ ngày nào, theo nguồn nào; chỉ điều nguồn nói.",
    "Which agency followed which, from when, by which source; only what a named source says.",
    ("agency_id", "successor_name_vi", "from_date"),
    (
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
            "successor_name_vi",
            "Tên cơ quan sau",
            "Successor",
            "Tên theo nguồn.",
            "Name as the source has it.",
            lambda s: s.successor_name_vi,
            required=True,
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
        day("from_date", "Từ ngày", "From", "Ngày kế thừa.", "Date of succession.", lambda s: iso(s.from_date), required=True),
        text("source_title", "Nguồn", "Source", "Tên nguồn.", "Title of the source.", lambda s: s.source_title, required=True),
        text(
            "source_url",
            "Địa chỉ nguồn",
            "Source address",
            "Địa chỉ nguồn.",
            "Address of the source.",
            lambda s: s.source_url,
            required=True,
        ),
    ),
    lambda catalog: catalog.successions,
)
