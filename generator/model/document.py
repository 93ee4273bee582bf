"""Documents (văn bản) and their passages (đoạn)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.model.base import Day, Edtf, Entity, Id, State, Text, described, optional, state

PassageKind = Literal[
    "letterhead", "lead-in", "number-date", "title", "basis", "preamble", "heading", "purpose",
    "requirement", "objective", "commitment", "target-row", "organisation", "finding", "quotation",
    "recipients", "signature", "page-chrome", "duplicate", "other",
]  # fmt: skip
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Document(Entity):
    """One official text as issued."""

    state: State | None = state()
    number: Text | None = optional("Số, ký hiệu; để trống khi bản gốc in thiếu")
    type: Text = described("Loại văn bản")
    title_vi: Text = described("Trích yếu")
    title_en: Text | None = optional(
        "Title in English; until it is there the English pages show the Vietnamese"
    )
    issuer: Id = described("Cơ quan ban hành")
    issued_on: Day | None = optional("Ngày ban hành; để trống khi không in ngày")
    issued_edtf: Edtf = described("Ngày ban hành, EDTF")
    effective_on: Day | None = optional("Ngày có hiệu lực, khi có in")
    period_edtf: Edtf | None = optional("Thời kỳ văn bản nhắm tới, EDTF")
    place: Text = described("Nơi ban hành")
    signer_name: Text | None = optional("Người ký")
    signer_title: Text | None = optional("Chức vụ người ký")
    signer_title_en: Text | None = optional("Position of the signer, for the English pages")
    source_file: Text = described("Tên tệp nguồn ban đầu")
    source_sha256: Sha256 = described("SHA-256 của tệp nhận được")
    text_sha256: Sha256 | None = optional(
        "SHA-256 của original.txt, khi tệp nhận được không phải là chính tệp ấy"
    )
    root_section: Text | None = optional("Mục bao quanh các mục đánh số không mang nhãn của nó (Điều 1)")
    supplied_headings: dict[str, Text] = optional("Tiêu đề bản sao làm mất: mục -> chữ", {})
    supplied_headings_en: dict[str, Text] = optional("The same headings, for the English pages", {})

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
