"""Table ``citations``: which passage cites which legal document."""

from __future__ import annotations

from typing import get_args

from generator.model.annotation import Relation
from generator.model.records import Citation
from generator.tables.base import Table, day, iso, link, text

TABLE = Table[Citation](
    "citations",
    "Viện dẫn",
    "Citations",
    "Mỗi dòng là một văn bản được một đoạn viện dẫn.",
    "One row for each legal document cited by a passage.",
    key=("citation_id",),
    columns=(
        text("citation_id", "Mã viện dẫn", "Citation id", "Mã cố định.", "Permanent id.", lambda c: c.id, required=True, unique=True),
        link("passages.passage_id", lambda c: c.passage, "Đoạn viện dẫn.", "The citing passage."),
        link("documents.document_id", lambda c: c.document, "Văn bản viện dẫn.", "The citing document."),
        text(
            "legal_document_id",
            "Văn bản được viện dẫn",
            "Legal document",
            "Mã văn bản được viện dẫn.",
            "Id of the cited document.",
            lambda c: c.legal_document,
            required=True,
            refers="legal_documents.legal_document_id",
        ),
        text("text", "Nguyên văn", "Text", "Lời viện dẫn.", "The words of the citation.", lambda c: c.text, required=True),
        text(
            "commitment_id",
            "Nhiệm vụ",
            "Commitment",
            "Khi đoạn là một nhiệm vụ.",
            "When the passage is a commitment.",
            lambda c: c.commitment,
            refers="commitments.commitment_id",
        ),
        day(
            "cited_on",
            "Ngày in kèm",
            "Date printed",
            "Ngày in cùng viện dẫn, kể cả khi in sai.",
            "The date printed with it, also when misprinted.",
            lambda c: iso(c.cited_on),
        ),
        text(
            "relation",
            "Quan hệ",
            "Relation",
            "implements: thực hiện; basis: căn cứ; amends: sửa đổi, bổ sung; replaces: thay thế; refers: nhắc tới.",
            "implements, basis, amends, replaces, refers.",
            lambda c: c.relation,
            required=True,
            values=get_args(Relation),
        ),
    ),
    select=lambda catalog: catalog.citations.values(),
)
