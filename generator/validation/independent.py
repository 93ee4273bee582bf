"""Verification by frictionless, an independent program: of the whole package in every build, of the packages
of parts when their rows changed.

Frictionless takes some hundredths of a second for each table, however short, so each table is read once. Its
result depends on the bytes of the table, its schema, and the keys the table refers to; a table for which
these are unchanged, in this package or another, has been accepted already (kept in :mod:`generator.cache`,
verified when read) and is not read again.

There are more than a hundred packages of parts, each verified by our own rules already
(:mod:`generator.validation.archives`). In a build frictionless therefore reads a sample that is the same for
the same content (the largest of every kind), and the tables that differ from the last build on this machine,
in at most :data:`MOST` packages, those of the sample included.

The tests of the real content read every table of every package, whatever is kept.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from generator import workers
from generator.cache import NONE, Cache, digest
from generator.validation import archives
from generator.validation.rules import DESCRIPTOR, described

#: changed packages that one build has read, those of the sample among them: each takes half a second
MOST = 4
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


def faults(root: Path, descriptor: str = DESCRIPTOR, tables: Collection[str] = ()) -> Iterator[str]:
    """What frictionless says against the package unpacked at ``root``, with foreign keys, sizes and hashes.

    With ``tables`` against these alone, and what is said of them in the descriptor; what they refer to is
    read for it.
    """
    from frictionless import FrictionlessException, Package, system  # noqa: PLC0415  slow to import

    _guess_nothing()
    try:
        with system.use_context(trusted=True):
            package = (
                Package.from_descriptor(_with_some(root / descriptor, tables), basepath=str(root))
                if tables
                else Package(str(root / descriptor))
            )
            reports = list(_reports(package, tables))
    except FrictionlessException as error:
        yield str(error)
        return
    for report in reports:
        for task in report.tasks:
            yield from (f"{task.name}: {error.message}" for error in task.errors)
        yield from (error.message for error in report.errors)


def _with_some(file: Path, tables: Collection[str]) -> dict[str, Any]:
    """A descriptor with some of its tables alone, and those that these refer to."""
    descriptor: dict[str, Any] = json.loads(file.read_bytes())
    resources = descriptor["resources"]
    wanted = {*tables} | {
        key["reference"]["resource"]
        for resource in resources
        if resource["name"] in tables
        for key in resource["schema"].get("foreignKeys", ())
    }
    return {**descriptor, "resources": [one for one in resources if one["name"] in wanted]}


@lru_cache(maxsize=1)
def _guess_nothing() -> None:
    """Tell frictionless in this process to try no types on columns: each of ours declares its own.

    It tries them all on what it unwraps a JSON file into, before it reads that by its schema: more than half
    of its time.
    """
    from frictionless import Plugin, system  # noqa: PLC0415  slow to import

    class Declared(Plugin):  # type: ignore[misc, unused-ignore]  # of frictionless, which has no types for plugins
        def detect_field_candidates(self, candidates: list[dict[str, Any]]) -> None:
            candidates[:] = [{"type": "any"}]

    system.register("declared", Declared())


def _reports(package: Any, tables: Collection[str]) -> Iterator[Any]:
    """A report on the whole package, or on its metadata and each of some tables."""
    if not tables or len(tables) == len(package.resources):
        yield package.validate()
        return
    package.to_descriptor(validate=True)
    for name in tables:
        yield package.get_resource(name).validate()


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
    columns = _Columns(files, resources)
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


class _Columns:
    """The values of columns that others refer to, each as one hash."""

    def __init__(self, files: Mapping[str, bytes], resources: Mapping[str, Any]) -> None:
        self._files, self._resources = files, resources
        self._tables: dict[str, tuple[list[str], list[list[Any]]]] = {}
        self._digests: dict[tuple[str, str], str] = {}

    def digest(self, table: str, column: str) -> str:
        """The values in order."""
        if (table, column) not in self._digests:
            header, rows = self._read(table)
            at = header.index(column)
            self._digests[table, column] = digest(repr([row[at] for row in rows]))
        return self._digests[table, column]

    def _read(self, table: str) -> tuple[list[str], list[list[Any]]]:
        """The names of the columns of a table, and its rows."""
        if table not in self._tables:
            resource = self._resources[table]
            text = self._files[resource["path"]].decode("utf-8")
            if resource["format"] == "json":
                header = [field["name"] for field in resource["schema"]["fields"]]
                rows = [[record[name] for name in header] for record in json.loads(text)]
            else:
                header, *rows = csv.reader(io.StringIO(text, newline=""))
            self._tables[table] = header, rows
        return self._tables[table]


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
    everything."""
    kinds: dict[str, list[str]] = {}
    for path in packages:
        kinds.setdefault(path.split("/")[1], []).append(path)
    chosen = []
    for _, paths in sorted(kinds.items()):
        largest = sorted(paths, key=lambda p: (-len(packages[p]), p))
        chosen += largest[:_LARGEST]
    return sorted(chosen)


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
    return _each_once(now, memory), Ledger(
        {path: frozenset(tables.values()) for path, tables in by_package.items()}
    )


def _each_once(wanted: Mapping[str, Mapping[str, str]], memory: Cache) -> dict[str, dict[str, str]]:
    """The same without what was accepted before, and what stands in several packages in the first of them
    alone."""
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
