"""RO-Crate and Croissant, each read by its own library."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import mlcroissant  # type: ignore[import-untyped]  # it ships no types
import pytest
from rocrate.rocrate import ROCrate  # type: ignore[import-untyped]  # it ships no types

from generator.exports import crate
from generator.exports.base import Dataset
from generator.output import write_tree

FOLDER = "data/van-dai-plans/"
CROISSANT = "data/croissant.json"


@pytest.fixture(scope="module")
def unpacked(example_downloads: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it lies unpacked on the site."""
    target = tmp_path_factory.mktemp("crate") / "package"
    inside = {p.removeprefix(FOLDER): d for p, d in example_downloads.items() if p.startswith(FOLDER)}
    write_tree(inside, target)
    return target


def test_the_crate_holds_every_file(unpacked: Path) -> None:
    """The library rocrate reads the folder as a crate: each file is a part, with the size and hash of its bytes."""
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


@pytest.fixture
def local(example_downloads: Mapping[str, bytes], unpacked: Path, tmp_path: Path) -> Path:
    """The Croissant file with the addresses of the site led to the folder."""
    text = example_downloads[CROISSANT].decode("utf-8")
    path = tmp_path / "croissant.json"
    path.write_text(text.replace(f"https://example.org/plans/{FOLDER}", f"{unpacked}/"), encoding="utf-8")
    return path


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # the reader of JSON-LD that mlcroissant uses
def test_croissant_is_accepted_and_read(local: Path, example_dataset: Dataset) -> None:
    """The library mlcroissant finds no error, and gives the rows of a table with their types."""
    read = mlcroissant.Dataset(jsonld=str(local))
    assert read.metadata.issues.errors == set()
    rows = next(t for t in example_dataset.tables if t.table.name == "deadlines")
    records = list(read.records(record_set="deadlines"))
    assert len(records) == len(rows.rows)
    names = {f"deadlines/{name}" for name in rows.table.names}
    assert set(records[0]) == names
    assert {r["deadlines/deadline_id"].decode("utf-8") for r in records} == {str(row[0]) for row in rows.rows}


def test_every_column_is_a_field(example_downloads: Mapping[str, bytes], example_dataset: Dataset) -> None:
    """Each table is a set of records with every column; references lead to a field that is there."""
    described = json.loads(example_downloads[CROISSANT])
    fields = {field["@id"]: field for records in described["recordSet"] for field in records["field"]}
    assert set(fields) == {f"{t.table.name}/{name}" for t in example_dataset.tables for name in t.table.names}
    targets = {f["references"]["field"]["@id"] for f in fields.values() if "references" in f}
    assert targets
    assert targets <= set(fields)


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # the reader of JSON-LD that mlcroissant uses
def test_croissant_notices(local: Path) -> None:
    """A reference to no field is an error for the library: the test above says something."""
    broken = local.read_text(encoding="utf-8").replace('"agencies/agency_id"', '"agencies/nothing"', 1)
    local.write_text(broken, encoding="utf-8")
    with pytest.raises(mlcroissant.ValidationError):
        mlcroissant.Dataset(jsonld=str(local))
