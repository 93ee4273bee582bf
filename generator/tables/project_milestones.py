"""Table ``project_milestones``: what a document said a project must reach, and by when."""

from __future__ import annotations

from generator.model.records import Milestone
from generator.tables.base import Table, link, text
from generator.tables.timing import COLUMNS

TABLE = Table[Milestone](
    "project_milestones",
    "Mốc dự án",
    "Project milestones",
    "Mỗi dòng là một mốc mà một văn bản đặt ra cho một dự án.",
    "One row for each milestone a document sets for a project.",
    key=("milestone_id",),
    columns=(
        text("milestone_id", "Mã mốc", "Milestone id", "Mã cố định.", "Permanent id.", lambda m: m.id, required=True, unique=True),
        link("projects.project_id", lambda m: m.project),
        link("passages.passage_id", lambda m: m.passage, "Đoạn đặt ra mốc.", "The passage."),
        link("documents.document_id", lambda m: m.document, "Văn bản.", "The document."),
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
            "what_en",
            "Mốc (tiếng Anh)",
            "What (English)",
            "Phải đạt gì, bằng tiếng Anh.",
            "What must be reached, in English.",
            lambda m: m.what_en,
        ),
        *COLUMNS,
    ),
    select=lambda catalog: catalog.milestones.values(),
)
