"""The catalogue: two forms of one graph, complete after DCAT-AP 3, and true about the files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF

SPDX = Namespace("http://spdx.org/rdf/terms#")
SHAPES = Path(__file__).with_name("dcat_ap_3.ttl")


@pytest.fixture(scope="module")
def offered(example_downloads: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Everything that is offered for download."""
    return example_downloads


@pytest.fixture(scope="module")
def graph(offered: Mapping[str, bytes]) -> Graph:
    """The catalogue, read by rdflib."""
    return Graph().parse(data=offered["data/catalog.ttl"], format="turtle")


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own reader of JSON-LD uses it
def test_both_forms_say_the_same(offered: Mapping[str, bytes], graph: Graph) -> None:
    """The Turtle and the JSON-LD are the same graph, without nameless nodes."""
    other = Graph().parse(data=offered["data/catalog.jsonld"], format="json-ld")
    assert set(graph) == set(other)
    assert not any(str(node.n3()).startswith("_:") for triple in graph for node in triple)


def test_the_catalogue_is_complete(graph: Graph) -> None:
    """Nothing is missing that DCAT-AP 3 demands or recommends."""
    conforms, _, report = validate(graph, shacl_graph=Graph().parse(SHAPES))
    assert conforms, report


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS.title),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Dataset, DCAT.theme),
    ],
)
def test_the_shapes_notice(graph: Graph, kind: URIRef, name: URIRef) -> None:
    """A catalogue that lacks a mandatory or recommended property does not pass."""
    broken = Graph()
    broken += graph
    subject = min(graph.subjects(RDF.type, kind), key=str)
    broken.remove((subject, name, None))
    conforms, _, report = validate(broken, shacl_graph=Graph().parse(SHAPES))
    assert not conforms
    assert str(name) in report or str(name).rpartition("/")[2].rpartition("#")[2] in report


def test_distributions_are_what_lies_there(offered: Mapping[str, bytes], graph: Graph) -> None:
    """Each distribution's address is a file that is offered, of the size and hash the catalogue says."""
    count = 0
    for file in graph.subjects(RDF.type, DCAT.Distribution):
        path = str(graph.value(file, DCAT.downloadURL)).removeprefix("https://example.org/plans/")
        checksum = graph.value(graph.value(file, SPDX.checksum), SPDX.checksumValue)
        size = graph.value(file, DCAT.byteSize)
        assert (str(size), str(checksum).lower()) == (
            str(len(offered[path])),
            hashlib.sha256(offered[path]).hexdigest(),
        ), path
        count += 1
    assert count == len(set(graph.objects(None, DCAT.distribution)))


def test_every_package_is_a_data_set(offered: Mapping[str, bytes], graph: Graph) -> None:
    """The whole and every slice have a data set in the catalogue with its zip."""
    zips = {
        str(url).removeprefix("https://example.org/plans/")
        for url in graph.objects(None, DCAT.downloadURL)
        if str(url).endswith(".zip")
    }
    assert zips == {path for path in offered if path.endswith(".zip")}
    assert set(graph.objects(None, DCAT.dataset)) == set(graph.subjects(RDF.type, DCAT.Dataset))
