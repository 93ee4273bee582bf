"""The catalogue: two forms of one graph, complete after DCAT-AP 3, and true about the files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, SKOS

from generator.exports import dcat
from generator.exports.base import Dataset, ExportContext, Rows
from generator.exports.dcat_place import Place
from generator.tables.base import Column, text

SPDX = Namespace("http://spdx.org/rdf/terms#")
# rdflib's list of the terms of DCAT is that of its second version
IN_SERIES = URIRef("http://www.w3.org/ns/dcat#inSeries")
DATASET_SERIES = URIRef("http://www.w3.org/ns/dcat#DatasetSeries")
SITE = "https://example.org/plans/"
SHAPES = Path(__file__).with_name("dcat_ap_3.ttl")


@pytest.fixture(scope="module")
def offered(example_downloads: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Everything that is offered for download."""
    return example_downloads


@pytest.fixture(scope="module")
def graph(offered: Mapping[str, bytes]) -> Graph:
    """The catalogue, read by rdflib."""
    return Graph().parse(data=offered["data/catalog.ttl"], format="turtle")


@pytest.fixture(scope="module")
def series(offered: Mapping[str, bytes]) -> Graph:
    """The series of the parts, read by rdflib."""
    return Graph().parse(data=offered["data/catalog-series.ttl"], format="turtle")


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own reader of JSON-LD uses it
@pytest.mark.parametrize("name", ["catalog", "catalog-series"])
def test_both_forms_say_the_same(offered: Mapping[str, bytes], name: str) -> None:
    """The Turtle and the JSON-LD are the same graph, without nameless nodes."""
    graph = Graph().parse(data=offered[f"data/{name}.ttl"], format="turtle")
    other = Graph().parse(data=offered[f"data/{name}.jsonld"], format="json-ld")
    assert set(graph) == set(other)
    assert not any(str(node.n3()).startswith("_:") for triple in graph for node in triple)


@pytest.mark.parametrize("name", ["catalog", "catalog-series"])
def test_the_catalogue_is_complete(offered: Mapping[str, bytes], name: str) -> None:
    """Nothing is missing that DCAT-AP 3 demands or recommends."""
    graph = Graph().parse(data=offered[f"data/{name}.ttl"], format="turtle")
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


def test_distributions_are_what_lies_there(offered: Mapping[str, bytes], graph: Graph, series: Graph) -> None:
    """Each distribution's address is a file that is offered, of the size and hash the catalogue says."""
    both = graph + series
    count = 0
    for file in both.subjects(RDF.type, DCAT.Distribution):
        path = str(both.value(file, DCAT.downloadURL)).removeprefix(SITE)
        checksum = both.value(both.value(file, SPDX.checksum), SPDX.checksumValue)
        size = both.value(file, DCAT.byteSize)
        assert (str(size), str(checksum).lower()) == (
            str(len(offered[path])),
            hashlib.sha256(offered[path]).hexdigest(),
        ), path
        count += 1
    assert count == len(set(both.objects(None, DCAT.distribution)))


