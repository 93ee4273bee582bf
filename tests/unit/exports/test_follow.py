"""Feeds of what concerns one agency, topic, place or document, read back by a program that is not ours."""

from __future__ import annotations

from dataclasses import replace

import feedparser  # type: ignore[import-untyped]  # it ships no types
import pytest

from generator import links
from generator.exports import follow
from generator.exports.base import Dataset, ExportContext
from generator.versions import Diff, RowChange, TableDiff
from generator.versions.version import Version

FIRST = Version(version="0.1.0", date="2024-02-01", vi="Bản đầu.", en="First.", rows={}, first=True)
CHANGED = TableDiff(
    table="commitment_topics", link=True, added=(RowChange("12-kh-ubnd-2024.ii.3.2 | tourism"),), rows_after=1
)
DIFF = Diff("0.1.0", "0.2.0", (CHANGED,))
SECOND = Version(version="0.2.0", date="2024-05-01", vi="Thêm.", en="More.", rows={}, diff=DIFF, current=True)
MADE_OF = (SECOND, FIRST)


@pytest.fixture(scope="module")
def feeds(example_dataset: Dataset) -> dict[str, feedparser.FeedParserDict]:
    """Every feed of the miniature project by its path."""
    return {
        f.path: feedparser.parse(f.data)
        for f in follow.render(ExportContext(dataset=example_dataset, history=MADE_OF))
    }


def _idents(feed: feedparser.FeedParserDict) -> set[str]:
    return {entry.id.split("/commitments/")[1].removesuffix("/vi") for entry in feed.entries}


def _rows(dataset: Dataset, table: str) -> list[dict[str, object]]:
    rows = next(rows for rows in dataset.tables if rows.table.name == table)
    return [dict(zip(rows.table.names, row, strict=True)) for row in rows.rows]


def test_a_feed_holds_what_concerns_it(
    feeds: dict[str, feedparser.FeedParserDict], example_dataset: Dataset
) -> None:
    """An agency is told what names it and what it inherits, a topic and a document their commitments; nothing
    else."""
    parts = [r for r in _rows(example_dataset, "commitment_agencies") if r["basis"] != "group"]
    parts += _rows(example_dataset, "inherited_commitments")
    for ident in {str(r["agency_id"]) for r in parts}:
        expected = {str(r["commitment_id"]) for r in parts if r["agency_id"] == ident}
        assert _idents(feeds[links.follow_feed("agency", ident)]) == expected
    for kind, table in (("topic", "commitment_topics"), ("document", "commitments")):
        rows = _rows(example_dataset, table)
        for ident in {str(r[f"{kind}_id"]) for r in rows}:
            expected = {str(r["commitment_id"]) for r in rows if r[f"{kind}_id"] == ident}
            assert _idents(feeds[links.follow_feed(kind, ident)]) == expected


def test_a_unit_of_today_is_told_of_its_district(feeds: dict[str, feedparser.FeedParserDict]) -> None:
    """What names the former district stands in the feed of the unit its area went to."""
    old, new = (feeds[links.follow_feed("place", p)] for p in ("huyen-thanh-khe", "xa-thanh-khe"))
    assert _idents(old)
    assert _idents(old) <= _idents(new)


def test_both_languages_have_the_same_entries(feeds: dict[str, feedparser.FeedParserDict]) -> None:
    """Each feed is well-formed, of its language, and has its like in the other."""
    for path, feed in feeds.items():
        assert not feed.bozo, path
        language = "en" if path.startswith("feeds/en/") else "vi"
        assert feed.feed.language == language
        other = (
            path.replace("feeds/en/", "feeds/")
            if language == "en"
            else path.replace("feeds/", "feeds/en/", 1)
        )
        assert len(feeds[other].entries) == len(feed.entries) > 0


def test_an_entry_is_called_as_its_page(
    example_dataset: Dataset, feeds: dict[str, feedparser.FeedParserDict]
) -> None:
    """By the title in the language of the feed, else the Vietnamese one, else the words themselves."""
    rows = {str(row["commitment_id"]): row for row in _rows(example_dataset, "commitments")}
    for path, feed in feeds.items():
        own = "title_en" if path.startswith("feeds/en/") else "title_vi"
        for entry in feed.entries:
            row = rows[entry.id.split("/commitments/")[1].rpartition("/")[0]]
            assert entry.title == (row[own] or row["title_vi"] or row["text"])


def test_what_changed_last_comes_first(feeds: dict[str, feedparser.FeedParserDict]) -> None:
    """An entry bears the day of the newest version that touched it; the others keep that of the first."""
    feed = feeds[links.follow_feed("document", "12-kh-ubnd-2024")]
    assert feed.entries[0].id.endswith("/12-kh-ubnd-2024.ii.3.2/vi")
    assert feed.entries[0].updated == "2024-05-01T00:00:00Z"
    assert {entry.updated for entry in feed.entries[1:]} == {"2024-02-01T00:00:00Z"}
    assert feed.feed.updated == "2024-05-01T00:00:00Z"


def test_an_entry_keeps_its_id(example_dataset: Dataset, feeds: dict[str, feedparser.FeedParserDict]) -> None:
    """The same commitment is the same entry wherever and whenever it is told, whatever the address of the
    site."""
    path = links.follow_feed("topic", "tourism")
    moved = replace(
        example_dataset,
        publication={**example_dataset.publication, "site_url": "https://example.org/elsewhere/"},
    )
    again = {
        f.path: feedparser.parse(f.data)
        for f in follow.render(ExportContext(dataset=moved, history=(FIRST,)))
    }[path]
    assert [e.id for e in again.entries if e.id not in {x.id for x in feeds[path].entries}] == []
    assert again.entries[0].link.startswith("https://example.org/elsewhere/nhiem-vu/")
