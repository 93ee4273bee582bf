"""The built site read page by page, without a browser."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from generator.content.catalog import load_catalog
from generator.links import page_path
from generator.settings import load_settings
from generator.site.builder import over_budget
from tests.site.samples import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
_ATTRIBUTE = re.compile(rb"\b(?:href|src)=\"([^\"]+)\"")


@pytest.fixture(scope="module")
def trees(site_root: Path) -> dict[str, html.HtmlElement]:
    """Every page, parsed: path -> tree."""
    found = sorted(p for p in site_root.rglob("*.html") if "data" not in p.relative_to(site_root).parts[:1])
    return {p.relative_to(site_root).as_posix(): html.document_fromstring(p.read_bytes()) for p in found}


def _texts(tree: html.HtmlElement, path: str) -> list[str]:
    found = tree.xpath(path)
    assert isinstance(found, list)
    return [str(value) for value in found]


def _targets(name: str, tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The file and the anchor that each internal link of a page leads to."""
    for link in dict.fromkeys(_texts(tree, "//a/@href | //link/@href | //script/@src | //img/@src")):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        path = (
            posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            if parts.path
            else name
        )
        yield ("index.html" if path == "." else path), unquote(parts.fragment)


def test_every_link_and_anchor_resolves(site_root: Path, trees: dict[str, html.HtmlElement]) -> None:
    """Every internal link leads to a file of the site, and every anchor to an element of that page."""
    ids = {name: set(_texts(tree, "//@id")) for name, tree in trees.items()}
    dead = []
    for name, tree in trees.items():
        for target, anchor in _targets(name, tree) if posixpath.basename(name) != "404.html" else ():
            page = target if target in trees else posixpath.join(target, "index.html")
            if page not in trees and not (site_root / target).is_file():
                dead.append(f"{name}: {target}")
            elif anchor and page in ids and anchor not in ids[page]:
                dead.append(f"{name}: {target}#{anchor}")
    assert dead == []


def test_every_page_is_complete(trees: dict[str, html.HtmlElement]) -> None:
    """Every page has its language, one main heading, a title and a description of its own."""
    wrong = []
    for name, tree in trees.items():
        language = "en" if name.startswith("en/") else "vi"
        facts = (
            tree.get("lang") == language,
            len(tree.findall(".//h1")) == 1,
            bool((tree.findtext(".//title") or "").strip()),
        )
        if (
            not all(facts)
            or len(_texts(tree, "//meta[@name='description']/@content[normalize-space()]")) != 1
        ):
            wrong.append((name, facts))
    assert wrong == []


def _of_their_own(trees: dict[str, html.HtmlElement]) -> dict[str, html.HtmlElement]:
    """The pages but the short forms that stand in other sites: each of those says what a page here says."""
    folders = tuple(page_path("embed", "", language) for language in LANGUAGES)
    lists = {f"{folder}index.html" for folder in folders}
    return {name: tree for name, tree in trees.items() if name in lists or not name.startswith(folders)}


def test_no_two_pages_share_a_title(trees: dict[str, html.HtmlElement]) -> None:
    """Titles tell the pages of one language apart, but for a handful of things that bear the same name."""
    titles: dict[str, list[str]] = {}
    for name, tree in _of_their_own(trees).items():
        titles.setdefault(tree.findtext(".//title") or "", []).append(name)
    shared = {
        t: names for t, names in titles.items() if len({n.startswith("en/") for n in names}) < len(names)
    }
    assert len(shared) <= len(trees) // 100, shared


def test_languages_point_at_each_other(site_root: Path, trees: dict[str, html.HtmlElement]) -> None:
    """Each page names its own address and the same page in both languages; the other page names it back."""
    base = str(load_settings(ROOT).publication.data["site_url"])
    wrong = []
    for name, tree in trees.items():
        if posixpath.basename(name) == "404.html":
            continue
        own = base + name.removesuffix("index.html")
        alternates = dict(
            zip(
                _texts(tree, "//link[@hreflang]/@hreflang"),
                _texts(tree, "//link[@hreflang]/@href"),
                strict=True,
            )
        )
        other = alternates.get("vi" if name.startswith("en/") else "en", "")
        back = trees.get(other.removeprefix(base) + "index.html")
        named_back = back is not None and own in _texts(back, "//link[@hreflang]/@href")
        if (
            _texts(tree, "//link[@rel='canonical']/@href") != [own]
            or own not in alternates.values()
            or not named_back
        ):
            wrong.append(name)
    assert wrong == []
    assert (site_root / "robots.txt").is_file()


