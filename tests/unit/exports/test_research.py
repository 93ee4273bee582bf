"""The researcher's example: right answers on tables one can count by hand, and one code for page, script and
notebook."""

from __future__ import annotations

import html
import inspect
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from generator import links
from generator.cache import Cache
from generator.content.catalog import Catalog
from generator.exports import analysis as files
from generator.exports import research
from generator.exports.base import Dataset
from generator.exports.published import Published
from generator.exports.research import CELLS, COLUMNS, analysis, writing
from generator.settings import Settings
from generator.site.pages import all_pages, render
from generator.tables import TABLES

BASE = "https://example.org/plans/data/x/data/"


def _rows(columns: str, *rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns.split())


@pytest.fixture
def tables() -> dict[str, pd.DataFrame]:
    """Three tasks, two departments, a group of both."""
    return {
        "agencies": _rows("agency_id kind", ("a", "department"), ("b", "department"), ("g", "group"), ("ubnd-old", "district")),
        "commitment_agencies": _rows(
            "commitment_id agency_id role basis duty",
            ("1", "a", "lead", "text", "support"), ("1", "b", "cooperate", "text", None), ("1", "a", "lead", "group", "lead"),
            ("2", "g", "lead", "heading", "lead"), ("2", "a", "lead", "group", "lead"), ("2", "b", "lead", "group", "lead"),
            ("3", "b", "lead", "issuer", "lead"), ("3", "a", "cooperate", "group", None),
            ("2", "ubnd-old", "lead", "text", "lead"), ("3", "ubnd-old", "lead", "group", "lead"),
        ),
        "citations": _rows(
            "citation_id document_id legal_document_id commitment_id relation",
            ("1", "x", "law", "1", "refers"), ("2", "x", "law", "1", "implements"), ("3", "y", "law", "3", "refers"),
            ("4", "x", "law", None, "basis"), ("5", "x", "decree", "2", "refers"), ("6", "y", "decree", None, "refers"),
        ),
        "deadlines": _rows(
            "deadline_id commitment_id document_id date_text recurrence recurrence_start recurrence_end recurrence_bounds",
            ("2.d1", "2", "x", "hằng năm", "FREQ=YEARLY", "2022-03-01", None, "open"),
            ("1.d1", "1", "x", "định kỳ", None, "2022-03-01", "2022-12-31", "document"),
            ("3.d1", "3", "y", "năm 2023", None, None, None, None),
        ),
        "commitment_places": _rows("commitment_id place_id", ("1", "old"), ("2", "old"), ("3", "elsewhere")),
        "place_successions": _rows(
            "place_id successor_id coverage", ("old", "new", "whole"), ("unnamed", "new", "shared"), ("old", "other", "shared")
        ),
        "evidence": _rows(
            "evidence_id value_text unit_id period_edtf",
            ("r", "11 km", "km", "2023"), ("nine-months", "9 km", "km", "2023-01/2023-09"), ("last-year", "8 km", "km", "2022"),
        ),
        "target_results": _rows(
            "target_id evidence_id comparable reason",
            ("2", "r", True, None), ("1", "r", False, "measure"), ("2", "nine-months", False, "period"),
            ("3", "last-year", True, None),
        ),
        "commitment_topics": _rows(
            "commitment_id topic_id is_primary", ("1", "t", True), ("1", "u", False), ("2", "t", True), ("3", "u", True)
        ),
        "commitments": _rows(
            "commitment_id document_id responsibility due_edtf recurrence",
            ("1", "x", "text", "2023", None), ("2", "x", "heading", None, "FREQ=YEARLY"), ("3", "y", "issuer", None, None),
        ),
        "documents": _rows("document_id issued_edtf", ("x", "2022-03"), ("y", "2023-01-05")),
        "targets": _rows(
            "target_id document_id indicator_id value_min value_max value_text unit_id period_edtf period_end",
            ("1", "x", "i", 10, 10, "10", "km", "2023", "2023-12-31"), ("2", "y", "i", 12, 12, "12 km", "km", "2023", "2023-12-31"),
            ("3", "x", "j", None, 5, "không quá 5", "km", "2022", "2022-12-31"), ("4", "y", "j", 1, 1, "1", "m", "2023", "2023-12-31"),
            ("5", "x", "k", 1, 1, "1", "m", "2022", "2022-12-31"), ("6", "x", "k", 2, 2, "2", "m", "2023", "2023-12-31"),
        ),
    }  # fmt: skip


