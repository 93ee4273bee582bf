"""Table ``passages``: every passage of every document."""

from __future__ import annotations

from generator.content.passages import KINDS
from generator.model.document import Passage
from generator.tables.base import Table, integer, link, text

TABLE = Table[Passage](
    "passages",
    ("passage_id",),
    (
        text("passage_id", lambda p: p.id, required=True, unique=True),
        link("documents.document_id", lambda p: p.document),
        text("section", lambda p: p.section),
        integer("ordinal", lambda p: p.ordinal, required=True),
        text("kind", lambda p: p.kind, required=True, values=KINDS),
        text("label", lambda p: p.label),
        text("heading_path", lambda p: p.heading_path),
        text("heading_path_en", lambda p: p.heading_path_en),
        text("text", lambda p: p.text, required=True),
        text("heading_en", lambda p: p.heading_en),
        integer("source_start", lambda p: p.start, required=True),
        integer("source_end", lambda p: p.end, required=True),
    ),
    lambda catalog: catalog.passages.values(),
)
