"""Files that lie on the disk until they are published: those of a large publication take more room than
memory should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.exports.base import File

#: rows of a data set from which on its files are laid on the disk
MANY = 50_000
#: bytes up to which a file stays in memory all the same
_SMALL = 10_000


class LaidFile(File):
    """A file that is read from the disk each time somebody asks for its bytes; size and hash are known."""

    _place: Path
    _size: int

    def __init__(self, file: File, place: Path) -> None:
        known = {"path": file.path, "media_type": file.media_type, "sha256": file.sha256}
        vars(self).update(known, _place=place, _size=file.size)  # a record: nobody sets a field of it

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self._place.read_bytes()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._size

    def at(self, path: str) -> File:
        """The same file in another place; its bytes lie where they lie."""
        moved = LaidFile(self, self._place)
        vars(moved).update(path=path)
        return moved


class Shelf:
    """A folder that files are laid into, each once, for as long as a run lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def lay(self, file: File) -> File:
        """The file, its bytes on the disk now; one that is small or lies there already stays as it is."""
        if isinstance(file, LaidFile) or file.size <= _SMALL:
            return file
        self._folder.mkdir(parents=True, exist_ok=True)
        self._count += 1
        place = self._folder / str(self._count)
        place.write_bytes(file.data)
        return LaidFile(file, place)


@dataclass(frozen=True, eq=False)
class FileBytes(Mapping[str, bytes]):
    """The bytes of files by path, in the order of the paths, asked of each file when they are read. Two are
    equal when their paths and bytes are."""

    files: Mapping[str, File]

    def __getitem__(self, path: str) -> bytes:
        return self.files[path].data

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.files))

    def __len__(self) -> int:
        return len(self.files)

    def __contains__(self, path: object) -> bool:
        return path in self.files
