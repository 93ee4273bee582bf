"""What other processes make and prove for a large publication is what one process makes and finds for a small
one."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import exports, validation, workers
from generator.cache import Cache
from generator.content.catalog import Catalog
from generator.exports.base import Dataset, ExportContext, FromDataset
from generator.exports.formats import FORMATS
from generator.exports.published import Published
from generator.problems import ProblemsFound, problem
from generator.settings import Settings
from generator.site import pages
from generator.tables import TABLES

ZIP = "data/documents/34-qd-ubnd-2025.zip"
WHOLE = "data/van-dai-plans"


@pytest.fixture(scope="module", autouse=True)
def staff() -> Iterator[None]:
    """Two processes for all tests."""
    with workers.worker_pool():
        yield


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The miniature project counts as large."""
    monkeypatch.setattr(exports, "_SMALL", 0)
    monkeypatch.setattr(pages, "_SMALL", 0)
    monkeypatch.setattr(validation, "_SMALL", 0)
    monkeypatch.setattr(validation, "_FEW", 0)


def test_formats_of_the_data_set_alone(
    example_dataset: Dataset,
    example_made: ExportContext,
    example_downloads: Mapping[str, bytes],
    tmp_path: Path,
) -> None:
    """Workbook, database, linked data and calendars are made beside, once, and byte for byte as they are made
    here."""
    memory = Cache(tmp_path)
    exports.begin(example_dataset, memory)
    package = exports.package(example_dataset, example_made.history)
    alone = [form.write for form in FORMATS if isinstance(form.write, FromDataset)]
    made = exports.downloads(replace(package, parts=example_made.parts, memory=memory))
    files = exports.files(made)
    assert {path: data for path, data in files.items() if data != example_downloads[path]} == {}
    assert len(alone) == sum(memory.misses.count(one.name) for one in alone)
    again = Cache(tmp_path)
    exports.begin(example_dataset, again)
    exports.downloads(replace(package, parts=example_made.parts, memory=again))
    assert [one.name for one in alone if one.name in again.misses] == []


def test_formats_read_back(
    example_downloads: Mapping[str, bytes], example_dataset: Dataset, tmp_path: Path
) -> None:
    """A cell other than in the tables is found in every format, each time; what held the rows is not read
    again."""
    memory = Cache(tmp_path)
    assert validation.begin_formats(example_downloads, example_dataset, memory)() == []
    again = Cache(tmp_path)
    assert validation.begin_formats(example_downloads, example_dataset, again)() == []
    assert again.misses == []
    units = next(rows for rows in example_dataset.tables if rows.table.name == "units")
    at = units.table.names.index("name_vi")
    wrong = replace(units, rows=[(*row[:at], "dặm", *row[at + 1 :]) for row in units.rows])
    spoiled = replace(
        example_dataset, tables=tuple(wrong if rows is units else rows for rows in example_dataset.tables)
    )
    for _ in range(2):
        found = validation.begin_formats(example_downloads, spoiled, Cache(tmp_path))()
        assert {dict(p.params)["format"] for p in found} == {"CSV", "JSON", "XLSX", "SQLite", "Parquet"}
        assert {dict(p.params)["table"] for p in found} == {"units"}
        assert found == list(validation.check_formats(example_downloads, spoiled))


def test_zips(example_downloads: Mapping[str, bytes], tmp_path: Path) -> None:
    """A zip of which a byte changed is found each time; the good ones are read once."""
    memory = Cache(tmp_path)
    assert validation.begin_archives(example_downloads, memory)() == []
    data = bytearray(example_downloads[ZIP])
    data[4000] ^= 1
    spoiled = {**example_downloads, ZIP: bytes(data)}
    for _ in range(2):
        found = validation.begin_archives(spoiled, Cache(tmp_path))()
        assert {p.file for p in found} == {ZIP}
        assert found == list(validation.check_archives(spoiled))


@pytest.fixture
def told(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> tuple[Catalog, Settings, Any, Mapping[str, Any], Published]:
    """What pages are made of."""
    return example_catalog, example_settings, TABLES, example_report, example_published


@pytest.mark.parametrize("kept", ["kept", ""])
def test_pages(
    told: tuple[Catalog, Settings, Any, Mapping[str, Any], Published], tmp_path: Path, kept: str
) -> None:
    """Pages of the second language are those that this process makes, in the same order, and know their
    view."""
    plain = pages.all_pages(*told)
    made = pages.begin(pages.views_of(*told), Cache(tmp_path if kept else None))()
    assert made.bodies == pages.render(plain, told[1])
    assert {page.context["view"].language for page in made.pages if page.language == "en"} == {"en"}
    assert [replace(page, context={}) for page in made.pages] == [replace(page, context={}) for page in plain]


def test_problems_arrive_whole() -> None:
    """What stops another process is told as it was found there."""
    found = ProblemsFound([problem(("x.yml", 1, 2), "word-missing", found="a", language="vi")])
    arrived = pickle.loads(pickle.dumps(found))  # noqa: S301 - made here
    assert (arrived.problems, str(arrived)) == (found.problems, "1 problems")
