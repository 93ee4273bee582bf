"""The descriptor: Data Package v2 (https://datapackage.org/standard/data-package/). Declared, never inferred."""

from __future__ import annotations

import json
from typing import Any

from generator import links
from generator.exports.base import Dataset, File, Rows
from generator.tables.base import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPE = "application/json"


def render(dataset: Dataset, files: dict[str, File]) -> File:
    """The descriptor of a package whose data files are ``files`` (by path)."""
    return written(descriptor(dataset, files))


def written(descriptor: dict[str, Any], indent: int | None = 2) -> File:
    """A descriptor as the file that makes a folder a package."""
    text = json.dumps(descriptor, ensure_ascii=False, indent=indent) + "\n"
    return File("datapackage.json", MEDIA_TYPE, text.encode("utf-8"))


def descriptor(dataset: Dataset, files: dict[str, File]) -> dict[str, Any]:
    """The descriptor as plain data."""
    facts = dataset.publication
    return {
        "$schema": PROFILE,
        "name": facts["package_name"],
        "id": links.absolute(facts["site_url"], links.package_file(facts["package_name"])),
        "title": f"{facts['title_vi']} / {facts['title_en']}",
        "description": f"{facts['description_vi']}\n\n{facts['description_en']}",
        "version": facts["version"],
        "created": f"{facts['data_date']}T00:00:00Z",
        "homepage": facts["site_url"],
        "keywords": list(dict.fromkeys([*facts["keywords_vi"], *facts["keywords_en"]])),
        "licenses": [
            {
                "name": facts["data_licence_id"],
                "title": facts["data_licence_title"],
                "path": facts["data_licence_url"],
            }
        ],
        "contributors": list(facts["contributors"]),
        "sources": [_source(key, d) for key, d in dataset.documents.items()],
        "resources": [r for rows in dataset.tables for r in _resources(rows, files)],
    }


def _source(key: str, document: Any) -> dict[str, str]:
    number = f"{document.number}, " if document.number else ""
    return {
        "title": f"{number}{document.title_vi}",
        "version": f"{key}, {document.source_file}, sha256:{document.source_sha256}",
    }


def _resources(rows: Rows, files: dict[str, File]) -> list[dict[str, Any]]:
    table = rows.table
    out = []
    # a slice has no JSON; and an empty array is no table to frictionless, so the JSON of an empty table is not described
    both = (("csv", table.name), ("json", f"{table.name}-json"))
    for suffix, name in both if rows.rows and f"data/{table.name}.json" in files else both[:1]:
        file = files[f"data/{table.name}.{suffix}"]
        # frictionless 5.21 counts no bytes when it reads a JSON table and calls a declared size wrong; the hash stays.
        size = {"bytes": len(file.data)} if suffix == "csv" else {}
        out.append(
            {
                "name": name,
                "path": file.path,
                "type": "table",
                "title": f"{table.title_vi} / {table.title_en}",
                "description": f"{table.about_vi}\n\n{table.about_en}",
                "format": suffix,
                "mediatype": file.media_type,
                "encoding": "utf-8",
                **size,
                "hash": f"sha256:{file.sha256}",
                "schema": schema(table),
            }
        )
    return out


def schema(table: Table[Any]) -> dict[str, Any]:
    """The Table Schema of a table; foreign keys point at the CSV resources."""
    out: dict[str, Any] = {
        "fields": [_field(c) for c in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = [
        {"fields": [c.name], "reference": {"resource": "" if to == table.name else to, "fields": [column]}}
        for c in table.columns
        if c.refers
        for to, _, column in (c.refers.partition("."),)
    ]
    return out | ({"foreignKeys": keys} if keys else {})


def _field(column: Column[Any]) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    field = {
        "name": column.name,
        "type": column.type,
        "title": f"{column.title_vi} / {column.title_en}",
        "description": f"{column.about_vi} / {column.about_en}",
    }
    return field | ({"constraints": constraints} if constraints else {})
