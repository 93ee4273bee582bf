"""Reading by frictionless: a package, or some of its tables with the values of what these refer to."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.cache import digest
from generator.validation.rules import DESCRIPTOR, described


def faults(root: Path, descriptor: str = DESCRIPTOR, tables: Collection[str] = ()) -> Iterator[str]:
    """What frictionless says against the package unpacked at ``root``, with foreign keys, sizes and hashes.

    With ``tables`` against these alone, and what is said of them in the descriptor; of what they refer to the
    values alone are given (:func:`_alone`).
    """
    from frictionless import FrictionlessException, Package, system  # noqa: PLC0415  slow to import

    _guess_nothing()
    try:
        with system.use_context(trusted=True):
            reports = (
                [
                    Package.from_descriptor(one, basepath=str(root)).get_resource(name).validate()
                    for name, one in _each_alone(root, descriptor, tables)
                ]
                if tables
                else [Package(str(root / descriptor)).validate()]
            )
    except FrictionlessException as error:
        yield str(error)
        return
    for report in reports:
        for task in report.tasks:
            yield from (f"{task.name}: {error.message}" for error in task.errors)
        yield from (error.message for error in report.errors)


def _each_alone(root: Path, descriptor: str, tables: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Some tables of a package by name, each with the descriptor of a package that holds it
    :func:`_alone`."""
    files = _Folder(root)
    whole = described(files, descriptor)
    columns = Columns(files, {resource["name"]: resource for resource in whole["resources"]})
    for resource in whole["resources"]:
        if resource["name"] in tables:
            yield resource["name"], {**whole, "resources": _alone(resource, columns)}


def _alone(resource: Mapping[str, Any], columns: Columns) -> list[dict[str, Any]]:
    """A table as it is described, with each table that its keys refer to, of which nothing is there but the
    columns referred to. Of the table itself these are a table of their own.

    Frictionless reads a table once more for each key that refers to it, with all its columns and what is said
    of them: most of its time.
    """
    itself, schema = str(resource["name"]), dict(resource["schema"])
    keys: list[dict[str, Any]] = []
    referred: dict[str, list[str]] = {}
    for key in schema.get("foreignKeys", ()):
        name = key["reference"]["resource"] or itself
        referred.setdefault(name, []).extend(key["reference"]["fields"])
        keys.append({**key, "reference": {**key["reference"], "resource": _called(name, itself)}})
    if keys:
        schema["foreignKeys"] = keys
    tables = [
        columns.table(name, list(dict.fromkeys(fields)), _called(name, itself))
        for name, fields in referred.items()
    ]
    return [{**resource, "schema": schema}, *tables]


def _called(name: str, itself: str) -> str:
    return f"{name}-itself" if name == itself else name


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


class _Folder(Mapping[str, bytes]):
    """The files below a folder by their path, read when somebody asks for one."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __getitem__(self, path: str) -> bytes:
        try:
            return (self._root / path).read_bytes()
        except OSError as error:
            raise KeyError(path) from error

    def __iter__(self) -> Iterator[str]:
        return (p.relative_to(self._root).as_posix() for p in self._root.rglob("*") if p.is_file())

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Columns:
    """The values of columns that others refer to: as one hash a column, or as a table of some columns."""

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

    def table(self, table: str, columns: Sequence[str], name: str) -> dict[str, Any]:
        """Some columns of a table as a table of its own called ``name``: its descriptor with the different
        rows, typed as there."""
        schema = self._resources[table]["schema"]
        header, rows = self._read(table)
        places = [header.index(column) for column in columns]
        fields = [
            {"name": field["name"], "type": field["type"]}
            for column in columns
            for field in schema["fields"]
            if field["name"] == column
        ]
        missing = {"missingValues": schema["missingValues"]} if "missingValues" in schema else {}
        return {
            "name": name,
            "type": "table",
            "data": [list(columns), *dict.fromkeys(tuple(row[at] for at in places) for row in rows)],
            "schema": {"fields": fields, **missing},
        }

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
