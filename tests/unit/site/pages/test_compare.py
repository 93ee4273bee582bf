"""What the documents say of one matter, beside each other; also where there are many documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace as Object
from typing import Any, cast

import pytest
from lxml import html

from generator.commands.bench import copy_project
from generator.content.catalog import load_catalog
from generator.exports.published import Published
from generator.settings import load_settings
from generator.site.pages import compare, paged, render, views_of
from generator.site.pages.base import Page
from generator.site.pages.view import View
from generator.tables import TABLES
from tests.project import Project

#: documents of the miniature project, copied so often
_COPIES = 8
#: so small that the page of the copies is long
_MOST = 12_000


@pytest.fixture(scope="module")
def many(
    example_project: Project,
    example_report: Mapping[str, Any],
    example_published: Published,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[list[Page], Mapping[str, str]]:
    """The page of a project of many documents in each language, and its bodies."""
    root: Path = tmp_path_factory.mktemp("copies") / "project"
    copy_project(example_project.root, root, _COPIES)
    settings = load_settings(root)
    views = views_of(load_catalog(root), settings, TABLES, example_report, example_published)
    pages = [page for view in views for page in compare.select(view)]
    return pages, render(pages, settings)


@pytest.mark.parametrize(("language", "left"), [("vi", "4 văn bản cũ hơn"), ("en", "4 older documents")])
def test_the_picture_draws_the_newest_and_the_list_has_all(
    many: tuple[list[Page], Mapping[str, str]], language: str, left: str
) -> None:
    """Twelve documents are drawn, each with a name; the picture says how many are not; the list under it has
    what comes back in all of them, so that what the bands and its table lead to stands there."""
    pages, bodies = many
    page = next(page for page in pages if page.language == language)
    tree = html.fromstring(f"<div>{bodies[page.source]}</div>")
    (figure,) = tree.xpath("//figure[.//svg[contains(@class, 'flow')]]")
    assert len(figure.xpath(".//*[@class='row']")) == 12
    assert left in figure.text_content()
    listed = {f"#{li.get('id')}" for li in tree.xpath("//ul[contains(@class, 'again')]/li")}
    assert listed == {f"#{a.anchor}" for a in page.context["returning"]}
    bands, rows = ({*figure.xpath(path)} for path in (".//svg//a/@href", ".//td/a/@href"))
    assert bands == {href for href in rows if href.startswith("#again")} <= listed
    assert len(bands) < len(listed)


def test_its_parts_are_short_and_keep_everything(many: tuple[list[Page], Mapping[str, str]]) -> None:
    """The page goes on at further addresses, none of them longer than a page may be, and every address within it
    stands on one of them."""
    pages, bodies = many
    shown, texts = paged(pages, bodies, most=_MOST)
    for page in pages:
        parts = [texts[part.source] for part in shown if part.path.startswith(page.path)]
        assert len(parts) > 2
        assert max(len(text.encode("utf-8")) for text in parts) <= _MOST
        ids = {ident for text in parts for ident in html.fromstring(f"<div>{text}</div>").xpath("//@id")}
        assert ids >= set(html.fromstring(f"<div>{bodies[page.source]}</div>").xpath("//@id"))


def test_words_and_picture_count_the_same(many: tuple[list[Page], Mapping[str, str]]) -> None:
    """What is said of the indicators that come back adds up to what the bands of the picture bear."""
    for page in many[0]:
        told = [n for _, n in (*page.context["outcomes"], *page.context["steps"])]
        drawn = sum(len(a.indicators) for a in page.context["returning"])
        assert sum(told) + page.context["unmatched"] == drawn > 0


def test_only_conflicts_of_two_documents_are_set_against_each_other() -> None:
    """A note of another kind may name a second passage too, a conflict may be with something that is no passage
    here, or stand inside one document: none of these is two documents that contradict each other. The same pair
    noted from both sides is one."""
    passages = {"a.1": Object(document="a"), "a.2": Object(document="a"), "b.1": Object(document="b")}
    notes = {
        "pair": Object(kind="conflict", passage="a.1", other="b.1"),
        "again": Object(kind="conflict", passage="b.1", other="a.1"),
        "copy": Object(kind="duplicate", passage="a.2", other="b.1"),
        "alone": Object(kind="conflict", passage="a.1", other=""),
        "inside": Object(kind="conflict", passage="a.1", other="a.2"),
    }
    view = cast("View", Object(catalog=Object(source_notes=notes, passages=passages)))
    found: list[Any] = compare._conflicts(view)  # noqa: SLF001 - the rule itself
    assert found == [notes["pair"]]
