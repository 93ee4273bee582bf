"""Table ``indicators``: what targets measure."""

from __future__ import annotations

from typing import get_args

from generator.model.vocabulary import Direction, Indicator
from generator.tables.base import Table, link, text

Row = tuple[str, Indicator]

TABLE = Table[Row](
    "indicators",
    "Chỉ số",
    "Indicators",
    "Điều mà chỉ tiêu của các văn bản đo, để so sánh qua các văn bản và các năm.",
    "What targets of several documents measure, so that they can be compared over documents and years.",
    key=("indicator_id",),
    columns=(
        text("indicator_id", "Mã chỉ số", "Indicator id", "Mã cố định.", "Permanent id.", lambda r: r[0], required=True, unique=True),
        text("name_vi", "Tên", "Name (Vietnamese)", "Tên tiếng Việt.", "Name in Vietnamese.", lambda r: r[1].name_vi, required=True),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[1].name_en, required=True),
        text(
            "unit_id",
            "Đơn vị",
            "Unit",
            "Đơn vị; trống khi nguồn không in.",
            "Unit; empty when the source prints none.",
            lambda r: r[1].unit,
            refers="units.unit_id",
        ),
        link("topics.topic_id", lambda r: r[1].topic, "Lĩnh vực.", "Topic."),
        text(
            "definition",
            "Định nghĩa",
            "Definition",
            "Đo gì, trên phạm vi nào, tiếng Việt.",
            "What is measured and over what, in Vietnamese.",
            lambda r: r[1].definition,
            required=True,
        ),
        text(
            "definition_en",
            "Định nghĩa (tiếng Anh)",
            "Definition (English)",
            "Đo gì, bằng tiếng Anh.",
            "What is measured, in English.",
            lambda r: r[1].definition_en,
        ),
        text(
            "direction",
            "Chiều tốt hơn",
            "Direction",
            "up: cao hơn là tốt hơn; down: thấp hơn là tốt hơn; trống khi không ai nói.",
            "up: more is better; down: less is better; empty where nobody says which.",
            lambda r: r[1].direction,
            values=get_args(Direction),
        ),
    ),
    select=lambda catalog: catalog.indicators.items(),
)
