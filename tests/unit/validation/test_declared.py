"""No file is published that no format declares, and none is missing that one does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import exports
from generator.exports.base import ExportContext, Format
from generator.exports.files import File
from generator.exports.formats import FORMATS
from generator.problems import Problem
from generator.validation import check_declared


@pytest.fixture
def finished(example_made: ExportContext) -> ExportContext:
    """Everything made of the miniature project."""
    return exports.finished(example_made, b"{}\n")


def _said(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(p.code, p.file, dict(p.params)["format"]) for p in problems]


def _with(made: ExportContext, name: str, files: tuple[File, ...]) -> ExportContext:
    """The same, had the format wrote other files."""
    written = tuple((form, files if form.name == name else own) for form, own in made.written)
    return replace(made, written=written)


def test_what_is_made_is_declared(finished: ExportContext) -> None:
    """Every file of the miniature project is on a path of its format, and every format has written."""
    assert list(check_declared(finished)) == []


def test_a_file_beside_the_declared_paths(finished: ExportContext) -> None:
    """A file on a path that its format does not declare is named with that format."""
    (own,) = [files for form, files in finished.written if form.name == "sqlite"]
    found = list(check_declared(_with(finished, "sqlite", (*own, File("data/extra.sqlite", "x/y", b"")))))
    assert _said(found) == [("file-undeclared", "data/extra.sqlite", "SQLite")]


def test_a_format_that_wrote_nothing(finished: ExportContext) -> None:
    """A declared format without a file is named with the file that is missing."""
    assert _said(list(check_declared(_with(finished, "xlsx", ())))) == [
        ("format-missing", "data/{package}.xlsx", "XLSX")
    ]


def test_a_table_without_its_file(finished: ExportContext) -> None:
    """A format that has a file a table and left one table out is named with that table's file."""
    (own,) = [files for form, files in finished.written if form.name == "parquet"]
    found = list(check_declared(_with(finished, "parquet", own[1:])))
    assert _said(found) == [("format-missing", own[0].path, "Parquet")]


def test_a_format_is_one_declaration(
    example_made: ExportContext, monkeypatch: pytest.MonkeyPatch, example_package: object
) -> None:
    """One more declared format of the tables stands in package, sums, descriptor and catalogue without
    another line."""
    assert example_package
    tsv = Format(
        name="tsv",
        title="TSV",
        ending="tsv",
        media_type="text/tab-separated-values",
        holds="table",
        paths=("data/{table}.tsv",),
        write=lambda made: (
            File(f"data/{r.table.name}.tsv", "text/tab-separated-values", b"x\n") for r in made.dataset.tables
        ),
        packed=True,
        eu_file_type="TSV",
    )
    first, *others = FORMATS
    monkeypatch.setattr(exports, "FORMATS", (first, tsv, *others))
    made = exports.package(example_made.dataset, example_made.history)
    made = exports.finished(exports.downloads(replace(made, parts=example_made.parts)), b"{}\n")
    files = exports.files(made)
    assert "data/van-dai-plans/data/units.tsv" in files
    assert b"data/units.tsv" in files["data/van-dai-plans/SHA256SUMS"]
    assert b"van-dai-plans/data/units.tsv" in files["data/SHA256SUMS"]
    assert b'"path": "data/units.tsv"' in files["data/van-dai-plans/datapackage-tsv.json"]
    assert b"data/van-dai-plans/data/units.tsv" in files["data/catalog.ttl"]
    assert b"file-type/TSV" in files["data/catalog.ttl"]
