"""One reviewed file of each text format; tables as CSV, the README and the descriptor have theirs
elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.conftest import Snapshots

#: hashes of files that other people's libraries write
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
FILES = (
    "data/CITATION.cff",
    "data/commitments/12-kh-ubnd-2024.ii.1.2.json",
    "data/van-dai-plans/data/commitments.json",
    "data/van-dai-plans/data/deadlines.csv-metadata.json",
    "data/van-dai-plans/CHANGELOG.md",
    "feeds/changes.atom",
    "feeds/deadlines.ics",
)


@pytest.mark.parametrize("path", FILES)
def test_as_reviewed(path: str, example_downloads: Mapping[str, bytes], snapshots: Snapshots) -> None:
    """The file is what was reviewed, but for what other people's libraries decide, and line ends, which git
    may change."""
    text = _HASH.sub("…", example_downloads[path].decode("utf-8"))
    snapshots.compare(f"exports/{path.removeprefix('data/')}", text.replace("\r\n", "\n"))
