"""The columns of the explorer: one row a commitment, facets as numbers into lists of choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from generator import links
from generator.entities.annotation import Beneficiary
from generator.entities.records import Commitment, Due
from generator.lookup.abbreviations import Pairs
from generator.pages.formatting import section
from generator.pages.view import View

ROLES = ("lead", "cooperate", "report_to", "supervise")
RECURRING, NONE = "recurring", "none"


def columns(view: View, abbreviations: Pairs) -> dict[str, Any]:
    """Everything the explorer of one language needs."""
    rows = list(view.catalog.commitments.values())
    facets = _facets(view, rows)
    at = {name: {ident: i for i, ident in enumerate(facet["ids"])} for name, facet in facets.items()}
    numbers: dict[str, list[list[int]]] = {
        "topic": [[at["topic"][t] for t in c.topics] for c in rows],
        "document": [[at["document"][c.document]] for c in rows],
        "project": [[at["project"][p] for p in c.projects] for c in rows],
        "place": [[at["place"][p] for p in c.places] for c in rows],
        "beneficiary": [[at["beneficiary"][b] for b in c.beneficiaries] for c in rows],
        "due": [[at["due"][d] for d in due_choices(c.due)] for c in rows],
        "parts": [_parts(c, at["agency"]) for c in rows],
    }
    texts = {
        "id": [c.id for c in rows],
        "section": [c.section for c in rows],
        "title_vi": [c.title_vi for c in rows],
        "title_en": [c.title_en for c in rows],
        "text": [c.text for c in rows],
        "responsibility": [c.responsibility for c in rows],
    }
    return {
        "words": _words(view),
        "sections": {c.section: view.section(c.section) for c in rows if c.section and section(c.section)[0] != "number"},
        "folders": {kind: links.page_path(kind, "", view.language) for kind in ("agency", "commitment", "document")},
        "abbreviations": abbreviations,
        "facets": facets,
        "columns": {**texts, **numbers, **_due_columns(view, rows)},
    }


def due_choices(due: Due) -> list[str]:
    """Under which choices of the facet "due" a commitment stands: the year it is due in, recurring, or no date."""
    day = due.end or due.start
    found = ([str(day.year)] if day else []) + ([RECURRING] if due.recurrence else [])
    return found or [NONE]


def _parts(c: Commitment, at: dict[str, int]) -> list[int]:
    """The agencies of a commitment as numbers: agency * 8 + role * 2 + (1 when only as member of a group)."""
    packed = {(at[i.agency], ROLES.index(i.role)): 1 for i in c.agencies}
    for i in c.agencies:
        if i.basis != "group":
            packed[at[i.agency], ROLES.index(i.role)] = 0
    order = sorted(packed, key=lambda key: packed[key])  # those named first, otherwise as the catalog has them
    return [agency * 8 + role * 2 + packed[agency, role] for agency, role in order]


def _due_columns(view: View, rows: Iterable[Commitment]) -> dict[str, list[str | None]]:
    dues = [c.due for c in rows]
    return {
        "due_words": [view.due_words(d) if d.edtf or d.recurrence else d.text for d in dues],
        "due_text": [d.text for d in dues],
        "due_edtf": [d.edtf for d in dues],
        "due_start": [d.start.isoformat() if d.start else None for d in dues],
        "due_end": [d.end.isoformat() if d.end else None for d in dues],
        "recurrence": [d.recurrence for d in dues],
    }


def _facets(view: View, rows: Sequence[Commitment]) -> dict[str, dict[str, list[str]]]:
    used = {
        "agency": {i.agency for c in rows for i in c.agencies},
        "topic": {t for c in rows for t in c.topics},
        "project": {p for c in rows for p in c.projects},
        "place": {p for c in rows for p in c.places},
    }
    facets = {kind: _named(view, kind, view.sorted_by_name(kind, idents)) for kind, idents in used.items()}
    facets["document"] = _named(view, "document", [d for d in view.catalog.documents if any(c.document == d for c in rows)])
    facets["role"] = {"ids": list(ROLES), "names": [view.words.text(f"role.{role}") for role in ROLES]}
    order = [b for b in get_args(Beneficiary) if any(b in c.beneficiaries for c in rows)]
    facets["beneficiary"] = {"ids": order, "names": [view.words.text(f"beneficiary.{b}") for b in order]}
    choices = {choice for c in rows for choice in due_choices(c.due)}
    due = sorted(choices - {RECURRING, NONE}) + [choice for choice in (RECURRING, NONE) if choice in choices]
    named = {RECURRING: view.words.text("explorer.due_recurring"), NONE: view.words.text("explorer.due_none")}
    facets["due"] = {"ids": due, "names": [named.get(choice, choice) for choice in due]}
    return facets


def _named(view: View, kind: str, idents: list[str]) -> dict[str, list[str]]:
    return {"ids": idents, "names": [view.name(kind, ident) for ident in idents]}


_WORDS = ("count", "shown", "none", "remove", "from", "to", "named", "previous", "next", "page")


def _words(view: View) -> dict[str, Any]:
    data = view.words.data
    return {**{name: data[f"explorer.js_{name}"] for name in _WORDS}, "section": data["section_kind.number"]}
