"""A table of a file: its heads, what goes on after a page break, and the lines of its paragraphs."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importing.broken import TooMuch
from generator.importing.flowing import beside, flowed
from generator.importing.parted import join_split
from generator.importing.tables import Line, Square, Tables, reads_as_heads
from generator.text.blocks import Note, Paragraph, Row, line


def _line(*texts: str, **fields: Any) -> Line:
    return Line([Square([Paragraph(t)] if t else []) for t in texts], **fields)


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (("STT", "x"), True), (("TT", "x"), True), (("Số TT", "x", "y"), True), (("Số thứ tự", "x"), True),
        (("STT", ""), False), (("", "Nội dung", "Thời gian"), True), (("Nội dung", "x"), False),
        (("Nội dung", "x", "Thời hạn"), True), (("Nội dung", "x", "y"), False), (("1", "Nội dung", "Thời gian"), False),
        (("IV.", "Nội dung", "Thời gian"), False), (("STT", "x" * 90), True), (("STT", "x" * 91), False),
    ],
)  # fmt: skip
def test_heads_read_as_heads(texts: tuple[str, ...], heads: bool) -> None:  # noqa: FBT001 - what is expected
    """The first is that of a number, or two of them name what columns hold; none is long, and none a number."""
    assert reads_as_heads(texts) == heads


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Sở Y tế chủ trì\nphối hợp", ["Sở Y tế chủ trì phối hợp"]),
        ("một câu.\nhai", ["một câu.", "hai"]),
        ("Các việc:\nmột", ["Các việc:", "một"]),
        ("x" * 40 + "\nHai", ["x" * 40 + " Hai"]),
        ("x" * 39 + "\nHai", ["x" * 39, "Hai"]),
        ("x" * 50 + "\n- hai", ["x" * 50, "- hai"]),
        ("X" * 50 + "\nHAI BA", ["X" * 50, "HAI BA"]),
        ("a  b\t c\n\n\n d\u00a0e ", ["a b c d\u00a0e"]),
        ("", [""]),
    ],
)
def test_lines_of_a_paragraph(text: str, paragraphs: list[str]) -> None:
    """A line that goes on in small letters, or a long one, is of the paragraph; a sentence that ended, a mark
    and capitals begin another. Only the first has the number of the list."""
    found = flowed(text, Paragraph("", label="1.", level=2))
    assert [p.text for p in found] == paragraphs
    assert [(p.label, p.level) for p in found] == [("1.", 2)] + [("", -1)] * (len(found) - 1)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [("Sở\nY tế", ["Sở Y tế"]), ("UBND\nHUYỆN", ["UBND HUYỆN"]), ("Xong.\nHai", ["Xong.", "Hai"])],
)
def test_lines_of_a_narrow_cell(text: str, paragraphs: list[str]) -> None:
    """A short line of a cell says nothing of where its sentence ends."""
    assert [p.text for p in flowed(text, Paragraph(""), narrow=True)] == paragraphs


def test_a_tab_parts_columns_of_a_letterhead() -> None:
    """Elsewhere it is a space."""
    for left, right in (
        ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("TỈNH VÂN ĐÀI", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 7/KH-UBND", "Vân Đài, ngày 3 tháng 6 năm 2024"), ("- Như trên;", "KT. CHỦ TỊCH"), ("- Lưu: VT.", "Lê Văn Thử"),
    ):  # fmt: skip
        assert beside(f"{left}\t\t{right}") == beside(f"{left}      {right}") == f"{left}\n{right}"
    for text in ("1.\tSở Y tế", "\tNHIỆM VỤ", "", "a\tb\tCHỦ TỊCH"):
        assert beside(text) == text


def test_heads_of_two_rows_and_numbers_of_columns() -> None:
    """What a merged head reaches is of the heads, and a row that numbers the columns is no head of its own."""
    lines = [
        Line(
            [Square([Paragraph("STT")]), Square([Paragraph("Nội dung")]), Square([Paragraph("Thời gian")], 2)]
        ),
        Line(
            [
                Square([], continues=True),
                Square([], continues=True),
                Square([Paragraph("Từ")]),
                Square([Paragraph("Đến")]),
            ]
        ),
        _line("(1)", "(2)", "(3)", "(4)"),
        _line("1", "Rà soát", "2022", "2023"),
    ]
    rows = [b for b in Tables().settle(lines) if isinstance(b, Row)]
    assert [r.role for r in rows] == ["head", "head", "head", "body"]
    assert rows[-1].heads == ("STT", "Nội dung", "Thời gian: Từ", "Thời gian: Đến")


def test_heads_under_one_that_stands_over_several_columns() -> None:
    """The cells beside them are empty, not merged."""
    above = Line(
        [Square([Paragraph("STT")]), Square([Paragraph("Nội dung")]), Square([Paragraph("Phân công")], 2)]
    )
    lines = [above, _line("", "", "Chủ trì", "Phối hợp"), _line("1", "Rà soát", "Sở Y tế", "Công an tỉnh")]
    rows = [b for b in Tables().settle(lines) if isinstance(b, Row)]
    assert [r.role for r in rows] == ["head", "head", "body"]
    assert rows[-1].heads == ("STT", "Nội dung", "Phân công: Chủ trì", "Phân công: Phối hợp")
    years = [above, _line("", "", "2024", "2025"), _line("1", "Giếng", "30", "35")]
    merged = Line([Square([], continues=True), Square([], continues=True), *years[1].squares[2:]])
    for lines in (years, [above, merged, years[2]]):
        assert [r.role for r in Tables().settle(lines) if isinstance(r, Row)] == ["head", "head", "body"]
    blank = [above, _line("", "", "Sở Y tế", "Công an tỉnh"), lines[2]]
    assert [r.role for r in Tables().settle(blank) if isinstance(r, Row)] == ["head", "body", "body"]


def test_the_name_of_a_table_stands_above_its_heads() -> None:
    """A row of one cell before the heads is no row of the table."""
    name = Line([Square([Paragraph("BIỂU PHÂN CÔNG")], 3)])
    lines = [name, _line("STT", "Nội dung", "Chủ trì"), _line("1", "Rà soát", "Sở Y tế")]
    first, *rows = Tables().settle(lines)
    assert isinstance(first, Paragraph)
    assert first.text == "BIỂU PHÂN CÔNG"
    assert [r.role for r in rows if isinstance(r, Row)] == ["head", "body"]
    grouped = [lines[1], name, lines[2]]
    assert [r.role for r in Tables().settle(grouped) if isinstance(r, Row)] == ["head", "group", "body"]


def test_a_table_goes_on_after_a_page_break() -> None:
    """Rows without heads go on with those above, unless words stand between; heads printed again are told as
    such."""
    heads, rows = _line("STT", "Nội dung"), [_line("1", "x"), _line("2", "y")]
    tables = Tables()
    tables.settle([heads, *rows])
    more = [b for b in tables.settle(rows) if isinstance(b, Row)]
    assert [(r.heads, r.role, r.table) for r in more] == [(("STT", "Nội dung"), "body", 2)] * 2
    again = [b for b in tables.settle([heads, *rows]) if isinstance(b, Row)]
    assert [r.role for r in again] == ["repeat", "body", "body"]
    tables.paragraph()
    other = [b for b in tables.settle([heads, *rows, heads]) if isinstance(b, Row)]
    assert [r.role for r in other] == ["head", "body", "body", "repeat"]


def test_notes_stand_behind_their_row() -> None:
    """A note in a cell is a block of its own, right behind the row."""
    noted = Line([Square([Paragraph("1")]), Square([Paragraph("x"), Note("a note", "1", "footnote")])])
    found = Tables().settle([_line("STT", "Nội dung"), noted, _line("2", "y")])
    assert [type(b).__name__ for b in found] == ["Row", "Row", "Note", "Row"]


def test_no_text_has_more_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many cells as are allowed are read; one more is refused."""
    monkeypatch.setattr("generator.importing.tables.MOST_CELLS", 4)
    assert Tables().settle([_line("STT", "Nội dung"), _line("1", "x")])
    with pytest.raises(TooMuch):
        Tables().settle([_line("STT", "Nội dung"), _line("1", "x", "y")])


