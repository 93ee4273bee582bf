"""The proof of a built site: each dead link, missing anchor and lacking page is named, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator import workers
from generator.cache import Cache
from generator.output import write_tree
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import Settings
from generator.site import builder
from generator.site.builder import build_site
from generator.site.builder.proof import read, verify
from generator.site.builder.shells import ShellMaker

LANGUAGES = ("vi", "en")
HEAD = (
    '<title>T</title><meta name="description" content="d"><link rel="canonical" href="https://example.org/">'
    '<link rel="alternate" hreflang="vi" href="https://example.org/">'
    '<link rel="alternate" hreflang="en" href="https://example.org/en/">'
)


def _page(body: str = "", head: str = HEAD, lang: str = "vi") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}</head><body><h1 id="top">H</h1>{body}</body></html>'
    )


def _found(folder: Path, pages: dict[str, str], *extra: str) -> list[tuple[str, str, str]]:
    """What the proof says of a site of these files: page, code, and the link or the lack."""
    root = folder / "site"
    write_tree(pages, root)
    told = [(p.file, p.code, dict(p.params)) for p in verify(root, LANGUAGES, extra)]
    return [(file, code, params.get("found") or params["detail"]) for file, code, params in told]


@pytest.mark.parametrize(
    "link",
    [
        "b/", "b/#part", "b/index.html", "#top", "b/?q=1#part", "./b/", "./", "ph%E1%BB%A5%20l%E1%BB%A5c/", "data/x.csv",
        "https://example.org/gone/", "//example.org/gone/", "mailto:a@example.org", " b/ ", "picture.svg#anything",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_no_problem(link: str, tmp_path: Path) -> None:
    """Files, folders, anchors, addresses with escapes or queries, files that come later, and other sites:
    nothing is said."""
    body = f'<a href="{link}">x</a>'
    pages = {
        "index.html": _page(body),
        "b/index.html": _page('<p id="part"></p>'),
        "phụ lục/index.html": _page(),
    }
    assert _found(tmp_path, {**pages, "picture.svg": "<svg/>"}, "data/x.csv") == []


@pytest.mark.parametrize(
    "link",
    ["gone/", "b", "b/#gone", "#gone", "../b/", "gone.html", "data/y.csv", "b/picture.svg", "/b/", "B/"],
)
def test_a_link_that_leads_nowhere_is_named(link: str, tmp_path: Path) -> None:
    """A page, file or anchor that is not there is a problem of the page with the link, which is told as it is
    written."""
    pages = {"index.html": _page(f'<a href="{link}">x</a>'), "b/index.html": _page(), "picture.svg": "<svg/>"}
    assert _found(tmp_path, pages, "data/x.csv") == [("site/index.html", "link-dead", link)]


@pytest.mark.parametrize(
    "element",
    [
        '<a href="gone.js">x</a>',
        '<link rel="icon" href="gone.js">',
        '<script src="gone.js"></script>',
        '<img src="gone.js">',
    ],
)
def test_whatever_a_page_loads_is_followed(element: str, tmp_path: Path) -> None:
    """Links, styles, scripts and pictures are all followed, and each wrong address is told once a page."""
    assert _found(tmp_path, {"index.html": _page(element * 2)}) == [
        ("site/index.html", "link-dead", "gone.js")
    ]


def test_links_are_followed_from_the_folder_of_their_page(tmp_path: Path) -> None:
    """The same address leads elsewhere from another folder; up to the root and to the page itself count as
    well."""
    body = '<a href="../">up</a><a href="../../">root</a><a href="">here</a><a href="../b/#part">b</a>'
    pages = {
        "index.html": _page(),
        "a/index.html": _page(),
        "a/b/index.html": _page('<p id="part"></p>'),
        "a/c/index.html": _page(body),
        "c/index.html": _page('<a href="../b/#part">b</a>'),
    }
    assert _found(tmp_path, pages) == [("site/c/index.html", "link-dead", "../b/#part")]


@pytest.mark.parametrize(
    ("page", "lack"),
    [
        (_page(lang="en"), "lang is en, not vi"),
        (_page("<h1>again</h1>"), "2 h1, not one"),
        (_page().replace("h1", "h2"), "0 h1, not one"),
        (_page(head=HEAD.replace("<title>T</title>", "")), "no title"),
        (_page(head=HEAD.replace("<title>T", "<title> ")), "no title"),
        (_page(head=HEAD.replace('content="d"', 'content=" "')), "no description"),
        (_page(head=HEAD.replace("description", "author")), "no description"),
        (
            _page('<p id="a"></p><p id="b"></p><p id="b"></p><p id="top"></p><p id="c"></p>'),
            "ids used twice: b, top",
        ),
        (_page(head=HEAD.replace("canonical", "next")), "no canonical or hreflang link"),
        (
            _page(head=HEAD + '<link rel="canonical" href="https://example.org/b/">'),
            "no canonical or hreflang link",
        ),
        (_page(head=HEAD.replace('hreflang="en" ', "")), "no canonical or hreflang link"),
    ],
)
def test_what_a_page_lacks_is_named(page: str, lack: str, tmp_path: Path) -> None:
    """Language, one main heading, a title, a description, ids used once, and the addresses for search
    engines."""
    assert _found(tmp_path, {"index.html": page}) == [("site/index.html", "site-builder", lack)]


def test_a_page_is_in_the_language_of_its_folder(tmp_path: Path) -> None:
    """Under ``en/`` pages are in English, elsewhere in the first language."""
    pages = {
        "index.html": _page(),
        "en/index.html": _page(lang="en"),
        "en/b/index.html": _page(),
        "be/index.html": _page(),
    }
    assert _found(tmp_path, pages) == [("site/en/b/index.html", "site-builder", "lang is vi, not en")]


def test_many_ids_used_twice_are_not_all_told(tmp_path: Path) -> None:
    """At most five are named, the first in order."""
    body = "".join(f'<p id="{i}"></p>' * 2 for i in "gfedcba")
    assert _found(tmp_path, {"index.html": _page(body)}) == [
        ("site/index.html", "site-builder", "ids used twice: a, b, c, d, e")
    ]


def test_the_page_for_what_is_not_found_stands_anywhere(tmp_path: Path) -> None:
    """It is shown at any address, so its links are not followed and it tells none; all else it must have."""
    bare = HEAD.partition("<link")[0]
    pages = {
        "404.html": _page('<a href="gone/">x</a>', bare),
        "en/404.html": _page(head="<title>T</title>", lang="en"),
    }
    assert _found(tmp_path, pages) == [("site/en/404.html", "site-builder", "no description")]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Problems of all pages come together, in the order of their pages."""
    pages = {"b/index.html": _page('<a href="gone/">x</a>'), "a/index.html": _page(lang="fr")}
    assert _found(tmp_path, pages) == [
        ("site/a/index.html", "site-builder", "lang is fr, not vi"),
        ("site/b/index.html", "link-dead", "gone/"),
    ]


