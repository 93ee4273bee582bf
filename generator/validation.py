"""A package proves itself before it is published: our own rules, frictionless with foreign keys, the official schema.

A green report of one tool is no proof: frictionless lets pass violated unique keys, empty licences, a wrong ``$schema``
and the sizes and hashes of JSON tables, so those are ours to check.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from generator.problems import Problem, problem

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def check_package(root: Path, shown: str) -> Iterator[Problem]:
    """Everything wrong with the package unpacked at ``root``, called ``shown`` in the problems."""
    place = (f"{shown}/datapackage.json", 0, 0)
    try:
        descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    except ValueError as error:
        yield problem(place, "package-invalid", tool="plans", detail=f"datapackage.json: {error}")
        return
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        yield problem(place, "package-invalid", tool="plans", detail="datapackage.json: resources: [...]")
        return
    for detail in _own(descriptor, root):
        yield problem(place, "package-invalid", tool="plans", detail=detail)
    for detail in _official(descriptor):
        yield problem(place, "package-invalid", tool="Data Package v2 JSON Schema", detail=detail)
    for detail in _frictionless(root):
        yield problem(place, "package-invalid", tool="frictionless", detail=detail)


def _own(descriptor: dict[str, Any], root: Path) -> Iterator[str]:
    """Our own rules, each as far as it comes: what is missing altogether is said as well."""
    for rule in (_descriptor, _files, _keys, _twins):
        try:
            yield from rule(descriptor, root)
        except (KeyError, ValueError, OSError) as error:
            yield f"{rule.__name__.strip('_')}: {error!r}"


def _descriptor(descriptor: dict[str, Any], _root: Path) -> Iterator[str]:
    if descriptor.get("$schema") != PROFILE:
        yield f"$schema: {descriptor.get('$schema')!r}, {PROFILE!r}"
    licences = descriptor.get("licenses") or [{}]
    yield from (f"licenses: {one!r}: name, path" for one in licences if not (one.get("name") and one.get("path")))
    names = [r["name"] for r in descriptor["resources"]]
    yield from (f"resource {n!r} twice" for n in sorted({n for n in names if names.count(n) > 1}))


def _files(descriptor: dict[str, Any], root: Path) -> Iterator[str]:
    for resource in descriptor["resources"]:
        path = root / resource["path"]
        if not path.is_file():
            yield f"{resource['path']}: missing"
            continue
        data = path.read_bytes()
        if f"sha256:{hashlib.sha256(data).hexdigest()}" != resource["hash"]:
            yield f"{resource['path']}: hash differs from the descriptor"
        if "bytes" in resource and resource["bytes"] != len(data):
            yield f"{resource['path']}: {len(data)} bytes, the descriptor says {resource['bytes']}"


Row = dict[str, str]


def _read(resource: dict[str, Any], root: Path) -> list[Row]:
    with (root / resource["path"]).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _keys(descriptor: dict[str, Any], root: Path) -> Iterator[str]:
    tables = {r["name"]: (r, _read(r, root)) for r in descriptor["resources"] if r["format"] == "csv" and (root / r["path"]).is_file()}
    for name, (resource, rows) in tables.items():
        schema = resource["schema"]
        yield from _unique(name, schema["primaryKey"], rows)
        for field in schema["fields"]:
            constraints = field.get("constraints", {})
            if constraints.get("unique"):
                yield from _unique(name, [field["name"]], rows)
            allowed = constraints.get("enum")
            if allowed:
                yield from (
                    f"{name}.{field['name']}: {v!r} is not allowed" for v in sorted({r[field["name"]] for r in rows} - {*allowed, ""})
                )
            if constraints.get("required") and any(r[field["name"]] == "" for r in rows):
                yield f"{name}.{field['name']}: empty"
        for key in schema.get("foreignKeys", ()):
            own, to, column = key["fields"][0], key["reference"]["resource"] or name, key["reference"]["fields"][0]
            known = {r[column] for r in tables[to][1]}
            yield from (f"{name}.{own}: {v!r} is not in {to}.{column}" for v in sorted({r[own] for r in rows} - known - {""}))


def _unique(name: str, key: list[str], rows: list[Row]) -> Iterator[str]:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        value = tuple(row[k] for k in key)
        if value in seen:
            yield f"{name}: key {', '.join(value)} twice"
        seen.add(value)


def _twins(descriptor: dict[str, Any], root: Path) -> Iterator[str]:
    """The CSV and the JSON of a table hold the same rows."""
    by_name = {r["name"]: r for r in descriptor["resources"]}
    for name, resource in by_name.items():
        twin = by_name.get(f"{name}-json")
        if twin is None or not (root / resource["path"]).is_file() or not (root / twin["path"]).is_file():
            continue
        records = json.loads((root / twin["path"]).read_text(encoding="utf-8"))
        if [{k: _text(v) for k, v in record.items()} for record in records] != _read(resource, root):
            yield f"{name}: the CSV and the JSON hold different rows"


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _official(descriptor: dict[str, Any]) -> Iterator[str]:
    """Errors of the official JSON Schema of Data Package v2, as dplib ships it."""
    from jsonschema.validators import validator_for  # noqa: PLC0415  slow to import

    schema = json.loads((files("dplib") / "profiles" / "2.0" / "datapackage.json").read_text(encoding="utf-8"))
    for error in validator_for(schema)(schema).iter_errors(descriptor):
        yield f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def _frictionless(root: Path) -> Iterator[str]:
    from frictionless import FrictionlessException, Package, system  # noqa: PLC0415  slow to import

    try:
        with system.use_context(trusted=True):
            report = Package(str(root / "datapackage.json")).validate()
    except FrictionlessException as error:
        yield str(error)
        return
    for task in report.tasks:
        yield from (f"{task.name}: {error.message}" for error in task.errors)
    yield from (error.message for error in report.errors)
