"""The page of a table: the dictionary, worked out from the declarations of its columns and from its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from lxml import html

from generator.content.catalog import Catalog
from generator.exports import sqlite_views
from generator.exports.base import Dataset
from generator.exports.published import Published
from generator.settings import Settings
from generator.site.pages import all_pages, render
from generator.tables import TABLES
from generator.tables.base import printed

FOLDERS = {"vi": "vi/du-lieu/bang", "en": "en/data/tables"}


@pytest.fixture(scope="module")
def trees(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> dict[str, html.HtmlElement]:
    """The pages of all tables, parsed: path -> tree."""
    bodies = render(
        all_pages(example_catalog, example_settings, TABLES, example_report, example_published),
        example_settings,
    )
    own = tuple(FOLDERS.values())
    return {
        name: html.fromstring(f"<div>{text}</div>") for name, text in bodies.items() if name.startswith(own)
    }


def _column(tree: html.HtmlElement, name: str) -> html.HtmlElement:
    found = tree.xpath(f"//section[@data-column='{name}']")
    assert isinstance(found, list)
    (column,) = (section for section in found if isinstance(section, html.HtmlElement))
    return column


@pytest.mark.parametrize("language", FOLDERS)
def test_every_table_and_column_has_its_entry(trees: dict[str, html.HtmlElement], language: str) -> None:
    """Each table has a page, each column its place on it, in the order of the declaration, with title and
    meaning."""
    assert set(trees) >= {f"{FOLDERS[language]}/{t.name}/index.html" for t in TABLES}
    for table in TABLES:
        tree = trees[f"{FOLDERS[language]}/{table.name}/index.html"]
        assert tree.xpath("//section/@data-column") == list(table.names)
        for column in table.columns:
            text = " ".join(_column(tree, column.name).text_content().split())
            assert getattr(column, f"title_{language}") in text
            assert " ".join(getattr(column, f"about_{language}").split()) in text


@pytest.mark.parametrize("language", FOLDERS)
def test_every_view_of_the_database_has_its_rule(trees: dict[str, html.HtmlElement], language: str) -> None:
    """The list of tables says what can be asked of the database besides, and by which rule it answers."""
    tree = trees[f"{FOLDERS[language]}/index.html"]
    told = dict(zip(tree.xpath("//dl/dt/code/text()"), tree.xpath("//dl/dd/text()"), strict=True))
    assert told == {name: {"vi": vi, "en": en}[language] for name, vi, en in sqlite_views.rules()}
    assert {"targets_unassigned", "commitments_without_target", "targets_without_result"} <= told.keys()


def test_counts_and_examples_are_those_of_the_data(
    trees: dict[str, html.HtmlElement], example_dataset: Dataset
) -> None:
    """How many rows are filled is counted, and the example is a value of that very column; an empty column
    has none."""
    for rows in example_dataset.tables:
        tree = trees[f"{FOLDERS['en']}/{rows.table.name}/index.html"]
        for at, name in enumerate(rows.table.names):
            values = {" ".join(printed(row[at]).split()) for row in rows.rows if row[at] is not None}
            filled = sum(row[at] is not None for row in rows.rows)
            column = _column(tree, name)
            assert f"{filled:,} row" in column.text_content(), (rows.table.name, name)
            shown = column.xpath(".//dd[contains(@class, 'example')]")
            assert bool(shown) == bool(values), (rows.table.name, name)
            for example in shown:
                text = example.text_content().removesuffix(" …")
                assert any(v.startswith(text) for v in values), (rows.table.name, name, text)


def test_references_lead_there_and_back(trees: dict[str, html.HtmlElement]) -> None:
    """A column that refers to another links to it, and that one links back."""
    for table in TABLES:
        for column, to, key in table.references:
            own, other = (trees[f"{FOLDERS['vi']}/{name}/index.html"] for name in (table.name, to))
            up = "" if to == table.name else f"../{to}/"
            assert f"{up or './'}#{key}" in _column(own, column).xpath(".//a/@href")
            back = "./" if to == table.name else f"../{table.name}/"
            assert f"{back}#{column}" in _column(other, key).xpath(".//a/@href")


def test_allowed_values_have_their_words(
    trees: dict[str, html.HtmlElement], example_settings: Settings
) -> None:
    """Every allowed value stands with what it means in the language of the page."""
    words = example_settings.words["en"].data
    seen = 0
    for table in TABLES:
        for column in table.columns:
            listed = _column(trees[f"{FOLDERS['en']}/{table.name}/index.html"], column.name).xpath(
                ".//ul[@class='values']/li"
            )
            assert [item.findtext("code") for item in listed] == list(column.values)
            assert all(item.text_content().strip() != item.findtext("code") for item in listed), (
                table.name,
                column.name,
            )
            seen += len(listed)
    assert seen > 50
    responsibility = _column(
        trees[f"{FOLDERS['en']}/commitments/index.html"], "responsibility"
    ).text_content()
    assert words["basis_short.issuer"] in responsibility


def test_vietnamese_examples_are_marked_on_english_pages(trees: dict[str, html.HtmlElement]) -> None:
    """A screen reader is told which examples are in the other language."""
    english = _column(trees[f"{FOLDERS['en']}/commitments/index.html"], "title_vi").xpath(
        ".//dd[contains(@class, 'example')]/@lang"
    )
    vietnamese = _column(trees[f"{FOLDERS['vi']}/commitments/index.html"], "title_en").xpath(
        ".//dd[contains(@class, 'example')]/@lang"
    )
    assert (english, vietnamese) == (["vi"], ["en"])


def test_the_index_lists_every_table(trees: dict[str, html.HtmlElement], example_dataset: Dataset) -> None:
    """The list of tables has each with what a row is and how many there are."""
    tree = trees[f"{FOLDERS['vi']}/index.html"]
    items = {
        item.findtext("span/code"): " ".join(item.text_content().split())
        for item in tree.xpath("//ul[@class='rows']/li")
    }
    assert list(items) == [t.name for t in TABLES]
    for table in TABLES:
        assert table.about_vi in items[table.name]
        assert f"{example_dataset.counts()[table.name]} dòng" in items[table.name]
