"""The page of the changes: what the history holds, record by record, and an honest word where there is
nothing to compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.settings import Settings
from generator.site.pages import all_pages, render
from generator.tables import TABLES
from generator.versions import Diff, RowChange, TableDiff
from generator.versions.version import Version

FIRST = Version(
    version="0.1.0",
    date="2024-02-01",
    vi="Bản đầu.",
    en="First.",
    rows={"units": 2},
    first=True,
    sha256="ab",
    size=3,
)


def _history(catalog: Catalog) -> tuple[Version, ...]:
    commitment, agency = next(iter(catalog.commitments)), next(iter(catalog.agencies))
    tables = (
        TableDiff(
            table="commitments",
            added=(RowChange(commitment, ("Tên mới", "New name")),),
            removed=(RowChange("gone.1", ("Cũ", "Old")),),
        ),
        TableDiff(
            table="agency_names",
            link=True,
            changed=(RowChange(f"{agency} | Tên | x", cells={"name": ("a", "b")}),),
        ),
        TableDiff(
            table="units", columns_added=("symbol",), added=tuple(RowChange(f"u{i}") for i in range(250))
        ),
    )
    newer = Version(
        version="1.0.0",
        date="2025-04-01",
        vi="Thêm.",
        en="More.",
        rows={"units": 252},
        diff=Diff("0.1.0", "1.0.0", tables),
        current=True,
    )
    return newer, FIRST


@pytest.fixture(scope="module")
def trees(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> dict[str, html.HtmlElement]:
    """The pages of the miniature project with a history of two versions, parsed."""
    published = replace(example_published, history=_history(example_catalog))
    bodies = render(
        all_pages(example_catalog, example_settings, TABLES, example_report, published), example_settings
    )
    names = (
        "vi/du-lieu/thay-doi.html",
        "vi/du-lieu/thay-doi/index.html",
        "en/data/changes/index.html",
        "en/index.html",
    )
    return {name: html.fromstring(f"<div>{bodies[name]}</div>") for name in names if name in bodies}


def _details(tree: html.HtmlElement) -> dict[str, html.HtmlElement]:
    return {" ".join(d.find("summary").text_content().split()): d for d in tree.xpath("//details")}


def test_versions_newest_first(trees: dict[str, html.HtmlElement]) -> None:
    """Each version stands with its day, its kind, its words and the address of its release, the newest
    first."""
    text = " ".join(trees["en/data/changes/index.html"].text_content().split())
    assert text.index("Version 1.0.0") < text.index("Version 0.1.0")
    for words in (
        "1 Apr 2025",
        "A renamed or dropped table, column or id",
        "compared with 0.1.0",
        "More.",
        "First.",
    ):
        assert words in text
    for version in ("1.0.0", "0.1.0"):
        assert (
            f"https://example.org/van-dai/plans/releases/download/v{version}/van-dai-plans-{version}.zip"
            in text
        )


def test_the_first_version_says_so(trees: dict[str, html.HtmlElement]) -> None:
    """Where there is nothing before it, the page says that, and tells the rows of each table."""
    tree = trees["vi/du-lieu/thay-doi/index.html"]
    assert "Đây là phiên bản đầu tiên" in tree.text_content()
    assert _details(tree)["2 dòng, theo bảng"].xpath(".//li/code/text()") == ["units"]


def test_records_are_counted_and_listed(trees: dict[str, html.HtmlElement]) -> None:
    """Records added, changed and removed are counted by table and listed; what is too much is counted."""
    tree = trees["en/data/changes/index.html"]
    (rows,) = tree.findall(".//table")
    counts = {r.findtext("th/code"): [c.text for c in r.findall("td")] for r in rows.findall("tbody/tr")}
    assert counts["commitments"] == ["1", "0", "1", "–"]
    assert counts["agency_names"] == ["0", "1", "0", "–"]
    assert counts["units"][:3] == ["250", "0", "0"]
    assert "symbol" in (counts["units"][3] or "")
    listed = _details(tree)["units Added 250"]
    assert len(listed.xpath(".//li")) == 200
    assert "And 50 more" in listed.text_content()
    assert "(name)" in _details(tree)["agency_names Changed 1"].text_content()


def test_records_lead_to_their_pages(trees: dict[str, html.HtmlElement], example_catalog: Catalog) -> None:
    """A record that has a page is linked, a row of a link table to what it belongs to; what is gone is
    not."""
    details = _details(trees["en/data/changes/index.html"])
    commitment, agency = next(iter(example_catalog.commitments)), next(iter(example_catalog.agencies))
    assert details["commitments Added 1"].xpath(".//a/@href") == [f"../../commitments/{commitment}/"]
    assert details["agency_names Changed 1"].xpath(".//a/@href") == [f"../../agencies/{agency}/"]
    assert details["commitments Removed 1"].xpath(".//a/@href") == []
    assert details["units Added 250"].xpath(".//a/@href") == []


def test_home_tells_the_latest(trees: dict[str, html.HtmlElement]) -> None:
    """The home page lists the newest versions and leads to the page of the changes."""
    tree = trees["en/index.html"]
    (listed,) = [ul for ul in tree.xpath("//ul[@class='dates']") if "More." in ul.text_content()]
    assert [b.text for b in listed.xpath("li/b")] == ["1 Apr 2025", "1 Feb 2024"]
    assert "data/changes/" in tree.xpath("//a/@href")
