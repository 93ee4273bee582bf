"""The page of source notes: errors and conflicts of the sources, kept as printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.site.pages.base import Page
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The page of source notes."""
    words = view.words
    notes = view.catalog.source_notes
    yield view.page(
        "source_note",
        "",
        words.text("source_notes.title"),
        words.text("source_notes.description", n=len(notes)),
        template="source_notes",
        context={
            "documents": [
                (d, view.relations.notes_of_document[d])
                for d in view.catalog.documents
                if view.relations.notes_of_document[d]
            ],
            "count": len(notes),
            "kinds": Counter(n.kind for n in notes.values()).most_common(),
        },
        crumbs=(view.home_crumb(),),
        outline=True,
    )
