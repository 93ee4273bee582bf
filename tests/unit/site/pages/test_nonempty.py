"""Menus list what there is."""

from __future__ import annotations

from dataclasses import replace

from generator.content.catalog import Catalog
from generator.settings import Settings
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.site.pages.words import words_of
from generator.tables import TABLES


def _section(catalog: Catalog, settings: Settings, kind: str) -> str:
    words = words_of(settings, catalog, "en")
    view = View(catalog=catalog, relations=relate(catalog), words=words, settings=settings, tables=TABLES)
    return view.page(kind, "", "Title", "", section="In the menu").section


def test_a_kind_without_anything_stands_in_no_menu(
    example_catalog: Catalog, example_settings: Settings
) -> None:
    """A page that lists nothing is no section, and is made all the same: addresses stay."""
    fewer = replace(
        example_catalog,
        projects={},
        results=(),
        documents=dict([*example_catalog.documents.items()][:1]),
        deadlines={},
    )
    for kind in ("project", "result", "compare"):
        assert _section(example_catalog, example_settings, kind), kind
        assert not _section(fewer, example_settings, kind), kind
    assert _section(fewer, example_settings, "document")
