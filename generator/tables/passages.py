"""Table ``passages``: every passage of every document."""

from __future__ import annotations

from generator.content.reading import KINDS
from generator.model.document import Passage
from generator.tables.base import Table, link, text, whole

TABLE = Table[Passage](
    "passages",
    "Đoạn",
    "Passages",
    "Mỗi dòng là một đoạn: một tiêu đề, một gạch đầu dòng, một đoạn văn hay một hàng của bảng. Mỗi ký tự của bản gốc (trừ khoảng trắng) nằm trong đúng một đoạn.",
    "One row for each passage: a heading, a bullet, a paragraph or a table row. Every character of the original that is not white space lies in exactly one passage.",
    ("passage_id",),
    (
        text(
            "passage_id",
            "Mã đoạn",
            "Passage id",
            "Mã cố định: văn bản, mục, thứ tự trong mục.",
            "Permanent id: document, section, ordinal in it.",
            lambda p: p.id,
            required=True,
            unique=True,
        ),
        link("documents.document_id", lambda p: p.document, "Văn bản chứa đoạn.", "The document it belongs to."),
        text(
            "section",
            "Mục",
            "Section",
            "Các nhãn in từ ngoài vào trong, nối bằng dấu chấm.",
            "Printed labels from the outermost down, joined by a point.",
            lambda p: p.section,
        ),
        whole(
            "ordinal",
            "Thứ tự",
            "Ordinal",
            "Thứ tự trong văn bản, từ 1.",
            "Position in the document, from 1.",
            lambda p: p.ordinal,
            required=True,
        ),
        text(
            "kind",
            "Loại đoạn",
            "Kind",
            "Vai trò của đoạn trong văn bản.",
            "Role of the passage.",
            lambda p: p.kind,
            required=True,
            values=KINDS,
        ),
        text(
            "label",
            "Nhãn",
            "Label",
            "Dấu in trước đoạn: -, +, a), (1), 2.",
            "The mark printed before it: -, +, a), (1), 2.",
            lambda p: p.label,
        ),
        text(
            "heading_path",
            "Các tiêu đề ở trên",
            "Heading path",
            "Các tiêu đề bao quanh, nối bằng ' > '.",
            "Headings above it, joined by ' > '.",
            lambda p: p.heading_path,
        ),
        text(
            "text",
            "Nội dung",
            "Text",
            "Lời của đoạn, không gồm nhãn: NFC, các dòng nối lại, còn lại như in.",
            "The words without the label: NFC, lines joined, otherwise as printed.",
            lambda p: p.text,
            required=True,
        ),
        whole(
            "source_start",
            "Bắt đầu trong bản gốc",
            "Source start",
            "Vị trí ký tự đầu trong bản gốc giải mã UTF-8, từ 0.",
            "First character in the original decoded as UTF-8, from 0.",
            lambda p: p.start,
            required=True,
        ),
        whole(
            "source_end",
            "Kết thúc trong bản gốc",
            "Source end",
            "Vị trí sau ký tự cuối.",
            "One past the last character.",
            lambda p: p.end,
            required=True,
        ),
    ),
    lambda catalog: catalog.passages.values(),
)
