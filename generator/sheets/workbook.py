"""Making the workbook: sheets, drop-downs from hidden lists, colours, locks. The same content gives the same
bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from types import ModuleType
from typing import TYPE_CHECKING, Any

from generator.sheets.book import Book
from generator.sheets.changes import SHEETS
from generator.sheets.rows import HASH, MADE, Column, Row, Sheet, editable_digest

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # it ships no types
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # it ships no types
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it ships no types

#: the first row of a sheet holds the keys of its columns, for the machine; the second their names, for people
KEYS, HEADS, FIRST = 0, 1, 2
#: what stands in the first cell of a workbook of ours
MARK = "plans sheet"
_HELP = 10
_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
_LINE, _HIGHEST = 13.5, 400.0  # points: of a line of text, of the highest row
_LONG = 32_000  # characters of a cell; a spreadsheet keeps 32,767
_PROTECTED = {
    "format_cells": True, "format_columns": True, "format_rows": True, "autofilter": True, "sort": True,
    "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip
_YELLOW, _GREY, _HEAD = "#FFF2B3", "#F3F3F0", "#1F4E5F"


def render(book: Book, file: str, counts: tuple[int, int, int]) -> bytes:
    """The workbook as bytes. ``file`` is its name; ``counts`` are reviewed passages, all passages,
    problems."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - slow to import

    out = io.BytesIO()
    made_of = Workbook(out, _OPTIONS)
    made_of.set_properties({"title": f"{MARK} {book.document}", "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - a fixed day
    looks = _Looks(made_of)
    _help(made_of.add_worksheet(book.words["sheet.help"]), book, file, counts, looks)
    pages = [(sheet, made_of.add_worksheet(book.words[f"sheet.{sheet.name}"])) for sheet in SHEETS]
    lists = _lists(made_of, book)
    for sheet, page in pages:
        _fill(page, sheet, book, lists, looks)
    pages[1][1].activate() if counts[0] else None
    made_of.close()
    return out.getvalue()


class _Looks:
    """The formats of cells, made once for each way a cell can look."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.known: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **look: Any) -> Format:
        """A format."""
        look = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10, **look}
        return self.known.setdefault(tuple(sorted(look.items())), self.book.add_format(look))


def _help(page: Worksheet, book: Book, file: str, counts: tuple[int, int, int], looks: _Looks) -> None:
    """The first sheet: how the workbook is used, in ten lines."""
    record = book.record
    page.write_row(KEYS, 0, [MARK, book.document])
    page.set_row(KEYS, None, None, {"hidden": True})
    page.set_column(0, 0, 120)
    title = book.words["help.title"].format(
        number=record.get("number") or book.document, title=record.get("title_vi") or ""
    )
    page.write_string(1, 0, title, looks.format(bold=True, font_size=14, font_color=_HEAD))
    progress = book.words["help.progress"].format(reviewed=counts[0], passages=counts[1], problems=counts[2])
    page.write_string(2, 0, progress, looks.format(italic=True))
    for n in range(1, _HELP + 1):
        words = book.words[f"help.{n}"].format(file=file)
        page.write_string(3 + n, 0, words, looks.format(font_size=11))
        page.set_row(3 + n, 4 + 1.15 * _LINE * _lines(words, 112))
    page.set_row(1, 24)
    page.hide_gridlines(2)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.protect("", _PROTECTED)


def _lists(made_of: Workbook, book: Book) -> dict[str, str]:
    """A hidden sheet with the names that can be chosen: where each list stands."""
    page = made_of.add_worksheet(book.words["sheet.lists"])
    page.hide()
    where: dict[str, str] = {}
    lists = {name: sorted(names.labels.values()) for name, names in book.names.items()}
    for name in ("kind", "comparator", "relation", "decision", "state"):
        lists[name] = list(book.names[name].labels.values())
    lists["passages"] = list(book.by_id)
    for column, (name, values) in enumerate(lists.items()):
        page.write_string(0, column, name)
        for line, value in enumerate(values, 1):
            page.write_string(line, column, value)
        letter = _letter(column)
        where[name] = f"='{book.words['sheet.lists']}'!${letter}$2:${letter}${max(2, len(values) + 1)}"
    return where


def _letter(column: int) -> str:
    from xlsxwriter.utility import (  # type: ignore[import-untyped]  # noqa: PLC0415 - it ships no types; with the workbook
        xl_col_to_name,
    )

    return str(xl_col_to_name(column))


def _fill(
    page: Worksheet, sheet: Sheet | ModuleType, book: Book, lists: dict[str, str], looks: _Looks
) -> None:
    columns: Sequence[Column] = sheet.columns(book)
    rows: list[Row] = sheet.rows(book)
    _heads(page, columns, book, looks)
    for line, row in enumerate(rows, FIRST):
        page.set_row(line, _height(columns, row))
        whole = {**row.cells, HASH: row.basis, MADE: editable_digest(columns, row.cells)}
        for at, column in enumerate(columns):
            page.write_string(line, at, whole.get(column.key, "")[:_LONG], _look(looks, column, row))
    last = FIRST + len(rows) - 1
    for at, column in enumerate(columns):
        if column.choices == "by-field":
            _by_field(page, at, rows, lists)
        elif (column.choices or column.tip) and rows:
            page.data_validation(FIRST, at, last, at, _validation(column, book, lists))
    if rows:
        page.autofilter(HEADS, 0, last, len(columns) - 1)
    page.protect("", _PROTECTED)


def _height(columns: Sequence[Column], row: Row) -> float:
    """The height that shows the longest cell of a row whole: spreadsheets do not find it out by
    themselves."""
    lines = (
        _lines(row.cells.get(c.key, ""), c.width - 2 * row.level * (c.key == "text"))
        for c in columns
        if not c.hidden
    )
    return float(min(_HIGHEST, _LINE * max(lines, default=1)))


def _lines(words: str, width: int) -> int:
    return sum(-(-len(line) // max(8, int(width * 1.08))) or 1 for line in words.split("\n"))


def _heads(page: Worksheet, columns: Sequence[Column], book: Book, looks: _Looks) -> None:
    head = looks.format(bold=True, font_color="#FFFFFF", bg_color=_HEAD, border=1, valign="vcenter")
    for at, column in enumerate(columns):
        page.write_string(KEYS, at, column.key)
        page.write_string(HEADS, at, book.words[f"column.{column.key}"], head)
        page.set_column(at, at, column.width, None, {"hidden": column.hidden})
    page.set_row(KEYS, None, None, {"hidden": True})
    page.set_row(HEADS, 32)
    page.freeze_panes(FIRST, 2)
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADS)


def _look(looks: _Looks, column: Column, row: Row) -> Format:
    shut = column.locked or column.key in row.shut
    look: dict[str, Any] = {"locked": shut, "border": 1, "border_color": "#D0D0C8"}
    if column.key in row.suggested:
        look["bg_color"] = _YELLOW
    elif shut:
        look["bg_color"] = _GREY
    if column.key == "text":
        look |= {"indent": row.level, "align": "left", "bold": row.bold}
    if column.key == "problems":
        look["font_color"] = "#9C1C1C"
    return looks.format(**look)


def _validation(column: Column, book: Book, lists: dict[str, str]) -> dict[str, Any]:
    prompt = (
        {"input_title": book.words[f"column.{column.key}"][:32], "input_message": column.tip[:255]}
        if column.tip
        else {}
    )
    if not column.choices:
        return {"validate": "any", **prompt}
    return {"validate": "list", "source": lists[column.choices], "show_error": column.strict, **prompt}


def _by_field(page: Worksheet, at: int, rows: Sequence[Row], lists: dict[str, str]) -> None:
    """The drop-downs of the document's own record: a list only where the field has one."""
    lists_of_fields = {"issuer": "agencies", "state": "state"}
    for line, row in enumerate(rows, FIRST):
        if choices := lists_of_fields.get(row.cells.get("key", "")):
            page.data_validation(line, at, line, at, {"validate": "list", "source": lists[choices]})
