"""The columns that say when something is due: the same for deadlines and for milestones of projects."""

from __future__ import annotations

from typing import Any, get_args

from generator.tables.base import Column, day, text
from generator.text.deadlines import RELATIONS, Precision

RELATION_VI = (
    "Chữ đứng trước ngày. before: trước; by: đến, đến hết, chậm nhất; in: trong, vào hay không có chữ nào; "
    "from: từ … trở đi; during: cả một khoảng; occasion: một dịp, không thành ngày."
)
RELATION_EN = (
    "What stands before the date. before: in time up to the day before; by: up to its end; in: within it; "
    "from: from then on; during: over a whole period; occasion: an event, which has no day."
)

#: rows are deadlines or milestones: whatever has a ``due``
COLUMNS: tuple[Column[Any], ...] = (
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
        "Ngày như in theo EDTF (ISO 8601-2), không kể chữ đứng trước.",
        "The date as printed, as EDTF (ISO 8601-2), whatever stands before it.",
        lambda d: d.due.edtf,
    ),
    text("relation", "Quan hệ", "Relation", RELATION_VI, RELATION_EN, lambda d: d.due.relation, values=RELATIONS),
    text(
        "precision",
        "Độ chính xác",
        "Precision",
        "Ngày, tháng, quý, nửa năm, năm, một khoảng (period), hay không nói được (none).",
        "Day, month, quarter, half-year, year, an interval (period), or nothing that can be said (none).",
        lambda d: d.due.precision,
        required=True,
        values=get_args(Precision),
    ),
    day(
        "date_start",
        "Từ ngày",
        "From",
        "Ngày đầu còn đúng hạn, với in, from, during; trống khi để ngỏ.",
        "First day on which it is in time, of in, from and during; empty where the start is open.",
        lambda d: d.due.start,
    ),
    day(
        "date_end",
        "Đến ngày",
        "To",
        "Ngày cuối còn đúng hạn: hôm trước với before; trống với from và occasion.",
        "Last day on which it is in time: the day before with before; empty with from and occasion.",
        lambda d: d.due.end,
    ),
)
