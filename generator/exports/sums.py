"""``SHA256SUMS``: what every file must hash to, in the form ``sha256sum -c`` reads."""

from __future__ import annotations

from collections.abc import Mapping

from generator.exports.base import File

MEDIA_TYPE = "text/plain"
NAME = "SHA256SUMS"


def render(files: Mapping[str, File], folder: str = "") -> File:
    """The sums of ``files`` (by path), which lie under ``folder``, to be put there."""
    lines = [f"{files[path].sha256}  {path.removeprefix(folder)}\n" for path in sorted(files)]
    return File(f"{folder}{NAME}", MEDIA_TYPE, "".join(lines).encode("utf-8"))
