"""The changelog of a package: the words of ``content/changes.yml`` and the counts of the comparison with the version before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exports.base import File, Format
from generator.versions import TableDiff, reshaped
from generator.versions.version import Version

MEDIA_TYPE = "text/markdown"
_KINDS = {
    "first": "Công bố lần đầu / first publication",
    "none": "Dữ liệu không đổi / the data is the same",
    "patch": "Sửa giá trị / corrected values (patch)",
    "minor": "Thêm bảng, cột hoặc dòng / new tables, columns or rows (minor)",
    "major": "Đổi tên hoặc bỏ bảng, cột hay mã / a renamed or dropped table, column or id (major)",
}


def render(history: Sequence[Version]) -> File:
    """``CHANGELOG.md``: newest version first."""
    lines = ["# Thay đổi của dữ liệu / Changes of the data", ""]
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
        yield f"{_KINDS[version.kind]}{since}"
        yield ""
    if version.diff is None and version.rows:
        yield "| bảng / table | dòng / rows |"
        yield "|---|--:|"
        yield from (f"| `{name}` | {count} |" for name, count in version.rows.items())
        yield ""
    if version.diff and version.diff.tables:
        yield "| bảng / table | thêm / added | sửa / changed | bỏ / removed | bảng và cột / table and columns |"
        yield "|---|--:|--:|--:|---|"
        yield from map(_row, version.diff.tables)
        yield ""


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
    write=lambda made: (render(made.history),),
    packed=True,
)
