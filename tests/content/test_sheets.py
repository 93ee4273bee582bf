"""The workbooks of the documents: read back as they are, every row looked at, they change not a byte of
content/."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.commands.sheet import _book, make, read
from generator.content.catalog import load_catalog
from generator.sheets import parts, passages, record, registries
from generator.sheets.editing import same
from generator.sheets.fields import Many
from generator.sheets.rows import MADE
from tests.content.published import DOCUMENTS
from tests.project import PUBLICATION_ROOT


def _content(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted((root / "content").rglob("*"))
        if p.is_file()
    }


def _passages(root: Path, document: str) -> int:
    """How many passages a document has."""
    text = (root / "content" / "documents" / document / "passages.tsv").read_text(encoding="utf-8")
    return len(text.splitlines()) - 1


#: the longest of them, where there is one
LONGEST = sorted(DOCUMENTS, key=lambda document: _passages(PUBLICATION_ROOT, document))[-1:]


@pytest.fixture(scope="module")
def copied(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's content and settings."""
    target = tmp_path_factory.mktemp("sheets")
    for name in ("content", "site_config"):
        shutil.copytree(root / name, target / name)
    return target


def _looked_at(path: Path) -> int:
    """Take away what tells which rows nobody touched, so that every row is compared cell by cell; gives how
    many."""
    book, rows = load_workbook(path), 0
    for page in book.worksheets:
        for head in page[1]:
            if head.value == MADE:
                for line in range(3, page.max_row + 1):
                    rows += page.cell(line, head.column).value is not None
                    page.cell(line, head.column).value = "–"
    book.save(path)
    return rows


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_workbook_read_back_changes_nothing(copied: Path, document: str) -> None:
    """Every cell shows what the content says, and says it back: not a byte of content/ changes, and no
    problem is found."""
    before = _content(copied)
    path = make(copied, document, copied / f"{document}.xlsx")
    assert _looked_at(path) > _passages(copied, document)
    outcome = read(copied, path)
    assert [p.line_for("vi") for p in outcome.problems] == []
    assert outcome.written == 0
    assert _content(copied) == before


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_value_is_read_as_it_is_shown(root: Path, document: str) -> None:
    """What a cell shows of any value of the content is read back as that value, whatever its field."""
    book = _book(root, load_catalog(root), document, "vi")
    values = [
        (kind, note.get(key)) for note in book.notes.values() for key, _, kind in passages._fields(book)
    ]
    for sheet in parts.SHEETS:
        told = [v for note in book.notes.values() for v in (note.get(sheet.name) or {}).values()]
        values += [(kind, v.get(key)) for v in told for key, _, kind in sheet._fields(book)]
    for kept in registries.SHEETS:
        records = book.registry(kept.name).values()
        values += [(kind, r.get(key)) for r in records for key, _, kind in kept._fields(book)]
    values += [(record.kind_of(book, key), book.record.get(key)) for key in record.FIELDS]
    shown = [(kind, value) for kind, value in values if value not in (None, "", []) or isinstance(kind, Many)]
    assert len(shown) > _passages(root, document)
    assert [(kind.show(v), v) for kind, v in shown if not same(kind.read(kind.show(v)), _folded(v))] == []


def _folded(value: Any) -> Any:
    """Text without the breaks that folding left in it."""
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("longest", LONGEST)
def test_libreoffice_saves_the_same(copied: Path, tmp_path: Path, longest: str) -> None:
    """A workbook that LibreOffice has opened and saved reads back as it was made."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    before = _content(copied)
    path = make(copied, longest, tmp_path / "made" / "a.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    saved = tmp_path / "a.xlsx"
    assert saved.read_bytes() != path.read_bytes()
    _looked_at(saved)
    outcome = read(copied, saved)
    assert [p.line_for("vi") for p in outcome.problems] == []
    assert _content(copied) == before
