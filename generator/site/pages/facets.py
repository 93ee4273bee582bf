"""What commitments are found by in the explorer, and by what they are ordered: one declaration a facet.

The page, its words, the columns of the scripts' index, downloads and addresses follow; scripts hold no list of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from generator.model.annotation import Beneficiary
from generator.model.records import Commitment, Due
from generator.model.roles import ROLES

RECURRING, NONE = "recurring", "none"


def due_choices(due: Due) -> list[str]:
    """Under which choices of the facet "due" a commitment stands: the year it is due in, recurring, or no date."""
    day = due.end or due.start
    found = ([str(day.year)] if day else []) + ([RECURRING] if due.recurrence else [])
    return found or [NONE]


@dataclass(frozen=True, kw_only=True)
class Facet:
    """What commitments are found by. Its choices are things of a kind, or values with a word each."""

    name: str
    #: the choices a commitment stands under
    held: Callable[[Commitment], Iterable[str]]
    #: the kind of thing its choices are, called as on their pages; empty: values
    kind: str = ""
    #: values in their order; others (years) stand before them, and are called by themselves
    values: tuple[str, ...] = ()
    #: what the keys of the words for the values begin with
    words: str = ""
    #: choices keep their order; otherwise the most frequent comes first
    ordered: bool = False
    #: all values are choices, held or not
    whole: bool = False
    #: the column of a download that holds it; empty: other columns tell
    column: str = ""


#: in the order in which the page shows them and addresses name them
FACETS: tuple[Facet, ...] = (
    Facet(name="agency", held=lambda c: [i.agency for i in c.agencies], kind="agency"),
    Facet(
        name="role", held=lambda c: [i.role for i in c.agencies], values=ROLES, words="role.", ordered=True, whole=True
    ),
    Facet(name="topic", held=lambda c: c.topics, kind="topic", column="topics"),
    Facet(name="document", held=lambda c: [c.document], kind="document", ordered=True, column="document_id"),
    Facet(
        name="due", held=lambda c: due_choices(c.due), values=(RECURRING, NONE), words="explorer.due_", ordered=True
    ),
    Facet(name="project", held=lambda c: c.projects, kind="project", column="projects"),
    Facet(name="place", held=lambda c: c.places, kind="place", column="places"),
    Facet(
        name="beneficiary", held=lambda c: c.beneficiaries, values=get_args(Beneficiary), words="beneficiary.",
        column="beneficiaries",
    ),
)  # fmt: skip
#: chosen together: the same agency in the same role. The index packs both into one column.
JOINT = ("agency", "role")
#: orders of the rows; the first is how they come
SORTS = ("document", "due", "title", "agency")
#: rows of a page of the explorer
ROWS = 50


def facet_of(name: str) -> Facet:
    """The facet called ``name``.

    :raises KeyError: when there is none.
    """
    return {facet.name: facet for facet in FACETS}[name]
