"""The page of the changes: every version of the data, what people wrote about it, and each record that
changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import links
from generator.site.pages.base import Page
from generator.site.pages.view import View
from generator.versions import SEPARATOR, RowChange, TableDiff, reshaped
from generator.versions.version import Version

#: records listed of one table and one kind of change; the feed and ``plans diff`` are made for more
_MOST = 200
_PARTS = ("added", "changed", "removed")


@dataclass(frozen=True)
class Record:
    """A record that changed: its id, its title, which columns changed, and its page (kind, id) where it has
    one."""

    ident: str
    title: str
    columns: tuple[str, ...]
    page: tuple[str, str] | None


@dataclass(frozen=True)
class TableChange:
    """What changed in one table: in its shape, in words, and record by record (what is not listed is
    counted)."""

    table: str
    shape: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    records: tuple[tuple[str, tuple[Record, ...], int], ...]


@dataclass(frozen=True, kw_only=True)
class Release:
    """A version as the page shows it."""

    version: Version
    words: str
    kind: str
    address: str
    page: str
    tables: tuple[TableChange, ...]


def select(view: View) -> Iterator[Page]:
    """The page of the changes."""
    words = view.words
    yield view.page(
        "changes",
        "",
        words.text("changes.title"),
        words.text("changes.description", n=len(view.published.history)),
        template="changes",
        context={
            "releases": [_release(view, version) for version in view.published.history],
            "package": str(view.facts["package_name"]),
        },
        crumbs=view.crumbs("data"),
        outline=True,
    )


def _release(view: View, version: Version) -> Release:
    repo, package = str(view.facts["repo_url"]), str(view.facts["package_name"])
    return Release(
        version=version,
        words=version.vi if view.data_language == "vi" else version.en,
        kind=version.kind or "unknown",
        address=links.release_asset(repo, package, version.version),
        page=links.release_page(repo, version.version),
        tables=tuple(_table(view, table) for table in version.diff.tables) if version.diff else (),
    )


def _table(view: View, diff: TableDiff) -> TableChange:
    found = {part: getattr(diff, part) for part in _PARTS}
    records = tuple(
        (
            part,
            tuple(_record(view, diff, row, gone=part == "removed") for row in rows[:_MOST]),
            max(0, len(rows) - _MOST),
        )
        for part, rows in found.items()
        if rows
    )
    return TableChange(
        diff.table,
        tuple(reshaped(diff, view.language)),
        tuple((p, len(rows)) for p, rows in found.items()),
        records,
    )


def _record(view: View, diff: TableDiff, row: RowChange, *, gone: bool) -> Record:
    title = row.title[0] if view.data_language == "vi" else row.title[1]
    return Record(row.id, title, tuple(row.cells), None if gone else _page_of(view, diff.table, row.id))


def _page_of(view: View, table: str, ident: str) -> tuple[str, str] | None:
    """The page of a record, or of the record that a row of a link table belongs to; nothing when there is
    none today."""
    current = next((t for t in view.tables if t.name == table), None)
    if current is None:
        return None
    if len(current.key) > 1:
        to = next((to for column, to, _ in current.references if column == current.key[0]), "")
        return _page_of(view, to, ident.partition(SEPARATOR)[0])
    kind = links.PAGES_OF_TABLES.get(table, "")
    return (kind, ident) if kind and ident in getattr(view.catalog, table) else None
