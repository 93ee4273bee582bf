"""The static interface: every path of JSON is listed with the form of what lies there, and the lists lead
on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from generator.exports import api
from generator.exports.base import Dataset
from generator.tables import TABLES

SITE = "https://example.org/plans/"


@pytest.fixture(scope="module")
def described(example_downloads: Mapping[str, bytes]) -> dict[str, Any]:
    """The OpenAPI file."""
    found: dict[str, Any] = json.loads(example_downloads[api.OPENAPI])
    return found


def _asked(described: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """What is said of a path, in full or with an id in it."""
    for known, said in sorted(described["paths"].items(), key=lambda item: "{" in item[0]):
        pattern = "".join(
            re.escape(p) if i % 2 == 0 else "[^/]+" for i, p in enumerate(re.split(r"\{(\w+)\}", known))
        )
        if re.fullmatch(pattern, "/" + path):
            operation: dict[str, Any] = said["get"]
            return operation
    return None


def test_the_description_is_valid(described: dict[str, Any]) -> None:
    """The library openapi-spec-validator accepts it as OpenAPI 3.1."""
    assert described["openapi"].startswith("3.1")
    validate(described)


def test_days_are_told_from_other_text(described: dict[str, Any]) -> None:
    """A column of days has the format of a date, so that programs made of the description read it as one; no
    other column has a format."""
    dates = {(t.name, c.name) for t in TABLES for c in t.columns if c.type == "date"}
    told = {
        (table.name, name): cell.get("format")
        for table in TABLES
        for name, cell in described["components"]["schemas"][table.name]["properties"].items()
    }
    assert dates
    assert {place for place, form in told.items() if form == "date"} == dates
    assert {form for place, form in told.items() if place not in dates} == {None}


def test_every_path_of_json_is_described(
    example_downloads: Mapping[str, bytes], described: dict[str, Any]
) -> None:
    """Each file of JSON is at a path that is listed, and has the form that is told of it."""
    seen = 0
    for path, data in example_downloads.items():
        if not path.endswith(("json", "jsonld")):
            continue
        operation = _asked(described, path)
        assert operation is not None, path
        (content,) = operation["responses"]["200"]["content"].values()
        schema = content["schema"] | {"components": described["components"]}
        errors = list(Draft202012Validator(schema).iter_errors(json.loads(data)))
        assert errors == [], path
        seen += 1
    assert seen > 50


def test_every_path_leads_to_a_file(
    example_downloads: Mapping[str, bytes], described: dict[str, Any]
) -> None:
    """No path is listed at which nothing lies."""
    found = {id(_asked(described, path)) for path in example_downloads if _asked(described, path)}
    listed = {known: id(said["get"]) for known, said in described["paths"].items()}
    assert [known for known, number in listed.items() if number not in found] == []


def test_the_form_of_a_row_is_strict(
    described: dict[str, Any], example_downloads: Mapping[str, bytes]
) -> None:
    """A row that lacks a column or has a value outside its list is not of the form told of it."""
    rows = json.loads(example_downloads["data/van-dai-plans/data/commitments.json"])
    schema = {"$ref": "#/components/schemas/commitments", "components": described["components"]}
    validator = Draft202012Validator(schema)
    assert validator.is_valid(rows[0])
    assert not validator.is_valid({k: v for k, v in rows[0].items() if k != "title_vi"})
    assert not validator.is_valid(rows[0] | {"responsibility": "nobody"})


def test_lists_have_every_record(example_dataset: Dataset, example_downloads: Mapping[str, bytes]) -> None:
    """The list of a kind has a line for each record, with its page and the files that there are of it."""
    for rows in example_dataset.tables:
        if rows.table.name in api.LISTS:
            entries = json.loads(example_downloads[api.address(rows.table.name)])
            assert [e[rows.table.key[0]] for e in entries] == [row[0] for row in rows.rows]
            for url in (url for e in entries for url in e.get("files", ())):
                assert url.removeprefix(SITE) in example_downloads
    (agency,) = [
        e
        for e in json.loads(example_downloads["data/agencies/index.json"])
        if e["agency_id"] == "so-tai-chinh"
    ]
    assert agency["page"] == SITE + "co-quan/so-tai-chinh/"
    assert SITE + "data/agencies/so-tai-chinh/commitments.xlsx" in agency["files"]


def test_the_index_leads_to_everything(
    example_dataset: Dataset, example_downloads: Mapping[str, bytes]
) -> None:
    """The list of lists tells version and date, and each address in it is a file that is there."""
    index = json.loads(example_downloads[api.INDEX])
    assert (index["version"], index["data_date"]) == ("0.2.0", "2025-04-01")
    assert {t["name"]: t["rows"] for t in index["tables"]} == example_dataset.counts()
    urls = [index[name] for name in ("openapi", "datapackage", "versions")]
    urls += [t[name] for t in index["tables"] for name in ("json", "csv", "index") if name in t]
    assert len(urls) > 60
    assert all(url.removeprefix(SITE) in example_downloads for url in urls)


def test_the_list_of_agencies_leads_to_the_rows_of_each(example_downloads: Mapping[str, bytes]) -> None:
    """A body that is named only through groups is listed with its package and its rows, as every other."""
    listed = {a["agency_id"]: a for a in json.loads(example_downloads[api.address("agencies")])}
    assert listed["ubnd-huyen-thanh-khe"]["files"] == [
        f"{SITE}data/agencies/{name}"
        for name in (
            "ubnd-huyen-thanh-khe.zip",
            "ubnd-huyen-thanh-khe/commitments.xlsx",
            "ubnd-huyen-thanh-khe/commitments.csv",
            "ubnd-huyen-thanh-khe/commitments.json",
        )
    ]
