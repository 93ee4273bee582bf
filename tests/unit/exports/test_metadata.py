"""What describes the files: CSVW, checksums, citation, schema.org."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.exports import archive, csvw, schema_org, sums
from generator.exports.base import Dataset, Offer
from generator.exports.files import File
from generator.tables import TABLES


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_csvw_describes_the_csv(example_files: Mapping[str, bytes], table: Any) -> None:
    """Beside each CSV lies what its columns mean: the names are its header, the types read its cells."""
    described = json.loads(example_files[f"data/{table.name}.csv-metadata.json"])
    header, *rows = csv.reader(
        io.StringIO(example_files[f"data/{described['url']}"].decode("utf-8"), newline="")
    )
    columns = described["tableSchema"]["columns"]
    assert described["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "vi"}]
    assert [c["titles"] for c in columns] == header
    assert described["tableSchema"]["primaryKey"] == list(table.key)
    assert [[t["@language"] for t in c["dc:title"]] for c in columns] == [["vi", "en"]] * len(columns)
    for at, column in enumerate(columns):
        pattern = _pattern(column["datatype"])
        assert [row[at] for row in rows if row[at] and not re.fullmatch(pattern, row[at])] == []


def _pattern(datatype: Any) -> str:
    kind = datatype if isinstance(datatype, str) else datatype["base"]
    if kind == "string":
        return datatype["format"] if isinstance(datatype, dict) else r"(?s).*"
    return {
        "integer": r"-?\d+",
        "decimal": r"-?\d+(\.\d+)?",
        "date": r"\d{4}-\d\d-\d\d",
        "boolean": "true|false",
    }[kind]


def test_the_group_has_the_references(example_files: Mapping[str, bytes]) -> None:
    """The description of all tables has every reference that is never empty, each to a table and a column of
    the group."""
    tables = {t["url"]: t for t in json.loads(example_files[csvw.GROUP])["tables"]}
    found = {
        (url, key["columnReference"], key["reference"]["resource"], key["reference"]["columnReference"])
        for url, table in tables.items()
        for key in table["tableSchema"].get("foreignKeys", ())
    }
    split = (
        (t.name, c.name, *c.refers.split(".")) for t in TABLES for c in t.columns if c.refers and c.required
    )
    assert found == {(f"{name}.csv", column, f"{to}.csv", key) for name, column, to, key in split}
    assert {key[2] for key in found} <= tables.keys()


def test_sums_are_what_sha256sum_checks(example_package: Path) -> None:
    """``sha256sum -c`` finds every file of the package good, and every file is in the list."""
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("sha256sum is not on this machine")
    checked = subprocess.run(
        [tool, "-c", "--strict", sums.NAME], cwd=example_package, capture_output=True, check=True, text=True
    )
    files = {p.relative_to(example_package).as_posix() for p in example_package.rglob("*") if p.is_file()} - {
        sums.NAME
    }
    assert {line.rpartition(": ")[0] for line in checked.stdout.splitlines()} == files


def test_the_citation_is_a_cff(example_files: Mapping[str, bytes]) -> None:
    """CITATION.cff has what the format demands and what a reference to a data set needs."""
    read = yaml.safe_load(example_files["CITATION.cff"])
    assert {"cff-version", "message", "title", "authors"} <= read.keys()
    assert (read["cff-version"], read["type"], read["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert (read["version"], read["date-released"]) == ("0.2.0", "2025-04-01")
    assert read["authors"] == [{"name": "The testers", "website": "https://example.org/van-dai/plans"}]


def test_the_readme_is_in_both_languages(example_files: Mapping[str, bytes]) -> None:
    """The README says what this is, how it counts, its licence and how to cite, in both languages, and has
    the dictionary."""
    text = example_files["README.md"].decode("utf-8")
    for title in (
        "Đây là gì",
        "Cách đếm",
        "Giấy phép",
        "Trích dẫn",
        "What this is",
        "Counting rules",
        "Licence",
        "How to cite",
    ):
        assert f"\n## {title}\n" in text
    assert [t.name for t in TABLES if f"\n### {t.name}\n" not in text] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_schema_org_lists_the_files(example_dataset: Dataset, language: str) -> None:
    """The description for search engines has licence, time, place and each file with its size and hash, in
    one language."""
    file = File("data/x.zip", archive.MEDIA_TYPE, b"abc")
    offer = Offer("", ("tên", "name"), ("về", "about"), "du-lieu/", (file,))
    found = schema_org.dataset(example_dataset.publication, offer, language, "2024-01-05/2025-12-31")
    assert (found["name"], found["temporalCoverage"]) == (
        {"vi": "tên", "en": "name"}[language],
        "2024-01-05/2025-12-31",
    )
    (download,) = found["distribution"]
    assert download["contentUrl"] == "https://example.org/plans/data/x.zip"
    assert download["sha256"] == hashlib.sha256(b"abc").hexdigest()
    assert found["license"].startswith("https://creativecommons.org/")
    assert json.loads(json.dumps(found)) == found


def test_a_zip_of_the_package_holds_it(example_files: Mapping[str, bytes]) -> None:
    """The zip has every file of the package in one folder, with README, descriptor, citation and sums."""
    with zipfile.ZipFile(io.BytesIO(archive.render(example_files, "van-dai-plans"))) as opened:
        held = {name.removeprefix("van-dai-plans/"): opened.read(name) for name in opened.namelist()}
    assert held == dict(example_files)
    assert {"README.md", "datapackage.json", "CITATION.cff", "SHA256SUMS", "CHANGELOG.md"} <= held.keys()