def _records(answer: pd.DataFrame) -> list[tuple[Any, ...]]:
    return [
        tuple(None if pd.isna(value) else value for value in row) for row in answer.itertuples(index=False)
    ]


def test_named_counts_before_membership(tables: dict[str, pd.DataFrame]) -> None:
    """A body named itself in a task is not counted again as member of a group; the issuer of an unnamed task
    is not counted."""
    assert _records(analysis.leaders(tables)) == [
        ("a", "department", 1, 1),
        ("ubnd-old", "district", 1, 1),
        ("g", "group", 1, 0),
        ("b", "department", 0, 1),
    ]


def test_burdens_are_what_a_body_is_told_by_name(tables: dict[str, pd.DataFrame]) -> None:
    """Neither groups nor what falls to their members count; who only supports is told apart, a recurrence is
    a date."""
    assert _records(analysis.burdens(tables)) == [("a", 1, 1, 1), ("ubnd-old", 1, 0, 1)]


def test_recurring_duties_are_all_listed(tables: dict[str, pd.DataFrame]) -> None:
    """A duty without a rule or without an end is one too; a date is none."""
    assert _records(analysis.recurring(tables)) == [
        ("1", "x", "định kỳ", None, "2022-03-01", "2022-12-31", "document"),
        ("2", "x", "hằng năm", "FREQ=YEARLY", "2022-03-01", None, "open"),
    ]


def test_results_are_of_the_same_year_and_measure(tables: dict[str, pd.DataFrame]) -> None:
    """Nine months beside a year, another year, and another measure are no result of it."""
    assert _records(analysis.results(tables, "2023")) == [("i", "y", "12 km", "km", "11 km", "km")]
    assert _records(analysis.results(tables, "2022")) == [("j", "x", "không quá 5", "km", "8 km", "km")]


def test_laws_count_commitments_and_bases_apart(tables: dict[str, pd.DataFrame]) -> None:
    """Two citations in one commitment count once; a passage that is no commitment counts only when it is a
    basis."""
    assert _records(analysis.laws(tables)) == [("law", 2, 2, 1), ("decree", 1, 1, 0)]


def test_what_passed_on_is_counted_for_each_unit_of_today(tables: dict[str, pd.DataFrame]) -> None:
    """A unit of today has a row for each it stems from, with noughts where nothing names that or its
    committee."""
    assert _records(analysis.passed_on(tables)) == [
        ("new", "old", "whole", 2, 1, 1),
        ("new", "unnamed", "shared", 0, 0, 0),
        ("other", "old", "shared", 2, 1, 1),
    ]


def test_concentration_is_of_all_tasks_that_name_a_lead(tables: dict[str, pd.DataFrame]) -> None:
    """A task led by a group only is in the whole, but no single body's."""
    assert _records(analysis.concentration(tables)) == [("a", 1, 1, 50.0), ("ubnd-old", 1, 2, 100.0)]


def test_pairs_are_of_bodies_named_themselves(tables: dict[str, pd.DataFrame]) -> None:
    """Who cooperates only as member of a group makes no pair; both ends of a pair have one partner."""
    assert _records(analysis.pairs(tables)) == [("a", "b", 1)]
    assert _records(analysis.reach(tables)) == [("a", "department", 1, 1, 0), ("b", "department", 1, 0, 1)]


def test_moves_are_between_documents_and_within_a_unit(tables: dict[str, pd.DataFrame]) -> None:
    """Targets of one document are no move; a value in another unit stands beside, without a difference."""
    assert _records(analysis.moves(tables)) == [
        ("i", "2023", "10", "2023", "12 km", 2.0, "km", "x", "y"),
        ("j", "2022", "không quá 5", "2023", "1", None, None, "x", "y"),
    ]


def test_dates_by_document_and_by_primary_topic(tables: dict[str, pd.DataFrame]) -> None:
    """A date, only a recurrence, or neither; each task under its primary topic alone."""
    assert _records(analysis.dated(tables, "document_id")) == [("x", 1, 1, 0, 100.0), ("y", 0, 0, 1, 0.0)]
    assert _records(analysis.dated(tables, "topic_id")) == [("t", 1, 1, 0, 100.0), ("u", 0, 0, 1, 0.0)]


def test_grounds_of_the_lead(tables: dict[str, pd.DataFrame]) -> None:
    """Each task has one ground; grounds that do not occur are columns of noughts."""
    assert _records(analysis.grounds(tables)) == [("x", 1, 1, 0, 0, 50.0), ("y", 0, 0, 0, 1, 0.0)]


