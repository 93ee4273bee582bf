"""Table ``documents``: one official text as issued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.model.document import Document
from generator.tables.base import Table, day, integer, iso, text
from generator.text.folding import slug

Row = tuple[str, Document, tuple[int, int, int], str | None]


def type_in_english(catalog: Catalog, kind: str) -> str | None:
    """What the registry of types calls a type of document in English."""
    found = catalog.registries["document_types"].get(slug(kind))
    return found.name_en if found else None


def _rows(catalog: Catalog) -> Iterator[Row]:
    passages = Counter(p.document for p in catalog.passages.values())
    commitments = Counter(c.document for c in catalog.commitments.values())
    targets = Counter(t.document for t in catalog.targets.values())
    for key, document in catalog.documents.items():
        counts = (passages[key], commitments[key], targets[key])
        yield key, document, counts, type_in_english(catalog, document.type)


TABLE = Table[Row](
    "documents",
    ("document_id",),
    (
        text("document_id", lambda r: r[0], required=True, unique=True),
        text("number", lambda r: r[1].number),
        text("type", lambda r: r[1].type, required=True),
        text("title_vi", lambda r: r[1].title_vi, required=True),
        text("title_en", lambda r: r[1].title_en),
        text("issuer_id", lambda r: r[1].issuer, required=True, refers="agencies.agency_id"),
        day("issued_on", lambda r: iso(r[1].issued_on)),
        text("issued_edtf", lambda r: r[1].issued_edtf, required=True),
        day("effective_on", lambda r: iso(r[1].effective_on)),
        text("period_edtf", lambda r: r[1].period_edtf),
        text("place", lambda r: r[1].place),
        text("signer_name", lambda r: r[1].signer_name),
        text("signer_title", lambda r: r[1].signer_title),
        text("signer_title_en", lambda r: r[1].signer_title_en),
        text("source_file", lambda r: r[1].source_file, required=True),
        text("source_sha256", lambda r: r[1].source_sha256, required=True, pattern="^[0-9a-f]{64}$"),
        text("text_sha256", lambda r: r[1].proved_sha256, required=True, pattern="^[0-9a-f]{64}$"),
        integer("passage_count", lambda r: r[2][0], required=True),
        integer("commitment_count", lambda r: r[2][1], required=True),
        integer("target_count", lambda r: r[2][2], required=True),
        text("type_en", lambda r: r[3]),
    ),
    _rows,
)
