"""The data page of the real site: sizes and hashes are those of the files beside it, and its recipes run as shown."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from generator.content.catalog import Catalog, load_catalog
from generator.exports.formats import FORMATS
from generator.settings import load_settings
from generator.tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("du-lieu/index.html", "en/data/index.html")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The real content."""
    return load_catalog(ROOT)


def _trees(site_root: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    names = [
        *PAGES,
        *(f"{folder}/{t.name}/index.html" for folder in ("du-lieu/bang", "en/data/tables") for t in TABLES),
    ]
    return ((name, html.document_fromstring((site_root / name).read_bytes())) for name in names)


def test_sizes_and_hashes_match_the_files(site_root: Path) -> None:
    """Each size and hash on the data page and on the pages of the tables is that of the file in the site."""
    checked = Counter[str]()
    for name, tree in _trees(site_root):
        for item in tree.xpath("//li[@data-file]"):
            file = (site_root / name).parent / item.xpath("string(a/@href)")
            data = file.read_bytes()
            assert file.resolve() == (site_root / item.get("data-file")).resolve()
            assert item.xpath("string(.//data/@value)") == str(len(data)), (name, file.name)
            assert item.xpath("string(span[@class='sum']/code)") == hashlib.sha256(data).hexdigest(), (
                name,
                file.name,
            )
            checked[name] += 1
    package = str(load_settings(ROOT).publication.data["package_name"])
    telling = [
        form for form in FORMATS if form.holds == "document" and "{table}" in form.address(package, "{table}")
    ]
    of_table = len([form for form in FORMATS if form.holds == "table"]) + len(telling)
    assert set(checked.values()) == {of_table, len([form for form in FORMATS if form.group])}


def test_what_search_engines_read_matches_the_files(site_root: Path) -> None:
    """The schema.org Dataset in the head parses, and its files have the address, size and hash of those in the site."""
    base = str(load_settings(ROOT).publication.data["site_url"])
    for name in PAGES:
        tree = html.document_fromstring((site_root / name).read_bytes())
        found = [json.loads(text) for text in tree.xpath("//script[@type='application/ld+json']/text()")]
        (dataset,) = [data for data in found if data["@type"] == "Dataset"]
        assert {
            "name",
            "description",
            "license",
            "temporalCoverage",
            "spatialCoverage",
            "version",
            "creator",
        } <= dataset.keys()
        assert 50 <= len(dataset["description"]) <= 5000
        for file in dataset["distribution"]:
            data = (site_root / file["contentUrl"].removeprefix(base)).read_bytes()
            assert (file["contentSize"], file["sha256"]) == (
                f"{len(data)} B",
                hashlib.sha256(data).hexdigest(),
            )


@pytest.fixture(scope="module")
def printed(site_root: Path, served: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the recipes print, run as they stand on the page; only the host they download from is this machine."""
    base = str(load_settings(ROOT).publication.data["site_url"])
    out = {}
    for recipe in html.document_fromstring((site_root / PAGES[1]).read_bytes()).xpath(
        "//pre[@data-runs='python']"
    ):
        code = recipe.text_content()
        assert base in code
        command = [sys.executable, "-c", code.replace(base, served)]
        name = str(recipe.get("data-recipe"))
        ran = subprocess.run(
            command,
            cwd=tmp_path_factory.mktemp(name),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        out[name] = ran.stdout
    return out


def test_recipes_of_python_are_run(printed: dict[str, str]) -> None:
    """All recipes that name Python are run; the one in R is not, as nothing here speaks R."""
    assert list(printed) == ["pandas", "frictionless", "duckdb", "sqlite"]


def test_pandas_counts_by_document(printed: dict[str, str], catalog: Catalog) -> None:
    """The recipe for pandas prints how many commitments each document has."""
    lines = [line.split() for line in printed["pandas"].splitlines()]
    counts = {line[0]: int(line[1]) for line in lines if len(line) == 2 and line[1].isdigit()}
    assert counts == Counter(c.document for c in catalog.commitments.values())


def test_frictionless_knows_days(printed: dict[str, str], catalog: Catalog) -> None:
    """The recipe for frictionless prints the last day any target is set for: it compared days."""
    assert printed["frictionless"].strip() == max(str(t.end) for t in catalog.targets.values() if t.end)


def test_duckdb_counts_by_document(printed: dict[str, str], catalog: Catalog) -> None:
    """The recipe for DuckDB prints the same counts from the Parquet file."""
    assert ast.literal_eval(printed["duckdb"]) == sorted(
        Counter(c.document for c in catalog.commitments.values()).items()
    )


def test_sqlite_ranks_the_leads(printed: dict[str, str], catalog: Catalog) -> None:
    """The recipe for SQLite prints the five leads named most often, from the view that joins their names."""
    leads = Counter(
        "; ".join(
            str(catalog.agencies[a].name_en)
            for a in sorted({i.agency for i in c.agencies if i.role == "lead" and i.basis != "group"})
        )
        for c in catalog.commitments.values()
    )
    most = sorted(leads.items(), key=lambda item: (-item[1], item[0]))[:5]
    assert [ast.literal_eval(line) for line in printed["sqlite"].splitlines()] == most
