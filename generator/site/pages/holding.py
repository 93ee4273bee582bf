"""Which index pages list anything; the others appear in no menu."""

from __future__ import annotations

from generator.content.catalog import Catalog
from generator.site.pages.relations import Relations


def holding(catalog: Catalog, relations: Relations) -> dict[str, bool]:
    """For each kind with an index page whether it lists anything. Kinds that are no list are not included,
    since they are never empty."""
    listed: dict[str, object] = {
        "agency": catalog.agencies,
        "place": catalog.places,
        "topic": any(relations.by_topic.values()),
        "deadline": catalog.deadlines,
        "project": catalog.projects,
        "indicator": catalog.indicators,
        "index": catalog.indices,
        "result": catalog.results,
        "compare": len(catalog.documents) > 1,
        "document": catalog.documents,
        "legal_document": catalog.legal_documents,
        "commitment": catalog.commitments,
        "explorer": catalog.commitments,
        "gap": catalog.commitments,
        "source_note": catalog.source_notes,
    }
    return {kind: bool(what) for kind, what in listed.items()}
