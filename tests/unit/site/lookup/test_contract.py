"""What Python writes for the scripts and what the scripts read is one thing: nothing is known to one side
only."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.exports.csv import joined, lines
from generator.exports.published import Published
from generator.model.kinds import KINDS, SEARCHED
from generator.model.roles import ROLES
from generator.settings import Settings
from generator.site import lookup
from generator.site.lookup import libraries
from generator.site.pages import Page, all_pages, render
from generator.site.pages.facets import FACETS, ROWS, SORTS
from generator.tables import TABLES
from generator.tables.commitments import TABLE
from tests.project import Project
from tests.provision import node

LANGUAGES = ("vi", "en")
CONTRACT = Path(__file__).resolve().parent.parent / "scripts" / "contract.js"
#: literals of JavaScript: lists and objects
_LITERAL = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
#: what a list holds, and what an object says of what: strings, and keys of numbers, strings and lists
_HELD = re.compile(r"""["'](\w+)["']|(\w+): (?=[\d"'\[{])""")


@pytest.fixture(scope="module")
def pages(
    example_project: Project,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> list[Page]:
    """All pages of the miniature project."""
    return all_pages(example_project.catalog(), example_settings, TABLES, example_report, example_published)


@pytest.fixture(scope="module")
def folder(pages: list[Page], example_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that scripts look things up in."""
    target = tmp_path_factory.mktemp("lookup")
    for path, data in lookup.files(pages, example_settings).items():
        (target / Path(path).name).write_bytes(data)
    return target


@pytest.fixture(scope="module", params=LANGUAGES)
def opened(request: pytest.FixtureRequest, folder: Path, root: Path) -> dict[str, Any]:
    """What the scripts made of the files of one language: it fails here when they ask for what is not
    given."""
    command = [str(node()), str(CONTRACT), str(folder), request.param]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    made: dict[str, Any] = json.loads(ran.stdout)
    return made | {"language": request.param}


def _index(folder: Path, name: str, language: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / f"{name}-{language}.json").read_text(encoding="utf-8"))
    return data


def _asked(script: str, pattern: str) -> set[str]:
    return {first or second for first, second in re.findall(pattern, libraries.scripts()[script])}


def test_every_kind_that_is_searched_is_found(opened: dict[str, Any]) -> None:
    """Each kind declared as searched has records that the finder finds, each with a score; no other kind has
    any."""
    assert sorted(opened["kinds"]) == sorted(SEARCHED)


def test_nothing_is_given_that_nobody_reads(opened: dict[str, Any], folder: Path) -> None:
    """Every part of an index file is asked for by a script; what pages show is read in the scripts
    themselves."""
    shown = {"names.words", "explorer.words", "explorer.sections", "explorer.folders", "explorer.rows"}
    given = {
        f"{name}.{key}" for name in ("names", "passages", "explorer", "explorer-texts")
        for key in _index(folder, name, opened["language"])
    }  # fmt: skip
    assert sorted(given - set(opened["read"]) - shown) == []
    held = {
        f"{name}.columns.{key}"
        for name in ("names", "explorer")
        for key in _index(folder, name, opened["language"])["columns"]
    }
    assert sorted(held - set(opened["read"]) - {"explorer.columns.due_words"}) == []
    assert "columns.due_words[" in libraries.scripts()["explorer.js"]


def test_what_the_pages_scripts_ask_for_is_given(opened: dict[str, Any], folder: Path) -> None:
    """Words, folders and facts of kinds: what the two scripts of pages ask for is what the index gives, no
    more, no less."""
    names, explorer = (_index(folder, name, opened["language"]) for name in ("names", "explorer"))
    ends = {"from", "to"}  # asked for by the name of the end of the range
    assert _asked("search.js", r"words\.(\w+)()") == names["words"].keys()
    assert _asked("explorer.js", r"words\.(\w+)()") | ends == explorer["words"].keys()
    assert _asked("explorer.js", r'link\("(\w+)"()') == explorer["folders"].keys()
    assert {"rows", "sections", "words", "folders", "facets"} <= _asked("explorer.js", r"\bdata\.(\w+)()")
    of_kinds = _asked("search.js", r"kinds\[(?:[^\]]+)\]\.(\w+)()") | _asked(
        "ranking.js", r"kinds\[(?:[^\]]+)\]\.(\w+)()"
    )
    assert all(of_kinds == kind.keys() for kind in names["kinds"].values())


def test_the_page_and_its_script_offer_the_same(
    opened: dict[str, Any], folder: Path, pages: list[Page], example_settings: Settings
) -> None:
    """Facets, orders, ways to download and rows of a page: what the page shows is what the script can do."""
    language = opened["language"]
    page = next(page for page in pages if (page.kind, page.language) == ("explorer", language))
    text = render([page], example_settings)[page.source]
    index = _index(folder, "explorer", language)
    facets = [facet.name for facet in FACETS]
    assert re.findall(r'data-facet="(\w+)"', text) == facets == list(index["facets"])
    assert re.findall(r'<option value="(\w+)"', text) == list(SORTS) == index["sorts"]
    assert sorted(opened["orders"]) == sorted(SORTS[1:])
    assert sorted(re.findall(r'data-download="(\w+)"', text)) == sorted(opened["ways"])
    assert text.count("<tr data-commitment=") == min(ROWS, len(index["columns"]["id"]))
    assert index["rows"] == ROWS


def test_a_download_is_the_published_table(opened: dict[str, Any], example_project: Project) -> None:
    """A download of all rows begins with the columns of the published table, cell by cell, and adds who and
    what."""
    header, rows = opened["sheet"]["header"], opened["sheet"]["rows"]
    assert header[: len(TABLE.names)] == list(TABLE.names)
    assert {f"{role}_agencies" for role in ROLES} < set(header)
    catalog = example_project.catalog()
    published = list(csv.reader(io.StringIO(joined(TABLE.names, lines(TABLE.rows(catalog))).decode("utf-8"))))
    downloaded = sorted(
        ["" if cell is None else str(cell) for cell in row[: len(TABLE.names)]] for row in rows
    )
    assert downloaded == sorted(published[1:])
    first = dict(zip(header, rows[0], strict=True))
    commitment = catalog.commitments[first["commitment_id"]]
    assert first["topics"] == ";".join(commitment.topics)
    assert first["lead_agencies"] == ";".join(commitment.by_role("lead", derived=True))


def _lists(text: str, names: set[str]) -> Iterator[str]:
    for literal in _LITERAL.findall(text):
        if len({first or second for first, second in _HELD.findall(literal)} & names) > 1:
            yield " ".join(literal.split())


def test_scripts_hold_no_list_of_what_there_is() -> None:
    """No script lists kinds, facets, roles or columns of tables itself: the index says what there is."""
    names = (
        {kind.name for kind in KINDS} | {facet.name for facet in FACETS} | {*ROLES, *TABLE.names} - {"text"}
    )
    found = {name: list(_lists(text, names)) for name, text in libraries.scripts().items()}
    assert {name: lists for name, lists in found.items() if lists} == {}


@pytest.mark.parametrize(
    "script",
    [
        'const FACETS = ["agency", "role", "topic"];',
        "const KINDS = {\n  agency: 20, topic: 20,\n};",
        "const TABLE = ['section', 'due_text'];",
    ],
)
def test_a_list_in_a_script_is_noticed(script: str) -> None:
    """Lists as scripts used to hold them are found, however they are written."""
    names = {kind.name for kind in KINDS} | {*ROLES, *TABLE.names}
    assert len(list(_lists(script, names))) == 1
