"""Table ``deadlines``: dated and recurring duties."""

from __future__ import annotations

from generator.model.records import Deadline
from generator.tables.base import Table, day, link, text

TABLE = Table[Deadline](
    "deadlines",
    "Thời hạn",
    "Deadlines",
    "Mỗi dòng là một thời hạn ghi ngày hoặc lặp lại trong một đoạn.",
    "One row for each dated or recurring duty in a passage.",
    ("deadline_id",),
    (
        text("deadline_id", "Mã thời hạn", "Deadline id", "Mã cố định.", "Permanent id.", lambda d: d.id, required=True, unique=True),
        link("passages.passage_id", lambda d: d.passage, "Đoạn chứa thời hạn.", "The passage."),
        link("documents.document_id", lambda d: d.document),
        text(
            "commitment_id",
            "Nhiệm vụ",
            "Commitment",
            "Khi đoạn là một nhiệm vụ.",
            "When the passage is a commitment.",
            lambda d: d.commitment,
            refers="commitments.commitment_id",
        ),
        text(
            "what_vi", "Việc", "What", "Việc phải xong, ngắn gọn.", "What is due, short, in Vietnamese.", lambda d: d.what_vi, required=True
        ),
        text(
            "date_text",
            "Như in",
            "As printed",
            "Chữ nói về thời gian, nguyên văn.",
            "The words about time, verbatim.",
            lambda d: d.due.text,
            required=True,
        ),
        text(
            "date_edtf",
            "Ngày (EDTF)",
            "Date (EDTF)",
            "Ngày theo EDTF (ISO 8601-2).",
            "The date as EDTF (ISO 8601-2).",
            lambda d: d.due.edtf,
        ),
        day("date_start", "Từ ngày", "From", "Ngày đầu mà thời hạn bao gồm.", "First day covered.", lambda d: d.due.start),
        day("date_end", "Đến ngày", "To", "Ngày cuối mà thời hạn bao gồm.", "Last day covered.", lambda d: d.due.end),
        text(
            "recurrence",
            "Chu kỳ",
            "Recurrence",
            "RRULE (RFC 5545); nhiều chu kỳ cách nhau bằng dấu cách.",
            "RRULE (RFC 5545); several separated by a space.",
            lambda d: d.due.recurrence,
        ),
    ),
    lambda catalog: catalog.deadlines.values(),
)
