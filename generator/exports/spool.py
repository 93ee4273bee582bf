"""Files kept on disk until they are published, for publications too large to be held in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.exports.files import File, Stored

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
