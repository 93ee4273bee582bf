"""The researcher's example on the real data: what anybody gets who runs it is what the page shows."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from generator.content.catalog import Catalog, load_catalog
from generator.exports import research
from generator.exports.research import CELLS, COLUMNS, TABLES, analysis, writing
from generator.settings import load_settings
from generator.site.pages import render
from generator.site.pages import research as page
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.site.pages.words import words_of
from generator.tables import TABLES as ALL_TABLES


class _Quiet(SimpleHTTPRequestHandler):
    """A plain file server."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name the server uses
        """Say nothing: the tests say what is wrong."""


@pytest.fixture(scope="module")
def served(root: Path) -> Iterator[str]:
    """The committed tables, served on this machine as they are on the site."""
    package = load_settings(root).publication.data["package_name"]
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Quiet, directory=str(root / "datasets" / package))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/data/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """The real content."""
    return load_catalog(root)


@pytest.fixture(scope="module")
def found(catalog: Catalog) -> dict[str, pd.DataFrame]:
    """What the build answers."""
    return research.answers(research.published(catalog))


def _run(code: str, folder: Path) -> str:
    """What a program prints that stands alone in a folder: with this Python, but not with this project."""
    file = folder / "analysis.py"
    file.write_text(code, encoding="utf-8", newline="\n")
    environment = {
        **os.environ,
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
        "PYTHONUTF8": "1",
        "PYTHONPATH": "",
    }
    command = [sys.executable, "-W", "error", str(file)]
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_build_reads_what_is_published(catalog: Catalog, served: str) -> None:
    """The tables of the build are, cell by cell and type by type, what pandas reads from the published CSV
    files."""
    published = analysis.load(served, TABLES)
    for name, table in research.published(catalog).items():
        pd.testing.assert_frame_equal(table, published[name], obj=name)


