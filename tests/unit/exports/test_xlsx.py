"""The workbook for officials: what to read first, titles, filters, and nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from generator.exports import worklist, xlsx
from generator.exports.base import Dataset
from generator.tables import TABLES
from generator.words import phrases


@pytest.fixture(scope="module")
def workbook(example_dataset: Dataset) -> openpyxl.Workbook:
    """The workbook, opened by openpyxl."""
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(example_dataset).data))


def test_sheets_have_names_a_spreadsheet_takes() -> None:
    """Vietnamese titles of tables are short enough, different from each other, and free of what sheets may
    not be called."""
    names = [xlsx.FIRST, worklist.TABLE.title_vi, *(t.title_vi for t in TABLES)]
    assert len({n.lower() for n in names}) == len(names)
    assert [n for n in names if len(n) > 31 or re.search(r"[\[\]:*?/\\']", n)] == []


def test_titles_of_columns_differ() -> None:
    """No two columns of a sheet have the same title."""
    assert [t.name for t in TABLES if len({c.title_vi for c in t.columns}) < len(t.columns)] == []


def test_the_first_sheet_says_what_this_is(workbook: openpyxl.Workbook) -> None:
    """The sheet to read first stands first, Vietnamese before English: what, counting rules, licence, how to
    cite, sheets."""
    assert workbook.sheetnames[0] == "Đọc trước"
    lines = [str(row[0]) for row in workbook.worksheets[0].iter_rows(values_only=True) if row[0]]
    order = [
        "Đây là gì",
        "Cách đếm",
        "Giấy phép",
        "Trích dẫn",
        "What this is",
        "Counting rules",
        "Licence",
        "How to cite",
    ]
    assert [line for line in lines if line in order] == order
    text = "\n".join(lines)
    assert "CC-BY-4.0" in text
    assert "0.2.0" in text
    assert "Nhiệm vụ / Commitments" in lines


def test_sheets_can_be_filtered(workbook: openpyxl.Workbook) -> None:
    """Each table has its header frozen, a filter over all its rows, and English names and meanings over its
    titles."""
    for table in TABLES:
        sheet = workbook[table.title_vi]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        for cell, column in zip(sheet[1], table.columns, strict=True):
            assert cell.comment is not None
            assert f"{column.title_en} ({column.name}): {column.about_en}" in cell.comment.text


def test_sheets_can_be_printed(workbook: openpyxl.Workbook) -> None:
    """A row never spreads over pages side by side; its titles stand on every page; what is too wide for A4
    asks for A3."""
    for sheet in workbook.worksheets[1:]:
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert getattr(sheet.sheet_properties.pageSetUpPr, "fitToPage", False)
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        footer = sheet.oddFooter
        assert footer is not None
        assert (footer.left.text, footer.right.text) == ("&A", "&P/&N")
    assert workbook["Nhiệm vụ"].page_setup.paperSize == 8
    assert workbook["Đơn vị"].page_setup.paperSize == 9


def test_officials_read_names(workbook: openpyxl.Workbook, example_dataset: Dataset) -> None:
    """The second sheet has a row for each part of an agency in a task, by name: nothing is left out, no id
    has to be known."""
    assert workbook.sheetnames[1] == "Việc của từng cơ quan"
    sheet = workbook.worksheets[1]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
    header, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert header[:5] == ["Cơ quan", "Vai trò", "Căn cứ", "Nhóm được giao chung", "Nhiệm vụ"]
    tables = {
        t.table.name: [dict(zip(t.table.names, row, strict=True)) for row in t.rows]
        for t in example_dataset.tables
    }
    names = {a["agency_id"]: a["name_vi"] for a in tables["agencies"]}
    expected = [
        (
            names[p["agency_id"]],
            phrases("workbook", "vi")[f"role.{p['role']}"],
            names.get(p["via_agency_id"]),
            str(p["commitment_id"]),
        )
        for p in tables["commitment_agencies"]
    ]
    found = [(row[0], row[1], row[3], str(row[-1]).split("/")[-2]) for row in rows]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert {row[2] == "giao chung cho nhóm" for row in rows if row[3]} == {True}
    ends = {str(c["commitment_id"]): str(c["due_end"] or "") for c in tables["commitments"]}
    assert any(ends.values())
    assert all(
        str(row[8] or "").removesuffix(" 00:00:00") == ends[str(row[-1]).split("/")[-2]] for row in rows
    )


def test_widths_are_bounded(workbook: openpyxl.Workbook) -> None:
    """Columns are as wide as their cells, within bounds, and long text is wrapped in a row high enough."""
    sheet = workbook["Nhiệm vụ"]
    widths = [sheet.column_dimensions[get_column_letter(at)].width for at in range(1, sheet.max_column + 1)]
    assert all(xlsx.NARROWEST <= width <= xlsx.LONG + 1 for width in widths)
    assert sheet["E2"].alignment.wrap_text
    for page in workbook.worksheets[1:]:
        for at, cell in enumerate(page[1], 1):
            longest = max(map(len, str(cell.value).split())) + 4  # the button of the filter
            assert page.column_dimensions[get_column_letter(at)].width >= longest, (page.title, cell.value)


def test_cells_are_set_by_what_they_hold(workbook: openpyxl.Workbook) -> None:
    """Every cell begins at the top of its row; days stand to the left as days, whole numbers without decimals;
    titles stand out."""
    kinds = {c.title_vi: c.type for table in TABLES for c in table.columns}
    seen = set()
    for sheet in (workbook[table.title_vi] for table in TABLES):
        titles = [(c.font.b, c.alignment.wrap_text, c.alignment.vertical) for c in sheet[1]]
        assert set(titles) == {(True, True, "center")}
        assert {(c.fill.fgColor.rgb, c.border.bottom.style) for c in sheet[1]} == {("FFE7EDF3", "thin")}
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None):
            kind = kinds[str(sheet.cell(1, cell.column).value)]
            set_as = (cell.alignment.vertical, cell.alignment.horizontal, cell.number_format)
            seen.add((kind, set_as, bool(cell.alignment.wrap_text)))
    assert seen == {
        ("string", ("top", None, "General"), True),
        ("date", ("top", "left", "dd/mm/yyyy"), False),
        ("integer", ("top", None, "0"), False),
        ("number", ("top", None, "General"), False),
        ("boolean", ("top", None, "General"), False),
    }


def test_the_first_sheet_stands_out_by_its_types(workbook: openpyxl.Workbook) -> None:
    """A large title, headings under a line, and links that look like links."""
    cells = [row[0] for row in workbook[xlsx.FIRST].iter_rows(max_col=1) if row[0].value]
    title, section = cells[0], next(c for c in cells if c.value == "Đây là gì")
    assert (title.font.b, title.font.sz) == (True, 14)
    assert (section.font.b, section.border.top.style) == (True, "thin")
    linked = [(c.font.u, c.font.color.rgb, c.alignment.vertical) for c in cells if c.hyperlink]
    assert set(linked) == {("single", "FF0B4F8A", "top")}
    assert len(linked) == len(workbook.sheetnames) - 1


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 25", "-5%", "@SUM(A1)", "\t=1", '=HYPERLINK("https://example.org")', "https://example.org"],
)
def test_text_is_never_a_formula(example_dataset: Dataset, text: str) -> None:
    """Text that looks like a formula or a link is typed as text, and stays text when somebody edits the
    cell."""
    units = next(t for t in example_dataset.tables if t.table.name == "units")
    at = units.table.names.index("symbol")
    changed = replace(units, rows=[(*row[:at], text, *row[at + 1 :]) for row in units.rows])
    dataset = replace(
        example_dataset, tables=tuple(changed if t is units else t for t in example_dataset.tables)
    )
    data = xlsx.render(dataset).data
    cell = openpyxl.load_workbook(io.BytesIO(data))[units.table.title_vi].cell(2, at + 1)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == text.startswith(xlsx.FORMULA)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert not any(
            "<f>" in opened.read(name).decode("utf-8") for name in opened.namelist() if "/worksheets/" in name
        )


def test_nothing_in_it_runs(example_dataset: Dataset) -> None:
    """No macro, no link to another file, no date of its making but the data's own."""
    with zipfile.ZipFile(io.BytesIO(xlsx.render(example_dataset).data)) as opened:
        assert not any(
            re.search(r"vba|macro|externalLink|connections|activeX", name, re.IGNORECASE)
            for name in opened.namelist()
        )
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = opened.read("docProps/core.xml").decode("utf-8")
    assert re.findall(r"W3CDTF\">([^<]*)<", core) == ["2025-04-01T00:00:00Z"] * 2


