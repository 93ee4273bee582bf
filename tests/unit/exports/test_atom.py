"""The feed of changes, the list of versions and the changelog: read back by programs that are not ours."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace

import feedparser  # type: ignore[import-untyped]  # it ships no types
import pytest
from lxml import etree

from generator import links
from generator.exports import atom, changelog, versions
from generator.exports.base import Dataset
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.versions import Diff, RowChange, TableDiff
from generator.versions.version import Version
from generator.words import pair

ATOM = f"{{{atom.ATOM}}}"
FIRST = Version(
    version="0.1.0",
    date="2024-02-01",
    vi="Bản đầu.",
    en="First.",
    rows={"topics": 4, "units": 2},
    first=True,
    sha256="ab" * 32,
    size=7,
)
CHANGED = TableDiff(
    table="topics",
    columns_added=("colour",),
    added=(RowChange("forestry", ("Lâm nghiệp", "Forestry")),),
    changed=(
        RowChange(
            "tourism",
            ("Du lịch <b>", "Travel"),
            {"name_en": ("Tourism", "Travel & more"), "about": (None, "x")},
        ),
    ),
    removed=(RowChange("gone", ("Đã bỏ", "Gone")),),
    rows_before=4,
    rows_after=4,
)
LINKS = TableDiff(
    table="commitment_topics",
    link=True,
    added=tuple(RowChange(f"c.{n} | forestry") for n in range(250)),
    rows_after=250,
)
SECOND = Version(
    version="1.0.0",
    date="2024-05-01",
    vi="Bỏ một lĩnh vực.",
    en="A topic less.",
    rows={"topics": 4},
    diff=Diff("0.1.0", "1.0.0", (CHANGED, LINKS)),
    current=True,
)
HISTORY = (SECOND, FIRST)


@pytest.fixture(scope="module")
def own(example_dataset: Dataset) -> Facts:
    """The miniature project's facts."""
    return facts_of(example_dataset.publication)


def test_a_feed_parser_accepts_it(own: Facts) -> None:
    """An independent parser finds a well-formed Atom 1.0 feed with its title, author, licence, day and
    links."""
    feed = feedparser.parse(atom.render(HISTORY, own).data)
    assert (feed.bozo, feed.version, len(feed.entries)) == (False, "atom10", 2)
    assert feed.feed.updated == "2024-05-01T00:00:00Z"
    assert "Kế hoạch Vân Đài" in feed.feed.title
    assert {link.rel: link.href for link in feed.feed.links} == {
        "self": "https://example.org/plans/feeds/changes.atom",
        "alternate": "https://example.org/plans/" + links.page_path("changes", "", "vi"),
    }
    assert feed.feed.author_detail.name == " / ".join(own.publisher)
    assert own.licence_url in feed.feed.rights


def test_an_entry_a_version(own: Facts) -> None:
    """Each version is one entry, newest first, with its kind, its day, the words of the editors and its
    release."""
    newest, first = feedparser.parse(atom.render(HISTORY, own).data).entries
    assert newest.title.startswith("Phiên bản 1.0.0: Đổi tên hoặc bỏ bảng")
    assert [t.term for t in newest.tags] == ["major"]
    assert (newest.link, newest.updated) == (
        "https://example.org/van-dai/plans/releases/tag/v1.0.0",
        "2024-05-01T00:00:00Z",
    )
    assert newest.summary == "Bỏ một lĩnh vực. / A topic less."
    assert [t.term for t in first.tags] == ["first"]
    assert "units: 2" in first.content[0].value


def test_the_content_names_every_record(own: Facts) -> None:
    """A later version tells record by record what was added, changed (cell by cell) and removed; long lists
    say how many more."""
    value = feedparser.parse(atom.render(HISTORY, own).data).entries[0].content[0].value
    assert '<a href="https://example.org/plans/linh-vuc/forestry/">forestry</a>: Lâm nghiệp' in value
    assert "tourism</a>: Du lịch &lt;b&gt; (name_en “Tourism” → “Travel &amp; more”, about → “x”)" in value
    assert "<code>gone</code>: Đã bỏ" in value
    assert "cột mới: colour / new columns: colour" in value
    assert "<li>… +50</li>" in value
    assert ("c.199 | forestry" in value, "c.200 | forestry" in value) == (True, False)


