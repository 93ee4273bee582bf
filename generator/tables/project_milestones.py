"""Table ``project_milestones``: what a document said a project must reach, and by when."""

from __future__ import annotations

from generator.entities.records import Milestone
from generator.tables.base import Table, day, text

TABLE = Table[Milestone](
    "project_milestones",
    "Mốc dự án",
    "Project milestones",
    "Mỗi dòng là một mốc mà một văn bản đặt ra cho một dự án.",
    "One row a milestone a document sets for a project.",
    ("milestone_id",),
    (
        text("milestone_id", "Mã mốc", "Milestone id", "Mã cố định.", "Permanent id.", lambda m: m.id, required=True, unique=True),
        text(
            "project_id",
            "Dự án",
            "Project",
            "Mã dự án.",
            "Id of the project.",
            lambda m: m.project,
            required=True,
            refers="projects.project_id",
        ),
        text(
            "passage_id",
            "Đoạn",
            "Passage",
            "Đoạn đặt ra mốc.",
            "The passage.",
            lambda m: m.passage,
            required=True,
            refers="passages.passage_id",
        ),
        text(
            "document_id",
            "Văn bản",
            "Document",
            "Văn bản.",
            "The document.",
            lambda m: m.document,
            required=True,
            refers="documents.document_id",
        ),
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
