"""The records that the catalog makes of annotations: the facts that the tables publish, each with the passage
it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.text.deadlines import over_on


@dataclass(frozen=True, order=True)
class Involvement:
    """An agency's part: its ``role`` (lead, cooperate, report_to, supervise) and the ground of it (text,
    heading, group, issuer)."""

    agency: str
    role: str
    basis: str
    via: str = ""


@dataclass(frozen=True, kw_only=True)
class Due:
    """When something is due: the words as printed, the date in EDTF with its days in time, or recurrence
    rules with their bounds.

    ``since`` and ``until`` are the first and last day of a recurring duty; ``bounds`` says what determines
    the last: ``text``, ``document`` or ``open`` (empty where nothing recurs).
    """

    text: str
    edtf: str
    start: date | None
    end: date | None
    recurrence: str
    relation: str = ""
    precision: str = "none"
    since: date | None = None
    until: date | None = None
    bounds: str = ""

    @property
    def over(self) -> date | None:
        """The day after which it is over: for an occasion the last day of its year, for a recurring duty the
        end of its bounds."""
        return over_on(self.edtf, self.relation, self.end) if self.edtf or not self.recurrence else self.until


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A passage by which the issuing body undertakes, or assigns to somebody, something to be done."""

    id: str
    document: str
    passage: str
    section: str
    text: str
    title_vi: str
    title_en: str
    responsibility: str
    due: Due
    beneficiaries: tuple[str, ...]
    topics: tuple[str, ...]
    agencies: tuple[Involvement, ...]
    projects: tuple[str, ...]
    places: tuple[str, ...]
    deadlines: int = 0
    support: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    budget: tuple[str, ...] = ()

    def duty(self, involvement: Involvement) -> str:
        """``lead`` or ``support``: whether a lead is told to lead or only to cooperate; empty in other
        roles."""
        named = involvement.via or involvement.agency
        return ("support" if named in self.support else "lead") if involvement.role == "lead" else ""

    def by_role(self, role: str, *, derived: bool = False) -> tuple[str, ...]:
        """Agencies in a role, those printed first; members of named groups only when ``derived``."""
        return tuple(
            dict.fromkeys(
                a.agency for a in self.agencies if a.role == role and (derived or a.basis != "group")
            )
        )


@dataclass(frozen=True, kw_only=True)
class Target:
    """A number the province commits to reach, keep or limit."""

    id: str
    document: str
    passage: str
    commitment: str
    indicator: str
    name_vi: str
    comparator: str
    min: Decimal | None
    max: Decimal | None
    value_text: str
    unit_text: str
    unit: str
    period_text: str
    period: str
    start: date | None
    end: date | None
    agencies: tuple[Involvement, ...]
    name_en: str = ""
    #: the bounds in the indicator's unit, exact; None where they cannot be brought to it
    standard_min: Decimal | None = None
    standard_max: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A dated or recurring duty in a passage."""

    id: str
    document: str
    passage: str
    commitment: str
    what_vi: str
    due: Due
    agencies: tuple[Involvement, ...]
    what_en: str = ""
    place: str = ""

    def by_role(self, role: str) -> tuple[str, ...]:
        """Agencies in a role, those printed first; without the members of named groups."""
        return tuple(dict.fromkeys(a.agency for a in self.agencies if a.role == role and a.basis != "group"))


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A legal document cited by a passage."""

    id: str
    document: str
    passage: str
    legal_document: str
    text: str
    cited_on: str
    relation: str
    commitment: str = ""


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """What a document said a project must reach, and by when."""

    id: str
    project: str
    document: str
    passage: str
    what_vi: str
    due: Due
    what_en: str = ""


@dataclass(frozen=True, kw_only=True)
class SourceNote:
    """An error, conflict or ambiguity in the source."""

    id: str
    document: str
    passage: str
    kind: str
    quote: str
    other: str
    note_vi: str
    note_en: str


@dataclass(frozen=True, order=True, kw_only=True)
class Inherited:
    """A part in a commitment that a body of today inherits from the body that was told (``via``); never
    counted as named."""

    agency: str
    commitment: str
    via: str
    role: str
    basis: str
    #: since when the body of today stands in the place of the one that was told
    since: date


@dataclass(frozen=True, order=True)
class Result:
    """A published result beside a target of its indicator, and why the two do not compare (empty when they
    do)."""

    target: str
    evidence: str
    reason: str
