"""Table ``project_milestones``: what a document said a project must reach, and by when."""

from __future__ import annotations

from generator.model.records import Milestone
from generator.tables.base import Table, day, link, text

TABLE = Table[Milestone](
    "project_milestones",
    "Mốc dự án",
    "Project milestones",
    "Mỗi dòng là một mốc mà một văn bản đặt ra cho một dự án.",
    "One row for each milestone a document sets for a project.",
    ("milestone_id",),
    (
        text("milestone_id", "Mã mốc", "Milestone id", "Mã cố định.", "Permanent id.", lambda m: m.id, required=True, unique=True),
        link("projects.project_id", lambda m: m.project),
        link("passages.passage_id", lambda m: m.passage, "Đoạn đặt ra mốc.", "The passage."),
        link("documents.document_id", lambda m: m.document),
        text(
            "what_vi",
            "Mốc",
            "What",
            "Phải đạt gì, ngắn gọn.",
            "What must be reached, short, in Vietnamese.",
            lambda m: m.what_vi,
            required=True,
        ),
        text(
            "date_text",
            "Như in",
            "As printed",
            "Chữ nói về thời gian, nguyên văn.",
            "The words about time, verbatim.",
            lambda m: m.due.text,
            required=True,
        ),
        text("date_edtf", "Ngày (EDTF)", "Date (EDTF)", "Ngày theo EDTF.", "The date as EDTF.", lambda m: m.due.edtf),
        day("date_start", "Từ ngày", "From", "Ngày đầu.", "First day covered.", lambda m: m.due.start),
        day("date_end", "Đến ngày", "To", "Ngày cuối.", "Last day covered.", lambda m: m.due.end),
    ),
    lambda catalog: catalog.milestones.values(),
)
