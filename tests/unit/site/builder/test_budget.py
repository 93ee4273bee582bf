"""The size budget: what each page kind loads, counted in bytes, and what is said when it is too much."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from generator.output import write_tree
from generator.settings import Settings
from generator.site.builder.budget import compressed, first_search, loaded, measured, over_budget

PAGE = """<!doctype html><html lang="vi"><head>
<link rel="stylesheet" href="{up}assets/site.css"><link rel="canonical" href="https://example.org/"><link rel="icon" href="data:,">
<script type="module" src="{up}assets/lookup/search.js"></script></head>
<body><img src="{up}assets/map.svg?v=1" alt=""><a href="{up}du-lieu/">x</a>{text}</body></html>"""
SITE = {
    "index.html": PAGE.format(up="", text=""),
    "en/index.html": PAGE.format(up="../", text=""),
    "kham-pha/index.html": PAGE.format(up="../", text=""),
    "van-ban/1/index.html": "x" * 5000,
    "co-quan/1/index.html": "x" * 300,
    "data/all.zip": "x" * 700,
    "assets/site.css": "a{}" * 100,
    "assets/map.svg": "<svg/>",
    "assets/lookup/search.js": 'import { a } from "./dom.js";\nconst later = () => import("./finder.js");\n',
    "assets/lookup/dom.js": "export const a = 1;\n",
    "assets/lookup/finder.js": 'import { a } from "./dom.js";\nexport { b } from "./words.js";\n',
    "assets/lookup/words.js": "export const b = 2;\n",
    "assets/lookup/names-vi.json": "[1]",
}
GENEROUS = dict.fromkeys(
    (
        *("home", "first_search", "explorer", "median_page"),
        *("site_page", "site_commitment", "site_fixed", "downloads_commitment", "downloads_fixed"),
    ),
    10_000,
) | {"first_search_commitment": 1, "explorer_commitment": 1}
COMMITMENTS = 3


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small site."""
    write_tree(SITE, tmp_path / "site")
    return tmp_path / "site"


def _with(settings: Settings, **budgets: int) -> Settings:
    return replace(settings, budgets=replace(settings.budgets, data={**GENEROUS, **budgets}))


def test_a_page_is_counted_with_all_it_loads(root: Path) -> None:
    """Styles, scripts with what they import at once, pictures; neither what is loaded later nor what is only
    linked."""
    lookup = {"assets/lookup/search.js", "assets/lookup/dom.js"}
    assert loaded(root, "index.html") == {"index.html", "assets/site.css", "assets/map.svg"} | lookup
    assert loaded(root, "en/index.html") == {"en/index.html", "assets/site.css", "assets/map.svg"} | lookup
    assert loaded(root, "nowhere.html") == set()


def test_a_search_is_counted_with_what_its_scripts_load_later(root: Path) -> None:
    """What the box imports only when it is focused counts for the first answer, and so do the names."""
    names = {
        f"assets/lookup/{name}" for name in ("search.js", "dom.js", "finder.js", "words.js", "names-vi.json")
    }
    assert first_search(root, "vi") == names


def test_bytes_are_those_on_the_way(root: Path) -> None:
    """Files count as they are sent: packed when that helps, as they are when it does not."""
    css = gzip.compress(SITE["assets/site.css"].encode(), compresslevel=6, mtime=0)
    assert compressed(root, ["assets/site.css", "assets/map.svg", "not/there.js"]) == {
        "assets/site.css": len(css),
        "assets/map.svg": 6,
    }


def test_within_the_budgets_nothing_is_said(root: Path, example_settings: Settings) -> None:
    """A site within its budgets passes."""
    assert over_budget(root, _with(example_settings), COMMITMENTS) == []


@pytest.mark.parametrize(
    ("budget", "most", "largest"),
    [
        ("median_page", 300, "index.html 3"),
        ("home", 200, "index.html 2"),
    ],
)
def test_a_passed_budget_is_named_with_its_largest_files(
    budget: str, most: int, largest: str, root: Path, example_settings: Settings
) -> None:
    """The problem stands at the budget's line and says how much it is and which files are the largest."""
    one, *others = over_budget(root, _with(example_settings, **{budget: most}), COMMITMENTS)
    told = dict(one.params)
    assert {dict(p.params)["budget"] for p in others} <= {budget}
    assert (one.code, one.file, told["budget"], told["expected"]) == (
        "budget-passed",
        "site_config/budgets.yml",
        budget,
        str(most),
    )
    assert one.line == example_settings.budgets.place(budget)[1] > 1
    assert int(told["found"]) > most
    assert largest in told["largest"]


