"""The descriptor: Data Package v2 (https://datapackage.org/standard/data-package/). Declared, never
inferred."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from generator import links
from generator.exports.base import Dataset, ExportContext, Format, Rows
from generator.exports.files import File
from generator.tables.base import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPE = "application/json"
NAME = "datapackage.json"


def render(dataset: Dataset, files: Mapping[str, File]) -> File:
    """The descriptor of a package whose data files are ``files`` (by path)."""
    return written(descriptor(dataset, files))


def written(descriptor: dict[str, Any], indent: int | None = 2, name: str = NAME) -> File:
    """A descriptor as the file that makes a folder a package."""
    text = json.dumps(descriptor, ensure_ascii=False, indent=indent) + "\n"
    return File(name, MEDIA_TYPE, text.encode("utf-8"))


def descriptor(dataset: Dataset, files: Mapping[str, File]) -> dict[str, Any]:
    """The descriptor of the tables as CSV, as plain data."""
    return _described(dataset, dataset.package, links.package_file(dataset.package)) | {
        "resources": [resource(rows, files[f"data/{rows.table.name}.csv"], "csv") for rows in dataset.tables]
    }


def of_format(dataset: Dataset, form: Format, files: Mapping[str, File]) -> dict[str, Any]:
    """The descriptor of the tables in another format of the package, as plain data.

    It is a file of its own, so that programs that read only CSV find nothing unknown in the first descriptor.
    Empty tables are left out, because frictionless does not accept an empty array as a table.
    """
    name = f"{dataset.package}-{form.name}"
    filled = [rows for rows in dataset.tables if rows.rows]
    known = {rows.table.name for rows in filled}
    resources = [
        resource(rows, files[form.paths[0].format(table=rows.table.name)], form.ending) for rows in filled
    ]
    for one in resources:
        keys = one["schema"].get("foreignKeys", [])
        one["schema"]["foreignKeys"] = [
            k for k in keys if (k["reference"]["resource"] or one["name"]) in known
        ]
        if not one["schema"]["foreignKeys"]:
            del one["schema"]["foreignKeys"]
        if form.ending == "json":
            # frictionless 5.21 counts no bytes when it reads a JSON table and calls a declared size wrong
            del one["bytes"]
    address = links.package_file(dataset.package, file_name(form))
    return _described(dataset, name, address) | {"resources": resources}


def file_name(form: Format) -> str:
    """What the descriptor of a format other than the first is called."""
    return f"datapackage-{form.name}.json"


def _described(dataset: Dataset, name: str, address: str) -> dict[str, Any]:
    facts = dataset.publication
    return {
        "$schema": PROFILE,
        "name": name,
        "id": links.absolute(facts["site_url"], address),
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
    }


def _source(key: str, document: Any) -> dict[str, str]:
    number = f"{document.number}, " if document.number else ""
    return {
        "title": f"{number}{document.title_vi}",
        "version": f"{key}, {document.source_file}, sha256:{document.source_sha256}",
    }


def resource(rows: Rows, file: File, kind: str) -> dict[str, Any]:
    """The description of a table as stored in ``file``."""
    table = rows.table
    return {
        "name": table.name,
        "path": file.path,
        "type": "table",
        "title": f"{table.title_vi} / {table.title_en}",
        "description": f"{table.about_vi}\n\n{table.about_en}",
        "format": kind,
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": dict(schema(table)),
    }


@lru_cache(maxsize=256)
def schema(table: Table[Any]) -> Mapping[str, Any]:
    """The Table Schema of a table; do not modify it, it is shared. Foreign keys refer to the CSV
    resources."""
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


def _write(context: ExportContext) -> Iterable[File]:
    """A descriptor of the first format that has a file a table in the package, and one of each other."""
    _, *others = context.packed_tables()
    yield render(context.dataset, context.files)
    for form in others:
        yield written(of_format(context.dataset, form, context.files), name=file_name(form))


FORMAT = Format(
    name="descriptor",
    title="datapackage.json",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(NAME, "datapackage-{id}.json"),
    write=_write,
    packed=True,
    group="whole",
)
