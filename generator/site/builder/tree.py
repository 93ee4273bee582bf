"""The files of a built site, as the disk has them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def file_sizes(folder: Path) -> dict[str, int]:
    """Every file below a folder by its path in it, with its bytes."""
    start = len(os.path.join(folder, ""))  # noqa: PTH118 - as the paths of entries begin
    return {entry.path[start:].replace(os.sep, "/"): entry.stat().st_size for entry in _files(str(folder))}


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.is_file():
                yield entry
