"""Tracks what is read of the content: records by id, lists by what they belong to, or a whole collection when
it is iterated.

Used to decide whether a cached page is still valid (:mod:`generator.site.pages.page_cache`).
"""

from __future__ import annotations

import io
import pickle
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.cache import digest
from generator.content.memoized import Memoizing

T = TypeVar("T")
#: what was read: the collection, the kind of access, and the key
Read = tuple[str, str, Hashable]
#: kinds of access: one entry, whether there is one, the keys alone, everything
_ENTRY, _IS_THERE, _KEYS, _ALL = "entry", "is there", "keys", "all"


class ReadTracker:
    """The reads so far, and the current values of what was read."""

    def __init__(self) -> None:
        self._parts: dict[str, Callable[[], Any]] = {}
        self._open: list[set[Read]] = []
        self._states: dict[Read, str] = {}
        #: one object for each read, shared by all pages that read the same
        self._shared: dict[Read, Read] = {}
        self._hashes = Hashes()

    def register(self, name: str, get: Callable[[], Any]) -> None:
        """Register a collection of the content under a name; ``get`` returns it."""
        self._parts[name] = get

    def record(self, part: str, look: str, at: Hashable = None) -> None:
        """Record a read."""
        if self._open:
            read = (part, look, at)
            self._open[-1].add(self._shared.setdefault(read, read))

    def record_all(self, reads: Iterable[Read]) -> None:
        """Record what was recorded before, and is read again."""
        if self._open:
            self._open[-1].update(reads)

    @property
    def is_recording(self) -> bool:
        """Whether reads are being recorded now."""
        return bool(self._open)

    @contextmanager
    def recording(self) -> Iterator[set[Read]]:
        """Collects all reads while it lasts."""
        reads: set[Read] = set()
        self._open.append(reads)
        try:
            yield reads
        finally:
            self._open.pop()
            if self._open:
                self._open[-1] |= reads

    def state(self, read: Read) -> str:
        """One hash of the current value of what was read; empty when it can no longer be read."""
        if read not in self._states:
            self._states[read] = self._state(*read) if read[0] in self._parts else ""
        return self._states[read]

    def _state(self, part: str, look: str, at: Hashable) -> str:
        value = self._now(part, look, at)
        return str(value) if isinstance(value, bool) else self._hashes.digest_of(value)

    def _now(self, part: str, look: str, at: Hashable) -> Any:
        value = self._parts[part]()
        if look == _ALL:
            return value
        if look == _KEYS:
            return list(value)
        return at in value if look == _IS_THERE else _entry(value, at)


def _entry(data: Mapping[Any, Any], key: Any) -> Any:
    """An entry and whether it exists. A missing entry of a collection of lists is an empty list, whoever
    asked before."""
    if isinstance(data, defaultdict) and data.default_factory:
        return data[key] if key in data else data.default_factory()
    return (True, data[key]) if key in data else (False,)


class Hashes:
    """Hashes that are equal for equal values, in every process.

    An object is hashed by the values of its fields, without its cached values. A set may hash differently in
    another process; then a page is rendered again, which is never wrong.
    """

    def __init__(self) -> None:
        #: of each object with fields, by its number; the object is held, so that no other gets this number
        self._known: dict[int, tuple[Any, str]] = {}

    def digest_of(self, value: Any) -> str:
        """The hash of a value."""
        out = io.BytesIO()
        _Writer(out, self).dump(value)
        return digest(out.getvalue())

    def of_object(self, value: Any, names: tuple[str, ...]) -> str:
        """The hash of an object with fields, which is worked out once."""
        if id(value) not in self._known:
            hashed = self.digest_of((type(value).__qualname__, *(getattr(value, name) for name in names)))
            self._known[id(value)] = value, hashed
        return self._known[id(value)][1]


