"""Values as the pages say them: a rank with its name before it, a published result with the comparison of its
source."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.content.catalog import Catalog
from generator.model.vocabulary import Unit
from generator.settings import Settings
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.site.pages.words import words_of
from generator.tables import TABLES

_RANK = Unit(symbol="hạng", name_vi="hạng", name_en="rank", leads=True)


def _view(catalog: Catalog, settings: Settings, language: str) -> View:
    return View(
        catalog=replace(catalog, units={**catalog.units, "rank": _RANK}),
        relations=relate(catalog),
        words=words_of(settings, catalog, language),
        settings=settings,
        tables=TABLES,
    )


@pytest.mark.parametrize(
    ("language", "unit", "said"),
    [
        ("vi", "rank", "hạng 15"),
        ("en", "rank", "rank 15"),
        ("vi", "commune", "15 xã"),
        ("en", "percent", "15%"),
    ],
)
def test_a_number_with_its_unit(
    example_catalog: Catalog, example_settings: Settings, language: str, unit: str, said: str
) -> None:
    """A unit that leads stands before its number, every other after it."""
    assert _view(example_catalog, example_settings, language).measured("15", unit) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("15", "eq", "15/63"), "15/63"),
        (("15", "eq", "15/63 tỉnh"), "15"),
        (("5", "eq", "15/63"), "5"),
        (("3100", "gt", "trên 3.100 tỷ đồng"), "> 3.100"),
        ((None, None, "đã công nhận"), "đã công nhận"),
    ],
)
def test_a_published_result(
    example_catalog: Catalog, example_settings: Settings, told: tuple[str | None, str | None, str], said: str
) -> None:
    """A result bears the comparison of its source; a place among so many keeps both numbers, and words stand
    where no number is."""
    value, comparator, printed = told
    update = {"value": value and Decimal(value), "comparator": comparator, "value_text": printed}
    result = example_catalog.evidence[0].model_copy(update=update)
    assert _view(example_catalog, example_settings, "vi").found(result) == said


def test_a_cited_document_published_here_gives_its_own_title(
    example_catalog: Catalog, example_settings: Settings
) -> None:
    """What a cited document is about is told in the words of its page, where it has one, else in its own."""
    here, record = next(iter(example_catalog.documents.items()))
    cited, legal = next(iter(example_catalog.legal_documents.items()))
    own = record.model_copy(update={"title_en": "To guard the springs"})
    for document, title in ((here, "To guard the springs"), (None, "A law")):
        changed = legal.model_copy(update={"document": document, "title_en": "A law", "title_vi": "Luật"})
        catalog = replace(
            example_catalog,
            documents={**example_catalog.documents, here: own},
            legal_documents={**example_catalog.legal_documents, cited: changed},
        )
        assert _view(catalog, example_settings, "en").legal_title(cited) == (title, "en")


def test_a_successor_of_the_same_name_is_told_as_a_new_body(
    example_catalog: Catalog, example_settings: Settings
) -> None:
    """Behind a body stands that of today; where both have one name it is said to be new, and of a body
    without a successor nothing."""
    view = _view(example_catalog, example_settings, "vi")
    assert view.heir_name("so-ke-hoach-va-dau-tu") == "Sở Tài chính"
    assert view.heir_name("so-tai-chinh") == "Sở Tài chính mới"
    assert view.heir_name("ubnd-tinh") == ""
