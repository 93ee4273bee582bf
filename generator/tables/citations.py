"""Table ``citations``: which passage cites which legal document."""

from __future__ import annotations

from typing import get_args

from generator.model.annotation import Relation
from generator.model.records import Citation
from generator.tables.base import Table, day, iso, link, text

TABLE = Table[Citation](
    "citations",
    ("citation_id",),
    (
        text("citation_id", lambda c: c.id, required=True, unique=True),
        link("passages.passage_id", lambda c: c.passage),
        link("documents.document_id", lambda c: c.document),
        link("legal_documents.legal_document_id", lambda c: c.legal_document),
        text("text", lambda c: c.text, required=True),
        text("commitment_id", lambda c: c.commitment, refers="commitments.commitment_id"),
        day("cited_on", lambda c: iso(c.cited_on)),
        text("relation", lambda c: c.relation, required=True, values=get_args(Relation)),
    ),
    lambda catalog: catalog.citations.values(),
)