def test_each_column_of_the_answers_is_known(tables: dict[str, pd.DataFrame]) -> None:
    """The page knows what every column holds, and no column that no answer has."""
    assert {column for answer in research.answers(tables).values() for column in answer.columns} == set(
        COLUMNS
    )


def test_the_questions_read_no_other_columns(example_catalog: Catalog, tmp_path: Path) -> None:
    """Asked of the columns they are said to read, they answer as of all; an answer that was kept is given
    until one of these changes."""
    full = research.answers(research.published(example_catalog))
    few = research.answers(research.published(example_catalog, research.READ))
    for name, answer in full.items():
        pd.testing.assert_frame_equal(few[name], answer, obj=name)
    memory = Cache(tmp_path)
    found = [research.answered(replace(example_catalog), memory) for _ in range(2)]
    assert found[0] == found[1] == research.answered(replace(example_catalog))
    assert (memory.misses, memory.hits) == (["answers"], ["answers"])
    fewer = dict(list(example_catalog.commitments.items())[1:])
    other = replace(example_catalog, commitments=fewer, inherited=())
    assert research.answered(other, memory) == research.answered(replace(other)) != found[0]
    for cell in CELLS:
        columns, rows = found[0][cell.name].columns, found[0][cell.name].rows
        shown = [tuple(None if pd.isna(row[name]) else row[name] for name in columns) for row in rows]
        assert shown == [tuple(None if pd.isna(v) else v for v in row) for row in _records(full[cell.name])]


def test_functions_are_short() -> None:
    """What a page shows of a function can be seen whole: at most 14 lines, none wider than 104 characters."""
    for name in {name for cell in CELLS for name in cell.functions} | {"read", "load"}:
        lines = writing.source(research.Cell("", (name,))).splitlines()
        assert len(lines) <= 14, name
        assert max(map(len, lines)) <= 104, name


