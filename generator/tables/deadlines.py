"""Table ``deadlines``: dated and recurring duties."""

from __future__ import annotations

from typing import get_args

from generator.model.records import Deadline
from generator.tables.base import Table, day, link, text
from generator.tables.timing import COLUMNS
from generator.text.deadlines import Bounds

TABLE = Table[Deadline](
    "deadlines",
    "Thời hạn",
    "Deadlines",
    "Mỗi dòng là một thời hạn ghi ngày hoặc lặp lại trong một đoạn.",
    "One row for each dated or recurring duty in a passage.",
    key=("deadline_id",),
    columns=(
        text("deadline_id", "Mã thời hạn", "Deadline id", "Mã cố định.", "Permanent id.", lambda d: d.id, required=True, unique=True),
        link("passages.passage_id", lambda d: d.passage, "Đoạn chứa thời hạn.", "The passage."),
        link("documents.document_id", lambda d: d.document, "Văn bản.", "The document."),
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
            "what_en",
            "Việc (tiếng Anh)",
            "What (English)",
            "Việc phải xong, bằng tiếng Anh.",
            "What is due, in English.",
            lambda d: d.what_en,
        ),
        *COLUMNS,
        text(
            "recurrence",
            "Chu kỳ",
            "Recurrence",
            "RRULE (RFC 5545) với ngày như in; nhiều chu kỳ cách nhau bằng dấu cách.",
            "RRULE (RFC 5545) with the day as printed; several separated by a space.",
            lambda d: d.due.recurrence,
        ),
        day(
            "recurrence_start",
            "Lặp lại từ ngày",
            "Recurs from",
            "Như in; nếu không in: ngày muộn hơn trong ngày đầu thời kỳ và ngày ban hành văn bản.",
            "As printed; else the later of the beginning of the document's period and its day of issue.",
            lambda d: d.due.since,
        ),
        day(
            "recurrence_end",
            "Lặp lại đến ngày",
            "Recurs to",
            "Như in; nếu không in: ngày cuối thời kỳ của văn bản.",
            "As printed; else the last day of the document's period.",
            lambda d: d.due.until,
        ),
        text(
            "recurrence_bounds",
            "Căn cứ kết thúc",
            "Bounds of the recurrence",
            "Ngày kết thúc lấy từ đâu: text (in trong đoạn), document (thời kỳ của văn bản), open (không đâu nói; không vào lịch).",
            "What gives the last day: text (printed there), document (the document's period), open (neither; it enters no calendar).",
            lambda d: d.due.bounds,
            values=get_args(Bounds),
        ),
        text(
            "place_id",
            "Địa bàn",
            "Place",
            "Khi thời hạn chỉ là của một nơi.",
            "Where the date is that of one place.",
            lambda d: d.place,
            refers="places.place_id",
        ),
    ),
    select=lambda catalog: catalog.deadlines.values(),
)
