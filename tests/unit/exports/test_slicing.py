"""The packages of slices: what is offered, accepted by programs that are not ours, and refused when a row is
missing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from generator.exports import slicing
from generator.exports.base import Dataset, Offer
from generator.problems import ProblemsFound
from generator.validation import check_package


@pytest.fixture(scope="module")
def offers(example_dataset: Dataset) -> dict[str, Offer]:
    """What is offered for each slice, by kind and id."""
    return {
        offer.ident: offer
        for offer in slicing.render(example_dataset, lambda kind, ident: f"{kind}/{ident}/")
    }


def test_a_broken_reference_stops_the_build(example_dataset: Dataset) -> None:
    """A reference that leads nowhere is a problem that names the zip it would have been in."""
    rows = next(t for t in example_dataset.tables if t.table.name == "commitment_places")
    broken = replace(rows, rows=[(rows.rows[0][0], "nowhere"), *rows.rows[1:]])
    dataset = replace(
        example_dataset, tables=tuple(broken if t is rows else t for t in example_dataset.tables)
    )
    with pytest.raises(ProblemsFound) as found:
        tuple(slicing.render(dataset, lambda _kind, ident: f"{ident}/"))
    assert any(
        p.code == "package-invalid" and p.file.startswith("data/documents/") for p in found.value.problems
    )
    assert "commitment_places.place_id: 'nowhere' is not in places.place_id" in found.value.problems[
        0
    ].message("en")


def test_files_of_the_page_are_rows_of_the_whole(
    offers: dict[str, Offer], example_files: Mapping[str, bytes]
) -> None:
    """``commitments.csv``, ``.xlsx`` and ``.json`` of a page are rows of the whole table, in its order, with
    its columns."""
    whole = example_files["data/commitments.csv"].decode("utf-8").splitlines(keepends=True)
    unpacked = {ident: offer for ident, offer in offers.items() if len(offer.files) > 2}
    assert len(unpacked) > 5
    for ident, offer in unpacked.items():
        packed, book, table, objects = offer.files
        assert [f.path for f in offer.files] == [
            f"data/{ident}.zip",
            f"data/{ident}/commitments.xlsx",
            f"data/{ident}/commitments.csv",
            f"data/{ident}/commitments.json",
        ]
        assert packed.media_type == "application/zip"
        header, *rows = csv.reader(io.StringIO(table.data.decode("utf-8"), newline=""))
        assert table.data.decode("utf-8").startswith(whole[0])
        records = json.loads(objects.data)
        assert [r["commitment_id"] for r in records] == [row[0] for row in rows]
        assert all(list(r) == header for r in records)
        (sheet,) = openpyxl.load_workbook(io.BytesIO(book.data)).worksheets
        assert [cells[0] for cells in sheet.iter_rows(min_row=2, values_only=True)] == [
            row[0] for row in rows
        ]


def test_rows_of_a_group_lie_once(offers: dict[str, Offer]) -> None:
    """A body that is named nowhere has no unpacked rows of its own: those of its group are all of them, and
    it says where."""
    members = {ident: offer for ident, offer in offers.items() if offer.elsewhere}
    assert sorted(members) == ["agencies/ubnd-huyen-thanh-khe"]
    files = {f.path: f.data for offer in offers.values() for f in offer.files}
    for ident, offer in members.items():
        assert [f.path for f in offer.files] == [f"data/{ident}.zip", f"data/{ident}/commitments.xlsx"]
        assert offer.elsewhere == (
            "data/agencies/ubnd-cac-huyen-thanh-pho/commitments.csv",
            "data/agencies/ubnd-cac-huyen-thanh-pho/commitments.json",
        )
        (sheet,) = openpyxl.load_workbook(io.BytesIO(offer.files[1].data)).worksheets
        own = {cells[0] for cells in sheet.iter_rows(min_row=2, values_only=True)}
        assert own
        assert own <= {row["commitment_id"] for row in json.loads(files[offer.elsewhere[1]])}


def test_who_is_named_once_has_rows_of_its_own(example_dataset: Dataset) -> None:
    """One commitment that names a member of the group, and the rows of its page lie unpacked again."""
    agencies = next(t for t in example_dataset.tables if t.table.name == "commitment_agencies")
    at = {name: agencies.table.names.index(name) for name in ("agency_id", "basis", "via_agency_id")}
    known = next(row for row in agencies.rows if row[at["basis"]] == "text")
    named = tuple("ubnd-huyen-thanh-khe" if i == at["agency_id"] else cell for i, cell in enumerate(known))
    changed = replace(agencies, rows=[*agencies.rows, named])
    dataset = replace(
        example_dataset, tables=tuple(changed if t is agencies else t for t in example_dataset.tables)
    )
    offers = {o.ident: o for o in slicing.render(dataset, lambda kind, ident: f"{kind}/{ident}/")}
    assert offers["agencies/ubnd-huyen-thanh-khe"].elsewhere == ()
    assert len(offers["agencies/ubnd-huyen-thanh-khe"].files) == 4


def test_a_slice_says_what_it_is(offers: dict[str, Offer]) -> None:
    """The descriptor of a slice has its own name, address and title, the page it is of, and only the sources
    it has rows of."""
    with zipfile.ZipFile(io.BytesIO(offers["documents/34-qd-ubnd-2025"].files[0].data)) as opened:
        described = json.loads(opened.read("van-dai-plans-documents-34-qd-ubnd-2025/datapackage.json"))
        documents = csv.DictReader(
            io.StringIO(
                opened.read("van-dai-plans-documents-34-qd-ubnd-2025/data/documents.csv").decode("utf-8")
            )
        )
        readme = opened.read("van-dai-plans-documents-34-qd-ubnd-2025/README.md").decode("utf-8")
    assert described["name"] == "van-dai-plans-documents-34-qd-ubnd-2025"
    assert described["id"] == "https://example.org/plans/data/documents/34-qd-ubnd-2025.zip"
    assert described["homepage"] == "https://example.org/plans/document/34-qd-ubnd-2025/"
    assert "34/QĐ-UBND" in described["title"]
    assert [s["version"].split(",")[0] for s in described["sources"]] == [
        row["document_id"] for row in documents
    ]
    assert described["title"].split(" / ")[0] in readme


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["agencies", "topics", "documents"])
def test_every_package_is_accepted(offers: dict[str, Offer], tmp_path: Path, kind: str) -> None:
    """Every slice of the miniature project, unpacked, is accepted by our rules, the official schema and
    frictionless."""
    found = [offer for ident, offer in offers.items() if ident.startswith(f"{kind}/")]
    assert found
    for offer in found:
        with zipfile.ZipFile(io.BytesIO(offer.files[0].data)) as opened:
            opened.extractall(tmp_path)
        folder = tmp_path / f"van-dai-plans-{offer.ident.replace('/', '-')}"
        assert {"README.md", "datapackage.json", "CITATION.cff", "SHA256SUMS"} <= {
            p.name for p in folder.iterdir()
        }
        assert list(check_package(folder, offer.ident)) == []
