"""Which index pages list anything; the others appear in no menu."""

from __future__ import annotations

from generator.content.catalog import Catalog
from generator.model.kinds import KINDS
from generator.site.pages.relations import Relations


def nonempty(catalog: Catalog, relations: Relations) -> dict[str, bool]:
    """For each kind with an index page whether it lists anything: its records, unless said otherwise here.

    Kinds without records that are not named here are left out, since their pages are never empty.
    """
    listed = {kind.name: catalog.records_of(kind.name) for kind in KINDS if kind.page and kind.plural}
    others = {
        "topic": any(relations.by_topic.values()),
        "result": catalog.results,
        "compare": len(catalog.documents) > 1,
        "explorer": catalog.commitments,
        "gap": catalog.commitments,
    }
    return {kind: bool(records) for kind, records in {**listed, **others}.items()}
