"""The page of source notes: contradictions first, misprints apart, each as printed and where."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.records import SourceNote
from generator.site.pages.base import Page
from generator.site.pages.view import View

#: contradictions are what readers come for; misprints, of which there are most, come last
_FIRST, _LAST = ("conflict",), ("name-variant", "misprint")


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
            "kinds": [(kind, len(group), _by_document(view, group)) for kind, group in _kinds(view)],
            "documents": [
                (d, len(group))
                for d in view.catalog.documents
                if (group := view.relations.notes_of_document[d])
            ],
            "count": len(notes),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.source_note"),
        outline=True,
    )


def _kinds(view: View) -> list[tuple[str, list[SourceNote]]]:
    """Kinds with their notes: contradictions, then those there are fewest of, spellings and misprints
    last."""
    found: dict[str, list[SourceNote]] = {}
    for note in view.catalog.source_notes.values():
        found.setdefault(note.kind, []).append(note)
    rank = {**dict.fromkeys(_FIRST, 0), **{kind: 2 + n for n, kind in enumerate(_LAST)}}
    return sorted(found.items(), key=lambda item: (rank.get(item[0], 1), -len(item[1]), item[0]))


def _by_document(view: View, notes: list[SourceNote]) -> list[tuple[str, list[SourceNote]]]:
    groups: dict[str, list[SourceNote]] = {}
    for note in notes:
        groups.setdefault(note.document, []).append(note)
    return [(d, groups[d]) for d in view.catalog.documents if d in groups]
