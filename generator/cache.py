"""What was made once and need not be made again: kept by the hash of what it was made from, and never
believed unseen.

A key names everything an entry depends on: the generator and what it is installed with (:func:`code`), and
the bytes that went in. An entry bears the hash of its key and bytes; one that is spoiled, cut or missing is
made again. So a cache may be deleted, kept between machines or damaged, and what is published stays the same.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import platform
import sysconfig
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

#: bytes that a cache may hold when a run has ended; the entries that were used longest ago go first
MOST = 200_000_000
_HASH = hashlib.sha256
_LENGTH = _HASH().digest_size
_GENERATOR = Path(__file__).resolve().parent
#: files beside the generator that say what it is installed with
_LOCKS = ("requirements.lock", "package-lock.json", "pyproject.toml")


def digest(*parts: bytes | str) -> str:
    """One hash of several values; where one ends and the next begins is part of it.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    whole = _HASH()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def digest_of_files(paths: Iterable[Path], root: Path) -> str:
    """One hash of files, with where each lies as seen from ``root``; a folder counts with all that is in
    it."""
    whole = _HASH()
    for path in sorted(set(_files(paths))):
        whole.update(os.fsencode(os.path.relpath(path, root)) + b"\0")
        whole.update(_HASH(path.read_bytes()).digest())
    return whole.hexdigest()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if name != "__pycache__"]
            yield from (Path(folder, name) for name in names if Path(folder, name).is_file())


@lru_cache(maxsize=1)
def code() -> str:
    """One hash of what makes things: the generator, its locks, the packages as they are installed, and the
    Python they run on."""
    source = digest_of_files([_GENERATOR, *(_GENERATOR.parent / name for name in _LOCKS)], _GENERATOR.parent)
    return digest(
        source, *_installed(), platform.python_version(), platform.machine(), zlib.ZLIB_RUNTIME_VERSION
    )


def _installed() -> list[str]:
    """Name and version of every installed package, as the folders are called that tell of them."""
    places = sorted({sysconfig.get_path(kind) for kind in ("purelib", "platlib")})
    return sorted(name for place in places for name in os.listdir(place) if name.endswith(".dist-info"))  # noqa: PTH208 - names alone


class Cache:
    """Values by key, in files of one folder; without a folder nothing is kept, and everything is made."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        #: keys of this run: what was taken, and what had to be made
        self.hits: list[str] = []
        self.misses: list[str] = []
        self._begun: dict[tuple[str, str], Callable[[], Any]] = {}

    def __reduce__(self) -> tuple[type[Cache], tuple[Path | None]]:
        """The same folder, as another process uses it."""
        return Cache, (self.folder,)

    def bytes(self, what: str, key: str, make: Callable[[], bytes]) -> bytes:
        """What ``make`` gives, made now or taken from an earlier run.

        ``what`` names the kind of thing, ``key`` is a :func:`digest` of everything it is made from beside the
        generator.
        """
        place = self._place(what, key)
        known = _read(place) if place else None
        (self.misses if known is None else self.hits).append(what)
        if known is not None:
            return known
        data = make()
        if place:
            _write(place, data)
        return data

    def holds(self, what: str, key: str) -> bool:
        """Whether there is a whole entry, which is then counted as used."""
        place = self._place(what, key)
        return place is not None and _read(place) is not None

    def value(self, what: str, key: str, make: Callable[[], Any]) -> Any:
        """The same for a value of Python's own, plain types."""
        begun = self._begun.pop((what, key), make)
        return pickle.loads(self.bytes(what, key, lambda: pickle.dumps(begun())))  # noqa: S301 - of our own folder, and verified

    def begun(self, what: str, key: str, answer: Callable[[], Any]) -> None:
        """A value is being made beside: whoever asks for it next is given what ``answer`` waits for."""
        self._begun[what, key] = answer

    def latest(self, what: str, key: str, default: Callable[[], Any]) -> Any:
        """What :meth:`renew` last put under a key: a value that every run puts anew; ``default()`` when there
        is none."""
        place = self._place(what, key)
        known = _read(place) if place else None
        return default() if known is None else pickle.loads(known)  # noqa: S301 - of our own folder, and verified

    def renew(self, what: str, key: str, value: Any) -> None:
        """Put a value in the place of the one before. What is in it has to say itself what it was made
        from."""
        place = self._place(what, key)
        if place:
            _write(place, pickle.dumps(value))

    def accepted(self, what: str, key: str, check: Callable[[], list[Any]]) -> list[Any]:
        """What ``check`` finds wrong; nothing when it found nothing before. A fault is never kept."""
        found: list[Any] = []

        def checked() -> bytes:
            found.extend(check())
            if found:
                raise _Refused
            return b"good"

        with suppress(_Refused):
            self.bytes(what, key, checked)
        return found

    def _place(self, what: str, key: str) -> Path | None:
        if self.folder is None:
            return None
        name = digest(code(), what, key)
        return self.folder / name[:2] / name[2:]

    def prune(self, most: int = MOST) -> None:
        """Remove what was used longest ago, and what is half written, until the rest has at most ``most``
        bytes."""
        if self.folder is None:
            return
        entries = [(path.stat(), path) for path in self.folder.glob("*/*") if path.is_file()]
        size = 0
        for stat, path in sorted(entries, key=lambda entry: (-entry[0].st_mtime_ns, entry[1])):
            size += stat.st_size
            if size > most or path.suffix:
                path.unlink(missing_ok=True)


#: keeps nothing
NONE = Cache()


class _Refused(Exception):
    """Something was found wrong: there is nothing to keep."""


def _read(place: Path) -> bytes | None:
    """An entry, if it is still what was written; its file is then marked as used."""
    try:
        whole = place.read_bytes()
    except OSError:
        return None
    data = whole[_LENGTH:]
    if len(whole) < _LENGTH or _seal(place, data) != whole[:_LENGTH]:
        return None
    with suppress(OSError):
        os.utime(place)
    return data


def _seal(place: Path, data: bytes) -> bytes:
    """What an entry begins with: the hash of its bytes and of the key they belong to."""
    return _HASH(f"{place.parent.name}{place.name}".encode() + data).digest()


def _write(place: Path, data: bytes) -> None:
    """Put an entry in its place in one step; a cache that cannot be written saves no time, and does no
    harm."""
    half = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(_seal(place, data) + data)
        half.replace(place)
    except OSError:
        with suppress(OSError):
            half.unlink()