def test_the_first_sheet_is_laid_out(workbook: openpyxl.Workbook) -> None:
    """A wide column to read, one for the names of tables, one for numbers; a heading has a line of its own
    above its text."""
    sheet = workbook[xlsx.FIRST]
    widths = [round(sheet.column_dimensions[letter].width) for letter in "ABC"]
    assert widths == [xlsx.FIRST_WIDTH + 1, 25, 11]
    lines = [row[0] for row in sheet.iter_rows(min_col=1, max_col=1)]
    bold = [cell.row for cell in lines if cell.font.bold]
    assert bold[:2] == [1, 2]
    assert all(cell.value for cell in lines[: bold[1]])


def test_rows_beyond_the_limit_of_a_sheet_stand_on_the_next(
    example_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table longer than a sheet goes on, on a sheet of its own that the first sheet names, and is read back
    whole."""
    monkeypatch.setattr(xlsx, "ROWS", 7)
    data = xlsx.render(example_dataset).data
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = next(t for t in example_dataset.tables if t.table.name == "commitments")
    title, parts = rows.table.title_vi, -(-len(rows.rows) // 7)
    assert parts > 1
    names = [title, *(f"{title} ({n})" for n in range(2, parts + 1))]
    assert [name for name in book.sheetnames if name == title or name.startswith(f"{title} (")] == names
    assert sum(book[name].max_row - 1 for name in names) == len(rows.rows)
    listed = [cell.value for cell in book[xlsx.FIRST]["A"]]
    assert all(any(str(told).startswith(f"{name} / ") for told in listed) for name in names)
    assert xlsx.FORMAT.read_back is not None
    files = {xlsx.render(example_dataset).path: data}
    package = str(example_dataset.publication["package_name"])
    read = xlsx.FORMAT.read_back.opened(files, package)(rows.table)
    assert len(read.rows) == len(rows.rows)