def test_one_data_set_with_everything(
    offered: Mapping[str, bytes], graph: Graph, example_dataset: Dataset
) -> None:
    """The catalogue is of one data set, which can be had whole, a table a file, and as a calendar."""
    (own,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert set(graph.objects(None, DCAT.dataset)) == {own}
    files = graph.objects(own, DCAT.distribution)
    paths = {str(graph.value(file, DCAT.downloadURL)).removeprefix(SITE) for file in files}
    expected = {f"data/van-dai-plans.{ending}" for ending in ("zip", "xlsx", "sqlite", "nt.gz")}
    for rows in example_dataset.tables:
        expected |= {f"data/van-dai-plans/data/{rows.table.name}.{e}" for e in ("csv", "json")}
        expected.add(f"data/parquet/{rows.table.name}.parquet")
    assert expected | {"feeds/deadlines.ics"} <= paths <= set(offered)


def test_every_part_is_in_a_series(offered: Mapping[str, bytes], series: Graph) -> None:
    """Every slice is a data set of the series of its kind, with its zip, and part of the whole."""
    zips = {path for path in offered if path.endswith(".zip") and path.count("/") == 2}
    urls = {str(url).removeprefix(SITE) for url in series.objects(None, DCAT.downloadURL)}
    assert {path for path in urls if path.endswith(".zip")} == zips
    assert set(series.objects(None, DCAT.dataset)) == set(series.subjects(RDF.type, DCAT.Dataset))
    for part in series.subjects(RDF.type, DCAT.Dataset):
        (own,) = series.objects(part, IN_SERIES)
        assert (own, RDF.type, DATASET_SERIES) in series
        assert (part, DCTERMS.isPartOf, URIRef(SITE + "du-lieu/#van-dai-plans")) in series
    assert len(set(series.subjects(RDF.type, DATASET_SERIES))) == 3


def test_formats_have_the_codes_that_exist(graph: Graph) -> None:
    """The EU's list of file types names what it knows; for the rest stands the media type."""
    codes = {}
    for file in graph.subjects(RDF.type, DCAT.Distribution):
        ending = str(graph.value(file, DCAT.downloadURL)).rpartition(".")[2]
        codes[ending] = str(graph.value(file, DCTERMS["format"])).rpartition("/")[2]
    assert codes == {
        "csv": "CSV", "json": "JSON", "zip": "ZIP", "xlsx": "XLSX", "parquet": "PARQUET", "ics": "ICS",
        "gz": "RDF_N_TRIPLES", "sqlite": "vnd.sqlite3",
    }  # fmt: skip


def test_addresses_outlive_their_file(graph: Graph, series: Graph) -> None:
    """What the catalogue describes is called by the page about the data, not by a file and its form."""
    own = {str(s) for s in (graph + series).subjects()}
    assert not [address for address in own if "catalog.ttl" in address or "catalog-series" in address]
    assert URIRef(SITE + "du-lieu/#catalog") in set(graph.subjects())


def _with(dataset: Dataset, table: str, columns: Mapping[str, str | Decimal]) -> Dataset:
    """The data set with columns more in a table, the same value in each row."""
    rows = next(t for t in dataset.tables if t.table.name == table)
    more: tuple[Column[Any], ...] = tuple(text(name, lambda _: None) for name in columns)
    kept = [i for i, name in enumerate(rows.table.names) if name not in columns]
    old = tuple(rows.table.columns[i] for i in kept)
    wider = replace(rows.table, declared=(*old, *more))
    changed = Rows(wider, [(*(row[i] for i in kept), *columns.values()) for row in rows.rows])
    return replace(dataset, tables=tuple(changed if t is rows else t for t in dataset.tables))


def test_themes_and_place_come_from_the_registries(example_made: ExportContext) -> None:
    """Where topics say their theme it is theirs; where the province has codes and a centre they are told."""
    dataset = _with(example_made.dataset, "topics", {"eu_theme": "TRAN"})
    dataset = _with(
        dataset,
        "places",
        {"kind": "province", "name_vi": "tỉnh Vân Đài", "geonames_id": "1", "wikidata_id": "Q2",
         "latitude": Decimal("21.8"), "longitude": Decimal("106.7")},
    )  # fmt: skip
    data = next(iter(dcat.TURTLE.write(replace(example_made, dataset=dataset)))).data
    graph = Graph().parse(data=data, format="turtle")
    conforms, _, report = validate(graph, shacl_graph=Graph().parse(SHAPES))
    assert conforms, report
    themes = {str(theme).rpartition("/")[2] for theme in graph.objects(None, DCAT.theme)}
    assert themes == {"TRAN"}
    province = URIRef(SITE + "du-lieu/#province")
    assert str(graph.value(province, DCAT.centroid)) == "POINT(106.7 21.8)"
    geonames = URIRef("https://sws.geonames.org/1/")
    assert set(graph.objects(province, SKOS.exactMatch)) == {
        geonames,
        URIRef("http://www.wikidata.org/entity/Q2"),
    }
    assert geonames in set(graph.objects(None, DCTERMS.spatial))


def test_a_province_without_a_centre_lies_where_its_units_do() -> None:
    """The centres of the units it has today are its geometry; those that are no more, and those of another
    place, are not among them."""
    province: dict[str, Any] = {
        "place_id": "tinh",
        "kind": "province",
        "name_vi": "tỉnh Vân Đài",
        "parent_id": None,
        "valid_to": None,
    }
    unit: dict[str, Any] = {"kind": "commune", "name_vi": "xã", "parent_id": "tinh", "valid_to": None}
    places: list[Mapping[str, Any]] = [
        province,
        unit | {"place_id": "a", "latitude": Decimal("21.8"), "longitude": Decimal("106.7")},
        unit | {"place_id": "b", "latitude": Decimal("21.9"), "longitude": Decimal("106.6")},
        unit | {"place_id": "c", "latitude": None, "longitude": None},
        unit
        | {"place_id": "d", "latitude": Decimal(20), "longitude": Decimal(100), "valid_to": "2025-06-30"},
        unit | {"place_id": "e", "latitude": Decimal(20), "longitude": Decimal(100), "parent_id": "huyen"},
    ]
    named = Place(places, ("Tỉnh Vân Đài", "Vân Đài Province"), "#province")
    first, shape = list(named.nodes())
    assert first["locn:geometry"] == {"@id": shape["@id"]}
    assert (shape["@type"], shape["geo:asWKT"]["@value"]) == (
        "locn:Geometry",
        "MULTIPOINT((106.7 21.8), (106.6 21.9))",
    )
    own = province | {"latitude": Decimal(21), "longitude": Decimal(106)}
    (only,) = Place([own, *places[1:]], ("Tỉnh Vân Đài", ""), "#province").nodes()
    assert only["dcat:centroid"]["@value"] == "POINT(106 21)"
    assert "locn:geometry" not in only
    assert "locn:geometry" not in next(Place([province], ("Tỉnh Vân Đài", ""), "#province").nodes())
