"""The workbook as reviewed: every cell of every sheet of a draft and of a published document, colour and lock
included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from generator.commands.sheet import make
from generator.importing import write_draft
from tests.conftest import Snapshots
from tests.project import Project, make_example
from tests.unit.sheets.test_sheets import TEXT

DOCUMENTS = {"9-kh-ubnd-2024": "vi", "34-qd-ubnd-2025": "en"}


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The miniature project with a third document, as ``plans import`` leaves it."""
    folder = tmp_path_factory.mktemp("drafted")
    project = make_example(folder / "example")
    source = folder / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    write_draft(source, project.root)
    return project


def _cells(path: Path) -> Iterator[str]:
    """A line for each row that shows something: place, lock, colour and value of its cells."""
    for sheet in load_workbook(path):
        yield f"== {sheet.title} ({sheet.sheet_state}), frozen at {sheet.freeze_panes}"
        hidden = [name for name, column in sheet.column_dimensions.items() if column.hidden]
        yield f"hidden: {' '.join(sorted(hidden))}"
        for rule in sorted(
            (str(v.sqref), v.type, v.formula1 or "") for v in sheet.data_validations.dataValidation
        ):
            yield "list: " + " ".join(map(str, rule))
        for row in sheet.iter_rows():
            shown = [_cell(cell) for cell in row if isinstance(cell, Cell) and cell.value not in (None, "")]
            yield from [" | ".join(shown)] if shown else []


def _cell(cell: Cell) -> str:
    lock = "" if cell.protection.locked else " open"
    colour = f" {cell.fill.start_color.rgb[2:]}" if cell.fill.fill_type else ""
    return f"{cell.coordinate}{lock}{colour} {cell.value!r}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_as_reviewed(document: str, drafted: Project, tmp_path: Path, snapshots: Snapshots) -> None:
    """Sheets, columns, words, suggestions and what may be chosen are what was reviewed."""
    path = make(drafted.root, document, tmp_path / "a.xlsx", DOCUMENTS[document])
    snapshots.compare(f"sheets/{document}.txt", "".join(f"{line}\n" for line in _cells(path)))
