"""What a body of today takes over from its predecessors, derived from successions that a source states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.agency import AgencySuccession
from generator.model.records import Commitment, Deadline, Inherited, Target
from generator.model.roles import GROUP, LEAD
from generator.site.pages.duties import Line, by_topic, group_of, lines, usual_group
from generator.site.pages.relations import distinct
from generator.site.pages.view import View


@dataclass(frozen=True, kw_only=True)
class Estate:
    """What comes from one predecessor: commitments it was named to lead or to cooperate in, its targets and
    deadlines."""

    via: str
    leads: list[tuple[str, list[Commitment]]]
    helps: list[Line]
    targets: list[Target]
    deadlines: list[tuple[str, list[Deadline]]]
    #: how much it led, named, and with how much it was to help as one of a group: that stands on its own page
    led: int
    helped_through: int


@dataclass(frozen=True, kw_only=True)
class Inheritance:
    """Everything a body takes over; what came through groups is counted once, whichever predecessor was the
    member."""

    estates: list[Estate]
    members: list[tuple[str, list[Line]]]
    #: what one source says of one day, and the bodies it says it of
    since: list[tuple[AgencySuccession, list[str]]]

    @property
    def leads(self) -> int:
        """How much was led by name; what two of the bodies led together is one, as in the list of agencies
        and in the explorer."""
        return len({c.id for estate in self.estates for _, own in estate.leads for c in own})

    @property
    def led(self) -> Counter[str]:
        """How much each of the bodies was named to lead."""
        return Counter({estate.via: estate.led for estate in self.estates})

    @property
    def members_usual(self) -> str:
        """The group most of that came through."""
        return usual_group(self.members)

    @property
    def by_group(self) -> int:
        """How much came through groups."""
        return sum(len(rows) for _, rows in self.members)

    @property
    def targets(self) -> int:
        """How many numbers."""
        return len({t.id for estate in self.estates for t in estate.targets})


def inheritance(view: View, agency: str) -> Inheritance:
    """What an agency stands in for; empty lists where no source names it as a successor."""
    rows = [row for row in view.catalog.inherited if row.agency == agency]
    bodies = sorted({row.via for row in rows}, key=lambda via: view.name("agency", via))
    estates = [_estate(view, via, [row for row in rows if row.via == via]) for via in bodies]
    named = {row.commitment for row in rows if row.role == LEAD and row.basis != GROUP}
    through = {
        row.commitment: row.via
        for row in rows
        if row.role == LEAD and row.basis == GROUP and row.commitment not in named
    }
    commitments = view.catalog.commitments
    groups = [(commitments[c], group_of(commitments[c], via, LEAD)) for c, via in through.items()]
    return Inheritance(
        estates=estates,
        members=by_topic(view, lines(view, groups)),
        since=_by_source(view.relations.predecessors[agency]),
    )


def _by_source(successions: Iterable[AgencySuccession]) -> list[tuple[AgencySuccession, list[str]]]:
    """Successions of the same day by the same source together."""
    together: dict[tuple[str | None, str | None], list[AgencySuccession]] = {}
    for s in successions:
        together.setdefault((s.from_date, s.source_url), []).append(s)
    return [(group[0], [s.agency for s in group]) for group in together.values()]


def _estate(view: View, via: str, rows: list[Inherited]) -> Estate:
    commitments, r = view.catalog.commitments, view.relations
    named = [row for row in rows if row.basis != GROUP]
    leads = distinct(commitments[row.commitment] for row in named if row.role == LEAD)
    helps = distinct(commitments[row.commitment] for row in named if row.role == "cooperate")
    targets = {t.id: t for t, i in r.targets_of_agency[via] if i.role == LEAD and i.basis != GROUP}
    deadlines = {d.id: d for d, role in r.deadlines_of_agency[via] if role == LEAD}
    return Estate(
        via=via,
        leads=view.in_order(leads),
        helps=lines(view, ((c, "") for c in helps)),
        targets=list(targets.values()),
        deadlines=view.deadlines_in_order(deadlines.values()),
        led=len(leads),
        helped_through=len({row.commitment for row in rows if (row.role, row.basis) == ("cooperate", GROUP)}),
    )


def bodies_of_today(view: View, agencies: Iterable[str]) -> list[tuple[str, str, list[str]]]:
    """What sources say became of bodies, each answer once: (status, successor, predecessors)."""
    found: dict[tuple[str, str], list[str]] = {}
    for agency in agencies:
        for s in view.relations.successors[agency]:
            found.setdefault(_answer(view, s), []).append(agency)
    return [(status, successor, list(dict.fromkeys(bodies))) for (status, successor), bodies in found.items()]


def _answer(view: View, s: AgencySuccession) -> tuple[str, str]:
    """A successor of the registry by its id; one that only a source names is named on the page of the
    body."""
    if s.status != "succeeded":
        return (s.status, "")
    return ("succeeded", str(s.successor)) if s.successor in view.catalog.agencies else ("named", "")
