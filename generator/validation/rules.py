"""Our own rules for a package, given as files by path: what frictionless lets pass, and what a damaged file
may hide.

Frictionless lets pass violated unique keys, empty licences, a wrong ``$schema``, the sizes and hashes of JSON
tables, and nobody looks at the form of the letters: so those are ours to check. Every fault names its file,
or table and column.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property
from typing import Any

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DESCRIPTOR = "datapackage.json"
SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Read:
    """A table as its CSV holds it."""

    header: list[str]
    rows: list[list[str]]

    @cached_property
    def columns(self) -> Mapping[str, Sequence[str]]:
        """The cells of each column, row by row."""
        cells = zip(*self.rows, strict=True) if self.rows else ((),) * len(self.header)
        return dict(zip(self.header, cells, strict=True))


@dataclass
class _Package:
    """What a rule is given: the descriptor, the files by path, and the tables by name as their CSV holds
    them."""

    descriptor: dict[str, Any]
    files: Mapping[str, bytes]
    tables: dict[str, Read] = dataclass_field(default_factory=dict)
    _sums: dict[str, str] = dataclass_field(default_factory=dict)

    def schema(self, name: str) -> dict[str, Any]:
        """The schema of a table."""
        schema: dict[str, Any] = self._by_name[name]["schema"]
        return schema

    @cached_property
    def _by_name(self) -> dict[str, dict[str, Any]]:
        return {r["name"]: r for r in reversed(self.descriptor["resources"])}

    @cached_property
    def descriptors(self) -> list[dict[str, Any]]:
        """Every descriptor of the package, each read once."""
        others = [name for name in descriptors(self.files) if name != DESCRIPTOR]
        return [self.descriptor, *(described(self.files, name) for name in others)]

    def sum(self, path: str) -> str:
        """The hash of a file, worked out once."""
        if path not in self._sums:
            self._sums[path] = hashlib.sha256(self.files[path]).hexdigest()
        return self._sums[path]


def descriptors(files: Mapping[str, bytes]) -> list[str]:
    """The descriptors of a package: of its tables as CSV, then of each other format."""
    others = (name for name in files if name.startswith("datapackage-") and name.endswith(".json"))
    return [DESCRIPTOR, *sorted(others)]


def described(files: Mapping[str, bytes], name: str = DESCRIPTOR) -> dict[str, Any]:
    """A descriptor of a package.

    :raises ValueError: when there is none, or what is there is none.
    """
    if name not in files:
        raise ValueError(f"{name}: missing")
    try:
        descriptor = json.loads(files[name].decode("utf-8"))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise ValueError(f"{name}: resources: [...]")  # noqa: TRY004 - a fault of the file, not of the program
    return descriptor


def faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with a package, each rule as far as it comes: what is missing altogether is said as
    well."""
    try:
        descriptor = described(files)
    except ValueError as error:
        yield str(error)
        return
    package = _Package(descriptor, files)
    for rule in (
        _descriptor,
        _files,
        _sums,
        _readable,
        _headers,
        _letters,
        _keys,
        _cells,
        _references,
        _twins,
    ):
        try:
            yield from rule(package)
        except (KeyError, ValueError, TypeError, StopIteration) as error:
            yield f"{rule.__name__.strip('_')}: {error!r}"


def _descriptor(package: _Package) -> Iterator[str]:
    for descriptor in package.descriptors:
        yield from _one_descriptor(descriptor)


def _one_descriptor(descriptor: dict[str, Any]) -> Iterator[str]:
    if descriptor.get("$schema") != PROFILE:
        yield f"$schema: {descriptor.get('$schema')!r}, {PROFILE!r}"
    licences = descriptor.get("licenses") or [{}]
    for one in licences:
        if not all(str(one.get(key) or "").strip() for key in ("name", "path")):
            yield f"licenses: {one!r}: name, path"
    names = [r["name"] for r in descriptor["resources"]]
    yield from (f"resource {n!r} twice" for n in sorted({n for n in names if names.count(n) > 1}))


def _files(package: _Package) -> Iterator[str]:
    for resource in _resources(package):
        data = package.files.get(resource["path"])
        if data is None:
            yield f"{resource['path']}: missing"
            continue
        if f"sha256:{package.sum(resource['path'])}" != resource["hash"]:
            yield f"{resource['path']}: hash differs from the descriptor"
        if "bytes" in resource and resource["bytes"] != len(data):
            yield f"{resource['path']}: {len(data)} bytes, the descriptor says {resource['bytes']}"


def _resources(package: _Package) -> Iterator[dict[str, Any]]:
    """What every descriptor of a package describes."""
    for descriptor in package.descriptors:
        yield from descriptor["resources"]


def _sums(package: _Package) -> Iterator[str]:
    """The sums beside the files: an altered, missing or added file."""
    if SUMS not in package.files:
        yield f"{SUMS}: missing"
        return
    lines = package.files[SUMS].decode("utf-8").splitlines()
    sums = {path: value for line in lines for value, _, path in (line.partition("  "),)}
    present = package.files.keys() - {SUMS}
    yield from (f"{path}: missing" for path in sorted(sums.keys() - present))
    yield from (f"{path}: not in {SUMS}" for path in sorted(present - sums.keys()))
    for path in sorted(sums.keys() & present):
        if package.sum(path) != sums[path]:
            yield f"{path}: hash differs from {SUMS}"


