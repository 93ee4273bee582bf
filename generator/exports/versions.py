"""``data/versions.json``: every version with its day, what it changed, where its package lies, and its
hash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator import links
from generator.exports.base import ExportContext, Format
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.exports.json import indented
from generator.versions.version import Version

MEDIA_TYPE = "application/json"
PATH = links.VERSIONS


def render(history: Sequence[Version], facts: Facts, archive: File) -> File:
    """The list of versions, newest first; ``archive`` is the zip of the current one."""
    data = {
        "package": facts.package,
        "latest": next(v.version for v in history if v.current),
        "latest_url": links.absolute(facts.site_url, links.package_file(facts.package)),
        "changes_feed": links.absolute(facts.site_url, links.changes_feed()),
        "versions": [_version(v, facts, archive) for v in history],
    }
    return File(PATH, MEDIA_TYPE, indented(data))


def _version(version: Version, facts: Facts, archive: File) -> dict[str, Any]:
    asset = links.release_asset(facts.repo_url, facts.package, version.version)
    sha256, size = (archive.sha256, archive.size) if version.current else (version.sha256, version.size)
    return {
        "version": version.version,
        "date": version.date,
        "kind": version.kind or None,
        "url": links.absolute(facts.site_url, links.whole_file(f"{facts.package}.zip"))
        if version.current
        else asset,
        "release": asset,
        "sha256": sha256 or None,
        "bytes": size or None,
        "vi": version.vi,
        "en": version.en,
        "rows": dict(version.rows),
        "changes": _changes(version),
    }


def _changes(version: Version) -> dict[str, Any] | None:
    """How many records of which tables changed since which version."""
    if version.diff is None:
        return None
    tables = {
        t.table: {"kind": t.kind, "added": len(t.added), "changed": len(t.changed), "removed": len(t.removed)}
        for t in version.diff.tables
    }
    return {"since": version.diff.old, **version.diff.counts(), "tables": tables}


def _write(context: ExportContext) -> Iterable[File]:
    facts = facts_of(context.dataset.publication)
    yield render(context.history, facts, context.files[links.whole_file(f"{facts.package}.zip")])


FORMAT = Format(
    name="versions",
    title="versions.json",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(PATH,),
    write=_write,
    group="watch",
)
