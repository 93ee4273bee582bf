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
from generator.site.pages.words import Words
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
    """The tables of the build are, cell by cell and type by type, what pandas reads from the published CSV files."""
    published = analysis.load(served, TABLES)
    for name, table in research.published(catalog).items():
        pd.testing.assert_frame_equal(table, published[name], obj=name)


def test_the_script_prints_what_the_page_shows(
    found: dict[str, pd.DataFrame], served: str, tmp_path: Path
) -> None:
    """The downloaded script, run by itself against the served tables, prints every answer of the build, row by row."""
    printed = _run(writing.script(served, "x"), tmp_path)
    assert printed == "".join(
        f"# {cell.ask('en')}\n{found[cell.name].to_string(index=False)}\n\n" for cell in CELLS
    )


def test_the_notebook_runs(served: str, tmp_path: Path) -> None:
    """The code cells of the notebook run one after the other, and each but the first ends in an answer with rows."""
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
    """Row by row, what the tables of the page link to and count is what the code answered, in the same order."""
    settings = load_settings(root)
    view = View(
        catalog=catalog,
        relations=relate(catalog),
        words=Words(language, settings.words[language].data),
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
        answer = found[cell.name].head(cell.shown)
        assert len(rows) == len(answer) > 0, cell.name
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
    return str(value) if COLUMNS[column] in {"agency", "document", "indicator", "topic"} else ""
