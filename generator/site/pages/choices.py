"""The choices of the explorer: what a commitment is found by, what the reader calls it, how many commitments have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from generator.model.annotation import Beneficiary
from generator.model.records import Commitment, Due
from generator.site.pages.view import View

ROLES = ("lead", "cooperate", "report_to", "supervise")
RECURRING, NONE = "recurring", "none"
#: choices with an order of their own; of all others the most frequent come first
_ORDERED = ("role", "document", "due")
#: a facet with more choices than this is narrowed by words
_NARROWED = 10


@dataclass(frozen=True)
class Choice:
    """One choice of a facet; ``count`` is how many commitments have it."""

    ident: str
    name: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A facet as it is shown: its choices in their order, and whether they can be narrowed by words."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def narrowed(self) -> bool:
        """Whether its choices are so many that readers narrow them by words."""
        return self.name not in _ORDERED and len(self.choices) > _NARROWED


def facets(view: View) -> dict[str, list[Choice]]:
    """Every choice of every facet: by name, by the order of the documents, of the vocabulary or of the years."""
    found = _found(view.catalog.commitments.values())
    named = {kind: view.sorted_by_name(kind, found[kind]) for kind in ("agency", "topic", "project", "place")}
    own = {
        kind: [_choice(ident, view.name(kind, ident), found[kind]) for ident in idents]
        for kind, idents in named.items()
    }
    documents = (d for d in view.catalog.documents if d in found["document"])
    own["document"] = [_choice(d, view.name("document", d), found["document"]) for d in documents]
    own["role"] = [_choice(r, view.words.text(f"role.{r}"), found["role"]) for r in ROLES]
    beneficiaries = (b for b in get_args(Beneficiary) if b in found["beneficiary"])
    own["beneficiary"] = [
        _choice(b, view.words.text(f"beneficiary.{b}"), found["beneficiary"]) for b in beneficiaries
    ]
    own["due"] = [_choice(d, _due_name(view, d), found["due"]) for d in sorted(found["due"], key=_due_order)]
    return own


def shown(name: str, choices: Iterable[Choice]) -> Facet:
    """A facet as readers see it: what no commitment has is left out, and the most frequent comes first where nothing else is said."""
    there = [choice for choice in choices if choice.count]
    return Facet(name, tuple(there if name in _ORDERED else sorted(there, key=lambda choice: -choice.count)))


def due_choices(due: Due) -> list[str]:
    """Under which choices of the facet "due" a commitment stands: the year it is due in, recurring, or no date."""
    day = due.end or due.start
    found = ([str(day.year)] if day else []) + ([RECURRING] if due.recurrence else [])
    return found or [NONE]


def _found(commitments: Iterable[Commitment]) -> Mapping[str, Counter[str]]:
    """For each facet how many commitments have each choice; one that has an agency in two roles has it once."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for c in commitments:
        for facet, idents in _held(c).items():
            found[facet].update(set(idents))
    return found


def _held(c: Commitment) -> dict[str, Iterable[str]]:
    return {
        "agency": [i.agency for i in c.agencies],
        "role": [i.role for i in c.agencies],
        "topic": c.topics,
        "document": [c.document],
        "project": c.projects,
        "place": c.places,
        "beneficiary": c.beneficiaries,
        "due": due_choices(c.due),
    }


def _choice(ident: str, name: str, counts: Counter[str]) -> Choice:
    return Choice(ident, name, counts[ident])


def _due_name(view: View, choice: str) -> str:
    return choice if choice.isdigit() else view.words.text(f"explorer.due_{choice}")


def _due_order(choice: str) -> tuple[int, str]:
    """Years first, then what recurs, then what has no date."""
    return ((RECURRING, NONE).index(choice) + 1 if choice in (RECURRING, NONE) else 0, choice)