def test_sitemaps_list_every_page(site_root: Path, trees: dict[str, html.HtmlElement]) -> None:
    """The two lists for search engines hold every page but the error pages."""
    base = str(load_settings(ROOT).publication.data["site_url"])
    listed = {
        place
        for name in ("sitemap.xml", "en/sitemap.xml")
        for place in re.findall(r"<loc>([^<]+)</loc>", (site_root / name).read_text(encoding="utf-8"))
    }
    shown = _of_their_own(trees)
    assert listed == {
        base + n.removesuffix("index.html") for n in shown if posixpath.basename(n) != "404.html"
    }
    framed = [tree for name, tree in trees.items() if name not in shown]
    assert framed
    assert all(_texts(tree, "//meta[@name='robots']/@content") == ["noindex"] for tree in framed)


def test_no_page_is_long(site_root: Path, trees: dict[str, html.HtmlElement]) -> None:
    """A page has at most 150 kB, but for the whole text of a document: lists go on at further addresses."""
    documents = tuple(page_path("document", "", language) for language in LANGUAGES)
    sizes = {name: (site_root / name).stat().st_size for name in trees if not name.startswith(documents)}
    assert {name: size for name, size in sizes.items() if size > 150_000} == {}


def test_nothing_of_another_host_is_loaded(trees: dict[str, html.HtmlElement]) -> None:
    """No style, script, picture or font comes from elsewhere."""
    paths = "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='preconnect' or @rel='icon']/@href"
    assert {s for tree in trees.values() for s in _texts(tree, paths) if urlsplit(s).netloc} == set()


def test_every_commitment_and_passage_has_its_handle(trees: dict[str, html.HtmlElement]) -> None:
    """Each commitment has a page; each passage stands on its document's page under its own id; lists carry the ids."""
    catalog = load_catalog(ROOT)
    assert {f"nhiem-vu/{c}/index.html" for c in catalog.commitments} <= set(trees)
    for document in catalog.documents:
        ids = set(_texts(trees[f"van-ban/{document}/index.html"], "//@id"))
        assert {p.local for p in catalog.passages_of(document)} <= ids
    listed = set(_texts(trees["nhiem-vu/index.html"], "//@data-commitment"))
    assert listed == set(catalog.commitments)


def test_the_words_of_a_document_are_all_there(trees: dict[str, html.HtmlElement]) -> None:
    """The page of a document holds the text of every passage, character by character."""
    catalog = load_catalog(ROOT)
    wrong = []
    for document in catalog.documents:
        tree = trees[f"van-ban/{document}/index.html"]
        for p in catalog.passages_of(document):
            element = tree.get_element_by_id(p.local)
            if " ".join(p.text.split()) not in _words(element):
                wrong.append(p.id)
    assert wrong == []


def _words(element: html.HtmlElement) -> str:
    """What an element says; of a row of a table its cells one after the other, without what stands beside their words."""
    if element.tag != "tr":
        return " ".join(element.text_content().split())
    beside = "ancestor::*[contains(@class, 'row-tools') or contains(@class, 'anchor') or contains(@class, 'heading-en')]"
    cells = ("".join(_texts(cell, f".//text()[not({beside})]")) for cell in element.iter("td", "th"))
    return " ".join(" ".join(cells).split())


def test_official_text_is_marked_vietnamese(trees: dict[str, html.HtmlElement]) -> None:
    """On English pages the official text is marked as Vietnamese."""
    tree = next(
        tree for name, tree in trees.items() if name.startswith("en/documents/") and name.count("/") == 3
    )
    assert _texts(tree, "//*[contains(@class, 'official')][not(@lang='vi')]/text()") == []


def test_the_site_is_within_its_budget(site_root: Path) -> None:
    """Home, first search, explorer, median page and the whole are no larger than ``site_config/budgets.yml`` allows."""
    assert over_budget(site_root, load_settings(ROOT), len(load_catalog(ROOT).commitments)) == []
