"""Table ``target_results``: every published result beside every target of its indicator."""

from __future__ import annotations

from generator.model.records import Result
from generator.tables.base import Column, Table, link, text

TABLE = Table[Result](
    "target_results",
    ("target_id", "evidence_id"),
    (
        link("targets.target_id", lambda r: r.target),
        text("evidence_id", lambda r: r.evidence, required=True, refers="evidence.evidence_id"),
        Column("comparable", "boolean", lambda r: not r.reason, required=True),
        text("reason", lambda r: r.reason, values=("period", "measure", "unit")),
    ),
    lambda catalog: catalog.results,
)
