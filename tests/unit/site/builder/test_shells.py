"""Shells: the theme is shown marks and no value, few pages and not all of them, and what it makes is filled
for every page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator import links
from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.problems import ProblemsFound
from generator.settings import Settings, load_settings
from generator.site.builder.filling import SITEMAP, PageBody, page_bodies, sitemaps, written
from generator.site.builder.running import complaints
from generator.site.builder.shells import Shape, ShellMaker, configuration, shape_of, shown
from generator.site.builder.slots import Piece, cut, fill, mark
from generator.site.pages import all_pages, render
from generator.site.pages.base import Page
from generator.tables import TABLES
from tests.project import make_example

LANGUAGES = ("vi", "en")
HOSTILE = "<script>hostile()</script>\"'&"


def _hostile(value: object) -> Any:
    """``value`` with markup at the end of every text in it."""
    if isinstance(value, Mapping):
        return {key: _hostile(inner) for key, inner in value.items()}
    return value + HOSTILE if isinstance(value, str) else value


def _spoiled(settings: Settings) -> Settings:
    """Settings with markup in every word and in every fact that the theme shows, but for addresses and
    days."""
    words = {
        language: replace(located, data=_hostile(located.data))
        for language, located in settings.words.items()
    }
    facts = {
        key: _hostile(value) if not re.search("url|date|version|published|package|email", key) else value
        for key, value in settings.publication.data.items()
    }
    return replace(settings, words=words, publication=replace(settings.publication, data=facts))


@pytest.fixture(scope="module")
def made(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> dict[str, list[PageBody]]:
    """The pages of the miniature project with their bodies, by language."""
    pages = all_pages(example_catalog, example_settings, TABLES, example_report, example_published)
    bodies = render(pages, example_settings)
    return {
        language: page_bodies([p for p in pages if p.language == language], bodies) for language in LANGUAGES
    }


def _shaped(made: list[PageBody]) -> list[tuple[Page, Shape]]:
    return [(one.page, one.shape) for one in made]


@pytest.fixture(scope="module")
def spoiled(
    made: dict[str, list[PageBody]], example_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[ShellMaker, Mapping[Shape, tuple[Piece, ...]]]:
    """The English shells of a publication with markup in all its words and facts, and their maker."""
    maker = ShellMaker("en", _spoiled(example_settings), tmp_path_factory.mktemp("shells"))
    return maker, maker.make(_shaped(made["en"]))


def test_the_theme_sees_marks_only(spoiled: tuple[ShellMaker, Mapping[Shape, tuple[Piece, ...]]]) -> None:
    """Nothing that the site builder reads or writes holds a word, a fact or a title: markup in them reaches
    no theme."""
    maker, _ = spoiled
    seen = [*maker.sources.rglob("*.md"), maker.configuration, *maker.built.rglob("*.html")]
    read = {p.as_posix(): p.read_text("utf-8") for p in seen if p.name != "404.html"}
    assert len(seen) > 20
    assert [name for name, text in read.items() if "hostile" in text] == []


def test_markup_in_words_and_facts_stays_text(
    made: dict[str, list[PageBody]], spoiled: tuple[ShellMaker, Mapping[Shape, tuple[Piece, ...]]]
) -> None:
    """On a page of every shape, and on the error page, markup in words, facts, titles and labels makes no
    element."""
    maker, shells = spoiled
    one_each = {one.shape: one for one in made["en"]}
    pages = {"404": (maker.built / "404.html").read_text("utf-8")}
    for shape, one in one_each.items():
        crumbs = tuple((kind, ident, label + HOSTILE) for kind, ident, label in one.page.crumbs)
        page = replace(one.page, title=HOSTILE, description=HOSTILE, crumbs=crumbs)
        pages[page.path] = PageBody(page, {page.source: "<h1 id='top'>x</h1>" + one.body}).filled(
            shells[shape]
        )
    for name, text in pages.items():
        tree = html.document_fromstring(text)
        assert "hostile" in (tree.findtext(".//title") or "") + tree.text_content(), name
        assert not [
            s for s in tree.xpath("//script[not(@type='application/ld+json')]") if "hostile" in (s.text or "")
        ]
        assert not [
            key
            for key in {key for e in tree.iter() for key in e.attrib}
            if '"' in key or "'" in key or "&" in key
        ]
        for data in tree.xpath("//script[@type='application/ld+json']"):
            assert json.loads(data.text), name


def test_one_shell_serves_all_pages_of_a_shape(
    made: dict[str, list[PageBody]], spoiled: tuple[ShellMaker, Mapping[Shape, tuple[Piece, ...]]]
) -> None:
    """There are as many shells as shapes, fewer than pages; each has one place for the body and every section
    once."""
    _, shells = spoiled
    assert set(shells) == {one.shape for one in made["en"]}
    assert len(shells) < len(made["en"]) / 2
    for shape, pieces in shells.items():
        names = [piece.name for piece in pieces if not isinstance(piece, str)]
        assert (names.count("body"), names.count("outline")) == (1, int(shape.outline))
        assert not [n for n in names if n.startswith(("site.", "section."))]


def test_pages_of_different_shape_have_shells_of_their_own(made: dict[str, list[PageBody]]) -> None:
    """What the frame shows makes the shape: the section, the depth, the outline, the number of
    breadcrumbs."""
    one = next(one for one in made["vi"] if one.page.kind == "agency" and one.page.ident)
    assert shape_of(one.page, outlined=True) != shape_of(one.page, outlined=False)
    assert shape_of(replace(one.page, ident="other"), outlined=True) == shape_of(one.page, outlined=True)
    assert shape_of(replace(one.page, ident="deep/er"), outlined=True) != shape_of(one.page, outlined=True)
    assert shape_of(
        replace(one.page, crumbs=(*one.page.crumbs, ("agency", "x", "X"))), outlined=True
    ) != shape_of(one.page, outlined=True)
    assert shape_of(replace(one.page, section="S"), outlined=True) != shape_of(one.page, outlined=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_theme_is_told_where_it_stands(language: str, example_settings: Settings, tmp_path: Path) -> None:
    """What the theme makes addresses of are the addresses of the language; all else it shows is a mark."""
    told = configuration(language, example_settings, tmp_path, tmp_path / "theme")
    extra, base = told["extra"], {"vi": "", "en": "en/"}[language]
    assert json.loads(json.dumps(told)) == told
    assert told["site_url"] == "https://example.org/plans/" + base
    assert extra["lookup"] == {"vi": "", "en": "../"}[language] + f"{links.LOOKUP}/"
    assert extra["search_page"] == {"vi": "tim-kiem/", "en": "search/"}[language]
    beside = [(other["language"], other["path"]) for other in extra["others"]]
    assert beside == {"vi": [("en", "en/")], "en": [("vi", "../")]}[language]
    assert shown(language, example_settings)["scope"] == "/plans/"
    words = [*extra["words"].values(), extra["tagline"], told["site_name"], extra["data_licence_name"]]
    assert all(re.fullmatch(r"qz-[a-z0-9_.]+-zq", word) for word in words)


def test_a_whole_page_is_its_shell_filled(made: dict[str, list[PageBody]], tmp_path: Path) -> None:
    """A page is written where its address says, with title, addresses, breadcrumbs and outline of its own."""
    one = next(one for one in made["en"] if one.page.kind == "document" and one.page.ident)
    shell = cut(
        "|".join(
            map(mark, ("title", "path", "others.vi", "crumbs.1.url", "crumbs.1.label", "outline", "body"))
        )
    )
    written([one], {one.shape: shell}, tmp_path)
    text = (tmp_path / one.page.path / "index.html").read_text("utf-8")
    title, path, other, url, label, outline, body = text.split("|", 6)
    assert (path, other) == (one.page.path, f"../../../van-ban/{one.page.ident}/")
    assert (url, label) == ("../", "Documents")
    assert title == fill(cut(mark("t")), {"t": one.page.title})
    assert outline.startswith('<ul><li><a href="#')
    assert "data-toc-label" not in body


def test_the_list_of_pages_has_each_in_both_languages(
    made: dict[str, list[PageBody]], example_settings: Settings
) -> None:
    """The sitemap has every page of its language with a frame once, with the day of the data and the same
    page in the other language."""
    (text,) = sitemaps((one.page for one in made["en"]), "en/", example_settings).values()
    tree = html.fromstring(text.encode("utf-8"))
    found = [str(loc.text) for loc in tree.iter("loc")]
    assert found == sorted(found, key=lambda path: path.split("/"))
    framed = [one.page for one in made["en"] if "bare" not in one.page.extra]
    assert len(framed) < len(made["en"])
    assert set(found) == {f"https://example.org/plans/{page.path}" for page in framed}
    assert "<loc>https://example.org/plans/en/about/</loc>" in text
    assert 'hreflang="vi" href="https://example.org/plans/gioi-thieu/"' in text


@pytest.mark.parametrize(
    ("status", "output", "details"),
    [
        (0, "INFO - Cleaning\n", []),
        (
            1,
            "INFO    -  a\nWARNING -  Doc 'x.md' is wrong \nERROR   -  Stopped\n",
            ["Doc 'x.md' is wrong", "Stopped"],
        ),
        (0, "WARNING -  odd\n", ["odd"]),
        (1, "Traceback\n one\n two\n three\n", ["one", " two", " three"]),
        (7, "", ["exit status 7"]),
    ],
)
def test_what_the_builder_complains_of(status: int, output: str, details: list[str]) -> None:
    """Each warning and error is told; a failure without a word is told too."""
    assert complaints(status, output) == [detail.strip() for detail in details]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "partials/footer.html",
            "<script>let a = '{{ config.site_name }}'</script>",
            "site.name in a script",
        ),
        ("partials/footer.html", "{{ page.content }}", "2 bodies in"),
        (
            "404.html",
            '{% extends "main.html" %}{% block content %}{{ nowhere.at.all }}{% endblock %}',
            "nowhere",
        ),
    ],
)
def test_a_theme_that_cannot_be_filled_stops_the_build(
    name: str, text: str, told: str, made: dict[str, list[PageBody]], tmp_path: Path
) -> None:
    """A value in a script, a second body and a failure of the theme are problems of the configuration of that
    language."""
    project = make_example(tmp_path / "example")
    project.write(f"site_config/theme/{name}", text)
    settings = load_settings(project.root)
    with pytest.raises(ProblemsFound) as found:
        ShellMaker("en", settings, tmp_path).make(_shaped(made["en"]))
    (problem, *_) = found.value.problems
    assert (problem.code, problem.file) == ("site-builder", "site_config/mkdocs.en.yml")
    assert any(told in dict(p.params)["detail"] for p in found.value.problems)


def test_a_long_sitemap_is_cut(
    made: dict[str, list[PageBody]], example_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More addresses than a file may list stand in several, each once, and the file that is known by name
    lists these."""
    pages = [one.page for one in made["en"]]
    (whole,) = sitemaps(pages, "en/", example_settings).values()
    monkeypatch.setattr("generator.site.builder.filling._LISTED", 50)
    several = sitemaps(pages, "en/", example_settings)
    index = several.pop(SITEMAP)
    assert len(several) > 2
    assert re.findall("<loc>(.*?)</loc>", index) == [
        f"https://example.org/plans/en/{name}" for name in several
    ]
    listed = [re.findall("<loc>(.*?)</loc>", text) for text in several.values()]
    assert max(map(len, listed)) == 50
    assert [address for own in listed for address in own] == re.findall("<loc>(.*?)</loc>", whole)
