"""Table ``legal_documents``: what passages cite."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.model.vocabulary import LegalDocument
from generator.tables.base import Table, day, iso, text
from generator.tables.documents import type_in_english

Row = tuple[str, LegalDocument, str | None]


def _rows(catalog: Catalog) -> Iterator[Row]:
    for key, legal in catalog.legal_documents.items():
        yield key, legal, type_in_english(catalog, legal.type)


def _first_name(legal: LegalDocument) -> str | None:
    """What a document that bears no number is called."""
    return legal.names[0] if legal.names and not legal.number else None


TABLE = Table[Row](
    "legal_documents",
    ("legal_document_id",),
    (
        text("legal_document_id", lambda r: r[0], required=True, unique=True),
        text("number", lambda r: r[1].number),
        text("type", lambda r: r[1].type, required=True),
        text("issuer", lambda r: r[1].issuer),
        day("issued_on", lambda r: iso(r[1].issued_on)),
        text("title_vi", lambda r: r[1].title_vi or _first_name(r[1])),
        text("document_id", lambda r: r[1].document, refers="documents.document_id"),
        text("note", lambda r: r[1].note),
        text("title_en", lambda r: r[1].title_en or (None if r[1].number else r[1].name_en)),
        text("issuer_en", lambda r: r[1].issuer_en),
        text("note_en", lambda r: r[1].note_en),
        text("cited_as_vi", lambda r: _first_name(r[1])),
        text("cited_as_en", lambda r: None if r[1].number else r[1].name_en),
        text("type_en", lambda r: r[2]),
    ),
    _rows,
)
