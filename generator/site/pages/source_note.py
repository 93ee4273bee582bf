"""The page of source notes: contradictions first, misprints apart, each as printed and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.records import SourceNote
from generator.site.pages.base import Page
from generator.site.pages.view import View

#: contradictions are what readers come for; misprints, of which there are most, come last
_FIRST, _LAST = ("conflict",), ("name-variant", "misprint")


def select(view: View) -> Iterator[Page]:
    """The page of source notes."""
    words = view.words
    notes = view.catalog.source_notes
    kinds = _kinds(view)
    ends = other_ends(list(notes.values()))
    place = {key: at for at, key in enumerate(notes)}
    first = {key: min(key, ends.get(key, key), key=place.__getitem__) for key in notes}
    yield view.page(
        "source_note",
        "",
        words.text("source_notes.title"),
        words.text("source_notes.description", n=len(notes)),
        template="source_notes",
        context={
            "kinds": [
                (kind, len({first[n.id] for n in group}), _by_document(view, group)) for kind, group in kinds
            ],
            "at_odds": {
                kind: [n for n in group if first[n.id] == n.id] for kind, group in kinds if kind in _FIRST
            },
            "noted": {kind: len(group) for kind, group in kinds},
            "first": first,
            "ends": ends,
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


def other_ends(notes: Iterable[SourceNote]) -> dict[str, str]:
    """Notes of a matter that is told from both its ends, each with the note at the other end: that of the
    same kind where each names the passage of the other."""
    between: dict[tuple[str, str, str], list[str]] = {}
    for n in notes:
        between.setdefault((n.kind, n.passage, n.other), []).append(n.id)
    return {
        one: other
        for (kind, passage, there), own in between.items()
        for one, other in zip(own, between.get((kind, there, passage), ()), strict=False)
        if one != other
    }


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
