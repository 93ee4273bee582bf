"""Table ``evidence``: published results."""

from __future__ import annotations

from typing import get_args

from generator.model.annotation import Comparator
from generator.model.evidence import Evidence, EvidenceKind, Status
from generator.tables.base import Table, number, text

TABLE = Table[Evidence](
    "evidence",
    ("evidence_id",),
    (
        text("evidence_id", lambda e: e.id, required=True, unique=True),
        text("commitment_id", lambda e: e.commitment, refers="commitments.commitment_id"),
        text("target_id", lambda e: e.target, refers="targets.target_id"),
        text("indicator_id", lambda e: e.indicator, refers="indicators.indicator_id"),
        text("stated_on", lambda e: e.stated_on),
        text("status", lambda e: e.status, required=True, values=get_args(Status)),
        text("kind", lambda e: e.kind, required=True, values=get_args(EvidenceKind)),
        text("comparator", lambda e: e.comparator, values=get_args(Comparator)),
        number("value", lambda e: e.value),
        number("value_max", lambda e: e.value_max),
        text("value_text", lambda e: e.value_text),
        text("unit_id", lambda e: e.unit, refers="units.unit_id"),
        text("period_edtf", lambda e: e.period),
        text("quote", lambda e: e.quote, required=True),
        text("quote_en", lambda e: e.quote_en),
        text("source_title", lambda e: e.source_title, required=True),
        text("source_url", lambda e: e.source_url, required=True),
        text("source_title_en", lambda e: e.source_title_en),
        text("measure_note", lambda e: e.measure_note),
        text("measure_note_en", lambda e: e.measure_note_en),
    ),
    lambda catalog: catalog.evidence,
)
