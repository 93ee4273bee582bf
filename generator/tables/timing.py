"""The columns that say when something is due: the same for deadlines and for milestones of projects."""

from __future__ import annotations

from typing import Any, get_args

from generator.tables.base import Column, day, text
from generator.text.deadlines import RELATIONS, Precision

#: rows are deadlines or milestones: whatever has a ``due``
COLUMNS: tuple[Column[Any], ...] = (
    text("date_text", lambda d: d.due.text, required=True, words="timing"),
    text("date_edtf", lambda d: d.due.edtf, words="timing"),
    text("relation", lambda d: d.due.relation, values=RELATIONS, words="timing"),
    text("precision", lambda d: d.due.precision, required=True, values=get_args(Precision), words="timing"),
    day("date_start", lambda d: d.due.start, words="timing"),
    day("date_end", lambda d: d.due.end, words="timing"),
)
