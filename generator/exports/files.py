"""Published files: their content in memory or on disk, and their bytes by path."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Stored:
    """Content on disk: the file that holds it, its size in bytes and its SHA-256."""

    place: Path
    size: int
    sha256: str


@dataclass(frozen=True, eq=False)
class File:
    """One published file: its path in the package or on the site, its media type, and its content in memory
    or on disk."""

    path: str
    media_type: str
    content: bytes | Stored

    @property
    def data(self) -> bytes:
        """The bytes; those on disk are read each time."""
        return self.content if isinstance(self.content, bytes) else self.content.place.read_bytes()

    @property
    def size(self) -> int:
        """Size in bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.size

    @cached_property
    def sha256(self) -> str:
        """The hash that descriptors and ``SHA256SUMS`` print."""
        known = self.content
        return hashlib.sha256(known).hexdigest() if isinstance(known, bytes) else known.sha256

    def at(self, path: str) -> File:
        """A copy of the file under another path."""
        return replace(self, path=path)


@dataclass(frozen=True, eq=False)
class FileBytes(Mapping[str, bytes]):
    """A read-only mapping of path to bytes, in the order of the paths, that reads each file when it is
    accessed. Two are equal when their paths and bytes are."""

    files: Mapping[str, File]

    def __getitem__(self, path: str) -> bytes:
        return self.files[path].data

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.files))

    def __len__(self) -> int:
        return len(self.files)

    def __contains__(self, path: object) -> bool:
        return path in self.files
