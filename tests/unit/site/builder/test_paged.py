"""A site whose long pages go on at further addresses, built whole: the proof of links and pages has nothing
to say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import html

from generator.settings import Settings
from generator.site import lookup, sharing
from generator.site.builder import build_site
from generator.site.pages import Page, paged

#: so small that pages of the miniature project are long
_MOST = 5_000


def test_a_site_of_parts_is_proved(
    pages: list[Page],
    bodies: dict[str, str],
    example_downloads: Mapping[str, bytes],
    example_settings: Settings,
    tmp_path: Path,
) -> None:
    """Every link resolves, every part has its address in the other language, a title of its own, and a place
    among the sitemap's."""
    shown, texts = paged(pages, bodies, most=_MOST)
    parts = [page for page in shown if "~" in page.path]
    assert len(parts) > 30
    beside = {*example_downloads, *lookup.files(pages, example_settings), *sharing.files(pages)}
    build_site(shown, texts, tmp_path / "site", example_settings, extra_paths=beside)
    listed = (tmp_path / "site/sitemap.xml").read_text("utf-8")
    for page in parts:
        tree = html.fromstring((tmp_path / "site" / page.path / "index.html").read_bytes())
        assert page.title in (tree.findtext(".//title") or "")
        assert tree.xpath("string(//link[@rel='canonical']/@href)").endswith(page.path)
        others = tree.xpath("//link[@rel='alternate'][@hreflang]/@href")
        assert all(address.endswith(page.path.rpartition("~")[2]) for address in others)
        assert page.language != "vi" or f"/{page.path}</loc>" in listed
