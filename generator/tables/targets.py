"""Table ``targets``: numbers the province commits to reach, keep or limit."""

from __future__ import annotations

from typing import get_args

from generator.model.annotation import Comparator
from generator.model.records import Target
from generator.tables.base import Table, day, link, number, text

TABLE = Table[Target](
    "targets",
    "Chỉ tiêu",
    "Targets",
    "Mỗi dòng là một con số mà tỉnh cam kết đạt, giữ hoặc giới hạn. Một đoạn có thể có nhiều chỉ tiêu.",
    "One row for each number the province commits to reach, keep or limit. One passage can hold several.",
    key=("target_id",),
    columns=(
        text("target_id", "Mã chỉ tiêu", "Target id", "Mã cố định.", "Permanent id.", lambda t: t.id, required=True, unique=True),
        link("documents.document_id", lambda t: t.document, "Văn bản đặt ra.", "The document."),
        link("passages.passage_id", lambda t: t.passage, "Đoạn chứa con số.", "The passage that holds the number."),
        text(
            "commitment_id",
            "Nhiệm vụ",
            "Commitment",
            "Khi đoạn là một nhiệm vụ.",
            "When the passage is a commitment.",
            lambda t: t.commitment,
            refers="commitments.commitment_id",
        ),
        link(
            "indicators.indicator_id", lambda t: t.indicator, "Chỉ số đo, chung cho các văn bản.", "What is measured, shared by documents."
        ),
        text(
            "name_vi",
            "Đo gì",
            "Name",
            "Nội dung con số đo, ngắn gọn.",
            "What the number measures, short.",
            lambda t: t.name_vi,
            required=True,
        ),
        text(
            "comparator",
            "Phép so sánh",
            "Comparator",
            "eq: bằng; approx: khoảng; ge: từ … trở lên; gt: trên; le: không quá; lt: dưới; range: trong khoảng.",
            "eq, approx, ge, gt, le, lt, range.",
            lambda t: t.comparator,
            required=True,
            values=get_args(Comparator),
        ),
        number(
            "value_min",
            "Cận dưới",
            "Lower bound",
            "Số thập phân, dấu chấm, không phân cách hàng nghìn.",
            "Plain decimal with a point.",
            lambda t: t.min,
        ),
        number(
            "value_max",
            "Cận trên",
            "Upper bound",
            "Số thập phân, dấu chấm, không phân cách hàng nghìn.",
            "Plain decimal with a point.",
            lambda t: t.max,
        ),
        text("value_text", "Con số như in", "Value (as printed)", "Nguyên văn.", "Verbatim.", lambda t: t.value_text, required=True),
        text(
            "unit_text",
            "Đơn vị như in",
            "Unit (as printed)",
            "Nguyên văn; trống khi không in.",
            "Verbatim; empty when not printed.",
            lambda t: t.unit_text,
        ),
        text("unit_id", "Đơn vị", "Unit", "Mã đơn vị.", "Id of the unit.", lambda t: t.unit, refers="units.unit_id"),
        text(
            "period_text",
            "Thời kỳ như in",
            "Period (as printed)",
            "Chỉ khi in trong chính đoạn.",
            "Only when printed in the passage itself.",
            lambda t: t.period_text,
        ),
        text(
            "period_edtf",
            "Thời kỳ (EDTF)",
            "Period (EDTF)",
            "Kể cả khi thừa hưởng từ tiêu đề hay văn bản.",
            "Also when inherited from a heading or the document.",
            lambda t: t.period,
        ),
        day("period_start", "Từ ngày", "Period from", "Ngày đầu của thời kỳ.", "First day of the period.", lambda t: t.start),
        day("period_end", "Đến ngày", "Period to", "Ngày cuối của thời kỳ.", "Last day of the period.", lambda t: t.end),
        text(
            "name_en",
            "Đo gì (tiếng Anh)",
            "Name (English)",
            "Nội dung con số đo, bằng tiếng Anh.",
            "What the number measures, in English.",
            lambda t: t.name_en,
        ),
        number(
            "value_min_std",
            "Cận dưới quy đổi",
            "Lower bound (standard)",
            "Cận dưới theo đơn vị của chỉ số: giá trị × hệ số của đơn vị / hệ số của đơn vị chỉ số, hệ số thiếu là 1; chính xác tuyệt đối.",
            "The lower bound in the indicator's unit: value × factor of the unit / factor of the indicator's, a missing factor being 1; exact.",
            lambda t: t.standard_min,
        ),
        number(
            "value_max_std",
            "Cận trên quy đổi",
            "Upper bound (standard)",
            "Cận trên theo đơn vị của chỉ số, cùng cách tính.",
            "The upper bound in the indicator's unit, by the same rule.",
            lambda t: t.standard_max,
        ),
    ),
    select=lambda catalog: catalog.targets.values(),
)
