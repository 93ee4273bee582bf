"""Files kept on disk until they are published, for publications too large to be held in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.exports.base import File

#: rows of a data set from which on its files are laid on the disk
MANY = 50_000
#: bytes up to which a file stays in memory all the same
_SMALL = 10_000


class SpooledFile(File):
    """A file whose bytes are read from disk whenever they are asked for; size and hash are kept."""

    _place: Path
    _size: int

    def __init__(self, file: File, place: Path) -> None:
        known = {"path": file.path, "media_type": file.media_type, "sha256": file.sha256}
        vars(self).update(known, _place=place, _size=file.size)  # a record: nobody sets a field of it

    @property
    def data(self) -> bytes:
        """The bytes, read from disk."""
        return self._place.read_bytes()

    @property
    def size(self) -> int:
        """Size in bytes."""
        return self._size

    def at(self, path: str) -> File:
        """The same file under another path; its bytes stay where they are."""
        moved = SpooledFile(self, self._place)
        vars(moved).update(path=path)
        return moved


class Spool:
    """A folder that holds files for the duration of a run, each stored once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def store(self, file: File) -> File:
        """The file with its bytes on disk; a small file, or one already on disk, is returned unchanged."""
        if isinstance(file, SpooledFile) or file.size <= _SMALL:
            return file
        self._folder.mkdir(parents=True, exist_ok=True)
        self._count += 1
        place = self._folder / str(self._count)
        place.write_bytes(file.data)
        return SpooledFile(file, place)


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
