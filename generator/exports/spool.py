"""Files kept on disk until they are published, for publications too large to be held in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.exports.base import File, Stored

#: rows of a data set from which on its files are stored on disk
MANY = 50_000
#: bytes up to which a file stays in memory all the same
_SMALL = 10_000


class Spool:
    """A folder that holds files for the duration of a run, each stored once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def store(self, file: File) -> File:
        """The file with its bytes on disk; a small file, or one already on disk, is returned unchanged."""
        if isinstance(file.content, Stored) or file.size <= _SMALL:
            return file
        self._folder.mkdir(parents=True, exist_ok=True)
        self._count += 1
        place = self._folder / str(self._count)
        place.write_bytes(file.data)
        return replace(file, content=Stored(place, file.size, file.sha256))


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
