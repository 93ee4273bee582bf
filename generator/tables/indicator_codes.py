"""Table ``indicator_codes``: the indicators in other lists of indicators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from generator.content.catalog import Catalog
from generator.model.vocabulary import IndicatorCode, Match, Scheme
from generator.tables.base import Table, link, text

Row = tuple[str, IndicatorCode]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((key, code) for key, indicator in catalog.indicators.items() for code in indicator.codes)


TABLE = Table[Row](
    "indicator_codes",
    "Mã chỉ số ở danh mục khác",
    "Indicator codes",
    "Chỉ số gần nhất trong danh mục khác và khớp đến đâu; không bao giờ nghĩa là bằng nhau.",
    "The nearest indicator in another list and how well it matches; it never means that the two are the same.",
    key=("indicator_id", "scheme", "code"),
    columns=(
        link("indicators.indicator_id", lambda r: r[0]),
        text(
            "scheme",
            "Danh mục",
            "Scheme",
            "sdg: chỉ tiêu của các Mục tiêu phát triển bền vững.",
            "sdg: indicators of the Sustainable Development Goals.",
            lambda r: r[1].scheme,
            required=True,
            values=get_args(Scheme),
        ),
        text("code", "Mã", "Code", "Mã trong danh mục ấy.", "Code in that list.", lambda r: r[1].code, required=True),
        text(
            "match",
            "Mức khớp",
            "Match",
            "close: gần như cùng một điều; narrower: chỉ số ở đây hẹp hơn; related: liên quan. Do dự án đánh giá.",
            "close: nearly the same; narrower: the indicator here is narrower; related. The project's judgement.",
            lambda r: r[1].match,
            required=True,
            values=get_args(Match),
        ),
        text("title_en", "Tên ở đó", "Title (English)", "Tên tiếng Anh.", "Name there.", lambda r: r[1].title_en, required=True),
    ),
    select=_rows,
)
