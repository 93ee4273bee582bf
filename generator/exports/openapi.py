"""OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0) of a site of files: each path of JSON and the form of
what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.exports.base import Dataset, Format
from generator.exports.facts import facts_of
from generator.exports.records import PARTS, PASSAGE_PARTS
from generator.tables.base import Column, Table

Schema = dict[str, Any]
_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "string",
}


def document(dataset: Dataset, forms: Iterable[Format]) -> Schema:
    """The description of every path at which ``forms`` write JSON."""
    facts = facts_of(dataset.publication)
    paths = {}
    for form in forms:
        for path, table in _paths(form, dataset):
            paths["/" + path] = {"get": _operation(form, path, table)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{facts.title[1]} / {facts.title[0]}",
            "description": f"{facts.about[1]}\n\n{facts.about[0]}",
            "version": facts.version,
            "license": {"name": facts.licence_title, "url": facts.licence_url},
            "contact": {"name": facts.publisher[1], "url": facts.contact_url},
        },
        "servers": [{"url": facts.site_url.rstrip("/")}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": {rows.table.name: row(rows.table) for rows in dataset.tables}},
    }


def _paths(form: Format, dataset: Dataset) -> Iterator[tuple[str, str]]:
    """The paths of a format that hold JSON, a table each where it has one for each: path and table."""
    for path in form.paths:
        if not path.endswith(("json", "jsonld", ".ipynb")):
            continue
        placed = form.on_site(path, dataset.package).replace("{package}", dataset.package)
        if "{table}" in placed:
            for rows in dataset.tables:
                yield placed.replace("{table}", rows.table.name), rows.table.name
        else:
            yield placed, ""


def _operation(form: Format, path: str, table: str) -> Schema:
    response = {
        "description": form.title,
        "content": {_media(form, path): {"schema": _schema(form, path, table)}},
    }
    out: Schema = {"summary": f"{form.title}: {path}", "responses": {"200": response}}
    if "{id}" in path:
        ident = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
        out["parameters"] = [ident]
    return out


def _media(form: Format, path: str) -> str:
    """What a path gives; a format of several files declares the type of its first."""
    if form.media_type.endswith("json"):
        return form.media_type
    return "application/x-ipynb+json" if path.endswith(".ipynb") else "application/json"


def _schema(form: Format, path: str, table: str) -> Schema:
    """The form of what lies at a path: rows of tables as their columns are declared, anything else an
    object."""
    if form.name == "json":
        return _list(_ref(table))
    if form.name == "records":
        return _commitment()
    if form.name == "part":
        return _list(_ref("commitments"))
    if form.name == "index" and path.count("/") > 1:
        return _list({"type": "object"})
    return {"type": "object"}


def _ref(table: str) -> Schema:
    return {"$ref": f"#/components/schemas/{table}"}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _commitment() -> Schema:
    """A commitment with the rows of other tables that are about it."""
    parts = {name: _list(_ref(name)) for name in (*PARTS, *PASSAGE_PARTS)}
    return {"allOf": [_ref("commitments"), {"type": "object", "properties": parts, "required": list(parts)}]}


def row(table: Table[Any]) -> Schema:
    """A row of a table as JSON has it: every column is there, empty ones as null."""
    return {
        "type": "object",
        "title": f"{table.title_en} / {table.title_vi}",
        "description": f"{table.about_en}\n\n{table.about_vi}",
        "properties": {column.name: _cell(column) for column in table.columns},
        "required": list(table.names),
    }


def _cell(column: Column[Any]) -> Schema:
    kind = _TYPES[column.type]
    out: Schema = {
        "title": f"{column.title_en} / {column.title_vi}",
        "description": f"{column.about_en}\n\n{column.about_vi}",
        "type": kind if column.required else [kind, "null"],
    }
    if column.values:
        out["enum"] = [*column.values, *([] if column.required else [None])]
    return out | ({"format": "date"} if column.type == "date" else {})
