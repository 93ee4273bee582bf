"""Linked data: the content as RDF, the terms it uses, the shapes it has, and questions to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from generator import links
from generator.exports.base import Dataset, ExportContext, Format, FromDataset, document_format
from generator.exports.files import File
from generator.exports.linked import ontology, questions, writing
from generator.exports.linked.graph import Graph, Record

N_TRIPLES_TYPE = "application/n-triples"
JSON_LD_TYPE = "application/ld+json"
TURTLE_TYPE = "text/turtle"
SPARQL_TYPE = "application/sparql-query"


def n_triples(dataset: Dataset) -> Iterator[bytes]:
    """Everything that is said, terms and allowed values among it, before it is packed."""
    graph = _graph(_Hashed(dataset.digest, dataset))
    return writing.n_triples((*graph.records(), *ontology.terms_of(dataset)), graph.at.prefixes)


@dataclass(frozen=True)
class _Hashed:
    """A data set that is known by its hash."""

    digest: str
    dataset: Dataset = field(compare=False)


@lru_cache(maxsize=1)
def _graph(hashed: _Hashed) -> Graph:
    """The graph, which two formats write."""
    return Graph(hashed.dataset)


def _n_triples(dataset: Dataset) -> Iterator[File]:
    path = links.whole_file(f"{dataset.package}.nt.gz")
    yield File(path, N_TRIPLES_TYPE, writing.packed(n_triples(dataset)))


def _documents(dataset: Dataset) -> Iterator[File]:
    """What belongs to one document, the others only referred to."""
    graph = _graph(_Hashed(dataset.digest, dataset))
    records: dict[str, list[Record]] = {document: [] for document in dataset.documents}
    for record in graph.records():
        if record.document:
            records[record.document].append(record)
    for document, several in records.items():
        data = writing.json_ld((r.node() for r in several), graph.at.prefixes, graph.at.site)
        yield File(links.document_file(document, "jsonld"), JSON_LD_TYPE, data)


def _ontology(context: ExportContext) -> Iterator[File]:
    data = ontology.written(ontology.terms_of(context.dataset), context.dataset)
    yield File(links.ontology_file(), TURTLE_TYPE, data)


def _shapes(context: ExportContext) -> Iterator[File]:
    data = ontology.written(ontology.shapes_of(context.dataset), context.dataset)
    yield File(links.whole_file("shapes.ttl"), TURTLE_TYPE, data)


def _questions(context: ExportContext) -> Iterator[File]:
    yield File(
        links.whole_file("questions.rq"), SPARQL_TYPE, questions.written(context.dataset).encode("utf-8")
    )


N_TRIPLES = Format(
    name="ntriples",
    title="RDF",
    ending="nt.gz",
    media_type=N_TRIPLES_TYPE,
    holds="tables",
    paths=(links.whole_file("{package}.nt.gz"),),
    write=FromDataset("ntriples", _n_triples),
    group="whole",
    eu_file_type="RDF_N_TRIPLES",
)
JSON_LD = Format(
    name="documentld",
    title="JSON-LD",
    ending="jsonld",
    media_type=JSON_LD_TYPE,
    holds="document",
    paths=(links.document_file("{id}", "jsonld"),),
    write=FromDataset("documentld", _documents),
)
ONTOLOGY = document_format(
    links.ontology_file(), _ontology,
    name="ontology", title="OWL", ending="ttl", media_type=TURTLE_TYPE,
)  # fmt: skip
SHAPES = document_format(
    links.whole_file("shapes.ttl"), _shapes,
    name="shapes", title="SHACL", ending="ttl", media_type=TURTLE_TYPE,
)  # fmt: skip
QUESTIONS = document_format(
    links.whole_file("questions.rq"), _questions,
    name="questions", title="SPARQL", ending="rq", media_type=SPARQL_TYPE,
)  # fmt: skip