#: the questions of ``CELLS`` that a researcher asks first, in SQL written from the data dictionary and not
#: from the answers
QUESTIONS = {
    "burdens": """
        SELECT a.agency_id, count(DISTINCT l.commitment_id),
               count(DISTINCT CASE WHEN l.duty = 'support' THEN l.commitment_id END),
               count(DISTINCT CASE WHEN EXISTS (SELECT 1 FROM {deadlines} d WHERE d.commitment_id = l.commitment_id
                     AND (d.date_edtf IS NOT NULL OR d.recurrence IS NOT NULL)) THEN l.commitment_id END)
        FROM {agencies} a JOIN {commitment_agencies} l USING (agency_id)
        WHERE l.role = 'lead' AND l.basis NOT IN ('group', 'issuer') AND a.kind <> 'group' GROUP BY 1""",
    "dated_topics": """
        SELECT t.topic_id, round(100.0 * avg(CASE WHEN c.due_edtf IS NULL AND c.recurrence IS NULL THEN 0 ELSE 1 END), 1)
        FROM {commitment_topics} t JOIN {commitments} c USING (commitment_id) WHERE t.is_primary GROUP BY 1""",
    "results": """
        SELECT t.indicator_id, t.document_id, t.value_text, t.unit_id, e.value_text, e.unit_id
        FROM {targets} t, {evidence} e, {target_results} r
        WHERE r.target_id = t.target_id AND r.evidence_id = e.evidence_id AND r.reason IS NULL
          AND t.period_start = DATE '2023-01-01' AND t.period_end = DATE '2023-12-31' AND e.period_edtf = '2023'""",
    "laws": """
        SELECT c.legal_document_id, count(DISTINCT c.commitment_id), count(DISTINCT c.document_id), (
            SELECT count(DISTINCT b.document_id) FROM {citations} b JOIN {passages} p USING (passage_id)
            WHERE b.legal_document_id = c.legal_document_id AND p.kind <> 'commitment' AND b.relation IN ('basis', 'implements'))
        FROM {citations} c JOIN {passages} q USING (passage_id)
        WHERE q.kind = 'commitment' AND c.relation <> 'basis' GROUP BY 1""",
    "passed_on": """
        SELECT s.successor_id, s.place_id, s.coverage,
               (SELECT count(*) FROM {commitment_places} p WHERE p.place_id = s.place_id),
               (SELECT count(DISTINCT commitment_id) FROM {commitment_agencies} a
                WHERE a.agency_id = 'ubnd-' || s.place_id AND role = 'lead' AND basis IN ('text', 'heading')),
               (SELECT count(DISTINCT commitment_id) FROM {commitment_agencies} a
                WHERE a.agency_id = 'ubnd-' || s.place_id AND role = 'lead' AND basis = 'group' AND commitment_id NOT IN (
                    SELECT commitment_id FROM {commitment_agencies} b
                    WHERE b.agency_id = a.agency_id AND b.role = 'lead' AND b.basis <> 'group'))
        FROM {place_successions} s""",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_sql_answers_alike(name: str, root: Path, found: dict[str, pd.DataFrame]) -> None:
    """DuckDB, asked in SQL of the committed CSV files, counts what the code of the page counts, row by
    row."""
    folder = root / "datasets" / load_settings(root).publication.data["package_name"] / "data"
    files = {
        path.stem: f"read_csv('{path}', header=true, types={{'period_edtf': 'VARCHAR', 'value_text': 'VARCHAR'}})"
        if path.stem in {"targets", "evidence"}
        else f"read_csv('{path}', header=true)"
        for path in folder.glob("*.csv")
    }
    asked = duckdb.sql(QUESTIONS[name].format(**files))
    assert asked is not None
    rows = asked.fetchall()
    answer = found[name][["topic_id", "share"]] if name == "dated_topics" else found[name]
    assert sorted(rows, key=str) == sorted(answer.itertuples(index=False, name=None), key=str)
    assert rows


def test_the_script_prints_what_the_page_shows(
    found: dict[str, pd.DataFrame], served: str, tmp_path: Path
) -> None:
    """The downloaded script, run by itself against the served tables, prints every answer of the build, row
    by row."""
    printed = _run(writing.script(served, "x"), tmp_path)
    assert printed == "".join(
        f"# {cell.question('en')}\n{found[cell.name].to_string(index=False)}\n\n" for cell in CELLS
    )


def test_the_notebook_runs(served: str, tmp_path: Path) -> None:
    """The code cells of the notebook run one after the other, and each but the first ends in an answer with
    rows."""
    cells = [
        cell["source"]
        for cell in json.loads(writing.notebook(served, "x"))["cells"]
        if cell["cell_type"] == "code"
    ]
    code = [
        "".join(cells[0]),
        *("".join([*lines[:-1], f"print(len({lines[-1]}) > 0)"]) for lines in cells[1:]),
    ]
    assert _run("\n\n".join(code) + "\n", tmp_path).split() == ["True"] * len(CELLS)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_shows_the_answers(
    root: Path, catalog: Catalog, found: dict[str, pd.DataFrame], language: str
) -> None:
    """Row by row, what the tables of the page link to and count is what the code answered, in the same
    order; what stands alike in a ranking is shown together."""
    settings = load_settings(root)
    view = View(
        catalog=catalog,
        relations=relate(catalog),
        words=words_of(settings, catalog, language),
        settings=settings,
        tables=ALL_TABLES,
    )
    made = page.select(view)
    (text,) = (html.unescape(body) for body in render(made, settings).values())
    for cell in CELLS:
        body = (
            text.partition(f'data-answer="{cell.name.replace("_", "-")}"')[2]
            .partition("<tbody>")[2]
            .partition("</tbody>")[0]
        )
        rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", body)]
        answer = found[cell.name].head(len(rows))
        if cell.ranked and len(rows) < len(found[cell.name]):
            last, after = found[cell.name][cell.ranked].iloc[len(rows) - 1 : len(rows) + 1]
            assert last != after, f"{cell.name}: a tie is cut"
        else:
            assert len(rows) == min(cell.shown, len(found[cell.name])), cell.name
        assert 0 < len(rows) <= 2 * cell.shown, cell.name
        for row, (_, values) in zip(rows, answer.iterrows(), strict=True):
            shown = [
                _read(text_of, name, language) for text_of, name in zip(row, answer.columns, strict=True)
            ]
            assert shown == [_plain(values[name], name) for name in answer.columns], cell.name


def _read(cell: str, column: str, language: str) -> str:
    """A cell of the page as its plain value: the id it links to, or the number in the form of Python."""
    linked = re.search(r'href="[^"]*?([^/"]+)/"', cell)
    if linked:
        return linked[1]
    if cell == "–" or COLUMNS[column] not in {"number", "percent"}:
        return ""
    number = cell.rstrip("%").replace("−", "-")
    return str(
        float(number.replace(".", "").replace(",", ".") if language == "vi" else number.replace(",", ""))
    )


def _plain(value: object, column: str) -> str:
    if COLUMNS[column] in {"number", "percent"}:
        return "" if pd.isna(value) else str(float(str(value)))  # type: ignore[call-overload]  # one cell, never a column
    return (
        str(value)
        if COLUMNS[column]
        in {"agency", "document", "indicator", "commitment", "legal_document", "place", "topic"}
        else ""
    )
