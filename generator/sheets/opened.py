"""Reads a workbook back as Excel or LibreOffice saved it: rows by sheet, each cell as the text it shows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from generator.problems import ProblemsFound, problem
from generator.sheets.rows import ReadRow
from generator.sheets.workbook import FIRST, MARK
from generator.words import LANGUAGES, phrases

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST = 30_000_000  # bytes
_UNPACKED = 300_000_000  # bytes
_ROWS, _COLUMNS = 20_000, 60


@dataclass(frozen=True)
class Opened:
    """A workbook of ours: its document, and its rows by the name of the sheet."""

    document: str
    rows: Mapping[str, Sequence[ReadRow]]


def open_workbook(data: bytes, file: str) -> Opened:
    """Read the workbook; ``file`` is what problems call it.

    :raises ProblemsFound: when it is no workbook, or none of ours.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

    try:
        _harmless(data)
        book = load_workbook(io.BytesIO(data), data_only=True)
        first = book.worksheets[0]
        mark, document = str(first.cell(1, 1).value or ""), str(first.cell(1, 2).value or "")
    except (ValueError, KeyError, OSError, zipfile.BadZipFile, IndexError, TypeError) as error:
        raise ProblemsFound([problem((file, 0, 0), "sheet-broken", detail=str(error)[:100])]) from None
    if mark != MARK or not document:
        raise ProblemsFound([problem((file, 0, 0), "sheet-foreign")])
    names = _names()
    found = {names[page.title]: list(_rows(page, file)) for page in book.worksheets if page.title in names}
    return Opened(document, found)


def _harmless(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if len(data) > _LARGEST or sum(i.file_size for i in packed.infolist()) > _UNPACKED:
            raise ValueError(f"> {_LARGEST // 1_000_000} MB")


def _names() -> dict[str, str]:
    """The sheets by their names in every language."""
    words = (phrases("sheet", language) for language in LANGUAGES)
    return {w[key]: key.partition(".")[2] for w in words for key in w if key.startswith("sheet.")}


def _rows(page: Worksheet, file: str) -> Iterator[ReadRow]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - with the workbook

    most = {"max_row": min(page.max_row, _ROWS), "max_col": min(page.max_column, _COLUMNS)}
    keys = {
        at: str(key) for at, key in enumerate(next(page.iter_rows(max_row=1, values_only=True), ())) if key
    }
    letters = {key: get_column_letter(at + 1) for at, key in keys.items()}
    for line, values in enumerate(page.iter_rows(**most, values_only=True), 1):
        cells = {keys[at]: _words(value) for at, value in enumerate(values) if at in keys}
        if line > FIRST and any(cells.values()):
            yield ReadRow(file, page.title, line, cells, letters)


def _words(value: Any) -> str:
    """The text that a cell shows, also where the spreadsheet has converted it to a date or number."""
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return str(value)
