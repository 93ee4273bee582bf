"""Our own terms, explained in both languages, and the shapes (SHACL) that the published graph has.

Both follow from the tables: a column without a term of the world is a property, an allowed value a concept;
what a column requires, its shape does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exports import turtle
from generator.exports.base import Dataset
from generator.exports.facts import facts_of
from generator.exports.linked import terms
from generator.exports.linked.graph import Addresses, Node, Statements, ref, typed, words
from generator.exports.linked.values import name_of
from generator.tables.base import Column, Table
from generator.words import LANGUAGES


def terms_of(dataset: Dataset) -> Iterator[Node]:
    """What classes, properties and allowed values mean."""
    at = Addresses(dataset)
    yield _header(at, dataset)
    for term in terms.TERMS:
        statements = _named(term.label, term.comment) | {"rdfs:isDefinedBy": [ref(at.term("").rstrip("#"))]}
        yield Node(at.term(term.name), ("owl:ObjectProperty",), statements)
    for table in at.tables.values():
        if table.name in terms.JOINS:
            continue
        yield _class(at, table)
        if scheme := at.scheme(table.name):
            title = [words(table.title_vi, "vi"), words(table.title_en, "en")]
            yield Node(scheme, ("skos:ConceptScheme",), {"dct:title": title})
        for column in table.columns:
            if terms.term(table.name, column.name) == f"{table.name}:{column.name}":
                yield _property(at, table, column)
            if column.values:
                yield from _concepts(at, table, column)


def _named(label: tuple[str, str], comment: tuple[str, str]) -> Statements:
    return {
        "rdfs:label": [words(label[0], "vi"), words(label[1], "en")],
        "rdfs:comment": [words(comment[0], "vi"), words(comment[1], "en")],
    }


def _header(at: Addresses, dataset: Dataset) -> Node:
    facts = facts_of(dataset.publication)
    titles = [words(text, language) for text, language in zip(facts.title, ("vi", "en"), strict=True)]
    statements: Statements = {
        "dct:title": titles,
        "dct:license": [ref(facts.licence_url)],
        "owl:versionInfo": [{"@value": facts.version}],
    }
    return Node(at.term("").rstrip("#"), ("owl:Ontology",), statements)


def _class(at: Addresses, table: Table[Any]) -> Node:
    statements = _named((table.title_vi, table.title_en), (table.about_vi, table.about_en))
    wider = [ref(terms.full(kind)) for kind in terms.CLASSES.get(table.name, ())]
    return Node(
        at.table(table.name), ("owl:Class",), statements | ({"rdfs:subClassOf": wider} if wider else {})
    )


def _property(at: Addresses, table: Table[Any], column: Column[Any]) -> Node:
    statements = _named((column.title_vi, column.title_en), (column.about_vi, column.about_en))
    statements["rdfs:domain"] = [ref(at.table(table.name))]
    linked = column.refers or column.values or column.name.endswith("_url")
    return Node(
        f"{at.table(table.name)}#{column.name}",
        ("owl:ObjectProperty" if linked else "owl:DatatypeProperty",),
        statements,
    )


def _scheme(at: Addresses, table: Table[Any], column: Column[Any]) -> str:
    return at.value(table.name, column.name, "")


def _concepts(at: Addresses, table: Table[Any], column: Column[Any]) -> Iterator[Node]:
    """The allowed values of a column, as a scheme of concepts with names in both languages; the code is the
    notation."""
    scheme = _scheme(at, table, column)
    title = [words(column.title_vi, "vi"), words(column.title_en, "en")]
    yield Node(scheme, ("skos:ConceptScheme",), {"dct:title": title})
    for value in column.values:
        statements: Statements = {
            "skos:prefLabel": [words(name_of(table, column, value, x), x) for x in LANGUAGES],
            "skos:notation": [{"@value": value}],
            "skos:inScheme": [ref(scheme)],
        }
        yield Node(at.value(table.name, column.name, value), ("skos:Concept",), statements)


def shapes_of(dataset: Dataset) -> Iterator[Node]:
    """For each table what its records must say, how often and in which form."""
    at = Addresses(dataset)
    for table in at.tables.values():
        if table.name not in terms.JOINS:
            yield from _shapes(at, table)


def _shapes(at: Addresses, table: Table[Any]) -> Iterator[Node]:
    base = f"{at.site}data/shapes.ttl#{table.name}"
    columns: dict[str, list[Column[Any]]] = {}
    for column in table.columns:
        columns.setdefault(terms.term(table.name, column.name), []).append(column)
    parts = [
        Node(
            f"{base}.{same[0].name}",
            ("sh:PropertyShape",),
            {"sh:path": [ref(_path(at, name))], **_constraints(at, table, same)},
        )
        for name, same in columns.items()
    ]
    statements: Statements = {
        "sh:targetClass": [ref(at.table(table.name))],
        "sh:property": [ref(part.address) for part in parts],
    }
    yield Node(base, ("sh:NodeShape",), statements)
    yield from parts
    for column in table.columns:
        if column.values:
            yield from _listed(at, table, column, f"{base}.{column.name}.values")


def _path(at: Addresses, name: str) -> str:
    prefix, _, local = name.partition(":")
    return at.prefixes[prefix] + local


#: terms that other rows add to, so that a record may have more of them than it has columns
_ADDED_TO = frozenset({"dct:subject", "schema:mentions", "skos:altLabel"})


def _constraints(at: Addresses, table: Table[Any], columns: list[Column[Any]]) -> Statements:
    """How many values there must and may be, and what each of them is."""
    first, name = columns[0], terms.term(table.name, columns[0].name)
    statements: Statements = {}
    if required := sum(c.required for c in columns):
        statements["sh:minCount"] = [typed(str(required), "xsd:integer")]
    if name not in _ADDED_TO:
        statements["sh:maxCount"] = [typed(str(len(columns)), "xsd:integer")]
    if first.refers:
        statements["sh:class"] = [ref(at.table(first.refers.split(".")[0]))]
    elif first.values:
        statements["sh:node"] = [ref(f"{at.site}data/shapes.ttl#{table.name}.{first.name}.values")]
    elif first.name.endswith("_url"):
        statements["sh:nodeKind"] = [ref(terms.full("sh:IRI"))]
    else:
        statements["sh:datatype"] = [ref(_datatype(first))]
    return statements


def _datatype(column: Column[Any]) -> str:
    if column.type == "string" and terms.language(column.name):
        return terms.full("rdf:langString")
    return terms.EDTF if terms.is_edtf(column.name) else terms.full(terms.DATATYPES[column.type])


def _listed(at: Addresses, table: Table[Any], column: Column[Any], address: str) -> Iterator[Node]:
    """The shape of a value that must be one of those allowed."""
    part = f"{address}.scheme"
    yield Node(address, ("sh:NodeShape",), {"sh:property": [ref(part)]})
    statements: Statements = {
        "sh:path": [ref(terms.full("skos:inScheme"))],
        "sh:hasValue": [ref(_scheme(at, table, column))],
    }
    yield Node(part, ("sh:PropertyShape",), statements)


def written(nodes: Iterator[Node], dataset: Dataset) -> bytes:
    """Terms or shapes as Turtle."""
    flat = [{"@id": n.address, "@type": list(n.types), **n.statements} for n in nodes]
    return turtle.written(flat, {**terms.PREFIXES, "plans": Addresses(dataset).term("")}).encode("utf-8")
