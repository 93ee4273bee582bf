"""Verification by frictionless, an independent program: of the whole package in every build, of the packages
of parts when their rows changed.

Frictionless takes some hundredths of a second for each table, however short, so each table is read once. Its
result depends on the bytes of the table, its schema, and the keys the table refers to; a table for which
these are unchanged, in this package or another, has been accepted already (kept in :mod:`generator.cache`,
verified when read) and is not read again.

There are more than a hundred packages of parts, each verified by our own rules already
(:mod:`generator.validation.archives`). In a build frictionless therefore reads a sample that is the same for
the same content (the largest of every kind that is no larger than :data:`LONG`), and the tables that differ
from the last build on this machine, in at most :data:`MOST` packages, those of the sample included.

The tests of the real content read every table of every package, whatever is kept; what stands in several
packages once.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator import workers
from generator.cache import NONE, Cache, digest
from generator.validation import archives
from generator.validation.reader import Columns, faults
from generator.validation.rules import DESCRIPTOR, described

#: changed packages that one build has read, those of the sample among them: each takes half a second
MOST = 4
#: bytes of a package above which a shorter one is the sample: all rows are those of the whole, which is read
LONG = 500_000
#: tables that one process reads before another has loaded frictionless
_FEW = 16
#: the kind of entry that says a table was accepted
_ENTRY = "frictionless"
#: how many packages of each kind are in the sample
_LARGEST = 1


@dataclass(frozen=True)
class Ledger:
    """What the last build on this machine verified: the keys of every table of every package, by path."""

    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """The ledger in a file; an empty one if the file is missing or unreadable, so that everything counts
        as new."""
        try:
            seen = json.loads(path.read_text(encoding="utf-8"))["seen"]
            return cls({str(name): frozenset(keys) for name, keys in dict(seen).items()})
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def written(self) -> str:
        """The ledger as a file."""
        return json.dumps({"seen": {path: sorted(keys) for path, keys in self.seen.items()}}, indent=1) + "\n"


class Reading(NamedTuple):
    """A package to be read, as a zip or unpacked in a folder: which of its tables, by the name of the
    descriptor."""

    package: bytes | Path
    descriptor: str = DESCRIPTOR
    #: all when there are none
    tables: tuple[str, ...] = ()


def begin(readings: Sequence[Reading]) -> Callable[[], list[list[str]]]:
    """Have frictionless read packages in several processes; gives what waits for what it says against each.

    A few tables are read by one process: loading frictionless takes longer.
    """
    if not readings or sum(len(r.tables) if r.tables else _FEW for r in readings) >= _FEW:
        return workers.submit_each(_faults_of, readings)
    answer = workers.submit_each(_faults_of_each, [readings])
    return lambda: [faults_of_one for several in answer() for faults_of_one in several]


def _faults_of_each(readings: Sequence[Reading]) -> list[list[str]]:
    return [_faults_of(reading) for reading in readings]


def _faults_of(reading: Reading) -> list[str]:
    if isinstance(reading.package, Path):
        return list(faults(reading.package, reading.descriptor, reading.tables))
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(io.BytesIO(reading.package)) as opened:
            opened.extractall(folder)
        (root,) = Path(folder).iterdir()
        return list(faults(root, reading.descriptor, reading.tables))


def keys(files: Mapping[str, bytes], descriptor: str = DESCRIPTOR) -> dict[str, str]:
    """What frictionless looks at when it reads a table of a package, as one value for each table."""
    resources = {r["name"]: r for r in described(files, descriptor)["resources"]}
    columns = Columns(files, resources)
    return {
        name: digest(
            json.dumps(resource, ensure_ascii=False, sort_keys=True),
            files[resource["path"]],
            *(
                columns.digest(key["reference"]["resource"] or name, column)
                for key in resource["schema"].get("foreignKeys", ())
                for column in key["reference"]["fields"]
            ),
        )
        for name, resource in resources.items()
    }


def unread(files: Mapping[str, bytes], descriptor: str, memory: Cache) -> dict[str, str]:
    """The tables of a package that were not accepted before, each with the cache key to store once it is
    accepted.

    A descriptor that cannot be parsed has no keys; whoever reads it next reports the error.
    """
    return {name: key for name, key in _known(files, descriptor).items() if not memory.holds(_ENTRY, key)}


def _known(files: Mapping[str, bytes], descriptor: str = DESCRIPTOR) -> dict[str, str]:
    try:
        return keys(files, descriptor)
    except (ValueError, LookupError, TypeError):
        return {"": ""}


def accept(read: Iterable[str], memory: Cache) -> None:
    """Keep that tables were accepted."""
    for key in filter(None, read):
        memory.bytes(_ENTRY, key, lambda: b"accepted")


def parts(downloads: Mapping[str, bytes]) -> dict[str, bytes]:
    """The packages of a part among ``downloads``, by path: ``data/<kind>/<id>.zip``."""
    return {path: downloads[path] for path in archives.among(downloads) if path.count("/") == 2}


def sample(packages: Mapping[str, bytes]) -> list[str]:
    """The packages that every build has read once: the largest of every kind, which has the most of
    everything, but of those that are too long the shortest."""
    kinds: dict[str, list[str]] = {}
    for path in packages:
        kinds.setdefault(path.split("/")[1], []).append(path)
    chosen = []
    for _, paths in sorted(kinds.items()):
        largest = sorted(paths, key=lambda p: (_rank(len(packages[p])), p))
        chosen += largest[:_LARGEST]
    return sorted(chosen)


def _rank(size: int) -> tuple[bool, int]:
    return size > LONG, size if size > LONG else -size


def due(
    packages: Mapping[str, bytes], ledger: Ledger, memory: Cache = NONE
) -> tuple[dict[str, dict[str, str]], Ledger]:
    """Which tables of which packages to read now, and what to write down for the next build."""
    by_package = {
        path: memory.value("tables", digest(data), lambda data=data: _known(unpacked(data)))  # type: ignore[misc]  # mypy infers no lambda with a default
        for path, data in packages.items()
    }
    before = frozenset().union(*ledger.seen.values())
    new = {
        path: {name: key for name, key in by_package[path].items() if key not in before}
        for path in sorted(packages)
        if path in ledger.seen
    }
    wanted = {path: by_package[path] for path in sample(packages)}
    left = MOST - sum(1 for path in wanted if new.get(path))
    changed = [path for path, tables in new.items() if tables and path not in wanted][: max(0, left)]
    now = {path: new[path] for path in changed} | wanted
    return each_once(now, memory), Ledger(
        {path: frozenset(tables.values()) for path, tables in by_package.items()}
    )


def each_once(wanted: Mapping[str, Mapping[str, str]], memory: Cache = NONE) -> dict[str, dict[str, str]]:
    """Tables by package, each with its key (:func:`keys`), without what was accepted before, and what stands
    in several packages in the first of them alone."""
    known: set[str] = set()
    now: dict[str, dict[str, str]] = {}
    for path, tables in wanted.items():
        new = {n: k for n, k in tables.items() if not k or (k not in known and not memory.holds(_ENTRY, k))}
        known.update(new.values())
        if new:
            now[path] = new
    return now


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of a package in a zip, by their path in it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