@pytest.mark.parametrize(
    ("budget", "each", "of", "largest"),
    [
        ("downloads_commitment", 200, COMMITMENTS, "data/all.zip 700"),
        ("site_page", 1000, 5, "van-ban/1/index.html 5000"),
    ],
)
def test_what_is_made_may_grow_with_the_content(  # noqa: PLR0913, PLR0917 - the columns of the list and two fixtures
    budget: str, each: int, of: int, largest: str, root: Path, example_settings: Settings
) -> None:
    """So many bytes for each page or commitment beside a fixed part; one byte more is told with how it was
    reckoned."""
    size = next(m.size for m in measured(root, example_settings, COMMITMENTS) if m.name == budget)
    fixed = f"{budget.partition('_')[0]}_fixed"
    exact = {budget: each, fixed: size - of * each, "site_commitment": 0}
    assert over_budget(root, _with(example_settings, **exact), COMMITMENTS) == []
    (one,) = over_budget(root, _with(example_settings, **{**exact, fixed: size - of * each - 1}), COMMITMENTS)
    told = dict(one.params)
    assert (one.code, told["budget"], one.line) == (
        "budget-share-passed",
        budget,
        example_settings.budgets.place(budget)[1],
    )
    assert (told["found"], told["expected"], told["count"]) == (str(size), str(size - 1), str(of))
    assert largest in told["largest"]


def test_more_content_may_have_more_downloads(root: Path, example_settings: Settings) -> None:
    """The same site passes with one commitment more: no ceiling that content runs into."""
    tight = _with(example_settings, downloads_commitment=200, downloads_fixed=60)
    assert [p.code for p in over_budget(root, tight, 3)] == ["budget-share-passed"]
    assert over_budget(root, tight, 4) == []


def test_lists_may_grow_with_the_commitments(root: Path, example_settings: Settings) -> None:
    """Beside its own page a commitment stands in lists: with one more, the same site passes."""
    size = next(m.size for m in measured(root, example_settings, COMMITMENTS) if m.name == "site_page")
    tight = _with(example_settings, site_page=1, site_fixed=0, site_commitment=size // 4 + 1)
    assert [p.code for p in over_budget(root, tight, 3)] == ["budget-share-passed"]
    assert over_budget(root, tight, 4) == []


@pytest.mark.parametrize(
    ("budget", "largest"), [("first_search", "assets/lookup/"), ("explorer", "kham-pha/index.html 2")]
)
def test_what_search_and_explorer_load_may_grow_with_the_commitments(
    budget: str, largest: str, root: Path, example_settings: Settings
) -> None:
    """They hold something of each: with one commitment more, the same site passes."""
    size = max(m.size for m in measured(root, example_settings, COMMITMENTS) if m.name == budget)
    tight = _with(example_settings, **{budget: 1, f"{budget}_commitment": size // 4 + 1})
    one, *_ = over_budget(root, tight, 3)
    told = dict(one.params)
    assert (one.code, told["budget"], told["fixed"], told["count"]) == (
        "budget-share-passed",
        budget,
        "1",
        "3",
    )
    assert one.line == example_settings.budgets.place(budget)[1] > 1
    assert largest in told["largest"]
    assert over_budget(root, tight, 4) == []


def test_each_language_has_its_home(root: Path, example_settings: Settings) -> None:
    """The home page of every language is measured by itself."""
    assert [p.code for p in over_budget(root, _with(example_settings, home=100), COMMITMENTS)] == [
        "budget-passed"
    ] * 2


def test_documents_are_no_median_page(root: Path, example_settings: Settings) -> None:
    """Pages with the whole text of a document are left out of the median; those of downloads are no pages."""
    (one,) = over_budget(root, _with(example_settings, median_page=1), COMMITMENTS)
    assert "van-ban" not in dict(one.params)["largest"]


def test_what_is_not_there_or_no_script_is_not_read(tmp_path: Path) -> None:
    """A script that is missing, and a picture that is no text, count as loaded and are not looked into."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<script src="../gone.js"></script><img src="../p.png">', encoding="utf-8"
    )
    (tmp_path / "p.png").write_bytes(b"\x89PNG\xff")
    assert loaded(tmp_path, "a/index.html") == {"a/index.html", "gone.js", "p.png"}
