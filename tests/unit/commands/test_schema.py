"""JSON Schemas for editors: made from the entity models, and true of the content files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.commands.schema import DIALECT, plain, schemas
from generator.content.reading import KEYED, LISTED
from generator.content.source import read_yaml
from tests.project import DECISION, PLAN, REGISTRIES, Project

#: schema -> the files of the miniature project it describes
FILES = {
    "document": [f"{PLAN}/document.yml", f"{DECISION}/document.yml"],
    "annotations": [
        f"{PLAN}/annotations.yml",
        f"{DECISION}/annotations.yml",
        f"{DECISION}/annotations-2.yml",
    ],
    "exceptions": [f"{PLAN}/exceptions.yml"],
    **{stem: [f"{REGISTRIES}/{stem}.yml"] for stem, _ in (*KEYED, *LISTED)},
}


def _schema(stem: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schemas()[f"{stem}.schema.json"])
    return schema


def test_each_kind_of_file_has_one() -> None:
    """There is a schema for each kind of content file, and for nothing else."""
    assert sorted(schemas()) == sorted(f"{stem}.schema.json" for stem in FILES)


@pytest.mark.parametrize("stem", FILES)
def test_schema_is_valid_and_true(example_project: Project, stem: str) -> None:
    """Each is a JSON Schema of the 2020-12 dialect, and the files it describes are valid by it."""
    schema = _schema(stem)
    assert schema["$schema"] == DIALECT
    Draft202012Validator.check_schema(schema)
    for name in FILES[stem]:
        data = plain(read_yaml(example_project.root / name, example_project.root).data)
        assert [e.message for e in Draft202012Validator(schema).iter_errors(data)] == [], name


@pytest.mark.parametrize(
    ("stem", "data"),
    [
        ("annotations", {"i.1": {"titel_vi": "x"}}),
        ("annotations", {"i.1": {"targets": {"t1": {"comparator": "near"}}}}),
        ("agencies", {"a": {"name_vi": "x"}}),
        ("document", {"number": "x"}),
        ("exceptions", {"i.1": [{"check": "date", "text": "x"}]}),
        ("evidence", {"not": "a list"}),
    ],
)
def test_an_editor_would_show_it(stem: str, data: object) -> None:
    """An unknown key, a value outside a list and a missing key are errors by the schema too."""
    assert list(Draft202012Validator(_schema(stem)).iter_errors(data))


def test_keys_are_described() -> None:
    """An editor shows what each key means: every property has its description."""
    missing = [
        f"{name}: {key}"
        for name, text in schemas().items()
        for model in [json.loads(text), *json.loads(text).get("$defs", {}).values()]
        for key, prop in model.get("properties", {}).items()
        if not prop.get("description")
    ]
    assert missing == []
