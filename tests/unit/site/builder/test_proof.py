"""The proof of a built site: each dead link, missing anchor and lacking page is named, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import links
from generator.output import write_tree
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import Settings
from generator.site import builder
from generator.site.builder import build_site
from generator.site.builder.proof import prove

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
    told = [(p.file, p.code, dict(p.params)) for p in prove(root, LANGUAGES, extra)]
    return [(file, code, params.get("found") or params["detail"]) for file, code, params in told]


@pytest.mark.parametrize(
    "link",
    [
        "b/", "b/#part", "b/index.html", "#top", "b/?q=1#part", "./b/", "./", "ph%E1%BB%A5%20l%E1%BB%A5c/", "data/x.csv",
        "https://example.org/gone/", "//example.org/gone/", "mailto:a@example.org", " b/ ", "picture.svg#anything",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_no_problem(link: str, tmp_path: Path) -> None:
    """Files, folders, anchors, addresses with escapes or queries, files that come later, and other sites: nothing is said."""
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
    """A page, file or anchor that is not there is a problem of the page with the link, which is told as it is written."""
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
    """The same address leads elsewhere from another folder; up to the root and to the page itself count as well."""
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
        (_page('<p id="b"></p><p id="b"></p><p id="top"></p>'), "ids used twice: b, top"),
        (_page(head=HEAD.replace("canonical", "next")), "no canonical or hreflang link"),
        (
            _page(head=HEAD + '<link rel="canonical" href="https://example.org/b/">'),
            "no canonical or hreflang link",
        ),
        (_page(head=HEAD.replace('hreflang="en" ', "")), "no canonical or hreflang link"),
    ],
)
def test_what_a_page_lacks_is_named(page: str, lack: str, tmp_path: Path) -> None:
    """Language, one main heading, a title, a description, ids used once, and the addresses for search engines."""
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


def _tree(folder: Path, home: str) -> Path:
    """The Markdown of a home page in each language."""
    front = '---\ntitle: T\ndescription: d\nalternate:\n  vi: ""\n  en: en/\n---\n\n'
    write_tree({f"{language}/index.md": f"{front}{home}\n" for language in LANGUAGES}, folder / "markdown")
    return folder / "markdown"


def test_a_build_ends_with_the_proof(
    tmp_path: Path, example_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the proof finds stops the build; it sees the whole site, with the addresses that are given beside it."""
    asked: list[tuple[list[str], tuple[str, ...], list[str]]] = []

    wrong = problem(("site/index.html", 0, 0), "link-dead", record="index.html", found="gone/")

    def proof(root: Path, languages: tuple[str, ...], extra: list[str]) -> list[Problem]:
        asked.append((sorted(p.name for p in root.iterdir()), tuple(languages), extra))
        return [wrong]

    def built(_language: str, _markdown: Path, place: Path, *_: object) -> list[object]:
        write_tree(
            {"index.html": "x", "sitemap.xml.gz": "x", "assets/images/a.png": "x", "assets/own.css": "x"},
            place,
        )
        return []

    monkeypatch.setattr(builder, "prove", proof)
    monkeypatch.setattr(builder, "_build", built)
    with pytest.raises(ProblemsFound) as found:
        build_site(
            tmp_path, tmp_path / "site", example_settings, "https://example.org/x", extra_paths=["data/x.csv"]
        )
    assert list(found.value.problems) == [wrong]
    assert asked == [(["assets", "en", "index.html", "robots.txt"], LANGUAGES, ["data/x.csv"])]
    assert [p.name for p in (tmp_path / "site" / "assets").iterdir()] == ["own.css"]
    maps = [f"Sitemap: https://example.org/x/{part}sitemap.xml" for part in ("", "en/")]
    assert (tmp_path / "site" / "robots.txt").read_text("utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        *maps,
    ]


@pytest.mark.parametrize(
    ("status", "output", "details"),
    [
        (0, "INFO - Cleaning\n", []),
        (
            1,
            "INFO    -  a\nWARNING -  Doc file 'x.md' is wrong \nERROR   -  Stopped\n",
            ["Doc file 'x.md' is wrong", "Stopped"],
        ),
        (0, "WARNING -  odd\n", ["odd"]),
        (1, "Traceback\n one\n two\n three\n", ["one", "two", "three"]),
        (7, "", ["exit status 7"]),
    ],
)
def test_what_the_builder_complains_of_is_a_problem(status: int, output: str, details: list[str]) -> None:
    """Each warning and error is a problem of the configuration; a failure without a word is one too."""
    found = builder._problems(status, output, "mkdocs.yml")  # noqa: SLF001 - the seam to another program
    assert [(p.file, p.code, dict(p.params)["detail"]) for p in found] == [
        ("mkdocs.yml", "site-builder", detail) for detail in details
    ]


@pytest.mark.slow
def test_a_page_the_builder_warns_of_stops_the_build(tmp_path: Path, example_settings: Settings) -> None:
    """The site builder runs strictly: a link in Markdown to a page that is not there is told, and nothing is proven."""
    with pytest.raises(ProblemsFound) as found:
        build_site(_tree(tmp_path, "# H\n\n[x](gone.md)"), tmp_path / "site", example_settings, None)
    assert {(p.file, p.code) for p in found.value.problems} == {
        ("mkdocs.yml", "site-builder"),
        ("site_config/mkdocs.en.yml", "site-builder"),
    }
    assert any("gone.md" in dict(p.params)["detail"] for p in found.value.problems)


def test_the_theme_is_told_where_it_stands(tmp_path: Path, example_settings: Settings) -> None:
    """Addresses and words of a language reach the theme: its home, the lookup files above it, and the other language."""
    place, address = tmp_path / "s", "https://example.org/x/"
    configured = builder._configuration  # noqa: SLF001 - the seam to another program
    made = {own: configured(own, tmp_path, place, example_settings, address) for own in LANGUAGES}
    assert json.loads(json.dumps(made)) == made
    assert {k: v["site_url"] for k, v in made.items()} == {
        "vi": "https://example.org/x/",
        "en": "https://example.org/x/en/",
    }
    extra = {language: one["extra"] for language, one in made.items()}
    assert [extra[k]["lookup"] for k in LANGUAGES] == [f"{links.LOOKUP}/", f"../{links.LOOKUP}/"]
    assert [extra[k]["scope"] for k in LANGUAGES] == ["/x/", "/x/"]
    others = [extra[k]["other"] for k in LANGUAGES]
    assert [(o["language"], o["path"]) for o in others] == [("en", "en/"), ("vi", "../")]
    assert others[0]["home"] == example_settings.words["en"].data["nav.home"]
    assert [extra[k]["search_page"] for k in LANGUAGES] == ["tim-kiem/", "search/"]
