"""The report of validation: complete, honest about what did not run, and the same on every day."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from importlib.metadata import version

import pytest

from generator import __version__, validation
from generator.content.checks import CHECKS
from generator.exports.base import Dataset
from generator.validation import report
from tests.project import Project


@pytest.fixture(scope="module")
def counts(
    example_project: Project, example_dataset: Dataset, example_files: Mapping[str, bytes]
) -> dict[str, int]:
    """What a build of the miniature project looks at."""
    return report.counted(example_project.root / "content", example_dataset, example_files)


def test_what_is_counted_is_what_is_there(
    counts: dict[str, int], example_dataset: Dataset, example_files: Mapping[str, bytes]
) -> None:
    """Rows, tables, files and rules in the report are those of the build."""
    assert counts["rows"] == sum(len(t.rows) for t in example_dataset.tables)
    assert (counts["tables"], counts["files"], counts["rules"]) == (
        len(example_dataset.tables),
        len(example_files),
        len(CHECKS),
    )
    assert counts["foreign_keys"] == sum(
        1 for t in example_dataset.tables for c in t.table.columns if c.refers
    )
    assert min(counts.values()) > 0


def test_files_of_content_are_counted(counts: dict[str, int], example_project: Project) -> None:
    """The report tells of files, whatever folders they stand in."""
    files = [name for _, _, names in os.walk(example_project.root / "content") for name in names]
    assert counts["content_files"] == len(files) > 20


def test_five_layers_with_tool_and_version(
    counts: dict[str, int], example_dataset: Dataset, example_downloads: Mapping[str, bytes]
) -> None:
    """The report has checks of all five layers in order, each with words in both languages and the installed
    version of its tool."""
    proved = validation.counts(example_downloads, example_dataset)
    assert min(proved.values()) > 0
    assert proved["archives"] == proved["slices"] + 1  # the whole is a zip too
    told = report.report(example_dataset.publication, counts | proved)
    assert (told["version"], told["result"]) == ("0.2.0", "passed")
    layers = [c["layer"] for c in told["checks"]]
    assert layers == sorted(layers)
    assert {str(layer) for layer in layers} == set(told["layers"]) == set("12345")
    for check in told["checks"]:
        own = {"plans": __version__, "sqlite3": sqlite3.sqlite_version}
        assert check["version"] == (own.get(check["tool"]) or version(check["tool"]))
        assert check["result"]["code"] == "passed"
        assert all(
            check[part][language]
            for part in ("title", "about", "subject", "result")
            for language in ("vi", "en")
        )
    tools = {"plans", "sqlite3"} | {
        "pydantic",
        "frictionless",
        "jsonschema",
        "openpyxl",
        "pyarrow",
        "pyshacl",
    }
    assert tools == {c["tool"] for c in told["checks"]}


def test_what_did_not_run_is_told(counts: dict[str, int], example_dataset: Dataset) -> None:
    """A check whose subject the build did not count is not called passed."""
    told = report.report(example_dataset.publication, counts)
    told = {c["code"]: (c["result"]["code"], c["subject"]["count"]) for c in told["checks"]}
    assert {
        told[code] for code in ("format-xlsx", "format-sqlite", "format-parquet", "archives", "slices")
    } == {("not-run", None)}
    assert told["frictionless"] == ("passed", counts["rows"])


def test_a_failure_is_told(counts: dict[str, int], example_dataset: Dataset) -> None:
    """Problems of one check make it and the whole fail, with their number; the others stay passed."""
    told = report.report(example_dataset.publication, counts, {"references": 2})
    failed = [(c["code"], c["problems"]) for c in told["checks"] if c["result"]["code"] == "failed"]
    assert (told["result"], failed) == ("failed", [("references", 2)])


@pytest.mark.parametrize(
    ("counts_of", "failed"), [({"row": 1}, {}), ({}, {"reference": 1})], ids=["subject", "check"]
)
def test_unknown_names_are_errors(
    example_dataset: Dataset, counts_of: dict[str, int], failed: dict[str, int]
) -> None:
    """A misspelt subject or check is an error, never left out in silence."""
    with pytest.raises(KeyError, match=r"row|reference"):
        report.report(example_dataset.publication, counts_of, failed)


def test_the_report_has_no_times(counts: dict[str, int], example_dataset: Dataset) -> None:
    """The same build gives the same bytes, readable as JSON."""
    once, twice = (report.written(report.report(example_dataset.publication, counts)) for _ in range(2))
    assert once == twice
    assert json.loads(once)["date"] == "2025-04-01"
