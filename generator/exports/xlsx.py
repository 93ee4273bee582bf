"""A workbook for officials: what to read first, the work of each agency by name, then a sheet a table.

Nothing in it runs: text is typed as text.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from generator import links
from generator.exports import worklist, xlsx_parts
from generator.exports.base import Dataset, Read, ReadBack, Reader, Rows, one_file
from generator.exports.base import Format as Declared
from generator.exports.cells import TYPED
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.exports.preface import preface
from generator.tables.base import Cell, Column, Table
from generator.words import LANGUAGES, both, phrases

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # it ships no types
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]  # it ships no types
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it ships no types

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST = phrases("workbook", "vi")["first"]
#: widths in characters: of a sheet's narrowest and widest column, of one with long texts, and of the sheet to
#: read first
NARROWEST, WIDEST, LONG, FIRST_WIDTH = 9, 50, 100, 110
#: height of a line and of the highest row a spreadsheet shows, in points
LINE, HIGHEST = 15, 409
#: what a spreadsheet takes for the beginning of a formula once somebody edits the cell
FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: sizes of paper as the file format numbers them; up to how many characters across fit an A4 page and stay
#: readable
_A3, _A4, _ON_A4 = 8, 9, 150
#: how much longer a text gets when lines break between words
_RAGGED = 1.03
#: rows of a sheet below its titles, and letters of its name, at most: what goes on beyond is not shown, and
#: not said to be missing
ROWS, _NAME = 1_048_575, 31
_OPTIONS = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}  # fmt: skip


def render(dataset: Dataset) -> File:
    """The whole as one workbook."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - slow to import

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    facts = facts_of(dataset.publication)
    _properties(book, facts)
    formats = _formats(book)
    sheets = [part for rows in (worklist.render(dataset), *dataset.tables) for part in _parts(rows)]
    _first(book.add_worksheet(FIRST), sheets, facts, formats)
    for name, rows in sheets:
        _sheet(book.add_worksheet(name), rows, formats)
    book.close()
    return File(links.whole_file(f"{facts.package}.xlsx"), MEDIA_TYPE, out.getvalue())


def of_rows(rows: Rows, facts: Facts, path: str) -> File:
    """Some rows of one table as a workbook of one sheet."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - slow to import

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    _properties(book, facts)
    formats = _formats(book)
    for name, part in _parts(rows):
        _sheet(book.add_worksheet(name), part, formats)
    book.close()
    return File(path, MEDIA_TYPE, out.getvalue())


def _parts(rows: Rows) -> list[tuple[str, Rows]]:
    """A table as sheets by name: one, or as many as its rows need, numbered from the second on.

    Source: Excel specifications and limits (1,048,576 rows a sheet), and ECMA-376, part 1, section 18.2.19
    (31 letters of a name).
    """
    starts = range(0, max(1, len(rows.rows)), ROWS)
    return [
        (_sheet_name(rows.table, n), replace(rows, rows=rows.rows[start : start + ROWS]))
        for n, start in enumerate(starts)
    ]


def _sheet_name(table: Table[Any], part: int) -> str:
    """The name of the first sheet of a table (0), or of one after it."""
    number = f" ({part + 1})" if part else ""
    return table.title_vi[: _NAME - len(number)] + number


def _properties(book: Workbook, facts: Facts) -> None:
    book.set_properties(
        {
            "title": f"{facts.title[0]} / {facts.title[1]}",
            "author": facts.publisher[0],
            "comments": f"{facts.version}, {facts.day}, {facts.licence}, {facts.site_url}",
            "created": datetime(facts.day.year, facts.day.month, facts.day.day),  # noqa: DTZ001 - the file format has no time zone here
        }
    )


def _formats(book: Workbook) -> dict[str, Format]:
    top = {"valign": "top"}
    text = {"text_wrap": True, **top}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "section": book.add_format({"bold": True, "top": 1}),
        "header": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#E7EDF3", "bottom": 1}
        ),
        "link": book.add_format({"underline": 1, "font_color": "#0B4F8A", **top}),
        "string": book.add_format(text),
        # typed as text with the apostrophe that Excel itself would put before it, so that editing does not
        # make it a formula
        "quoted": book.add_format({**text, "quote_prefix": True}),
        # to the left like its title: to the right it would touch the text of the next column
        "date": book.add_format({"num_format": "dd/mm/yyyy", "align": "left", **top}),
        "integer": book.add_format({"num_format": "0", **top}),
        "number": book.add_format(top),
        "boolean": book.add_format(top),
    }


def _first(
    sheet: Worksheet, sheets: Iterable[tuple[str, Rows]], facts: Facts, formats: dict[str, Format]
) -> None:
    """What this is, counting rules, licence, how to cite; then the sheets."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, FIRST_WIDTH, formats["string"])
    sheet.set_column(1, 1, 24, formats["string"])
    sheet.set_column(2, 2, 10)
    line = 0
    for language in LANGUAGES:
        sheet.write_string(line, 0, facts.title[LANGUAGES.index(language)], formats["title"])
        for section in preface(facts, language):
            line += 1
            sheet.write_string(line, 0, section.title, formats["section"])
            for text in section.lines:
                line += 1
                sheet.set_row(line, _height([(text, FIRST_WIDTH)]))
                sheet.write_string(line, 0, text)
        line += 2
    for at, title in enumerate(both("workbook", key) for key in ("sheet", "table", "rows")):
        sheet.write_string(line, at, title, formats["header"])
    for name, rows in sheets:
        line += 1
        shown = f"{name} / {rows.table.title_en}{name.removeprefix(rows.table.title_vi)}"
        sheet.write_url(line, 0, f"internal:'{name}'!A1", formats["link"], shown)
        sheet.write_string(line, 1, rows.table.name)
        sheet.write_number(line, 2, len(rows.rows))
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _sheet(sheet: Worksheet, rows: Rows, formats: dict[str, Format]) -> None:
    columns = rows.table.columns
    widths = [_width(column, [row[at] for row in rows.rows]) for at, column in enumerate(columns)]
    for at, column in enumerate(columns):
        sheet.set_column(at, at, widths[at], formats[column.type])
        sheet.write_string(0, at, column.title_vi, formats["header"])
        sheet.write_comment(0, at, _comment(column), {"x_scale": 2, "y_scale": 1.5})
    for line, row in enumerate(rows.rows, 1):
        sheet.set_row(line, _height(zip(row, widths, strict=True)))
        for at, cell in enumerate(row):
            _write(sheet, (line, at), cell, formats)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows.rows)), len(columns) - 1)
    _printed(sheet, sum(widths))


