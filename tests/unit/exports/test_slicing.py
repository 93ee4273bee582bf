"""The packages of slices: what is offered, accepted by programs that are not ours, and refused when a row is
missing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest

from generator.cache import Cache
from generator.exports import archive, slicing
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


def test_a_body_that_is_named_nowhere_has_its_rows_too(offers: dict[str, Offer]) -> None:
    """What reaches a body only through groups lies unpacked at the same address as that of every other, and is
    what its page lists."""
    offer = offers["agencies/ubnd-huyen-thanh-khe"]
    files = {f.path: f.data for f in offer.files}
    records = json.loads(files["data/agencies/ubnd-huyen-thanh-khe/commitments.json"])
    (sheet,) = openpyxl.load_workbook(io.BytesIO(offer.files[1].data)).worksheets
    listed = [cells[0] for cells in sheet.iter_rows(min_row=2, values_only=True)]
    assert listed
    assert [row["commitment_id"] for row in records] == listed


def test_a_part_without_commitments_offers_no_table_of_them(offers: dict[str, Offer]) -> None:
    """What only targets or deadlines name has its package; an empty workbook would say that there is something
    to read."""
    for ident, offer in offers.items():
        with zipfile.ZipFile(io.BytesIO(offer.files[0].data)) as opened:
            (name,) = [n for n in opened.namelist() if n.endswith("/data/commitments.csv")]
            rows = opened.read(name).decode("utf-8").count("\n") - 1
        assert len(offer.files) == 4 or not any("commitments" in f.path for f in offer.files), ident
        assert rows or len(offer.files) == 1, ident


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


def test_a_changed_slice_deflates_what_changed(
    example_dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change the zip of a slice takes the files that stayed from its last zip, and has the bytes of a
    zip that is made of nothing else."""

    def made(dataset: Dataset, memory: Cache) -> dict[str, bytes]:
        slicing.deflated.cache_clear()
        offers = slicing.render(dataset, lambda kind, ident: f"{kind}/{ident}/", memory)
        return {offer.ident: offer.files[0].data for offer in offers}

    rows = next(t for t in example_dataset.tables if t.table.name == "commitments")
    at = rows.table.names.index("title_vi")
    first = rows.rows[0]
    edited = replace(rows, rows=[(*first[:at], f"{first[at]} sửa", *first[at + 1 :]), *rows.rows[1:]])
    dataset = replace(
        example_dataset, tables=tuple(edited if t is rows else t for t in example_dataset.tables)
    )
    before, clean = made(example_dataset, Cache(tmp_path)), made(dataset, Cache())
    new: list[bytes] = []

    def watched(data: bytes) -> archive.Member:
        new.append(data)
        return archive.deflated(data)

    monkeypatch.setattr(slicing, "deflated", lru_cache(watched))
    assert made(dataset, Cache(tmp_path)) == clean
    changed = [ident for ident in clean if clean[ident] != before[ident]]
    assert changed
    files = sum(len(zipfile.ZipFile(io.BytesIO(clean[ident])).namelist()) for ident in changed)
    assert 0 < len(new) <= 5 * len(changed) < files / 4
