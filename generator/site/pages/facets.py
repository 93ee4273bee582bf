"""What commitments are found by in the explorer, and by what they are ordered: one declaration a facet.

The page, its words, the columns of the scripts' index, downloads and addresses follow; scripts hold no list
of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from generator.model.annotation import Beneficiary
from generator.model.kinds import kind_of
from generator.model.records import Commitment, Due
from generator.model.roles import GROUP, LEAD, ROLES
from generator.site.pages.base import when
from generator.tables.commitments import TABLE
from generator.text.deadlines import RELATIONS, Precision

RECURRING, NONE = "recurring", "none"
OVER, RUNNING = "over", "running"
PUBLISHED, AWAITED = "published", "awaited"
LED, SUPPORTED = "lead", "support"


@dataclass(frozen=True, kw_only=True)
class FacetContext:
    """What facets need of a commitment beside its own fields; it is computed in Python, and the scripts
    receive the results."""

    #: the day of the data
    today: date
    #: all dates of a commitment
    dues: Callable[[Commitment], Sequence[Due]]
    #: the last day of the period of each document that has one
    periods: Mapping[str, date]
    #: commitments of which a result is published, and those that hold a number
    results: Collection[str]
    numbers: Collection[str]
    #: the bodies of today that stand in the place of its leads
    heirs: Mapping[str, Sequence[str]]


def _due(c: Commitment, context: FacetContext) -> list[str]:
    """Every year it is due in, recurring, or no date."""
    dues = context.dues(c)
    years = {str(day.year) for due in dues if (day := due.end or due.start)}
    found = sorted(years) + ([RECURRING] if any(due.recurrence for due in dues) else [])
    return found or [NONE]


def _relation(c: Commitment, context: FacetContext) -> Iterator[str]:
    return (due.relation for due in context.dues(c) if due.relation)


def _precision(c: Commitment, context: FacetContext) -> Iterator[str]:
    return (due.precision for due in context.dues(c) if due.edtf or due.recurrence)


def _period(c: Commitment, context: FacetContext) -> list[str]:
    last = last_day(c, context)
    return [OVER if last and last < context.today else RUNNING]


def last_day(c: Commitment, context: FacetContext) -> date | None:
    """The day after which it is over: that of its last date, without a date that of its document's period;
    None: it never is."""
    timed = [due for due in context.dues(c) if when(due, context.today) != "open"]
    if not timed:
        return context.periods.get(c.document)
    ends = [due.over for due in timed]
    return None if None in ends else max(end for end in ends if end)


def _result(c: Commitment, context: FacetContext) -> list[str]:
    return [PUBLISHED if c.id in context.results else AWAITED if c.id in context.numbers else NONE]


def _duties(c: Commitment, _: FacetContext) -> list[str]:
    """Whether anybody is told to lead; where nobody is, its leads are only told to help."""
    found = {c.duty(i) for i in c.agencies if i.role == LEAD and i.basis != GROUP}
    return [LED] if LED in found else [*found]


def _led(c: Commitment, _: FacetContext) -> Iterator[str]:
    """As everywhere on the site: the bodies named to lead count."""
    return (i.agency for i in c.agencies if i.role == LEAD and i.basis != GROUP)


def _named(c: Commitment, _: FacetContext) -> Iterator[str]:
    return (i.role for i in c.agencies if i.basis != GROUP)


@dataclass(frozen=True, kw_only=True)
class Facet:
    """What commitments are found by. Its choices are things of a kind, or values with a word each."""

    name: str
    #: the choices a commitment counts under while nothing is chosen
    get: Callable[[Commitment, FacetContext], Iterable[str]]
    #: the choices it may come to stand under; empty: the same
    offered: Callable[[Commitment], Iterable[str]] | None = None
    #: after which day it goes over to which choice, if ever: the day it is counts, not the day of the data
    turns: Callable[[Commitment, FacetContext], date | None] | None = None
    into: str = ""
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
    #: things of these kinds (``kind`` of the record) stand folded, each kind in one line after the others
    folded: tuple[str, ...] = ()
    #: the column of a download that holds it; empty: other columns tell
    column: str = ""

    def called(self, language: str) -> str:
        """What it is called where the site has no words for it (``facet.<name>``): as the column that holds
        it, or as the kind of its choices; empty where it has neither."""
        titles = (column.title(language) for column in TABLE.columns if column.name == self.column)
        kind = kind_of(self.kind).called(language) if self.kind else ""
        return next(titles, kind.capitalize())


#: in the order in which the page shows them and addresses name them
FACETS: tuple[Facet, ...] = (
    Facet(
        name="agency", get=_led, offered=lambda c: [i.agency for i in c.agencies], kind="agency",
        folded=("group", "district", "commune"),
    ),
    Facet(name="role", get=_named, values=ROLES, words="role.", ordered=True, whole=True),
    Facet(name="duty", get=_duties, values=(LED, SUPPORTED), words="duty.", ordered=True),
    Facet(name="inherited", get=lambda c, context: context.heirs.get(c.id, ()), kind="agency"),
    Facet(name="topic", get=lambda c, _: c.topics, kind="topic", column="topics"),
    Facet(name="document", get=lambda c, _: [c.document], kind="document", ordered=True,
    column="document_id"),
    Facet(name="due", get=_due, values=(RECURRING, NONE), words="explorer.due_", ordered=True),
    Facet(
        name="period", get=_period, offered=lambda _: (RUNNING, OVER), turns=last_day, into=OVER,
        values=(RUNNING, OVER), words="explorer.period_", ordered=True,
    ),
    Facet(name="relation", get=_relation, values=RELATIONS, words="time_relation.", ordered=True),
    Facet(name="precision", get=_precision, values=get_args(Precision), words="precision.", ordered=True),
    Facet(name="result", get=_result, values=(PUBLISHED, AWAITED, NONE), words="explorer.result_",
    ordered=True),
    Facet(name="project", get=lambda c, _: c.projects, kind="project", column="projects"),
    Facet(name="place", get=lambda c, _: c.places, kind="place", column="places"),
    Facet(
        name="beneficiary", get=lambda c, _: c.beneficiaries, values=get_args(Beneficiary),
        words="beneficiary.",
        column="beneficiaries",
    ),
)  # fmt: skip
#: chosen together: the same agency in the same role. The index packs both into one column.
JOINT = ("agency", "role")
#: in :data:`VIEWS`: the groups all of whose members are districts, as the content has them
DISTRICTS = "districts"
#: choices that people come for, each a set of parameters of the explorer's address; words under
#: ``explorer.view_``
VIEWS: dict[str, dict[str, str]] = {
    "running": {"period": RUNNING, "sort": "due"},
    "districts": {"agency": DISTRICTS},
    "awaited": {"result": AWAITED},
    "published": {"result": PUBLISHED},
    "recurring": {"due": RECURRING},
    "support": {"duty": SUPPORTED},
}
#: orders of the rows; the first is how they come
SORTS = ("document", "due", "title", "agency")
#: rows of a page of the explorer
ROWS = 50


def facet_of(name: str) -> Facet:
    """The facet called ``name``.

    :raises KeyError: when there is none.
    """
    return {facet.name: facet for facet in FACETS}[name]
