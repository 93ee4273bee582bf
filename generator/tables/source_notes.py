"""Table ``source_notes``: errors, conflicts and ambiguities of the sources, kept as printed and noted."""

from __future__ import annotations

from typing import get_args

from generator.model.annotation import NoteKind
from generator.model.records import SourceNote
from generator.tables.base import Table, link, text

TABLE = Table[SourceNote](
    "source_notes",
    ("note_id",),
    (
        text("note_id", lambda n: n.id, required=True, unique=True),
        link("documents.document_id", lambda n: n.document),
        link("passages.passage_id", lambda n: n.passage),
        text("kind", lambda n: n.kind, required=True, values=get_args(NoteKind)),
        text("quote", lambda n: n.quote),
        text("other_passage_id", lambda n: n.other, refers="passages.passage_id"),
        text("note_vi", lambda n: n.note_vi, required=True),
        text("note_en", lambda n: n.note_en, required=True),
    ),
    lambda catalog: catalog.source_notes.values(),
)