def _joined(above: Line, below: Line) -> list[list[str]] | None:
    whole = join_split(above, below)
    return [[line(b) for b in s.blocks] for s in whole.squares] if whole else None


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        (("1", "Rà soát", "Sở"), ("", "việc", "y tế"), [["1"], ["Rà soát việc"], ["Sở y tế"]]),
        (("1", "Rà soát", "Sở"), ("", "Luật", ""), [["1"], ["Rà soát Luật"], ["Sở"]]),
        (("1", "Xong.", "Sở"), ("", "rồi", ""), [["1"], ["Xong.", "rồi"], ["Sở"]]),
        (("1", "Rà soát", "Sở"), ("", "- việc", "y tế"), [["1"], ["Rà soát", "- việc"], ["Sở y tế"]]),
        (("một", "Rà soát", "Sở"), ("hai", "Luật", ""), [["một hai"], ["Rà soát Luật"], ["Sở"]]),
        (("1", "Xong.", "Sở"), ("", "Rồi", ""), None),
        (("1", "Rà soát", "Sở"), ("", "Luật", "Y tế"), None),
        (("1", "Rà soát", "Sở"), ("2", "việc", ""), None),
        (("", "Rà soát", "Sở"), ("", "việc", ""), None),
        (("1", "", "Sở"), ("", "việc", ""), None),
        (("1", "Rà soát"), ("", "việc", ""), None),
    ],
)
def test_rows_that_a_page_break_parted(
    above: tuple[str, ...], below: tuple[str, ...], joined: list[list[str]] | None
) -> None:
    """A rest goes on in small letters, or alone in one cell that was not at its end; a mark and what follows a
    full stop begin a line of their own; a row with a number is none's rest."""
    assert _joined(_line(*above), _line(*below)) == joined


def test_heads_and_notes_are_no_rests() -> None:
    """What the file calls heads is never joined; words behind a note are lines of their own."""
    assert _joined(_line("1", "Rà soát", head=True), _line("", "việc")) is None
    assert _joined(_line("1", "Rà soát"), _line("", "việc", head=True)) is None
    noted = Line([Square([Paragraph("1")]), Square([Paragraph("Rà soát"), Note("a note")])])
    assert _joined(noted, _line("", "việc")) == [["1"], ["Rà soát", "a note", "việc"]]
