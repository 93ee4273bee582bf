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
    ("indicator_id", "scheme", "code"),
    (
        link("indicators.indicator_id", lambda r: r[0]),
        text("scheme", lambda r: r[1].scheme, required=True, values=get_args(Scheme)),
        text("code", lambda r: r[1].code, required=True),
        text("match", lambda r: r[1].match, required=True, values=get_args(Match)),
        text("title_en", lambda r: r[1].title_en, required=True),
    ),
    _rows,
)
