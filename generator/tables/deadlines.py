"""Table ``deadlines``: dated and recurring duties."""

from __future__ import annotations

from typing import get_args

from generator.model.records import Deadline
from generator.tables.base import Table, day, link, text
from generator.tables.timing import COLUMNS
from generator.text.deadlines import Bounds

TABLE = Table[Deadline](
    "deadlines",
    ("deadline_id",),
    (
        text("deadline_id", lambda d: d.id, required=True, unique=True),
        link("passages.passage_id", lambda d: d.passage),
        link("documents.document_id", lambda d: d.document),
        text("commitment_id", lambda d: d.commitment, refers="commitments.commitment_id"),
        text("what_vi", lambda d: d.what_vi, required=True),
        text("what_en", lambda d: d.what_en),
        *COLUMNS,
        text("recurrence", lambda d: d.due.recurrence),
        day("recurrence_start", lambda d: d.due.since),
        day("recurrence_end", lambda d: d.due.until),
        text("recurrence_bounds", lambda d: d.due.bounds, values=get_args(Bounds)),
        text("place_id", lambda d: d.place, refers="places.place_id"),
    ),
    lambda catalog: catalog.deadlines.values(),
)
