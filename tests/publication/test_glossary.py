"""The lists of the search against what is searched: a word that leads nowhere helps nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.catalog import load_catalog
from generator.settings import load_settings
from generator.site.lookup import search
from generator.site.lookup.abbreviations import read_abbreviations, read_glossary
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.site.pages.words import words_of
from generator.text.folding import fold


def _squeezed(text: str) -> str:
    return " " + " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split()) + " "


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_glossary_leads_to_what_is_printed(language: str, root: Path) -> None:
    """What ``site_config/glossary.yml`` leads to stands in what is searched, or leads on by an abbreviation.

    The cure: write the words as the pages print them, or take the line out.
    """
    catalog, settings = load_catalog(root), load_settings(root)
    view = View(
        catalog=catalog,
        relations=relate(catalog),
        words=words_of(settings, catalog, language),
        settings=settings,
        tables=(),
    )
    pairs = read_abbreviations(settings)
    files = search.index(view, pairs)
    texts = (
        text
        for file in files
        for column in ("name", "other", "text", "also")
        for text in file["columns"][column]
    )
    everything = _squeezed(" | ".join(texts)) + _squeezed(" | ".join(text for pair in pairs for text in pair))
    astray = [
        (typed, printed)
        for typed, printed in read_glossary(settings)[language]
        if printed and _squeezed(printed) not in everything
    ]
    assert astray == []
