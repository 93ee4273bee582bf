"""Facts about the published files that pages show: size, hash, and the list of versions.

``exports`` makes them and ``site/pages`` shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.exports.files import File
from generator.versions.version import Version


@dataclass(frozen=True)
class FileFacts:
    """Size in bytes and SHA-256 of one published file."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Published:
    """The facts of all published files; empty when pages are rendered without them."""

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
