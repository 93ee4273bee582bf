"""Table ``documents``: one official text as issued."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.model.document import Document
from generator.tables.base import Table, day, iso, text, whole

Row = tuple[str, Document, tuple[int, int, int]]


def _rows(catalog: Catalog) -> Iterator[Row]:
    passages = Counter(p.document for p in catalog.passages.values())
    commitments = Counter(c.document for c in catalog.commitments.values())
    targets = Counter(t.document for t in catalog.targets.values())
    for key, document in catalog.documents.items():
        yield key, document, (passages[key], commitments[key], targets[key])


TABLE = Table[Row](
    "documents",
    "Văn bản",
    "Documents",
    "Mỗi dòng là một văn bản chính thức đúng như đã ban hành.",
    "One row for each official text as issued.",
    key=("document_id",),
    columns=(
        text(
            "document_id",
            "Mã văn bản",
            "Document id",
            "Mã cố định của văn bản.",
            "Permanent id of the document.",
            lambda r: r[0],
            required=True,
            unique=True,
        ),
        text(
            "number",
            "Số, ký hiệu",
            "Number",
            "Số và ký hiệu; trống khi bản gốc không in.",
            "Number and symbol; empty when not printed.",
            lambda r: r[1].number,
        ),
        text(
            "type",
            "Loại văn bản",
            "Type",
            "Tên loại văn bản, tiếng Việt.",
            "Type of document, in Vietnamese.",
            lambda r: r[1].type,
            required=True,
        ),
        text(
            "title_vi",
            "Trích yếu",
            "Title (Vietnamese)",
            "Trích yếu nội dung.",
            "Subject as printed.",
            lambda r: r[1].title_vi,
            required=True,
        ),
        text(
            "title_en",
            "Tên tiếng Anh",
            "Title (English)",
            "Tên bằng tiếng Anh, do dự án dịch.",
            "Title in English, translated by the project.",
            lambda r: r[1].title_en,
            required=True,
        ),
        text(
            "issuer_id",
            "Cơ quan ban hành",
            "Issuer",
            "Mã cơ quan ban hành.",
            "Id of the issuing body.",
            lambda r: r[1].issuer,
            required=True,
            refers="agencies.agency_id",
        ),
        day(
            "issued_on",
            "Ngày ban hành",
            "Issued on",
            "Trống khi bản gốc không in ngày.",
            "Empty when the day is not printed.",
            lambda r: iso(r[1].issued_on),
        ),
        text(
            "issued_edtf",
            "Ngày ban hành (EDTF)",
            "Issued (EDTF)",
            "Ngày ban hành theo EDTF, kể cả khi chỉ biết tháng.",
            "Date of issue as EDTF, also when only the month is known.",
            lambda r: r[1].issued_edtf,
            required=True,
        ),
        day("effective_on", "Ngày có hiệu lực", "Effective on", "Chỉ khi có in.", "Only when printed.", lambda r: iso(r[1].effective_on)),
        text(
            "period_edtf",
            "Thời kỳ",
            "Period (EDTF)",
            "Thời kỳ văn bản nhắm tới, EDTF.",
            "The period the document plans for, EDTF.",
            lambda r: r[1].period_edtf,
        ),
        text("place", "Nơi ban hành", "Place", "Nơi ban hành như in.", "Place of issue as printed.", lambda r: r[1].place),
        text("signer_name", "Người ký", "Signer", "Họ tên người ký như in.", "Name of the signer as printed.", lambda r: r[1].signer_name),
        text(
            "signer_title",
            "Chức vụ người ký",
            "Signer's title",
            "Chức vụ như in.",
            "Title of the signer as printed.",
            lambda r: r[1].signer_title,
        ),
        text(
            "signer_title_en",
            "Chức vụ người ký (tiếng Anh)",
            "Signer's title (English)",
            "Chức vụ, bằng tiếng Anh.",
            "Title of the signer, in English.",
            lambda r: r[1].signer_title_en,
        ),
        text(
            "source_file",
            "Tệp nguồn",
            "Source file",
            "Tên tệp nguồn ban đầu.",
            "Name of the file received.",
            lambda r: r[1].source_file,
            required=True,
        ),
        text(
            "source_sha256",
            "SHA-256 của nguồn",
            "Source SHA-256",
            "Mã băm của tệp như nhận được, từng byte.",
            "Hash of the file as received, byte for byte.",
            lambda r: r[1].source_sha256,
            required=True,
            pattern="^[0-9a-f]{64}$",
        ),
        text(
            "text_sha256",
            "SHA-256 của chữ",
            "Text SHA-256",
            "Mã băm của chữ mà các đoạn được đối chiếu; bằng mã của nguồn khi nguồn là chữ.",
            "Hash of the text that the passages are proved against; that of the source where the source is text.",
            lambda r: r[1].proved_sha256,
            required=True,
            pattern="^[0-9a-f]{64}$",
        ),
        whole("passage_count", "Số đoạn", "Passages", "Số đoạn của văn bản.", "Number of passages.", lambda r: r[2][0], required=True),
        whole(
            "commitment_count",
            "Số nhiệm vụ",
            "Commitments",
            "Số nhiệm vụ của văn bản.",
            "Number of commitments.",
            lambda r: r[2][1],
            required=True,
        ),
        whole("target_count", "Số chỉ tiêu", "Targets", "Số chỉ tiêu của văn bản.", "Number of targets.", lambda r: r[2][2], required=True),
    ),
    select=_rows,
)
