"""Packages of research: the data package as an RO-Crate 1.1 and as a Croissant 1.0 data set.

Both say what the descriptor says (:mod:`generator.exports.datapackage`): RO-Crate for archives of research
(https://w3id.org/ro/crate/1.1), Croissant for machine learning (http://mlcommons.org/croissant/1.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import links
from generator.exports.base import ExportContext, document_format
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.exports.json import indented
from generator.tables.base import Column, Table

MEDIA_TYPE = "application/ld+json"
NAME = "ro-crate-metadata.json"
_CRATE = "https://w3id.org/ro/crate/1.1"
_CROISSANT = "http://mlcommons.org/croissant/1.0"
#: what Croissant calls a file of Parquet
_PARQUET = "application/x-parquet"
#: type of a column -> that of Croissant
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
#: the context every Croissant file begins with, as the specification gives it (section "Namespaces")
_CONTEXT: dict[str, Any] = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/", "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract",
    "field": "cr:field", "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet", "format": "cr:format", "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5",
    "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet",
    "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace",
    "samplingRate": "cr:samplingRate", "sc": "https://schema.org/", "separator": "cr:separator",
    "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip


def _described(facts: Facts) -> dict[str, Any]:
    """What both say of the whole, in English, as their readers expect; the names of things in both
    languages."""
    return {
        "name": f"{facts.title[1]} / {facts.title[0]}",
        "description": facts.about[1],
        "url": facts.site_url,
        "version": facts.version,
        "datePublished": facts.day.isoformat(),
        "license": facts.licence_url,
        "inLanguage": ["vi", "en"],
        "keywords": list(facts.keywords[1]),
    }


def ro_crate(context: ExportContext) -> Iterator[File]:
    """The crate of the package, as it lies unpacked on the site."""
    facts, files = facts_of(context.dataset.publication), context.packed()
    publisher = {"@id": facts.repo_url}
    tables = {f"data/{rows.table.name}.csv": rows.table for rows in context.dataset.tables}
    graph = [
        {
            "@id": NAME, "@type": "CreativeWork",
            "conformsTo": {"@id": _CRATE}, "about": {"@id": "./"},
        },
        {
            "@id": "./", "@type": "Dataset", **_described(facts),
            "license": {"@id": facts.licence_url}, "publisher": publisher, "author": publisher,
            "hasPart": [{"@id": path} for path in sorted(files)],
        },
        *(_part(files[path], tables.get(path)) for path in sorted(files)),
        {"@id": facts.repo_url, "@type": "Organization", "name": facts.publisher[1], "url": facts.repo_url},
        {"@id": facts.licence_url, "@type": "CreativeWork", "name": facts.licence_title,
        "identifier": facts.licence},
    ]  # fmt: skip
    crate = {"@context": f"{_CRATE}/context", "@graph": graph}
    yield File(links.package_file(facts.package, NAME), MEDIA_TYPE, indented(crate))


def _part(file: File, table: Table[Any] | None) -> dict[str, Any]:
    title = f"{table.title_en} / {table.title_vi}" if table else file.path
    about = {"description": f"{table.about_en}\n{table.about_vi}"} if table else {}
    return {
        "@id": file.path, "@type": "File", "name": title, **about,
        "encodingFormat": file.media_type, "contentSize": str(file.size), "sha256": file.sha256,
    }  # fmt: skip


def croissant(context: ExportContext) -> Iterator[File]:
    """The Parquet files with every column and its type.

    They say the type of a cell themselves: of CSV mlcroissant (1.1) guesses it, so that a code 05977 is read
    as 5977.0. What a column refers to is not told: it joins what "references" names, leaves out rows whose
    cell is empty, and fails where a table refers to several. The data package tells it.
    """
    facts, files = facts_of(context.dataset.publication), context.files
    publisher = {"@type": "sc:Organization", "name": facts.publisher[1], "url": facts.repo_url}
    tables = [rows.table for rows in context.dataset.tables]
    described = {
        "@context": _CONTEXT, "@type": "sc:Dataset", **_described(facts), "conformsTo": _CROISSANT,
        "citeAs": f"{facts.publisher[1]}. {facts.title[1]}, {facts.version}, {facts.day}. {facts.site_url}",
        "creator": publisher, "publisher": publisher,
        "distribution": [_object(files[_parquet(t)], facts) for t in tables],
        "recordSet": [_records(t) for t in tables],
    }  # fmt: skip
    yield File(links.whole_file("croissant.json"), MEDIA_TYPE, indented(described))


def _parquet(table: Table[Any]) -> str:
    return links.site_table("parquet", table.name, "parquet")


def _object(file: File, facts: Facts) -> dict[str, Any]:
    name = file.path.rpartition("/")[2]
    return {
        "@type": "cr:FileObject", "@id": name, "name": name,
        "contentUrl": links.absolute(facts.site_url, file.path),
        "encodingFormat": _PARQUET, "contentSize": f"{file.size} B", "sha256": file.sha256,
    }  # fmt: skip


def _records(table: Table[Any]) -> dict[str, Any]:
    key = [{"@id": f"{table.name}/{name}"} for name in table.key]
    return {
        "@type": "cr:RecordSet", "@id": table.name, "name": table.name,
        "description": f"{table.title_en}. {table.about_en}",
        "key": key[0] if len(key) == 1 else key,
        "field": [_field(table, column) for column in table.columns],
    }  # fmt: skip


def _field(table: Table[Any], column: Column[Any]) -> dict[str, Any]:
    source = {"fileObject": {"@id": f"{table.name}.parquet"}, "extract": {"column": column.name}}
    return {
        "@type": "cr:Field", "@id": f"{table.name}/{column.name}", "name": column.name,
        "description": f"{column.title_en}. {column.about_en}", "dataType": _TYPES[column.type],
        "source": source,
    }  # fmt: skip


RO_CRATE = document_format(
    links.package_file("{package}", NAME), ro_crate,
    name="crate", title="RO-Crate", ending="json", media_type=MEDIA_TYPE,
)  # fmt: skip
CROISSANT = document_format(
    links.whole_file("croissant.json"), croissant,
    name="croissant", title="Croissant", ending="json", media_type=MEDIA_TYPE,
)  # fmt: skip
