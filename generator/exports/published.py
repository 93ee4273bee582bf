"""What pages tell of the files that were made: how large they are, what they hash to, and which versions
there were.

It stands between ``exports`` and ``pages`` so that neither asks the other: the one makes it, the other shows
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.exports.base import File
from generator.versions.version import Version


@dataclass(frozen=True)
class FileFacts:
    """Size in bytes and SHA-256 of one published file."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Published:
    """What is published beside the pages; empty where pages are made without it."""

    #: by address from the root of the site
    files: Mapping[str, FileFacts] = field(default_factory=dict)
    #: ``schema.org/Dataset`` of the whole, by language
    datasets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: every version of the data, newest first
    history: tuple[Version, ...] = ()


def file_facts(files: Mapping[str, File]) -> dict[str, FileFacts]:
    """The facts of the very bytes that are written, in the order of the paths.

    >>> file_facts({"a.txt": File("a.txt", "text/plain", b"abc")})["a.txt"].size
    3
    """
    return {path: FileFacts(files[path].size, files[path].sha256) for path in sorted(files)}
