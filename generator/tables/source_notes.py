"""Table ``source_notes``: errors, conflicts and ambiguities of the sources, kept as printed and noted."""

from __future__ import annotations

from typing import get_args

from generator.model.annotation import NoteKind
from generator.model.records import SourceNote
from generator.tables.base import Table, link, text

TABLE = Table[SourceNote](
    "source_notes",
    "Ghi chú về nguồn",
    "Source notes",
    "Lỗi, mâu thuẫn hay chỗ không rõ trong nguồn: giữ như in và ghi chú, không sửa lặng lẽ.",
    "Errors, conflicts and ambiguities in the source: kept as printed and noted, never silently repaired.",
    key=("note_id",),
    columns=(
        text("note_id", "Mã ghi chú", "Note id", "Mã cố định.", "Permanent id.", lambda n: n.id, required=True, unique=True),
        link("documents.document_id", lambda n: n.document, "Văn bản.", "The document."),
        link("passages.passage_id", lambda n: n.passage, "Đoạn có lỗi.", "The passage."),
        text("kind", "Loại", "Kind", "Loại lỗi.", "Kind of error.", lambda n: n.kind, required=True, values=get_args(NoteKind)),
        text("quote", "Nguyên văn", "Quote", "Chữ như in.", "The words as printed.", lambda n: n.quote),
        text(
            "other_passage_id",
            "Đoạn bên kia",
            "Other passage",
            "Phía bên kia của một mâu thuẫn.",
            "The other side of a conflict.",
            lambda n: n.other,
            refers="passages.passage_id",
        ),
        text(
            "note_vi", "Ghi chú", "Note (Vietnamese)", "Ghi chú bằng tiếng Việt.", "Note in Vietnamese.", lambda n: n.note_vi, required=True
        ),
        text(
            "note_en",
            "Ghi chú tiếng Anh",
            "Note (English)",
            "Ghi chú bằng tiếng Anh.",
            "Note in English.",
            lambda n: n.note_en,
            required=True,
        ),
    ),
    select=lambda catalog: catalog.source_notes.values(),
)
