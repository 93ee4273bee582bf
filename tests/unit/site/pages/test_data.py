"""The data page: every file with its size and hash, how the tables hang together, and how to begin."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping

import pytest
from lxml import html

from generator.exports.base import Dataset
from generator.site.pages.base import Page
from generator.tables import TABLES

LANGUAGES = {"vi": ("vi/du-lieu/index.html", "../"), "en": ("en/data/index.html", "../../")}


def _tree(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{text}</div>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_most_come_for_stands_first(
    bodies: dict[str, str], example_downloads: Mapping[str, bytes], language: str
) -> None:
    """Before all other links of the page stand the tables of commitments and targets and everything in one file, with
    dictionary, licence and how to cite, then the questions answered."""
    name, up = LANGUAGES[language]
    first = [str(href).removeprefix(up) for href in _tree(bodies[name]).xpath("//a/@href")[:10]]
    assert first == [
        "data/van-dai-plans/data/commitments.csv",
        "data/van-dai-plans/data/commitments.json",
        "data/van-dai-plans/data/targets.csv",
        "data/van-dai-plans/data/targets.json",
        "data/van-dai-plans.xlsx",
        "data/van-dai-plans.zip",
        {"vi": "bang/", "en": "tables/"}[language],
        "https://creativecommons.org/licenses/by/4.0/",
        "#cite",
        {"vi": "phan-tich/", "en": "analysis/"}[language],
    ]
    assert all(path in example_downloads for path in first[:6])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sizes_and_hashes_are_those_of_the_files(
    bodies: dict[str, str], example_downloads: Mapping[str, bytes], language: str
) -> None:
    """Each file that is offered stands with the size and the SHA-256 of its very bytes, and its link leads to
    it."""
    name, up = LANGUAGES[language]
    shown = _tree(bodies[name]).xpath("//li[@data-file]")
    for item in shown:
        path = item.get("data-file")
        data = example_downloads[path]
        assert item.xpath("a/@href") == [up + path]
        assert item.xpath(".//data/@value") == [str(len(data))]
        assert item.xpath("span[@class='sum']/code/text()") == [hashlib.sha256(data).hexdigest()]
    whole = {f"data/van-dai-plans.{ending}" for ending in ("xlsx", "zip", "sqlite", "nt.gz")}
    about = {
        f"data/{file}"
        for file in ("CITATION.cff", "SHA256SUMS", "catalog.ttl", "catalog.jsonld", "versions.json")
    }
    about |= {
        f"data/{file}"
        for file in (
            "ontology.ttl",
            "shapes.ttl",
            "questions.rq",
            "catalog-series.ttl",
            "catalog-series.jsonld",
        )
    }
    about |= {"data/index.json", "data/openapi.json"}
    about |= {
        "data/croissant.json",
        "data/datasette-metadata.json",
        "data/van-dai-plans/ro-crate-metadata.json",
    }
    feeds = {
        f"feeds/{'en/' if name.startswith('en/') else ''}deadlines.ics",
        "feeds/changes.atom",
        "data/van-dai-plans/datapackage.json",
    }
    assert {item.get("data-file") for item in shown} == whole | about | feeds


def test_every_table_with_rows_and_files(bodies: dict[str, str], example_dataset: Dataset) -> None:
    """The table of tables has each with its rows, and links to its page and its three files."""
    tree = _tree(bodies["en/data/index.html"])
    counts = example_dataset.counts()
    for table in TABLES:
        (row,) = tree.xpath(f"//tr[@id='table-{table.name}']")
        assert row.xpath("th/a/@href") == [f"tables/{table.name}/"]
        assert row.xpath("td[@class='n']/text()") == [f"{counts[table.name]:,}"]
        ending = [link.rpartition(".")[2] for link in row.xpath("td[@class='files']/a/@href")]
        assert ending == ["csv", "json", "parquet"]


def test_the_list_of_references_is_what_columns_declare(bodies: dict[str, str]) -> None:
    """Under the picture stands every foreign key, and nothing else."""
    tree = _tree(bodies["vi/du-lieu/index.html"])
    rows = tree.xpath("//table[caption[contains(., 'Cột nào')]]/tbody/tr")
    found = {(row.find("th").text_content(), row.find("td").text_content()) for row in rows}
    assert found == {(f"{t.name}.{c.name}", c.refers) for t in TABLES for c in t.columns if c.refers}


def test_packages_of_parts_are_listed(bodies: dict[str, str], example_downloads: Mapping[str, bytes]) -> None:
    """Every package of an agency, topic or document stands on the page of packages and on the page of its thing;
    the data page leads there, kind by kind, with how many there are."""
    parts = {p for p in example_downloads if re.fullmatch(r"data/(agencies|topics|documents)/[^/]+\.zip", p)}
    tree = _tree(bodies["en/data/packages/index.html"])
    assert {link.removeprefix("../../../") for link in tree.xpath("//a[@class='zip']/@href")} == parts
    section = _tree(bodies["en/data/index.html"]).xpath("//h2[@id='parts']/following-sibling::ul[1]/li")
    shown = {li.xpath("a/@href")[0]: li.xpath(".//span[not(span)]/text()")[0] for li in section}
    kinds = Counter(
        {"agencies": "agency", "topics": "topic", "documents": "document"}[p.split("/")[1]] for p in parts
    )
    assert shown == {f"packages/#{k}": f"{n} package{'s' if n > 1 else ''}" for k, n in kinds.items()}
    assert {f"packages/#{h}" for h in tree.xpath("//h2/@id")} == shown.keys()
    assert len(parts) > 5
    for part in parts:
        _, kind, file = part.split("/")
        assert f"{part}" in bodies[f"en/{kind}/{file.removesuffix('.zip')}/index.html"]


def test_packages_tell_size_and_date(bodies: dict[str, str], example_downloads: Mapping[str, bytes]) -> None:
    """Beside a package on the page of its thing stand its size and the date of the data."""
    page = bodies["vi/co-quan/so-tai-chinh/index.html"]
    size = round(len(example_downloads["data/agencies/so-tai-chinh.zip"]) / 1000)
    facts = rf'<small class="size">\({size} kB, <time datetime="2025-04-01">01/04/2025</time>\)</small>'
    assert re.search(rf'so-tai-chinh\.zip">[^<]*</a> {facts}', page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_search_engines_read(
    pages: list[Page], example_downloads: Mapping[str, bytes], language: str
) -> None:
    """The page holds a schema.org Dataset with name, description, licence, time, and each file with address,
    size and hash."""
    (page,) = [page for page in pages if page.source == LANGUAGES[language][0]]
    found = json.loads(json.dumps(page.extra["dataset"]))
    assert found["@type"] == "Dataset"
    names = {
        "vi": "Các kế hoạch của tỉnh Vân Đài dưới dạng dữ liệu",
        "en": "The plans of Vân Đài province as data",
    }
    assert found["name"] == names[language]
    assert found["description"]
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", found["temporalCoverage"])
    for file in found["distribution"]:
        data = example_downloads[file["contentUrl"].removeprefix("https://example.org/plans/")]
        assert (file["contentSize"], file["sha256"]) == (f"{len(data)} B", hashlib.sha256(data).hexdigest())
    paths = {file["contentUrl"].removeprefix("https://example.org/plans/") for file in found["distribution"]}
    assert {f"data/van-dai-plans.{ending}" for ending in ("xlsx", "zip", "sqlite", "nt.gz")} <= paths
    for t in TABLES:
        assert {f"data/van-dai-plans/data/{t.name}.csv", f"data/parquet/{t.name}.parquet"} <= paths


def test_how_to_cite(bodies: dict[str, str]) -> None:
    """The page tells how to cite, as text and as BibTeX, with version, date and address."""
    tree = _tree(bodies["en/data/index.html"])
    (text,) = tree.xpath("//p[@class='citation']")
    assert (
        "The testers. The plans of Vân Đài province as data, version 0.2.0, 1 Apr 2025."
        in text.text_content()
    )
    (entry,) = tree.xpath("//pre[@data-bibtex]")
    written = entry.text_content()
    assert written.startswith("@misc{van-dai-plans-0.2.0,\n")
    assert written.count("{") == written.count("}")
    assert (
        dict(re.findall(r"^  (\w+) = \{+([^{}]*)\}+,?$", written, re.MULTILINE))["url"]
        == "https://example.org/plans/"
    )


def test_recipes_have_three_lines(bodies: dict[str, str]) -> None:
    """Every recipe is three lines, with the address of this publication in it and nothing left to fill in."""
    found = _tree(bodies["vi/du-lieu/index.html"]).xpath("//pre[@data-recipe]")
    assert [f.get("data-recipe") for f in found] == ["pandas", "frictionless", "r", "duckdb", "sqlite"]
    for recipe in found:
        code = recipe.text_content()
        assert len(code.splitlines()) == 3, code
        assert "https://example.org/plans/data/" in code
        assert not re.search(r"\{(site|package)\}", code)
