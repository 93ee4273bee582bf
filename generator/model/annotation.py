"""What people write about a passage, as typed in ``annotations.yml`` (see ``content/README.md``)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import TEXT_OR_NUMBER, Edtf, Entity, Id, Ids, PassageId, Quotes, State, Text
from generator.text.deadlines import Relation as TimeRelation

Comparator = Literal["eq", "approx", "ge", "gt", "le", "lt", "range"]
Relation = Literal["implements", "basis", "amends", "replaces", "refers"]
NoteKind = Literal[
    "misprint",
    "conflict",
    "lost-heading",
    "duplicate",
    "missing",
    "unit",
    "name-variant",
    "absent-appendix",
    "merged-cells",
    "ambiguity",
]
Beneficiary = Literal[
    "citizens", "businesses", "cooperatives", "workers", "students", "poor-households", "ethnic-minorities",
    "women-children", "patients", "tourists", "investors", "officials", "veterans-policy-families",
]  # fmt: skip
Number = Annotated[
    Decimal, BeforeValidator(lambda v: repr(v) if isinstance(v, bool) else v)
]  # yes and no are no numbers
PlainText = Annotated[
    str, BeforeValidator(lambda v: str(v) if isinstance(v, (int, Decimal)) else v), TEXT_OR_NUMBER
]


class TargetSpec(Entity):
    """A number the province commits to reach, keep or limit."""

    indicator: Id
    name_vi: Text
    name_en: Text | None = None
    comparator: Comparator
    min: Number | None = None
    max: Number | None = None
    value_text: PlainText
    unit_text: PlainText = ""
    unit: Id | None = None
    period_text: PlainText | None = None
    period: Edtf | None = None
    lead: Ids | None = None


class DeadlineSpec(Entity):
    """A dated or recurring duty."""

    what: Text
    what_en: Text | None = None
    text: PlainText
    date: Edtf | None = None
    recurrence: Text | None = None
    relation: TimeRelation | None = None
    since: Edtf | None = None
    until: Edtf | None = None
    place: Id | None = None
    lead: Ids | None = None


class MilestoneSpec(Entity):
    """What a named work must reach, and by when."""

    project: Id
    what: Text
    what_en: Text | None = None
    text: PlainText
    date: Edtf | None = None
    relation: TimeRelation | None = None


class CitationSpec(Entity):
    """A relation other than the default."""

    relation: Relation


class NoteSpec(Entity):
    """An error, conflict or ambiguity in the source, kept as printed."""

    kind: NoteKind
    quote: PlainText = ""
    vi: Text
    en: Text
    other: PassageId | None = None


class Annotation(Entity):
    """Everything people say about one passage."""

    state: State | None = None
    title_vi: Text | None = None
    title_en: Text | None = None
    heading_en: Text | None = None
    topics: tuple[Id, ...] = ()
    lead: Ids | None = None
    support: Ids | None = None
    cooperate: Ids = ()
    report_to: Ids = ()
    supervise: Ids = ()
    to: PassageId | None = None
    inherits: PassageId | None = None
    output: Quotes = ()
    budget: Quotes = ()
    beneficiaries: tuple[Beneficiary, ...] = ()
    projects: Ids = ()
    places: Ids = ()
    targets: dict[str, TargetSpec] = Field(default={})
    deadlines: dict[str, DeadlineSpec] = Field(default={})
    milestones: dict[str, MilestoneSpec] = Field(default={})
    citations: dict[str, CitationSpec] = Field(default={})
    notes: dict[str, NoteSpec] = Field(default={})
