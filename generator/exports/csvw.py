"""CSV on the Web (W3C): what each column of a CSV means, beside the file, and all tables as one group with
their keys."""

from __future__ import annotations

from typing import Any

from generator import links
from generator.exports.base import Dataset, Format
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.exports.json import indented, tagged
from generator.tables.base import Column, Table

MEDIA_TYPE = "application/csvm+json"
GROUP = links.packed_table("csv-metadata", "json")
_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "vi"}]


def render(dataset: Dataset) -> dict[str, File]:
    """A description beside each CSV, and one of the group with its foreign keys, which reach from file to
    file."""
    facts = facts_of(dataset.publication)
    tables = [rows.table for rows in dataset.tables]
    out = {
        links.packed_table(t.name, "csv-metadata.json"): {"@context": _CONTEXT, **_table(t), **_about(facts)}
        for t in tables
    }
    group = [_table(t) | {"tableSchema": _schema(t) | _foreign(t)} for t in tables]
    out[GROUP] = {"@context": _CONTEXT, **_about(facts), "dc:title": tagged(*facts.title), "tables": group}
    return {path: File(path, MEDIA_TYPE, indented(d)) for path, d in out.items()}


def _about(facts: Facts) -> dict[str, Any]:
    return {
        "dc:license": {"@id": facts.licence_url},
        "dc:publisher": tagged(*facts.publisher),
        "dc:modified": {"@value": facts.day.isoformat(), "@type": "xsd:date"},
        "schema:version": facts.version,
    }


def _table(table: Table[Any]) -> dict[str, Any]:
    return {
        "url": f"{table.name}.csv",
        "dc:title": tagged(table.title_vi, table.title_en),
        "dc:description": tagged(table.about_vi, table.about_en),
        "dialect": {"lineTerminators": ["\n"]},
        "tableSchema": _schema(table),
    }


def _schema(table: Table[Any]) -> dict[str, Any]:
    return {"columns": [_column(c) for c in table.columns], "primaryKey": list(table.key)}


def _foreign(table: Table[Any]) -> dict[str, Any]:
    """The references that are never empty: CSVW knows no foreign key that may be (the Data Package descriptor
    has them all)."""
    keys = [
        {"columnReference": c.name, "reference": {"resource": f"{to}.csv", "columnReference": key}}
        for c in table.columns
        if c.refers and c.required
        for to, _, key in (c.refers.partition("."),)
    ]
    return {"foreignKeys": keys} if keys else {}


def _column(column: Column[Any]) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:title": tagged(column.title_vi, column.title_en),
        "dc:description": tagged(column.about_vi, column.about_en),
        "datatype": _datatype(column),
        **({"required": True} if column.required else {}),
    }


def _datatype(column: Column[Any]) -> Any:
    if column.values:
        return {"base": "string", "format": f"^({'|'.join(column.values)})$"}
    kinds: dict[str, Any] = {"number": "decimal", "date": {"base": "date", "format": "yyyy-MM-dd"}}
    return kinds.get(column.type, column.type)


FORMAT = Format(
    name="csvw",
    title="CSVW",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(links.packed_table("{table}", "csv-metadata.json"), GROUP),
    write=lambda context: render(context.dataset).values(),
    packed=True,
)
