"""Documents (văn bản) and their passages (đoạn)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.base import Day, Edtf, Entity, Id, State, Text

PassageKind = Literal[
    "letterhead", "lead-in", "number-date", "title", "basis", "preamble", "heading", "purpose",
    "requirement", "objective", "commitment", "target-row", "organisation", "finding", "quotation",
    "recipients", "signature", "page-chrome", "duplicate", "other",
]  # fmt: skip
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Document(Entity):
    """One official text as issued."""

    state: State | None = None
    number: Text | None = None
    type: Text
    title_vi: Text
    title_en: Text | None = None
    issuer: Id
    issued_on: Day | None = None
    issued_edtf: Edtf
    effective_on: Day | None = None
    period_edtf: Edtf | None = None
    place: Text
    signer_name: Text | None = None
    signer_title: Text | None = None
    signer_title_en: Text | None = None
    source_file: Text
    source_sha256: Sha256
    text_sha256: Sha256 | None = None
    root_section: Text | None = None
    supplied_headings: dict[str, Text] = Field(default={})
    supplied_headings_en: dict[str, Text] = Field(default={})

    @property
    def proved_sha256(self) -> str:
        """The hash of the text that the passages are proved against: that of the source where the source is
        text."""
        return self.text_sha256 or self.source_sha256


@dataclass(frozen=True, kw_only=True)
class Passage:
    """The smallest addressable piece of a document. ``start`` and ``end`` are half-open offsets in the
    original."""

    id: str
    document: str
    section: str
    ordinal: int
    kind: str
    label: str
    heading_path: str
    text: str
    start: int
    end: int
    line: int
    #: a heading's own words in English, and those of the headings above it; empty where they are lacking
    heading_en: str = ""
    heading_path_en: str = ""

    @property
    def local(self) -> str:
        """The id after the document id, as annotations and anchors use it."""
        return self.id[len(self.document) + 1 :]
