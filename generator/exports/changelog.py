"""The changelog of a package, in the words of ``content/changes.yml``."""

from __future__ import annotations

from typing import Any

from generator.exports.base import File

MEDIA_TYPE = "text/markdown"


def render(changes: list[dict[str, Any]]) -> File:
    """``CHANGELOG.md``: newest version first."""
    lines = ["# Thay đổi của dữ liệu / Changes of the data", ""]
    for change in changes:
        lines += [f"## {change['version']} ({change['date']})", "", str(change["vi"]), "", str(change["en"]), ""]
    return File("CHANGELOG.md", MEDIA_TYPE, "\n".join(lines).encode("utf-8"))
