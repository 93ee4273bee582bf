"""RO-Crate, read by its own library, and Croissant, read as the JSON-LD it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, RDF
from rocrate.rocrate import ROCrate  # type: ignore[import-untyped]  # it ships no types

from generator.exports import crate
from generator.exports.base import Dataset
from generator.output import write_tree

FOLDER = "data/van-dai-plans/"
CROISSANT = "data/croissant.json"
CROISSANT_TERMS = Namespace("http://mlcommons.org/croissant/")
SCHEMA = Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def unpacked(example_downloads: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it lies unpacked on the site."""
    target = tmp_path_factory.mktemp("crate") / "package"
    inside = {p.removeprefix(FOLDER): d for p, d in example_downloads.items() if p.startswith(FOLDER)}
    write_tree(inside, target)
    return target


def test_the_crate_holds_every_file(unpacked: Path) -> None:
    """The library rocrate reads the folder as a crate: each file is a part, with the size and hash of its
    bytes."""
    read = ROCrate(unpacked)
    found = {e.id: e for e in read.data_entities}
    there = {p.relative_to(unpacked).as_posix(): p for p in unpacked.rglob("*") if p.is_file()}
    assert set(found) == set(there) - {crate.NAME}
    for path, entity in found.items():
        data = there[path].read_bytes()
        assert (entity["contentSize"], entity["sha256"]) == (str(len(data)), hashlib.sha256(data).hexdigest())
    assert (
        read.name == "The plans of Vân Đài province as data / Các kế hoạch của tỉnh Vân Đài dưới dạng dữ liệu"
    )
    assert read.license.id == "https://creativecommons.org/licenses/by/4.0/"
    assert read.publisher["name"] == "The testers"


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own reader of JSON-LD uses it
def test_croissant_is_what_its_context_says(example_downloads: Mapping[str, bytes]) -> None:
    """Read as JSON-LD it is a data set of Croissant 1.0: every field has its type, its source and the column
    in it."""
    graph = Graph().parse(data=example_downloads[CROISSANT], format="json-ld")
    (whole,) = graph.subjects(RDF.type, SCHEMA.Dataset)
    assert str(graph.value(whole, DCTERMS.conformsTo)) == "http://mlcommons.org/croissant/1.0"
    files = set(graph.subjects(RDF.type, CROISSANT_TERMS.FileObject))
    assert files == set(graph.objects(whole, SCHEMA.distribution))
    assert all(graph.value(file, SCHEMA.contentUrl) and graph.value(file, SCHEMA.sha256) for file in files)
    fields = set(graph.subjects(RDF.type, CROISSANT_TERMS.Field))
    sources = {field: graph.value(field, CROISSANT_TERMS.source) for field in fields}
    assert fields
    assert all(graph.value(source, CROISSANT_TERMS.fileObject) in files for source in sources.values())
    assert all(graph.value(field, CROISSANT_TERMS.dataType) for field in fields)
    named = {str(graph.value(field, SCHEMA.name)) for field in fields}
    assert named >= {"commitment_id", "date_end"}


def test_croissant_tells_the_bytes(example_downloads: Mapping[str, bytes]) -> None:
    """Each file it names is published at that address with that hash."""
    described = json.loads(example_downloads[CROISSANT])
    for file in described["distribution"]:
        data = example_downloads[file["contentUrl"].removeprefix("https://example.org/plans/")]
        assert file["sha256"] == hashlib.sha256(data).hexdigest()


def test_every_column_is_a_field(example_downloads: Mapping[str, bytes], example_dataset: Dataset) -> None:
    """Each table is a set of records with every column. None names another: whoever reads it joins what is
    named, and loses rows whose cell is empty."""
    described = json.loads(example_downloads[CROISSANT])
    fields = {field["@id"]: field for records in described["recordSet"] for field in records["field"]}
    assert set(fields) == {f"{t.table.name}/{name}" for t in example_dataset.tables for name in t.table.names}
    assert [name for name, field in fields.items() if "references" in field] == []
