"""What the linked data calls things leads to pages."""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Mapping

import pytest

from generator import links
from generator.exports.linked import terms
from generator.exports.linked.questions import QUESTIONS
from generator.exports.linked.values import label
from generator.settings import Settings
from generator.site.pages import render
from generator.site.pages.base import Page
from generator.tables import TABLES
from generator.words import LANGUAGES

SITE = "https://example.org/plans/"


@pytest.fixture(scope="module")
def shown(pages: list[Page], example_settings: Settings) -> dict[str, str]:
    """The two pages about the linked data by address, as HTML with its character references read."""
    made = [page for page in pages if page.kind in {"ontology", "sparql"}]
    rendered = render(made, example_settings)
    return {page.path: html.unescape(rendered[page.source]) for page in made}


def test_addresses_are_pages(pages: list[Page], example_downloads: Mapping[str, bytes]) -> None:
    """Before the ``#``, the address of every record and term is that of a page, or of the file of our
    terms."""
    known = {SITE + page.path for page in pages} | {SITE + links.ontology_file()}
    data = gzip.decompress(example_downloads["data/van-dai-plans.nt.gz"]).decode("utf-8")
    named = set(re.findall(rf"<({re.escape(SITE)}[^#>]*)", data))
    assert named - known == set()
    assert SITE + "nhiem-vu/12-kh-ubnd-2024.ii.1.2/" in named


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_terms_are_told(shown: Mapping[str, str], language: str) -> None:
    """The page of terms tells each of ours by name with its meaning, every class, and every allowed value by
    its name."""
    text = shown[links.page_path("ontology", "", language)]
    for own in terms.TERMS:
        said = (own.label[LANGUAGES.index(language)], own.comment[LANGUAGES.index(language)])
        assert f"<code>plans:{own.name}</code></dt><dd><b>{said[0]}.</b> {said[1]}</dd>" in text
    for table in TABLES:
        assert (f"<code>{table.name}</code>" in text) == (table.name not in terms.JOINS), table.name
        for column in table.columns:
            for value in column.values:
                named = label(table.name, column.name, value, language)
                assert f"<li><code>{value}</code> {named}</li>" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_are_told(
    shown: Mapping[str, str], example_downloads: Mapping[str, bytes], language: str
) -> None:
    """The page of questions has each of the ten as it stands in the published file, letter by letter, and its
    SQL."""
    text = shown[links.page_path("sparql", "", language)]
    published = example_downloads[links.whole_file("questions.rq")].decode("utf-8")
    listings = re.findall(r"<code>(.*?)</code></pre>", text, re.DOTALL)
    assert len(listings) == 1 + 2 * len(QUESTIONS)
    for question, sparql, sql in zip(QUESTIONS, listings[1::2], listings[2::2], strict=True):
        assert sparql in published
        assert sql.strip() == question.sql.strip()