@pytest.fixture(scope="module")
def page(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> dict[str, str]:
    """The page of the miniature project in each language, as HTML with its character references read."""
    made = [
        p
        for p in all_pages(example_catalog, example_settings, TABLES, example_report, example_published)
        if p.kind == "research"
    ]
    return {
        path.partition("/")[0]: html.unescape(text) for path, text in render(made, example_settings).items()
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_shows_the_code_that_ran(page: dict[str, str], language: str) -> None:
    """Each cell's code stands on the page letter by letter, in both languages, with the call that gave the
    answer."""
    for cell in CELLS:
        assert f"<code>{writing.source(cell)}</code>" in page[language], cell.name
        assert f"<code>{cell.call}</code>" in page[language]


def test_findings_are_computed(page: dict[str, str], example_catalog: Catalog) -> None:
    """The sentence on dates says what the tables of this project say, not of another."""
    answer = analysis.dated(research.published(example_catalog), "document_id")
    timed, total = (
        len(example_catalog.commitments) - answer["neither"].sum(),
        len(example_catalog.commitments),
    )
    assert re.search(rf'class="finding">{timed} of {total} commitments ', page["en"])
    assert re.search(rf'class="finding">{timed} trong {total} nhiệm vụ ', page["vi"])


def test_code_is_shown_without_loading_it() -> None:
    """What is shown of a function is its source letter by letter, read without pandas."""
    for cell in CELLS:
        functions = [inspect.getsource(getattr(analysis, name)) for name in cell.functions]
        assert writing.source(cell) == "\n\n".join(functions)
    code = "import sys; from generator.exports.research import writing; writing.script('x', 'y')"
    told = subprocess.run(
        [sys.executable, "-c", f"{code}; print('pandas' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "False\n"


def test_script_has_each_function_once() -> None:
    """The script is valid Python; a function that two questions use is written once, and every question is
    asked."""
    text = writing.script(BASE, "x")
    compile(text, "script", "exec")
    assert all(text.count(f"\ndef {name}(") == 1 for cell in CELLS for name in cell.functions)
    assert all(f"{cell.call}.to_string" in text for cell in CELLS)
    assert f'BASE = "{BASE}"' in text


def test_notebook_is_nbformat_4(example_dataset: Dataset) -> None:
    """The notebook has the members nbformat 4.5 asks for, ids of its own, no outputs, and code that
    compiles."""
    script, notebook = files.render(example_dataset)
    made = json.loads(notebook.data)
    assert (made["nbformat"], made["nbformat_minor"], set(made)) == (
        4,
        5,
        {"cells", "metadata", "nbformat", "nbformat_minor"},
    )
    ids = [cell["id"] for cell in made["cells"]]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", ident) for ident in ids)
    code = [cell for cell in made["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    for cell in code:
        compile("".join(cell["source"]), cell["id"], "exec")
    package = str(example_dataset.publication["package_name"])
    assert [script.path, notebook.path] == [
        links.analysis_file(package, "py"),
        links.analysis_file(package, "ipynb"),
    ]


def test_the_script_runs_on_a_folder(tables: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    """Given a folder, the script reads the tables there and prints every question in English with its
    answer."""
    for name, frame in tables.items():
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    (tmp_path / "script.py").write_text(writing.script(BASE, "Tasks"), encoding="utf-8")
    command = [sys.executable, str(tmp_path / "script.py"), f"{tmp_path}/"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    asked = [line.removeprefix("# ") for line in ran.stdout.splitlines() if line.startswith("# ")]
    assert asked == [cell.question("en") for cell in CELLS]
    answers = [part.strip("\n").split("\n", 1)[1] for part in ran.stdout.strip().split("\n\n")]
    frames = {name: analysis.read(str(tmp_path / f"{name}.csv")) for name in tables}
    assert answers == [a.to_string(index=False) for a in research.answers(frames).values()]


def test_the_script_and_the_notebook_are_headed() -> None:
    """Both begin with their title; the notebook tells each question in both languages before the code that
    answers it."""
    script, notebook = writing.script(BASE, "Tasks"), json.loads(writing.notebook(BASE, "Tasks"))
    assert script.startswith('"""Tasks: questions put to the published tables.\n\nUse: python FILE [')
    assert script.index("import sys") < script.index("import pandas") < script.index("BASE = ")
    assert script.endswith("\n")
    assert not script.endswith("\n\n")
    cells = notebook["cells"]
    assert "".join(cells[0]["source"]) == "# Tasks"
    assert "".join(cells[1]["source"]).endswith("\n\ntables = load(BASE, NAMES)")
    questions = [c for c in cells[2:] if c["cell_type"] == "markdown"]
    assert ["".join(c["source"]) for c in questions] == [
        f"## {q.question('vi')}\n\n{q.question('en')}" for q in CELLS
    ]
    answers = [c for c in cells[2:] if c["cell_type"] == "code"]
    assert [c["id"] for c in answers] == [q.name for q in CELLS]
    assert [c["source"][-1] for c in answers] == [q.call for q in CELLS]
    assert sum("".join(c["source"]).count("def dated(") for c in cells) == 1


def test_ties_are_broken_by_id(tables: dict[str, pd.DataFrame]) -> None:
    """Of bodies with equal counts the one whose id comes first stands first, wherever it stands in the
    table."""
    turned = {**tables, "agencies": tables["agencies"].iloc[::-1]}
    assert _records(analysis.leaders(turned)) == _records(analysis.leaders(tables))
    both = _rows(
        "commitment_id agency_id role basis",
        *((c, a, "lead", "text") for c, a in (("1", "b"), ("2", "a"), ("3", "b"), ("3", "a"), ("4", "g"))),
    )
    counted = analysis.concentration({**turned, "commitment_agencies": both})
    assert _records(counted) == [("a", 2, 2, 50.0), ("b", 2, 3, 75.0)]


def test_a_pair_counts_once_a_task(tables: dict[str, pd.DataFrame]) -> None:
    """Two mentions of a pair in one task are one; who leads and cooperates in one task is no pair with
    itself."""
    parts = _rows(
        "commitment_id agency_id role basis",
        ("1", "a", "lead", "text"), ("1", "a", "lead", "heading"), ("1", "b", "cooperate", "text"),
        ("1", "a", "cooperate", "text"), ("2", "a", "lead", "text"), ("2", "b", "cooperate", "heading"),
        ("3", "b", "lead", "text"), ("3", "a", "cooperate", "text"), ("4", "b", "lead", "text"), ("4", "g", "cooperate", "issuer"),
    )  # fmt: skip
    made = {**tables, "commitment_agencies": parts}
    assert _records(analysis.pairs(made)) == [("a", "b", 2), ("b", "a", 1)]
    assert _records(analysis.reach(made)) == [("a", "department", 1, 1, 1), ("b", "department", 1, 1, 1)]
