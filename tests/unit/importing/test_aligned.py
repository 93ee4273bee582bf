"""Tables of a page that no upright rules tell."""

from __future__ import annotations

import pytest

from generator.importing.reading import read_bytes
from generator.text.blocks import Paragraph, Row
from tests.unit.importing.pdfs import Words, pdf

COLUMNS = (60.0, 100.0, 300.0, 440.0)
HEADS = ("STT", "Nội dung", "Cơ quan chủ trì", "Thời gian")


def lines(top: float, *cells: str) -> list[Words]:
    """The cells of a line, without rules."""
    return [Words(text, left, top, 10) for left, text in zip(COLUMNS, cells, strict=True) if text]


def read(*drawn: list[Words]) -> tuple[list[list[str]], list[str]]:
    """The cells of the rows of a page, and its paragraphs."""
    page = [Words("PHỤ LỤC", 260, 60), *(word for line in drawn for word in line)]
    found = read_bytes(pdf(page), ".pdf")
    assert found is not None
    blocks = found.blocks or ()
    rows = [[c.text for c in b.cells] for b in blocks if isinstance(b, Row)]
    return rows, [b.text for b in blocks if isinstance(b, Paragraph)]


ROWS = [
    list(HEADS),
    ["1", "Khảo sát bãi bồi ven biển", "Sở Xây dựng", "Quý II/2024"],
    ["2", "Ươm cây", "", "2025"],
]


@pytest.mark.parametrize("number", [100, 112])
def test_columns_are_told_by_their_heads(number: float) -> None:
    """Rows begin at the widest room above their number, set to the top or to the middle; what comes after is
    text."""
    middle = [lines(number, "1", "", "Sở Xây dựng", "Quý II/2024")] if number != 100 else []
    first = lines(100, "1", "Khảo sát bãi bồi", "Sở Xây dựng", "Quý II/2024")
    top = [first] if number == 100 else [lines(100, "", "Khảo sát bãi bồi", "", "")]
    after = [Words("Các sở, ngành báo cáo kết quả thực hiện về Sở Tài chính trước ngày 30/6/2024.", 60, 170)]
    rows, texts = read(
        lines(80, *HEADS), *top, *middle, lines(124 if middle else 112, "", "ven biển", "", ""),
        lines(146, "2", "Ươm cây", "", "2025"), after,
    )  # fmt: skip
    assert rows == ROWS
    assert texts == ["PHỤ LỤC", after[0].text]


def test_a_number_and_words_over_columns_group_rows() -> None:
    """A roman number or a letter, and a title wider than its column."""
    group = [Words("I", 60, 100, 10), Words("CÔNG TÁC CHUẨN BỊ BAN ĐẦU CỦA CÁC ĐỊA PHƯƠNG", 100, 100, 10)]
    rows, _ = read(lines(80, *HEADS), group, lines(120, "1", "Khảo sát", "Sở Y tế", "2025"))
    assert [row[:2] for row in rows[1:]] == [
        ["I", "CÔNG TÁC CHUẨN BỊ BAN ĐẦU CỦA CÁC ĐỊA PHƯƠNG"],
        ["1", "Khảo sát"],
    ]


def test_a_narrow_gap_through_all_lines_parts_columns() -> None:
    """Columns that stand hardly wider apart than words, their heads on lines of their own."""
    cells = {  # distance from the top -> words by their left end
        74: {170: "Cơ quan"}, 80: {60: "STT", 82: "Nội dung", 213: "Hạn"}, 86: {170: "chủ trì"},
        106: {60: "1", 82: "Khảo sát bãi bồi", 170: "Sở Xây", 213: "2024"},
        118: {82: "ven biển", 170: "dựng"},
        138: {60: "2", 82: "Ươm cây giống và", 170: "Sở Công", 213: "2025"}, 150: {82: "trồng", 170: "Thương"},
    }  # fmt: skip
    drawn = [[Words(text, left, top + 30, 10) for left, text in line.items()] for top, line in cells.items()]
    rows, texts = read(*drawn)
    assert rows == [
        ["STT", "Nội dung", "Cơ quan chủ trì", "Hạn"],
        ["1", "Khảo sát bãi bồi ven biển", "Sở Xây dựng", "2024"],
        ["2", "Ươm cây giống và trồng", "Sở Công Thương", "2025"],
    ]
    assert texts == ["PHỤ LỤC"]


def test_lines_without_heads_stay_text() -> None:
    """Words that only stand apart are no table."""
    rows, texts = read(
        lines(80, "1", "Khảo sát", "Sở Y tế", "2025"), lines(100, "2", "Ươm", "Sở Y tế", "2025")
    )
    assert rows == []
    assert len(texts) > 1
