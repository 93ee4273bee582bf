"""Table ``topics``: the controlled list of fields."""

from __future__ import annotations

from generator.model.vocabulary import Topic
from generator.tables.base import Table, joined, text

Row = tuple[str, Topic]

TABLE = Table[Row](
    "topics",
    ("topic_id",),
    (
        text("topic_id", lambda r: r[0], required=True, unique=True),
        text("name_vi", lambda r: r[1].name_vi, required=True),
        text("name_en", lambda r: r[1].name_en),
        text("parent_id", lambda r: r[1].parent, refers="topics.topic_id"),
        text("description", lambda r: r[1].description, required=True),
        text("description_en", lambda r: r[1].description_en),
        text("cofog", lambda r: joined(r[1].cofog)),
        text("eu_theme", lambda r: r[1].eu_theme),
    ),
    lambda catalog: catalog.topics.items(),
)
