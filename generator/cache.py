"""A cache on disk for results that are expensive to make, keyed by the hash of everything they were made
from.

A key names everything an entry depends on: the generator and the packages it is installed with
(:func:`code`), and the bytes of its input. An entry carries a hash over its key and its bytes; one that is
damaged, truncated or missing is made again. So the cache may be deleted, moved between machines or damaged,
and what is published stays the same (docs/decisions/009-cache.md).
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
    """One SHA-256 of several values, in which the boundaries between the values count.

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
    """One SHA-256 of files and of their paths relative to ``root``; a folder counts with everything in it."""
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
    """The hash of the program: the generator's own files, the lock files, the installed packages and the
    Python version."""
    source = digest_of_files([_GENERATOR, *(_GENERATOR.parent / name for name in _LOCKS)], _GENERATOR.parent)
    return digest(
        source, *_installed(), platform.python_version(), platform.machine(), zlib.ZLIB_RUNTIME_VERSION
    )


def _installed() -> list[str]:
    """Name and version of every installed package, as the folders are called that tell of them."""
    places = sorted({sysconfig.get_path(kind) for kind in ("purelib", "platlib")})
    return sorted(name for place in places for name in os.listdir(place) if name.endswith(".dist-info"))  # noqa: PTH208 - names alone


class Cache:
    """Values by key, kept as files in one folder. Without a folder nothing is kept and every value is
    computed."""

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
        """The bytes that ``make`` returns, computed now or read from an earlier run.

        ``what`` names the kind of result; ``key`` is a :func:`digest` of everything it is made from, apart
        from the generator itself, which always counts.
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
        """Whether an undamaged entry exists; it then counts as recently used."""
        place = self._place(what, key)
        return place is not None and _read(place) is not None

    def value(self, what: str, key: str, make: Callable[[], Any]) -> Any:
        """Like :meth:`bytes`, for a Python value made of plain types, which is pickled."""
        begun = self._begun.pop((what, key), make)
        return pickle.loads(self.bytes(what, key, lambda: pickle.dumps(begun())))  # noqa: S301 - of our own folder, and verified

    def begun(self, what: str, key: str, answer: Callable[[], Any]) -> None:
        """Register a value that another process is computing: the next request for it calls ``answer``, which
        waits for the result."""
        self._begun[what, key] = answer

    def latest(self, what: str, key: str, default: Callable[[], Any]) -> Any:
        """The value last stored with :meth:`renew`, or ``default()`` if there is none."""
        place = self._place(what, key)
        known = _read(place) if place else None
        return default() if known is None else pickle.loads(known)  # noqa: S301 - of our own folder, and verified

    def renew(self, what: str, key: str, value: Any) -> None:
        """Replace the stored value. Unlike other entries it is not keyed by its input, so it must record
        itself what it was made from."""
        place = self._place(what, key)
        if place:
            _write(place, pickle.dumps(value))

    def accepted(self, what: str, key: str, check: Callable[[], list[Any]]) -> list[Any]:
        """The faults that ``check`` finds. A check that found none is remembered and not run again; faults
        are never remembered."""
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
        """Delete unfinished files, then the least recently used entries, until at most ``most`` bytes are
        left."""
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
