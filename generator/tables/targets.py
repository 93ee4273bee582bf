"""Table ``targets``: numbers the province commits to reach, keep or limit."""

from __future__ import annotations

from typing import get_args

from generator.model.annotation import Comparator
from generator.model.records import Target
from generator.tables.base import Table, day, link, number, text

TABLE = Table[Target](
    "targets",
    ("target_id",),
    (
        text("target_id", lambda t: t.id, required=True, unique=True),
        link("documents.document_id", lambda t: t.document),
        link("passages.passage_id", lambda t: t.passage),
        text("commitment_id", lambda t: t.commitment, refers="commitments.commitment_id"),
        link("indicators.indicator_id", lambda t: t.indicator),
        text("name_vi", lambda t: t.name_vi, required=True),
        text("comparator", lambda t: t.comparator, required=True, values=get_args(Comparator)),
        number("value_min", lambda t: t.min),
        number("value_max", lambda t: t.max),
        text("value_text", lambda t: t.value_text, required=True),
        text("unit_text", lambda t: t.unit_text),
        text("unit_id", lambda t: t.unit, refers="units.unit_id"),
        text("period_text", lambda t: t.period_text),
        text("period_edtf", lambda t: t.period),
        day("period_start", lambda t: t.start),
        day("period_end", lambda t: t.end),
        text("name_en", lambda t: t.name_en),
        number("value_min_std", lambda t: t.standard_min),
        number("value_max_std", lambda t: t.standard_max),
    ),
    lambda catalog: catalog.targets.values(),
)
