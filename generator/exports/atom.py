"""Atom (RFC 4287): one entry a version of the data, with what changed in it record by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from lxml import etree

from generator import links
from generator.exports.base import Format
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.versions import RowChange, TableDiff, reshaped
from generator.versions.version import Version
from generator.words import both, pair

MEDIA_TYPE = "application/atom+xml"
PATH = links.changes_feed()
ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
_MOST = 200


def render(history: Sequence[Version], facts: Facts) -> File:
    """The feed of all versions, newest first."""
    feed = etree.fromstring(f'<feed xmlns="{ATOM}" xml:lang="vi"/>')
    add(feed, "id", tag(history, facts))
    add(feed, "title", _phrase("feed", [{"name": name} for name in facts.name]))
    add(feed, "subtitle", " / ".join(facts.title))
    add(feed, "updated", moment(max(v.date for v in history)))
    add(feed, "link", rel="self", type=MEDIA_TYPE, href=links.absolute(facts.site_url, PATH))
    add(
        feed,
        "link",
        rel="alternate",
        type="text/html",
        href=links.absolute(facts.site_url, links.page_path("changes", "", "vi")),
    )
    author = add(feed, "author")
    add(author, "name", " / ".join(facts.publisher))
    add(author, "uri", facts.site_url)
    add(feed, "rights", f"{facts.licence_title} ({facts.licence_url})")
    for version in history:
        _entry(feed, version, tag(history, facts, version.version), facts)
    etree.indent(feed)
    data = etree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"
    return File(PATH, MEDIA_TYPE, data)


def tag(history: Sequence[Version], facts: Facts, *parts: str) -> str:
    """A permanent id (RFC 4151): who publishes, since when, what; it stays when addresses change their
    path."""
    host = urlsplit(facts.site_url).hostname
    return f"tag:{host},{min(v.date for v in history)}:" + "/".join((facts.package, "changes", *parts))


def _phrase(key: str, values: Iterable[Mapping[str, str]]) -> str:
    """A phrase in both languages, each with its own values."""
    pairs = zip(pair("versions", key), values, strict=True)
    return " / ".join(phrase.format(**value) for phrase, value in pairs)


def moment(day: str) -> str:
    """A day as feeds write it."""
    return f"{day}T00:00:00Z"


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """A new element within ``parent``, of its namespace."""
    space = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{space}}}{name}", attributes)
    child.text = text
    return child


def _entry(feed: etree._Element, version: Version, ident: str, facts: Facts) -> None:
    kinds = pair("versions", f"kind.{version.kind or 'unknown'}")
    entry = add(feed, "entry")
    add(entry, "id", ident)
    add(entry, "title", _phrase("version", [{"version": version.version, "kind": kind} for kind in kinds]))
    add(entry, "updated", moment(version.date))
    add(entry, "published", moment(version.date))
    add(
        entry,
        "link",
        rel="alternate",
        type="text/html",
        href=links.release_page(facts.repo_url, version.version),
    )
    if version.kind:
        add(entry, "category", term=version.kind, label=" / ".join(kinds))
    add(entry, "summary", f"{version.vi} / {version.en}")
    content = add(entry, "content", type="xhtml")
    div = etree.fromstring(f'<div xmlns="{XHTML}"/>')
    content.append(div)
    for language, words in (("vi", version.vi), ("en", version.en)):
        add(div, "p", words).set("lang", language)
    if version.diff is None:
        _counts(div, version)
        return
    for table in version.diff.tables:
        _table(div, table, facts.site_url)


def _counts(div: etree._Element, version: Version) -> None:
    """Rows of each table, where there is nothing to compare with."""
    if not version.rows:
        return
    add(div, "p", f"{_total(version)} {both('versions', 'rows')}")
    listed = add(div, "ul")
    for name, count in version.rows.items():
        add(listed, "li", f"{name}: {count}")


def _total(version: Version) -> int:
    return sum(version.rows.values())


def _table(div: etree._Element, table: TableDiff, site: str) -> None:
    add(div, "h3", table.table)
    for vi, en in zip(reshaped(table, "vi"), reshaped(table, "en"), strict=True):
        add(div, "p", f"{vi} / {en}")
    for part in ("added", "changed", "removed"):
        rows: tuple[RowChange, ...] = getattr(table, part)
        if not rows:
            continue
        done = " / ".join(word.capitalize() for word in pair("versions", part))
        add(div, "p", f"{done}: {len(rows)}")
        listed = add(div, "ul")
        for row in rows[:_MOST]:
            _record(listed, table.table, row, site if part != "removed" else "")
        if len(rows) > _MOST:
            add(listed, "li", f"… +{len(rows) - _MOST}")


def _record(listed: etree._Element, table: str, row: RowChange, site: str) -> None:
    """One record: its id, linked where it has a page, its title, and which cells changed."""
    item = add(listed, "li")
    if site and table in links.PAGES_OF_TABLES:
        add(
            item,
            "a",
            row.id,
            href=links.absolute(site, links.page_path(links.PAGES_OF_TABLES[table], row.id, "vi")),
        )
    else:
        add(item, "code", row.id)
    item[-1].tail = "".join(_after(row))


def _after(row: RowChange) -> Iterator[str]:
    if row.title[0]:
        yield f": {row.title[0]}"
    if row.cells:
        yield f" ({', '.join(_cell(c, *values) for c, values in row.cells.items())})"


def _cell(column: str, old: str | None, new: str | None) -> str:
    known = f"“{old}” → “{new}”" if old is not None and new is not None else f"→ “{new}”" if new else ""
    return f"{column} {known}".strip()


FORMAT = Format(
    name="feed",
    title="Atom",
    ending="atom",
    media_type=MEDIA_TYPE,
    holds="feed",
    paths=(PATH,),
    write=lambda context: (render(context.history, facts_of(context.dataset.publication)),),
    group="watch",
)
