"""The static JSON interface: an index, one list for each kind, and an OpenAPI 3.1 description of every path.

Nothing is computed on request; each path is a file of the site.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator import links
from generator.exports import report
from generator.exports.base import ExportContext, Format, Rows
from generator.exports.facts import facts_of
from generator.exports.files import File
from generator.exports.json import MEDIA_TYPE, indented, joined, plain
from generator.exports.openapi import document
from generator.exports.slicing import KINDS

INDEX = links.whole_file("index.json")
OPENAPI = links.whole_file("openapi.json")
#: tables with a list of their records; of those with a file a record the list has only what they are known by
LISTS = (
    "documents", "agencies", "topics", "commitments", "deadlines", "indicators", "projects", "places",
    "legal_documents",
)  # fmt: skip
_KNOWN_BY = ("name_vi", "name_en", "title_vi", "title_en", "number", "kind", "document_id", "due_end")


def address(table: str) -> str:
    """Where the list of the records of a table lies."""
    return f"{links.DATA}{table}/index.json"


def lists(context: ExportContext) -> Iterator[File]:
    """One list for each kind, and the index of these lists."""
    for rows in context.dataset.tables:
        if rows.table.name in LISTS:
            data = [_entry(context, rows, row) for row in rows.rows]
            lines = (json.dumps(entry, ensure_ascii=False) for entry in data)
            yield File(address(rows.table.name), MEDIA_TYPE, joined(lines))
    yield File(INDEX, MEDIA_TYPE, indented(_index(context)))


def _entry(context: ExportContext, rows: Rows, row: tuple[Any, ...]) -> dict[str, Any]:
    table, facts = rows.table, facts_of(context.dataset.publication)
    record = {name: plain(cell) for name, cell in zip(table.names, row, strict=True)}
    ident = str(record[table.key[0]])
    files = [path for path in _files(table.name, ident) if path in context.files]
    if files:
        record = {name: record[name] for name in (*table.key, *_KNOWN_BY) if name in record}
    kind = links.PAGES_OF_TABLES.get(table.name)
    page = links.page_path(kind, ident, links.DEFAULT_LANGUAGE) if kind else ""
    return (
        record
        | ({"page": links.absolute(facts.site_url, page)} if page else {})
        | ({"files": [links.absolute(facts.site_url, path) for path in files]} if files else {})
    )


def _files(table: str, ident: str) -> tuple[str, ...]:
    if table == "commitments":
        return (links.commitment_file(ident),)
    return links.part_files(table, ident) if table in KINDS else ()


def _index(context: ExportContext) -> dict[str, Any]:
    facts = facts_of(context.dataset.publication)

    def at(path: str) -> str:
        return links.absolute(facts.site_url, path)

    tables = [
        {
            "name": rows.table.name, "title_vi": rows.table.title_vi, "title_en": rows.table.title_en,
            "rows": len(rows.rows), "json": at(links.table_file(facts.package, rows.table.name, "json")),
            "csv": at(links.table_file(facts.package, rows.table.name, "csv")),
            **({"index": at(address(rows.table.name))} if rows.table.name in LISTS else {}),
        }
        for rows in context.dataset.tables
    ]  # fmt: skip
    return {
        "name": facts.package,
        "title_vi": facts.title[0],
        "title_en": facts.title[1],
        "version": facts.version,
        "data_date": facts.day.isoformat(),
        "license": facts.licence_url,
        "openapi": at(OPENAPI),
        "datapackage": at(links.package_file(facts.package)),
        "versions": at(links.VERSIONS),
        "tables": tables,
    }


def openapi(context: ExportContext) -> Iterator[File]:
    """The OpenAPI description of every JSON path that any format writes, with the schema of each."""
    forms = (*(form for form, _ in context.written), report.FORMAT, DESCRIBED)
    yield File(OPENAPI, MEDIA_TYPE, indented(document(context.dataset, forms)))


INDEXES = Format(
    name="index",
    title="JSON",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(INDEX, *map(address, LISTS)),
    write=lists,
    group="about",
)
DESCRIBED = Format(
    name="openapi",
    title="OpenAPI",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(OPENAPI,),
    write=openapi,
    group="about",
)