def test_a_build_ends_with_the_proof(
    tmp_path: Path, example_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the proof finds stops the build; it sees the whole site, with the addresses that are given beside
    it."""
    asked: list[tuple[list[str], tuple[str, ...], list[str]]] = []

    wrong = problem(("site/index.html", 0, 0), "link-dead", record="index.html", found="gone/")

    def proof(root: Path, languages: tuple[str, ...], extra: list[str], _: object) -> list[Problem]:
        asked.append((sorted(p.name for p in root.iterdir()), tuple(languages), extra))
        return [wrong]

    def made(maker: ShellMaker, _pages: object) -> dict[object, object]:
        theirs = {"404.html": "x", "sitemap.xml": "x", "assets/images/a.png": "x", "assets/own.css": "x"}
        write_tree({"shell/index.html": "x", **theirs}, maker.built)
        return {}

    monkeypatch.setattr(builder, "verify", proof)
    monkeypatch.setattr(ShellMaker, "make", made)
    with pytest.raises(ProblemsFound) as found:
        build_site([], {}, tmp_path / "site", example_settings, extra_paths=["data/x.csv"])
    assert list(found.value.problems) == [wrong]
    assert asked == [(["404.html", "assets", "en", "robots.txt", "sitemap.xml"], LANGUAGES, ["data/x.csv"])]
    assert [p.name for p in (tmp_path / "site" / "assets").iterdir()] == ["own.css"]
    assert "<loc>" not in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    maps = [f"Sitemap: https://example.org/plans/{part}sitemap.xml" for part in ("", "en/")]
    assert (tmp_path / "site" / "robots.txt").read_text("utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        *maps,
    ]


@pytest.mark.slow
def test_what_the_builder_warns_of_stops_the_build(
    tmp_path: Path, example_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site builder runs strictly: what it complains of is told for every language, and nothing is
    proven."""
    monkeypatch.setattr(builder, "verify", lambda *_: pytest.fail("nothing was made that could be proven"))
    with pytest.raises(ProblemsFound) as found:
        build_site([], {}, tmp_path / "site", example_settings)
    assert {(p.file, p.code) for p in found.value.problems} == {
        ("mkdocs.yml", "site-builder"),
        ("site_config/mkdocs.en.yml", "site-builder"),
    }
    assert any("docs_dir" in dict(p.params)["detail"] for p in found.value.problems)


def test_two_lacks_of_one_page_are_two_problems(tmp_path: Path) -> None:
    """Whatever a page lacks is told, each by itself; a page that lacks nothing holds its anchors and links
    out."""
    bare = "<title>T</title>"
    found = _found(tmp_path, {"index.html": _page(head=bare)})
    assert found == [
        ("site/index.html", "site-builder", "no canonical or hreflang link"),
        ("site/index.html", "site-builder", "no description"),
    ]


def test_what_a_page_holds(tmp_path: Path) -> None:
    """Its anchors, and its links within the site with the files they lead to, each once; of the page for what
    is not found no link."""
    body = (
        '<p id="ph%E1"></p><a href="b/">b</a><a href=" b/ ">b</a><img src="a.png"><a'
        ' href="https://x.org/">x</a>'
    )
    write_tree({"index.html": _page(body), "404.html": _page(body)}, tmp_path)
    page = read(tmp_path, LANGUAGES, "index.html")
    assert page.path == "index.html"
    assert page.ids == frozenset({"top", "ph%E1"})
    assert sorted(page.targets) == [("a.png", "a.png", ""), ("b/", "b/index.html", "")]
    assert page.lacks == ()
    assert read(tmp_path, LANGUAGES, "404.html").targets == ()


def test_an_anchor_is_looked_for_in_pages_alone(tmp_path: Path) -> None:
    """An anchor with escapes leads to the id as it is written; in a file that is no page any anchor is
    good."""
    pages = {
        "index.html": _page('<p id="đoạn"></p><a href="#%C4%91o%E1%BA%A1n">x</a><a href="x.pdf#page=2">y</a>')
    }
    assert _found(tmp_path, pages, "x.pdf") == []


def test_a_second_proof_reads_no_page_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page holds is kept by its bytes: only a changed page is read again, while its links are followed
    each time anew."""
    root, memory = tmp_path / "site", Cache(tmp_path / "cache")
    pages = {"index.html": _page('<a href="b/">b</a>'), "b/index.html": _page(), "c/index.html": _page()}
    write_tree(pages, root)
    asked: list[str] = []
    spread = workers.map_each

    def watched(run: Any, items: Sequence[str], **more: Any) -> Any:
        asked.extend(items)
        return spread(run, items, **more)

    monkeypatch.setattr(workers, "map_each", watched)
    assert verify(root, LANGUAGES, (), memory) == []
    assert sorted(asked) == sorted(pages)
    asked.clear()
    assert verify(root, LANGUAGES, (), memory) == []
    assert asked == []
    (root / "c" / "index.html").write_text(_page("<p>new</p>"), encoding="utf-8")
    (root / "b" / "index.html").unlink()
    assert [(p.file, p.code) for p in verify(root, LANGUAGES, (), memory)] == [
        ("site/index.html", "link-dead")
    ]
    assert asked == ["c/index.html"]
    asked.clear()
    verify(root, LANGUAGES, (), memory)
    assert asked == []
