"""Tables of a file: rows over page breaks, rows that group others or only add up, and what only looks
like heads."""

from __future__ import annotations

import unicodedata

from generator.importing.parted import join_split
from generator.importing.reading import read_bytes
from generator.importing.tables import Line, Square, Tables
from generator.text.blocks import Cell, Paragraph, Row
from generator.text.outlining import outline

_HEADS = ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành")


def _line(*cells: str) -> Line:
    return Line([Square([Paragraph(c)] if c else []) for c in cells])


def _rows(tables: Tables, *lines: Line) -> list[Row]:
    return [b for b in tables.settle(lines) if isinstance(b, Row)]


def test_a_row_that_a_page_break_parted_is_one_again() -> None:
    """What the next page goes on with belongs to the row above."""
    above = _line("7", "Rà soát danh mục thủ tục", "Văn phòng", "Quý III/2026")
    whole = join_split(above, _line("", "hành chính của xã.", "", ""))
    assert whole is not None
    assert (
        _rows(Tables(), _line(*_HEADS), whole)[1].cells[1].text
        == "Rà soát danh mục thủ tục hành chính của xã."
    )


def test_the_rest_of_a_row_without_numbers_goes_on_in_small_letters() -> None:
    """Without numbers the first column tells by its first letter."""
    above = _line("1. Số hóa hồ sơ", "Chủ trì: Văn phòng", "2026")
    assert join_split(above, _line("đất đai của xã", "", "")) is not None
    assert join_split(above, _line("2. Mở lớp tập huấn", "Chủ trì: Phòng Kinh tế", "2026")) is None


def test_a_row_of_its_own_after_a_page_break_is_not_joined() -> None:
    """A number, other cells or an ended sentence make a row of its own."""
    above = _line("7", "Rà soát danh mục", "Văn phòng", "Quý III/2026")
    assert join_split(above, _line("8", "Mở lớp tập huấn", "Phòng Kinh tế", "2026")) is None
    assert join_split(above, _line("", "Trồng cây", "Xã đoàn", "2026")) is None  # below a merged number
    assert join_split(_line("7", "Rà soát.", "Văn phòng"), _line("", "Trồng cây", "")) is None


def test_a_numbered_row_is_no_row_of_heads() -> None:
    """Words of heads in a numbered row are those of its task."""
    tables = Tables()
    _rows(tables, _line(*_HEADS), _line("1", "Nội dung kế hoạch", "Phòng Kinh tế", "2026"))
    rows = _rows(
        tables,
        _line("5", "Xây dựng kế hoạch thực hiện", "Cơ quan chủ trì", "Quý IV"),
        _line("6", "Rà soát", "Văn phòng", "2027"),
    )
    assert [r.role for r in rows] == ["body", "body"]
    assert rows[0].heads == _HEADS


def test_a_long_cell_does_not_make_a_table_that_goes_on_a_page_layout() -> None:
    """A long task on a new page has the heads of the pages before."""
    tables = Tables()
    _rows(tables, _line(*_HEADS), _line("1", "Rà soát", "Văn phòng", "2026"))
    (row,) = _rows(tables, _line("2", "Xây dựng quy chế phối hợp; " * 40, "Văn phòng", "2026"))
    assert row.heads == _HEADS


def test_a_row_of_a_number_and_one_cell_groups_the_rows_below() -> None:
    """Merged over all columns but the first, it is a heading, not a task; its letter is its label."""
    page = (
        "<table><tr><td>TT<td>Nội dung<td>Chủ trì<td>Thời hạn</tr><tr><td>A<td colspan=3>CHUẨN BỊ</tr>"
        "<tr><td>1<td>Khảo sát chợ<td>Sở Công Thương<td>Quý II/2024</tr></table>"
    )
    found = read_bytes(page.encode(), ".html")
    assert found is not None
    assert [b.role for b in found.blocks or () if isinstance(b, Row)] == ["head", "group", "body"]


def test_sums_below_a_table_are_no_tasks() -> None:
    """A row of a total holds its word and values, and nothing to do."""
    page = (
        "<p>PHỤ LỤC</p><table><tr><td>TT<td>Nội dung<td>Chủ trì<td>Kinh phí</tr>"
        "<tr><td>1<td>Khảo sát chợ<td>Sở Công Thương<td>350</tr><tr><td><td>Tổng cộng<td><td>350</tr></table>"
    )
    found = read_bytes(page.encode(), ".html")
    assert found is not None
    kinds = {d.text.split(" 350")[0]: d.kind for d in outline(found.blocks or ())}
    assert kinds["Tổng cộng"] == "other"


def test_a_part_with_its_sum_heads_the_rows_below() -> None:
    """A roman number, a name in capitals and values are no task; a task in capitals with a number is one."""
    page = (
        "<p>PHỤ LỤC</p><table><tr><td>TT<td>Danh mục, đơn vị thực hiện<td>Kế hoạch vốn<td>Ghi chú</tr>"
        "<tr><td>I<td>HUYỆN BẾN LAU<td>5.000<td></tr><tr><td>1<td>RỬA BỂ NƯỚC<td>350<td></tr></table>"
    )
    found = read_bytes(page.encode(), ".html")
    assert found is not None
    kinds = [d.kind for d in outline(found.blocks or ()) if d.row]
    assert kinds == ["heading", "heading", "commitment"]


def test_a_letterhead_in_parted_letters_lays_out_the_page() -> None:
    """Accents that are signs of their own (NFD) do not hide that a table holds number, place and motto."""
    cells = ("ỦY BAN NHÂN DÂN XÃ BẾN LAU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert _rows(Tables(), _line(*(unicodedata.normalize("NFD", c) for c in cells))) == []


def test_a_table_of_cards_is_one_of_tasks() -> None:
    """Where the first cell of each line says what the second holds, each card is a row with its heads."""
    cards = (
        ("Nhiệm vụ", "Sửa chợ"), ("Cơ quan chủ trì", "Sở Y tế"), ("Thời gian", "Quý II/2025"),
        ("Nhiệm vụ", "Lát nền"), ("Cơ quan chủ trì", "Sở Nội vụ"), ("Thời gian", "Quý III/2025"),
    )  # fmt: skip
    rows = _rows(Tables(), *(_line(*card) for card in cards))
    assert [r.printed() for r in rows if r.role == "body"] == [
        ("Sửa chợ", "Sở Y tế", "Quý II/2025"),
        ("Lát nền", "Sở Nội vụ", "Quý III/2025"),
    ]
    assert rows[1].heads == ("Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    plain = _rows(Tables(), _line("Nhiệm vụ", "Sửa chợ"), _line("Hồ sơ", "12"), _line("Khách", "300"))
    assert [r.cells[0].text for r in plain] == ["Nhiệm vụ", "Hồ sơ", "Khách"]


def test_the_subject_of_a_document_is_no_name_of_a_table() -> None:
    """Also where a table follows it at once."""
    row = Row((Cell("1"), Cell("Sửa chợ")), ("STT", "Nhiệm vụ"))
    drafts = outline((Paragraph("Số: 7/KH-UBND"), Paragraph("KẾ HOẠCH"), Paragraph("Sửa chợ năm 2025"), row))
    assert [d.kind for d in drafts][1:3] == ["title", "title"]