def _printed(sheet: Worksheet, width: int) -> None:
    """On paper a row stays on one page, as wide as needed, under its titles; sheets spread over pages side by
    side cannot be read."""
    sheet.set_landscape()
    sheet.set_paper(_A4 if width <= _ON_A4 else _A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P/&N")


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, formats: dict[str, Format]) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, formats["date"])
    elif isinstance(cell, str):
        sheet.write_string(*place, cell, formats["quoted"] if cell.startswith(FORMULA) else None)
    elif cell is not None:
        sheet.write_number(*place, float(cell))


def _comment(column: Column[Any]) -> str:
    """What a reader sees over a title: the meaning, and the name by which programs know the column."""
    return f"{column.about_vi}\n\n{column.title_en} ({column.name}): {column.about_en}"


def _width(column: Column[Any], cells: list[Cell]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    title = max(len(word) for word in column.title_vi.split()) + 4  # the button of the filter
    return min(max(longest + 2, title, NARROWEST), LONG if longest > 10 * WIDEST else WIDEST)


def _height(cells: Iterable[tuple[Cell, int]]) -> int:
    """The height a row needs for its wrapped text: not every spreadsheet works it out when it opens a
    file."""
    lines = max(
        (math.ceil(len(cell) * _RAGGED / width) for cell, width in cells if isinstance(cell, str)), default=1
    )
    return min(LINE * lines, HIGHEST)


def _part(data: bytes, table: Table[Any]) -> bytes:
    """What of the workbook is read of one table."""
    return xlsx_parts.part(data, (_sheet_name(table, n) for n in count()))


def _opened(files: Mapping[str, bytes], package: str) -> Reader:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

    path = links.whole_file(f"{package}.xlsx")
    book = load_workbook(io.BytesIO(files[path]), read_only=True)

    def read(table: Table[Any]) -> Read:
        header, *rows = book[_sheet_name(table, 0)].iter_rows(values_only=True)
        for part in range(1, len(book.sheetnames)):
            if (name := _sheet_name(table, part)) in book.sheetnames:
                rows += list(book[name].iter_rows(values_only=True))[1:]
        titles = {column.title_vi: column.name for column in table.columns}
        width = len(header)  # the cells after the last one that is filled are not written
        names = tuple(titles.get(str(t), t) for t in header)
        return Read(path, names, [row + (None,) * (width - len(row)) for row in rows])

    return read


FORMAT = Declared(
    name="xlsx",
    title="XLSX",
    ending="xlsx",
    media_type=MEDIA_TYPE,
    holds="tables",
    paths=(links.whole_file("{package}.xlsx"),),
    write=one_file(render),
    group="whole",
    eu_file_type="XLSX",
    read_back=ReadBack("openpyxl", _opened, {**TYPED, "date": ((datetime,), datetime.date)}, _part),
)
