"""Tables of a page that neither rules nor numbers tell."""

from __future__ import annotations

import pytest

from generator.importing.reading import read_bytes
from generator.text.blocks import Paragraph, Row
from tests.unit.importing.pdfs import Words, pdf

COLUMNS = (60.0, 280.0, 400.0, 500.0)
HEADS = ("Nội dung công việc", "Cơ quan chủ trì", "Phối hợp", "Thời hạn")
ROWS = [
    ["Khảo sát bãi bồi ven biển của tỉnh", "Sở Xây dựng", "Sở Y tế", "Quý II"],
    ["Ươm cây", "Sở Công Thương", "", "2025"],
    ["Trồng cây trên bãi bồi đã khảo sát", "Sở Tài chính", "Các sở, ban, ngành", "2026"],
]
WRAPPED = (
    (100, HEADS),
    (130, ("Khảo sát bãi bồi", "Sở Xây dựng", "Sở Y tế", "Quý II")),
    (142, ("ven biển của tỉnh", "", "", "")),
    (160, ("Ươm cây", "Sở Công", "", "2025")),
    (172, ("", "Thương", "", "")),
    (190, ("Trồng cây trên bãi", "Sở Tài chính", "Các sở,", "2026")),
    (202, ("bồi đã khảo sát", "", "ban, ngành", "")),
)
SENTENCE = "Các sở, ngành báo cáo kết quả thực hiện về Sở Tài chính trước ngày 30/6/2024 để tổng hợp."


def lines(*drawn: tuple[float, tuple[str, ...]], columns: tuple[float, ...] = COLUMNS) -> list[Words]:
    """Lines by their distance from the top: the words of each column, without rules."""
    return [
        Words(text, left, top, 10)
        for top, cells in drawn
        for left, text in zip(columns, cells, strict=True)
        if text
    ]


def read(*pages: list[Words]) -> tuple[list[list[str]], list[str]]:
    """The cells of the rows of some pages, and their paragraphs."""
    found = read_bytes(pdf(*pages), ".pdf")
    assert found is not None
    blocks = found.blocks or ()
    rows = [[c.text for c in b.cells] for b in blocks if isinstance(b, Row)]
    return rows, [b.text for b in blocks if isinstance(b, Paragraph)]


def test_rows_are_told_by_the_room_between_them() -> None:
    """Cells wrap where they will; what comes before and after is text."""
    before, after = Words(SENTENCE, 60, 70, 10), Words(SENTENCE, 60, 240, 10)
    rows, texts = read([before, *lines(*WRAPPED), after])
    assert rows == [list(HEADS), *ROWS]
    assert texts == [SENTENCE, SENTENCE]


def test_a_line_each_where_all_rooms_are_alike() -> None:
    """A table none of whose cells wraps."""
    cells = (HEADS, *(("Mở lớp", "Sở Y tế", "", "2025"), ("Dựng bảng", "Sở Nội vụ", "Sở Y tế", "2026")) * 2)
    rows, _ = read([Words(SENTENCE, 60, 70, 10), *lines(*((100 + 14 * n, c) for n, c in enumerate(cells)))])
    assert rows == [list(c) for c in cells]


def test_a_table_goes_on_over_the_page() -> None:
    """The next page goes on in its columns, without heads; recipients and a signature end it."""
    more = ((60, ("Chăm cây", "Sở Y tế", "Sở Nội vụ", "2027")), (90, ("Tỉa cây", "Sở Y tế", "", "2028")))
    end = [Words("Nơi nhận:", 60, 130, 10), Words("TM. ỦY BAN NHÂN DÂN", 400, 130, 10)]
    rows, texts = read([Words(SENTENCE, 60, 70, 10), *lines(*WRAPPED)], [*lines(*more), *end])
    assert rows[-2:] == [list(cells) for _, cells in more]
    assert texts[1:] == ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]


@pytest.mark.parametrize("heads", [("Ông A", "Bà B", "Ông C", "Bà D"), ("Nội dung", "Nơi", "Người", "Cách")])
def test_heads_that_tell_nothing_make_no_table(heads: tuple[str, ...]) -> None:
    """Words in columns below heads of which none is of bodies or of time are text."""
    rows, _ = read([Words(SENTENCE, 60, 70, 10), *lines((100, heads), *WRAPPED[1:])])
    assert rows == []
