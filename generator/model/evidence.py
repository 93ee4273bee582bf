"""Published results (kết quả đã công bố), the exceptions people answer for, and the counts of the second
reading."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from generator.model.annotation import Comparator, Number, PlainText
from generator.model.base import Edtf, Entity, Id, PassageId, Text, Url
from generator.words import both

Status = Literal["met", "partly-met", "not-met", "in-progress", "reported"]
EvidenceKind = Literal["official-statistics", "official-report", "press"]


class Evidence(Entity):
    """A published statement that a commitment or target was or was not met; none is "no information"."""

    id: Id
    commitment: PassageId | None = None
    target: PassageId | None = None
    indicator: Id | None = None
    stated_on: Edtf | None = None
    status: Status
    kind: EvidenceKind
    comparator: Comparator | None = None
    value: Number | None = None
    value_max: Number | None = None
    value_text: PlainText | None = None
    unit: Id | None = None
    period: Edtf | None = None
    quote: Text
    quote_lang: Literal["vi", "en"] = "vi"
    quote_en: Text | None = None
    source_title: Text
    source_title_en: Text | None = None
    source_url: Url
    measure_note: Text | None = None
    measure_note_en: Text | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> Evidence:
        if sum(bool(x) for x in (self.commitment, self.target, self.indicator)) != 1:
            raise ValueError(f"commitment, target, indicator: {both('expected', 'one-of-three')}")
        return self

    @model_validator(mode="after")
    def _compared(self) -> Evidence:
        if (self.value is None) != (self.comparator is None):
            raise ValueError(f"value, comparator: {both('expected', 'both-or-none')}")
        if (self.value_max is not None) != (self.comparator == "range"):
            raise ValueError(f"value_max: {both('expected', 'only-range')}")
        return self


class Exemption(Entity):
    """An answer to the check of completeness: why something that looks like data is none
    (``exceptions.yml``)."""

    check: Text
    text: PlainText
    because: Text


ReadingKind = Literal["blind", "second", "titles", "sample"]


class Review(Entity):
    """How far two readers of a document agree about one table.

    ``second``: the rows a second reader checked against the text, the annotation beside it, and those
    changed. ``blind``: the rows either of two readers found who did not see each other's, and those only one
    of them found. ``sample``: the rows of a random sample that the first reader read once more without the
    first annotation in sight, and those that came out differently. ``titles``: the rows whose titles in both
    languages another reader held against the text after they were edited, and those changed.
    """

    reading: ReadingKind
    document: Id
    table: Text
    rows: int = Field(ge=0)
    changed: int = Field(ge=0)
