"""Table ``legal_documents``: what passages cite."""

from __future__ import annotations

from generator.model.vocabulary import LegalDocument
from generator.tables.base import Table, day, iso, text

Row = tuple[str, LegalDocument]

TABLE = Table[Row](
    "legal_documents",
    "Văn bản viện dẫn",
    "Legal documents",
    "Luật, nghị quyết, nghị định, quyết định, kế hoạch… mà các đoạn viện dẫn, gồm cả các văn bản công bố ở đây.",
    "Laws, resolutions, decrees, decisions, plans that passages cite, the documents published here among them.",
    key=("legal_document_id",),
    columns=(
        text("legal_document_id", "Mã", "Legal document id", "Mã cố định.", "Permanent id.", lambda r: r[0], required=True, unique=True),
        text("number", "Số, ký hiệu", "Number", "Số chuẩn, ví dụ 43-NQ/TU.", "Canonical number, such as 43-NQ/TU.", lambda r: r[1].number),
        text("type", "Loại", "Type", "Loại văn bản, tiếng Việt.", "Type, in Vietnamese.", lambda r: r[1].type, required=True),
        text("issuer", "Cơ quan ban hành", "Issuer", "Tên cơ quan ban hành.", "Name of the issuing body.", lambda r: r[1].issuer),
        day(
            "issued_on",
            "Ngày ban hành",
            "Issued on",
            "Chỉ khi một đoạn in ngày này.",
            "Only when a passage prints it.",
            lambda r: iso(r[1].issued_on),
        ),
        text(
            "title_vi",
            "Trích yếu",
            "Title",
            "Như các văn bản in; luật: tên gọi.",
            "As the documents print it; for laws their name.",
            lambda r: r[1].title_vi or (r[1].names[0] if r[1].names and not r[1].number else None),
        ),
        text(
            "document_id",
            "Văn bản ở đây",
            "Document",
            "Khi văn bản được công bố ở đây.",
            "When the document is published here.",
            lambda r: r[1].document,
            refers="documents.document_id",
        ),
        text("note", "Ghi chú", "Note", "Ghi chú bằng tiếng Việt.", "Note in Vietnamese.", lambda r: r[1].note),
        text(
            "title_en",
            "Trích yếu (tiếng Anh)",
            "Title (English)",
            "Bằng tiếng Anh; luật: tên gọi. Văn bản công bố ở đây: xem bảng văn bản.",
            "In English; for laws their name. Of a document published here see the documents.",
            lambda r: r[1].title_en or (None if r[1].number else r[1].name_en),
        ),
        text(
            "issuer_en",
            "Cơ quan ban hành (tiếng Anh)",
            "Issuer (English)",
            "Khi không có cơ quan nào trong bảng cơ quan mang đúng tên ấy.",
            "Where no agency of the registry bears exactly that name.",
            lambda r: r[1].issuer_en,
        ),
        text("note_en", "Ghi chú (tiếng Anh)", "Note (English)", "Ghi chú bằng tiếng Anh.", "Note in English.", lambda r: r[1].note_en),
    ),
    select=lambda catalog: catalog.legal_documents.items(),
)
