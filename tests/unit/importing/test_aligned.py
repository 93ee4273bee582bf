"""Tables of a page that no upright rules tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.importing.reading import read_bytes
from generator.text.blocks import Paragraph, Row
from tests.unit.importing.pdfs import Words, pdf

COLUMNS = (60.0, 100.0, 300.0, 440.0)
HEADS = ("STT", "Nội dung", "Cơ quan chủ trì", "Thời gian")


def lines(top: float, *cells: str) -> list[Words]:
    """The cells of a line, without rules."""
    return [Words(text, left, top, 10) for left, text in zip(COLUMNS, cells, strict=True) if text]


def read(*drawn: list[Words], then: Sequence[list[Words]] = ()) -> tuple[list[list[str]], list[str]]:
    """The cells of the rows of a page, and of one that follows it, and their paragraphs."""
    page = [Words("PHỤ LỤC", 260, 60), *(word for line in drawn for word in line)]
    found = read_bytes(pdf(page, *([[word for line in then for word in line]] if then else [])), ".pdf")
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


FIRST = [lines(80, *HEADS), lines(100, "1", "Khảo sát bãi bồi", "Sở Xây dựng", "Quý II/2024")]
PARTED = [*FIRST, lines(124, "2", "Ươm cây giống", "Sở Công Thương", "2025")]
NEXT = [
    lines(124, "3", "Trồng rừng ngập mặn", "Sở Y tế", "2026"),
    lines(136, "", "ven biển", "", ""),
    lines(160, "4", "Dựng bảng", "Sở Nội vụ", "2027"),
]
WHOLE = [
    list(HEADS),
    ["1", "Khảo sát bãi bồi", "Sở Xây dựng", "Quý II/2024"],
    ["2", "Ươm cây giống và trồng thử", "Sở Công Thương", "2025"],
    ["3", "Trồng rừng ngập mặn ven biển", "Sở Y tế", "2026"],
    ["4", "Dựng bảng", "Sở Nội vụ", "2027"],
]
REST = lines(100, "", "và trồng thử", "", "")


@pytest.mark.parametrize("number", [[], [Words("2", 290, 30, 10)]])
def test_a_table_goes_on_over_the_page_below_no_heads(number: list[Words]) -> None:
    """Its rows are told by their numbers there too, and the rest of the row that the page break parts is given
    back; what stands after the table is text."""
    after = [Words("Nơi nhận:", 60, 200), Words("CHỦ TỊCH", 440, 200)]
    rows, texts = read(*PARTED, then=[number, REST, *NEXT, after])
    assert rows == WHOLE
    assert texts == ["PHỤ LỤC", "Nơi nhận:", "CHỦ TỊCH"]


def test_the_rest_of_a_row_below_heads_printed_again_is_no_head() -> None:
    """It stands apart from them."""
    rows, _ = read(*PARTED, then=[lines(76, *HEADS), REST, *NEXT])
    assert [row for row in rows if row != list(HEADS)] == WHOLE[1:]
    assert rows[0] == list(HEADS)


def test_a_page_that_begins_with_a_whole_row_parts_none() -> None:
    """Also where its number stands in the middle of the row, level with no first line."""
    centred = [
        lines(100, "", "Trồng rừng", "", ""),
        lines(112, "3", "ngập mặn", "Sở Y tế", "2026"),
        lines(124, "", "ven biển", "", ""),
        lines(144, "4", "Dựng bảng", "Sở Nội vụ", "2027"),
    ]
    rows, _ = read(*PARTED, then=centred)
    assert rows[2:] == [["2", "Ươm cây giống", *WHOLE[2][2:]], *WHOLE[3:]]


def test_text_on_the_next_page_is_no_row() -> None:
    """Numbered paragraphs, a heading in capitals, and recipients beside a signature."""
    text = [
        [Words("II. TỔ CHỨC THỰC HIỆN", 60, 80, 10)],
        [
            Words(
                "1. Sở Y tế kiểm tra nước uống tại các chợ và báo cáo kết quả trước ngày 30/6/2024.",
                60,
                100,
                10,
            )
        ],
        [Words("Nơi nhận:", 60, 140), Words("CHỦ TỊCH", 440, 140)],
    ]
    rows, texts = read(*PARTED, then=text)
    assert [row[0] for row in rows] == ["STT", "1", "2"]
    assert texts[1:] == [line[0].text for line in text] + ["CHỦ TỊCH"]
