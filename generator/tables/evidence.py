"""Table ``evidence``: published results."""

from __future__ import annotations

from typing import get_args

from generator.model.annotation import Comparator
from generator.model.evidence import Evidence, EvidenceKind, Status
from generator.tables.base import Table, number, text

TABLE = Table[Evidence](
    "evidence",
    "Kết quả đã công bố",
    "Evidence",
    "Điều một nguồn đã công bố về một nhiệm vụ, chỉ tiêu hay chỉ số. Không có dòng nào nghĩa là 'chưa có thông tin', không phải 'chưa làm'.",
    "What a source has published about a commitment, target or indicator. No row means 'no information', not 'not done'.",
    key=("evidence_id",),
    columns=(
        text("evidence_id", "Mã", "Evidence id", "Mã cố định.", "Permanent id.", lambda e: e.id, required=True, unique=True),
        text(
            "commitment_id",
            "Nhiệm vụ",
            "Commitment",
            "Một trong ba: nhiệm vụ, chỉ tiêu, chỉ số.",
            "One of the three: commitment, target, indicator.",
            lambda e: e.commitment,
            refers="commitments.commitment_id",
        ),
        text("target_id", "Chỉ tiêu", "Target", "Một trong ba.", "One of the three.", lambda e: e.target, refers="targets.target_id"),
        text(
            "indicator_id",
            "Chỉ số",
            "Indicator",
            "Một trong ba.",
            "One of the three.",
            lambda e: e.indicator,
            refers="indicators.indicator_id",
        ),
        text("stated_on", "Công bố ngày", "Stated on", "Ngày công bố, EDTF.", "Date of publication, EDTF.", lambda e: e.stated_on),
        text(
            "status",
            "Tình trạng",
            "Status",
            "Không nói hơn nguồn: met, partly-met, not-met, in-progress, reported.",
            "No more than the source says.",
            lambda e: e.status,
            required=True,
            values=get_args(Status),
        ),
        text(
            "kind",
            "Loại nguồn",
            "Kind",
            "official-statistics: số liệu của cơ quan thống kê; official-report: báo cáo hay văn bản chính thức; press: báo chí.",
            "official-statistics, official-report, press.",
            lambda e: e.kind,
            required=True,
            values=get_args(EvidenceKind),
        ),
        text(
            "comparator",
            "Phép so sánh",
            "Comparator",
            "Như nguồn viết, ví dụ khoảng (approx), hơn (gt); cùng giá trị như bảng chỉ tiêu.",
            "As the source puts it, such as about (approx) or more than (gt); the values of the targets.",
            lambda e: e.comparator,
            values=get_args(Comparator),
        ),
        number(
            "value",
            "Giá trị",
            "Value",
            "Số thập phân; với range là cận dưới.",
            "Plain decimal; the lower bound of a range.",
            lambda e: e.value,
        ),
        number("value_max", "Cận trên", "Upper bound", "Chỉ với range.", "Only of a range.", lambda e: e.value_max),
        text("value_text", "Như in", "As printed", "Giá trị nguyên văn.", "The value verbatim.", lambda e: e.value_text),
        text("unit_id", "Đơn vị", "Unit", "Mã đơn vị.", "Id of the unit.", lambda e: e.unit, refers="units.unit_id"),
        text(
            "period_edtf", "Thời kỳ", "Period (EDTF)", "Thời kỳ mà kết quả nói tới.", "The period the result is about.", lambda e: e.period
        ),
        text("quote", "Lời của nguồn", "Quote", "Vài chữ nguyên văn.", "A few words verbatim.", lambda e: e.quote, required=True),
        text(
            "quote_en",
            "Lời của nguồn (tiếng Anh)",
            "Quote (English)",
            "Lời ấy bằng tiếng Anh.",
            "The quoted words in English.",
            lambda e: e.quote_en,
        ),
        text("source_title", "Nguồn", "Source", "Tên nguồn.", "Title of the source.", lambda e: e.source_title, required=True),
        text(
            "source_url",
            "Địa chỉ nguồn",
            "Source address",
            "Địa chỉ nguồn.",
            "Address of the source.",
            lambda e: e.source_url,
            required=True,
        ),
        text(
            "source_title_en",
            "Nguồn (tiếng Anh)",
            "Source (English)",
            "Tên nguồn bằng tiếng Anh.",
            "Title of the source in English.",
            lambda e: e.source_title_en,
        ),
        text(
            "measure_note",
            "Đo khác",
            "Measured otherwise",
            "Nguồn đo khác gì so với chỉ số; trống khi đo cùng một điều.",
            "In what the source measures something else than the indicator, in Vietnamese; empty where it measures the same.",
            lambda e: e.measure_note,
        ),
        text(
            "measure_note_en",
            "Đo khác (tiếng Anh)",
            "Measured otherwise (English)",
            "Như trên, bằng tiếng Anh.",
            "The same in English.",
            lambda e: e.measure_note_en,
        ),
    ),
    select=lambda catalog: catalog.evidence,
)
