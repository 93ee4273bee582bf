"""Table ``target_results``: every published result beside every target of its indicator."""

from __future__ import annotations

from generator.model.records import Result
from generator.tables.base import Column, Table, link, text

TABLE = Table[Result](
    "target_results",
    "Chỉ tiêu và kết quả",
    "Target results",
    "Mỗi kết quả đã công bố bên cạnh mỗi chỉ tiêu của cùng chỉ số, và hai bên có so sánh được không; suy ra, không phải lời của nguồn.",
    "Every published result beside every target of its indicator, and whether the two compare; derived, not said by the source.",
    key=("target_id", "evidence_id"),
    columns=(
        link("targets.target_id", lambda r: r.target),
        text(
            "evidence_id",
            "Kết quả",
            "Evidence",
            "Mã kết quả đã công bố.",
            "Id of the published result.",
            lambda r: r.evidence,
            required=True,
            refers="evidence.evidence_id",
        ),
        Column(
            name="comparable",
            type="boolean",
            title_vi="So sánh được",
            title_en="Comparable",
            about_vi="Cùng thời kỳ, cùng điều được đo, đơn vị quy về nhau được.",
            about_en="Same period, same thing measured, units that can be brought together.",
            get=lambda r: not r.reason,
            required=True,
        ),
        text(
            "reason",
            "Vì sao không",
            "Reason",
            "period: khác thời kỳ; measure: đo điều khác, hay nguồn không nêu con số; unit: đơn vị không quy về nhau được; trống khi so sánh được.",
            "period: another period; measure: something else is measured, or the source gives no number; unit: the units cannot be brought together; "
            "empty when comparable.",
            lambda r: r.reason,
            values=("period", "measure", "unit"),
        ),
    ),
    select=lambda catalog: catalog.results,
)
