"""The changelog of a package: the words of ``content/changes.yml`` and the counts of the comparison with the
version before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports.base import Format
from generator.exports.files import File
from generator.versions import TableDiff, reshaped
from generator.versions.version import Version
from generator.words import both, pair

MEDIA_TYPE = "text/markdown"
#: kinds of change that are a part of the number of the version
_LEVELS = ("patch", "minor", "major")


def render(history: Sequence[Version]) -> File:
    """``CHANGELOG.md``: newest version first."""
    lines = [f"# {_both('changes')}", ""]
    for version in history:
        lines += [
            f"## {version.version} ({version.date})",
            "",
            version.vi,
            "",
            version.en,
            "",
            *_counted(version),
        ]
    return File("CHANGELOG.md", MEDIA_TYPE, "\n".join(lines).encode("utf-8"))


def _counted(version: Version) -> Iterator[str]:
    if version.kind:
        since = f" ({version.diff.old} → {version.version})" if version.diff else ""
        yield f"{_kind(version.kind)}{since}"
        yield ""
    if version.diff is None and version.rows:
        yield _heads("table", "rows")
        yield "|---|--:|"
        yield from (f"| `{name}` | {count} |" for name, count in version.rows.items())
        yield ""
    if version.diff and version.diff.tables:
        yield _heads("table", "added", "changed", "removed", "shape")
        yield "|---|--:|--:|--:|---|"
        yield from map(_row, version.diff.tables)
        yield ""


def _both(key: str) -> str:
    return both("versions", key)


def _heads(*keys: str) -> str:
    return "| " + " | ".join(map(_both, keys)) + " |"


def _kind(kind: str) -> str:
    """What kind of change it is, the second language as the words after a stroke are written."""
    vi, en = pair("versions", f"kind.{kind}")
    level = f" ({kind})" if kind in _LEVELS else ""
    return f"{vi} / {en[:1].lower()}{en[1:]}{level}"


def _row(table: TableDiff) -> str:
    shape = "; ".join(
        f"{vi} / {en}" for vi, en in zip(reshaped(table, "vi"), reshaped(table, "en"), strict=True)
    )
    return f"| `{table.table}` | {len(table.added)} | {len(table.changed)} | {len(table.removed)} | {shape} |"


FORMAT = Format(
    name="changelog",
    title="CHANGELOG",
    ending="md",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=("CHANGELOG.md",),
    write=lambda context: (render(context.history),),
    packed=True,
)