def _readable(package: _Package) -> Iterator[str]:
    """Read every CSV; the rules that follow look at what was read."""
    for resource in package.descriptor["resources"]:
        if resource["format"] != "csv" or resource["path"] not in package.files:
            continue
        try:
            text = package.files[resource["path"]].decode("utf-8")
        except UnicodeDecodeError as error:
            yield f"{resource['path']}: {error}"
            continue
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        odd = next((n for n, row in enumerate(rows, 2) if len(row) != len(header)), None)
        if odd:
            yield f"{resource['path']}: row {odd} has not as many cells as the header"
        else:
            package.tables[resource["name"]] = Read(header, rows)


def _headers(package: _Package) -> Iterator[str]:
    for name, read in package.tables.items():
        declared = [field["name"] for field in package.schema(name)["fields"]]
        for at, (found, wanted) in enumerate(zip(read.header, declared, strict=False), 1):
            if found != wanted:
                form = "" if unicodedata.is_normalized("NFC", found) else ", and not NFC"
                yield f"{name}: header of column {at} is {found!r}, not {wanted!r}{form}"
        if len(read.header) != len(declared):
            yield f"{name}: {len(read.header)} columns, the schema says {len(declared)}"


def _letters(package: _Package) -> Iterator[str]:
    """Text is in one form (NFC), so that the same word is the same bytes; every other form is named with its
    place."""
    if not _in_form(package.files[DESCRIPTOR]):
        for path, text in _texts(package.descriptor):
            if not unicodedata.is_normalized("NFC", text):
                yield f"{DESCRIPTOR}: {path}: {text[:60]!r} is not NFC"
    for name, read in package.tables.items():
        if _in_form(package.files[f"data/{name}.csv"]):
            continue
        for number, row in enumerate(read.rows, 2):
            for column, cell in zip(read.header, row, strict=True):
                if not unicodedata.is_normalized("NFC", cell):
                    yield f"{name}.{column}: row {number}: {cell[:60]!r} is not NFC"


def _in_form(data: bytes) -> bool:
    """Whether a whole file is NFC, seen at one look; a JSON that writes letters as numbers has to be looked
    at closer."""
    text = data.decode("utf-8")
    return unicodedata.is_normalized("NFC", text) and "\\u" not in text


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in plain data, with where it stands; a field or resource is called by its name."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            called = inner.get("name", at) if isinstance(inner, dict) else at
            yield from _texts(inner, f"{path}.{called}")


def _keys(package: _Package) -> Iterator[str]:
    for name, read in package.tables.items():
        schema = package.schema(name)
        unique = [[f["name"]] for f in schema["fields"] if f.get("constraints", {}).get("unique")]
        for key in (schema["primaryKey"], *unique):
            values = list(zip(*(read.columns[k] for k in key), strict=True))
            yield from (f"{name}.{', '.join(key)}: {', '.join(value)!r} twice" for value in _twice(values))


def _twice(values: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    if len(set(values)) == len(values):
        return []
    return sorted(value for value, count in Counter(values).items() if count > 1)


def _cells(package: _Package) -> Iterator[str]:
    """Values outside an enumeration, and nothing where something must be."""
    for name, read in package.tables.items():
        for field in package.schema(name)["fields"]:
            constraints, column = field.get("constraints", {}), field["name"]
            if constraints.get("enum"):
                wrong = set(read.columns[column]) - {*constraints["enum"], ""}
                yield from (f"{name}.{column}: {value!r} is not allowed" for value in sorted(wrong))
            if constraints.get("required") and "" in read.columns[column]:
                yield f"{name}.{column}: empty"


def _references(package: _Package) -> Iterator[str]:
    for name, read in package.tables.items():
        for key in package.schema(name).get("foreignKeys", ()):
            there = key["reference"]
            child, to, column = key["fields"][0], there["resource"] or name, there["fields"][0]
            lost = set(read.columns[child]) - set(package.tables[to].columns[column]) - {""}
            yield from (f"{name}.{child}: {value!r} is not in {to}.{column}" for value in sorted(lost))


def _twins(package: _Package) -> Iterator[str]:
    """The CSV and the JSON of a table hold the same rows."""
    for resource in _resources(package):
        name = resource["name"]
        if (
            resource["format"] != "json"
            or name not in package.tables
            or resource["path"] not in package.files
        ):
            continue
        if not _alike(json.loads(package.files[resource["path"]]), package.tables[name]):
            yield f"{name}: the CSV and the JSON hold different rows"


def _alike(records: list[dict[str, Any]], read: Read) -> bool:
    """Whether objects say what the rows of a CSV say, whatever the order of their keys."""
    names = set(read.header)
    return len(records) == len(read.rows) and all(
        record.keys() == names and [*map(_text, map(record.get, read.header))] == row
        for record, row in zip(records, read.rows, strict=True)
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
