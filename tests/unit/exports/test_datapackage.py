"""The descriptor: complete, declared, valid by the official schema, true of the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from generator.content.catalog import Catalog
from generator.exports import datapackage
from generator.tables import TABLES, table
from generator.validation import official
from tests.conftest import Snapshots

CSVS = [t.name for t in TABLES]


@pytest.fixture(scope="module")
def descriptor(example_files: Mapping[str, bytes]) -> dict[str, Any]:
    """The descriptor of the miniature project."""
    read: dict[str, Any] = json.loads(example_files["datapackage.json"])
    return read


def test_official_schema(descriptor: dict[str, Any]) -> None:
    """The official JSON Schema of Data Package v2, as the standard publishes it, has nothing to say about
    it."""
    assert hashlib.sha256(official.schema()).hexdigest() == official.SHA256
    schema = json.loads(official.schema())
    assert [e.message for e in validator_for(schema)(schema).iter_errors(descriptor)] == []


@pytest.mark.slow
def test_frictionless_with_foreign_keys(example_package: Path) -> None:
    """Frictionless finds the package valid, each table of it checked, foreign keys and hashes among the
    checks."""
    from frictionless import Package, system  # noqa: PLC0415 - slow to import, used here only

    with system.use_context(trusted=True):
        reports = [
            Package(str(example_package / name)).validate()
            for name in ("datapackage.json", "datapackage-json.json")
        ]
    assert [report.flatten(["type", "message"]) for report in reports] == [[], []]
    assert len(reports[0].tasks) == len(TABLES)


def test_facts(descriptor: dict[str, Any]) -> None:
    """Name, version, dates and licence come from the project's facts; nothing from the clock."""
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (descriptor["name"], descriptor["version"], descriptor["created"]) == (
        "van-dai-plans",
        "0.2.0",
        "2025-04-01T00:00:00Z",
    )
    assert descriptor["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    assert all(
        descriptor[key]
        for key in ("id", "title", "description", "homepage", "keywords", "contributors", "sources")
    )


def test_sources_are_the_documents(descriptor: dict[str, Any], example_package: Path) -> None:
    """Each document is a source, with its number, its file and its hash."""
    assert example_package.is_dir()
    plan, decision = descriptor["sources"]
    assert plan["title"].startswith("12/KH-UBND, ")
    assert "12-kh-ubnd-2024, plan.txt, sha256:" in plan["version"]
    assert decision["title"].startswith("34/QĐ-UBND, ")


def test_every_table_is_a_resource(descriptor: dict[str, Any], example_files: Mapping[str, bytes]) -> None:
    """Each table is there as CSV; as JSON, where it has a row, in the descriptor beside it; nothing else
    is."""
    assert sorted(r["name"] for r in descriptor["resources"]) == sorted(CSVS)
    beside = json.loads(example_files["datapackage-json.json"])
    filled = {name for name in CSVS if example_files[f"data/{name}.json"] != b"[]\n"}
    assert {r["name"] for r in beside["resources"]} == filled
    assert {r["format"] for r in descriptor["resources"]} == {"csv"}
    assert {r["format"] for r in beside["resources"]} == {"json"}


def test_every_file_is_what_is_said(descriptor: dict[str, Any], example_files: Mapping[str, bytes]) -> None:
    """Path, hash, size, encoding and media type of each resource are those of its file."""
    for resource in descriptor["resources"]:
        data = example_files[resource["path"]]
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource.get("bytes", len(data)) == len(data)
        assert resource["encoding"] == "utf-8"
        assert resource["mediatype"] == {"csv": "text/csv", "json": "application/json"}[resource["format"]]


@pytest.mark.parametrize("name", CSVS)
def test_schema_is_the_table(descriptor: dict[str, Any], example_catalog: Catalog, name: str) -> None:
    """Fields, key, enumerations and references are the table's; nothing is inferred; keys are arrays."""
    schema = next(r for r in descriptor["resources"] if r["name"] == name)["schema"]
    one = table(name).listing(example_catalog)
    assert [(f["name"], f["type"]) for f in schema["fields"]] == [(c.name, c.type) for c in one.columns]
    assert all(f["title"] and f["description"] for f in schema["fields"])
    assert schema["primaryKey"] == list(one.key)
    assert schema["missingValues"] == [""]
    assert "fieldsMatch" not in schema
    keys = [
        (k["fields"], k["reference"]["resource"] or name, k["reference"]["fields"])
        for k in schema.get("foreignKeys", [])
    ]
    assert keys == [
        ([c.name], c.refers.split(".")[0], [c.refers.split(".")[1]]) for c in one.columns if c.refers
    ]
    for field, column in zip(schema["fields"], one.columns, strict=True):
        constraints = field.get("constraints", {})
        assert constraints.get("enum", []) == list(column.values)
        assert constraints.get("required", False) is column.required
        assert constraints.get("unique", False) is column.unique


def test_an_empty_table_is_described_once(example_files: Mapping[str, bytes]) -> None:
    """A table without rows is described as CSV only: an empty array is no table to frictionless."""
    assert "data/evidence.json" in example_files
    assert datapackage.MEDIA_TYPE == "application/json"


def test_as_reviewed(example_files: Mapping[str, bytes], snapshots: Snapshots) -> None:
    """The descriptor of the miniature project is the one that was reviewed."""
    snapshots.compare("exports/datapackage.json", example_files["datapackage.json"])
