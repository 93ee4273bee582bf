"""Tables of a file: which rows group others, which only add up."""

from __future__ import annotations

from generator.importing.reading import read_bytes
from generator.text.blocks import Row
from generator.text.outlining import outline


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
