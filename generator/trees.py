"""Trees of files: written, and written again over the folder that the last publication took the place of.

A site has thousands of files of which one edit changes some dozens. Making and removing the others takes a
disk longer than reading them, so they stay where they are. What lies there is trusted in nothing: every file
is compared with what is to be published, byte by byte.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

#: under build/: the replaced folders, by the name of what they were
FOLDER = "previous"
#: as a build writes them (:func:`generator.output.public_modes`)
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755


def write_file(place: str, content: bytes | str, folders: set[str]) -> None:
    """Write one file of a tree, unless it has these bytes already. ``folders`` are those known to exist, and
    grow by its own."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    folder = os.path.dirname(place)  # noqa: PTH120 - a Path for each of thousands takes longer than the writing
    if folder not in folders:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
        folders.add(folder)
    if not _has(place, data):
        with open(place, "wb") as handle:  # noqa: PTH123 - as above
            handle.write(data)


def _has(place: str, data: bytes) -> bool:
    """Whether a file is there with these bytes."""
    try:
        with open(place, "rb") as handle:  # noqa: PTH123 - as above
            return os.fstat(handle.fileno()).st_size == len(data) and handle.read() == data
    except OSError:
        return False


def folder_of(build: Path, name: str) -> Path:
    """Where the replaced folder called ``name`` lies."""
    return build / FOLDER / name


def take(build: Path, name: str, target: Path, wanted: Collection[str]) -> None:
    """Bring the replaced folder called ``name`` to ``target``, which does not exist, with nothing in it but
    plain files at the paths ``wanted``, each a file of its own that everybody may read.

    Does nothing if there is no such folder, or if it cannot be moved.
    """
    with suppress(OSError):
        folder_of(build, name).rename(target)
        _keep(str(target), len(str(target)) + 1, frozenset(wanted))


def _keep(folder: str, start: int, wanted: frozenset[str]) -> bool:
    """Remove what is not wanted below ``folder``, and the folder if nothing is left; whether it stays."""
    with os.scandir(folder) as found:
        entries = list(found)
    left = False
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            left = _keep(entry.path, start, wanted) or left
        elif entry.path[start:].replace(os.sep, "/") in wanted and _is_plain(entry):
            left = True
        else:
            os.unlink(entry.path)  # noqa: PTH108 - one of thousands
    if not left:
        os.rmdir(folder)  # noqa: PTH106 - as above
    elif stat.S_IMODE(os.stat(folder).st_mode) != _FOLDER_MODE:  # noqa: PTH116 - as above
        os.chmod(folder, _FOLDER_MODE)  # noqa: PTH101 - as above
    return left


def _is_plain(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file with one name and the right mode: no link, of either kind."""
    found = entry.stat(follow_symlinks=False)
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and stat.S_IMODE(found.st_mode) == _FILE_MODE


def keep(old: Path, place: Path) -> None:
    """Move a folder that was just replaced to ``place``; one that cannot be moved is removed."""
    shutil.rmtree(place, ignore_errors=True)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        old.rename(place)
    except OSError:
        shutil.rmtree(old, ignore_errors=True)