class _Writer(pickle.Pickler):
    """Writes an object with fields as its hash."""

    def __init__(self, out: io.BytesIO, hashes: Hashes) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self.fast = True
        self._hashes = hashes

    def reducer_override(self, value: Any) -> Any:
        """How an object is written."""
        names = _names(type(value))  # type: ignore[arg-type]  # a class is hashable, which mypy does not see of any
        return NotImplemented if names is None else (str, (self._hashes.of_object(value, names),))


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The fields of a class, if it has any."""
    if issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    return tuple(f.name for f in fields(kind) if f.init) if is_dataclass(kind) else None


class _Entries(Mapping[Any, Any]):
    """A mapping that records what is read of it. A missing entry of a mapping of lists is an empty list, and
    stays missing."""

    def __init__(self, name: str, data: Mapping[Any, Any], tracker: ReadTracker) -> None:
        self._name, self._data, self._tracker = name, data, tracker
        self._missing = data.default_factory if isinstance(data, defaultdict) else None
        tracker.register(name, lambda: data)

    def __getitem__(self, key: Any) -> Any:
        self._tracker.record(self._name, _ENTRY, key)
        if self._missing and key not in self._data:
            return self._missing()
        return self._data[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """An entry, if there is one."""
        self._tracker.record(self._name, _IS_THERE, key)
        self._tracker.record(self._name, _ENTRY, key)
        return self._data.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._tracker.record(self._name, _IS_THERE, key)
        return key in self._data

    def __iter__(self) -> Iterator[Any]:
        self._tracker.record(self._name, _KEYS)
        return iter(self._data)

    def __len__(self) -> int:
        self._tracker.record(self._name, _KEYS)
        return len(self._data)

    def items(self) -> Any:
        """All entries with their keys."""
        self._tracker.record(self._name, _ALL)
        return self._data.items()

    def values(self) -> Any:
        """All entries."""
        self._tracker.record(self._name, _ALL)
        return self._data.values()


class _Members(AbstractSet[Any]):
    """A set that records the membership tests on it."""

    def __init__(self, name: str, data: Collection[Any], tracker: ReadTracker) -> None:
        self._name, self._data, self._tracker = name, data, tracker
        tracker.register(name, lambda: data)

    def __contains__(self, key: object) -> bool:
        self._tracker.record(self._name, _IS_THERE, key)
        return key in self._data

    def __iter__(self) -> Iterator[Any]:
        self._tracker.record(self._name, _ALL)
        return iter(self._data)

    def __len__(self) -> int:
        self._tracker.record(self._name, _ALL)
        return len(self._data)


def tracked(value: T, name: str, tracker: ReadTracker) -> T:
    """A copy of an object whose fields record what is read of them, and whose methods read these fields."""
    kind = type(value)
    plain: dict[str, Any] = {}
    noted: dict[str, Any] = {}
    names = [f.name for f in fields(value) if f.init]  # type: ignore[arg-type]  # only what has fields is given
    for key in names:
        field_value, called = getattr(value, key), f"{name}.{key}"
        if isinstance(field_value, Mapping):
            noted[key] = _Entries(called, field_value, tracker)
        elif isinstance(field_value, set | frozenset):
            noted[key] = _Members(called, field_value, tracker)
        else:
            plain[key] = property(reading(called, field_value, tracker))
    tracker.register(name, lambda: value)
    for key in cached_properties(kind):
        plain[key] = property(derived(value, key, name, tracker))
    if isinstance(value, Memoizing):
        plain["memoized"] = _memoized(value, name, tracker)
    copy: Any = object.__new__(type(kind.__name__, (kind,), plain))
    vars(copy).update(noted)
    seen: T = copy
    return seen


def cached_properties(kind: type) -> list[str]:
    """The cached properties of a class."""
    return [
        name for base in kind.__mro__ for name, at in vars(base).items() if isinstance(at, cached_property)
    ]


def reading(name: str, value: Any, tracker: ReadTracker) -> Callable[[Any], Any]:
    """The getter of a field that is read as a whole."""
    tracker.register(name, lambda: value)

    def read(_: Any) -> Any:
        tracker.record(name, _ALL)
        return value

    return read


def derived(value: Any, key: str, name: str, tracker: ReadTracker) -> Callable[[Any], Any]:
    """A value that an object computes once: reads of a mapping are recorded entry by entry, those of anything
    else as reads of the whole object."""
    tracker.register(f"{name}.{key}", lambda: getattr(value, key))

    def read(_: Any) -> Any:
        found = getattr(value, key)
        if isinstance(found, Mapping):
            return _Entries(f"{name}.{key}", found, tracker)
        tracker.record(name, _ALL)
        return found

    return read


def _memoized(value: Memoizing, name: str, tracker: ReadTracker) -> Callable[..., Any]:
    def memoized(_: Any, what: Hashable, make: Callable[[], Any]) -> Any:
        tracker.record(name, _ALL)
        return value.memoized(what, make)

    return memoized
