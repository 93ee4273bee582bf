"""Table ``commitments``: what the issuing body undertakes or assigns."""

from __future__ import annotations

from generator.model.records import Commitment
from generator.model.roles import GROUNDS
from generator.tables.base import Table, day, integer, joined, link, text
from generator.text.deadlines import RELATIONS

TABLE = Table[Commitment](
    "commitments",
    ("commitment_id",),
    (
        text("commitment_id", lambda c: c.id, required=True, unique=True),
        link("documents.document_id", lambda c: c.document),
        text("passage_id", lambda c: c.passage, required=True, unique=True, refers="passages.passage_id"),
        text("section", lambda c: c.section),
        text("text", lambda c: c.text, required=True),
        text("title_vi", lambda c: c.title_vi, required=True),
        text("title_en", lambda c: c.title_en),
        text("responsibility", lambda c: c.responsibility, required=True, values=GROUNDS),
        text("due_text", lambda c: c.due.text),
        text("due_edtf", lambda c: c.due.edtf),
        day("due_start", lambda c: c.due.start),
        day("due_end", lambda c: c.due.end),
        text("due_relation", lambda c: c.due.relation, values=RELATIONS),
        integer("deadline_count", lambda c: c.deadlines, required=True),
        text("recurrence", lambda c: c.due.recurrence),
        text("output_text", lambda c: joined(c.output)),
        text("budget_text", lambda c: joined(c.budget)),
        text("beneficiaries", lambda c: joined(c.beneficiaries)),
    ),
    lambda catalog: catalog.commitments.values(),
)