def test_what_did_not_happen_is_not_counted(own: Facts) -> None:
    """Of a table to which rows were only added nothing is said to have changed or gone, not even 0."""
    only = replace(SECOND, diff=Diff("0.1.0", "1.0.0", (LINKS,)))
    value = feedparser.parse(atom.render((only, FIRST), own).data).entries[0].content[0].value
    assert re.findall(r"<p>([^<]+): [0-9]+</p>", value) == [
        " / ".join(map(str.capitalize, pair("versions", "added")))
    ]


def test_ids_are_permanent(own: Facts) -> None:
    """Ids are tag URIs of package and version: neither another path of the site nor another version changes
    one."""
    elsewhere = replace(own, site_url="https://example.org/other/path/")
    ids = [e.id for e in feedparser.parse(atom.render(HISTORY, own).data).entries]
    assert ids == [f"tag:example.org,2024-02-01:{own.package}/changes/{v}" for v in ("1.0.0", "0.1.0")]
    assert [e.id for e in feedparser.parse(atom.render(HISTORY, elsewhere).data).entries] == ids
    assert [e.id for e in feedparser.parse(atom.render((FIRST,), own).data).entries] == ids[1:]


def test_the_standard_is_kept(own: Facts) -> None:
    """Every feed and entry has exactly one id, title and updated, the content is one XHTML div, and ids
    differ (RFC 4287, 4.1)."""
    root = etree.fromstring(atom.render(HISTORY, own).data)
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        assert [len(element.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    for entry in entries:
        (content,) = entry.findall(f"{ATOM}content")
        assert (content.get("type"), [child.tag for child in content]) == ("xhtml", [f"{{{atom.XHTML}}}div"])
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)


def test_the_same_history_gives_the_same_bytes(own: Facts) -> None:
    """Nothing in the feed depends on the clock: twice the same bytes."""
    assert atom.render(HISTORY, own).data == atom.render(tuple(HISTORY), own).data


def test_versions_are_listed(own: Facts) -> None:
    """versions.json says where each package lies and what it hashes to: the newest on the site, older ones at
    their release."""
    data = json.loads(versions.render(HISTORY, own, File("", "application/zip", b"the zip")).data)
    newest, first = data["versions"]
    release = "https://example.org/van-dai/plans/releases/download"
    assert (data["latest"], newest["kind"], first["kind"]) == ("1.0.0", "major", "first")
    assert (newest["url"], newest["release"]) == (
        f"https://example.org/plans/data/{own.package}.zip",
        f"{release}/v1.0.0/{own.package}-1.0.0.zip",
    )
    assert (newest["sha256"], newest["bytes"]) == (hashlib.sha256(b"the zip").hexdigest(), 7)
    assert (first["url"], first["sha256"], first["bytes"]) == (
        f"{release}/v0.1.0/{own.package}-0.1.0.zip",
        "ab" * 32,
        7,
    )
    assert newest["changes"]["since"] == "0.1.0"
    assert newest["changes"]["tables"]["topics"] == {"kind": "major", "added": 1, "changed": 1, "removed": 1}
    assert first["changes"] is None


def test_the_changelog_counts() -> None:
    """CHANGELOG.md has the words of the editors and what was counted: rows at first, later what changed in
    which table."""
    text = changelog.render(HISTORY).data.decode("utf-8")
    assert text.index("## 1.0.0 (2024-05-01)\n\nBỏ một lĩnh vực.\n\nA topic less.\n") < text.index(
        "## 0.1.0 (2024-02-01)"
    )
    assert "| `topics` | 1 | 1 | 1 | cột mới: colour / new columns: colour |" in text
    assert "(0.1.0 → 1.0.0)" in text
    assert "| `units` | 2 |" in text


def test_a_version_without_a_record_is_still_told(own: Facts) -> None:
    """A version of changes.yml that left no record is listed with its words and without counts."""
    unknown = Version(version="0.0.1", date="2024-01-01", vi="Thử.", en="Trial.", rows={})
    history = (*HISTORY, unknown)
    assert (
        json.loads(versions.render(history, own, File("", "application/zip", b"")).data)["versions"][2][
            "kind"
        ]
        is None
    )
    assert not feedparser.parse(atom.render(history, own).data).bozo
    assert "Trial." in changelog.render(history).data.decode("utf-8")
