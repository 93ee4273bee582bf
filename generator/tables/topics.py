"""Table ``topics``: the controlled list of fields."""

from __future__ import annotations

from generator.model.vocabulary import Topic
from generator.tables.base import Table, joined, text

Row = tuple[str, Topic]

TABLE = Table[Row](
    "topics",
    "Lĩnh vực",
    "Topics",
    "Danh mục lĩnh vực dùng cho nhiệm vụ và chỉ số.",
    "The controlled list of topics used for commitments and indicators.",
    key=("topic_id",),
    columns=(
        text("topic_id", "Mã lĩnh vực", "Topic id", "Mã cố định.", "Permanent id.", lambda r: r[0], required=True, unique=True),
        text("name_vi", "Tên", "Name (Vietnamese)", "Tên tiếng Việt.", "Name in Vietnamese.", lambda r: r[1].name_vi, required=True),
        text("name_en", "Tên tiếng Anh", "Name (English)", "Tên tiếng Anh.", "Name in English.", lambda r: r[1].name_en, required=True),
        text(
            "parent_id",
            "Lĩnh vực rộng hơn",
            "Parent",
            "Lĩnh vực bao trùm.",
            "The wider topic.",
            lambda r: r[1].parent,
            refers="topics.topic_id",
        ),
        text(
            "description",
            "Mô tả",
            "Description",
            "Gồm những gì, tiếng Việt.",
            "What belongs here, in Vietnamese.",
            lambda r: r[1].description,
            required=True,
        ),
        text(
            "description_en",
            "Mô tả (tiếng Anh)",
            "Description (English)",
            "Gồm những gì, bằng tiếng Anh.",
            "What belongs here, in English.",
            lambda r: r[1].description_en,
        ),
        text(
            "cofog",
            "Mã COFOG",
            "COFOG",
            "Mã phân loại chức năng của Chính phủ (COFOG) gần nhất; nhiều mã nối bằng dấu chấm phẩy. Sự tương ứng do dự án đánh giá.",
            "Nearest codes of the Classification of the Functions of Government, joined by semicolons. The pairing is the project's judgement.",
            lambda r: joined(r[1].cofog),
        ),
        text(
            "eu_theme",
            "Chủ đề dữ liệu EU",
            "EU data theme",
            "Mã trong danh mục chủ đề dữ liệu của Liên minh châu Âu.",
            "Code in the data-theme list of the European Union.",
            lambda r: r[1].eu_theme,
        ),
    ),
    select=lambda catalog: catalog.topics.items(),
)
