"""Table ``place_successions``: where the territory of a unit went."""

from __future__ import annotations

from typing import get_args

from generator.model.vocabulary import Coverage, PlaceSuccession
from generator.tables.base import Table, day, iso, text

TABLE = Table[PlaceSuccession](
    "place_successions",
    "Địa bàn kế thừa",
    "Place successions",
    "Địa bàn của một đơn vị nay thuộc đơn vị nào; không nói ai nhận nhiệm vụ.",
    "To which units the territory of a unit went; it does not say who took over a task.",
    key=("succession_id",),
    columns=(
        text("succession_id", "Mã", "Succession id", "Mã cố định.", "Permanent id.", lambda s: s.id, required=True, unique=True),
        text(
            "place_id",
            "Địa bàn trước",
            "Place",
            "Đơn vị trước.",
            "The unit before.",
            lambda s: s.place,
            required=True,
            refers="places.place_id",
        ),
        text(
            "successor_id",
            "Địa bàn sau",
            "Successor",
            "Đơn vị sau.",
            "The unit after.",
            lambda s: s.successor,
            required=True,
            refers="places.place_id",
        ),
        day("from_date", "Từ ngày", "From", "Ngày chuyển.", "Date of the change.", lambda s: iso(s.from_date), required=True),
        text(
            "coverage",
            "Phạm vi",
            "Coverage",
            "whole: đơn vị sau nằm trọn trong đơn vị trước; shared: lấy cả phần của đơn vị khác.",
            "whole: the successor lies within the old unit; shared: it takes parts of others too.",
            lambda s: s.coverage,
            required=True,
            values=get_args(Coverage),
        ),
        text("source_title", "Nguồn", "Source", "Tên nguồn.", "Title of the source.", lambda s: s.source_title, required=True),
        text(
            "source_title_en",
            "Nguồn (tiếng Anh)",
            "Source (English)",
            "Tên nguồn bằng tiếng Anh.",
            "Title of the source in English.",
            lambda s: s.source_title_en,
        ),
        text(
            "source_url",
            "Địa chỉ nguồn",
            "Source address",
            "Địa chỉ nguồn.",
            "Address of the source.",
            lambda s: s.source_url,
            required=True,
        ),
    ),
    select=lambda catalog: catalog.place_successions,
)
