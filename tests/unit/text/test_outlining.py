"""Drafting from blocks: titles over several lines, who issues, and what the rows of a table are."""

from __future__ import annotations

import pytest

from generator.text.blocks import Cell, Paragraph, Row
from generator.text.drafting import draft
from generator.text.outlining import outline


def _paragraph(text: str, *, centred: bool = True, bold: bool = True) -> Paragraph:
    return Paragraph(text, centred=centred, bold=bold)


def _texts(*lines: Paragraph) -> list[str]:
    """The passages of a document with these lines of a title, behind its type."""
    blocks = [
        _paragraph("KẾ HOẠCH"),
        *lines,
        _paragraph("1. Sở Y tế kiểm tra nước.", centred=False, bold=False),
    ]
    return [d.text for d in outline(blocks)]


def test_a_title_over_several_lines_is_one_passage() -> None:
    """Lines that are set as the title above them belong to it, each once; what follows stands by itself."""
    words = ("Bảo vệ nguồn nước", "trên địa bàn tỉnh", "năm 2024")
    texts = _texts(*(_paragraph(text) for text in words))
    assert texts == ["KẾ HOẠCH", " ".join(words), "Sở Y tế kiểm tra nước."]


def test_an_appendix_straight_below_a_title_in_capitals_is_none_of_it() -> None:
    """Where a document is nothing but its appendix, the word for it ends the title."""
    lines = ("Số: 7/KH-UBND", "KẾ HOẠCH", "GIỮ NƯỚC NĂM 2024", "PHỤ LỤC", "1. Sở Y tế giữ nước.")
    assert _titles(*lines) == ["KẾ HOẠCH", "GIỮ NƯỚC NĂM 2024"]


@pytest.mark.parametrize(
    ("title", "line", "one"),
    [
        (_paragraph("Bảo vệ nước"), _paragraph("năm 2024", bold=False), False),
        (_paragraph("Bảo vệ nước"), _paragraph("năm 2024", centred=False), False),
        (_paragraph("Bảo vệ nước", bold=False), _paragraph("năm 2024"), False),
        (_paragraph("Bảo vệ nước"), _paragraph("(Kèm theo Quyết định)"), False),
        (_paragraph("Bảo vệ nước"), _paragraph("- năm 2024"), False),
        (_paragraph("Bảo vệ nước"), Paragraph("năm 2024", centred=True, bold=True, label="1."), False),
        (_paragraph("Bảo vệ nước"), _paragraph("NĂM 2024"), False),
        (_paragraph("BẢO VỆ NƯỚC"), _paragraph("NĂM HAI BỐN"), True),
        (_paragraph("BẢO VỆ NƯỚC", bold=False), _paragraph("NĂM HAI BỐN"), True),
        (_paragraph("BẢO VỆ NƯỚC"), _paragraph("NĂM HAI BỐN", centred=False), False),
        (_paragraph("BẢO VỆ NƯỚC"), _paragraph("năm 2024"), False),
    ],
)
def test_what_is_set_otherwise_is_no_title(title: Paragraph, line: Paragraph, *, one: bool) -> None:
    """A line that is set otherwise, has a mark or a label, or stands in brackets does not go on with a title;
    of lines in capitals the weight does not count."""
    assert (f"{title.text} {line.text}" in _texts(title, line)) is one


def _kind(heads: tuple[str, ...], *cells: str) -> str:
    """What the row of a table under these heads is drafted as."""
    (row,) = outline([Row(tuple(Cell(text) for text in cells), heads, table=1)])
    return row.kind


@pytest.mark.parametrize(
    ("heads", "cells", "kind"),
    [
        (("STT", "Chỉ tiêu", "Năm 2025"), ("1", "Hộ có nước sạch", "95"), "target-row"),
        (("STT", "Nội dung", "Ghi chú"), ("1", "Hộ có nước sạch", "95"), "commitment"),
        (("STT", "Chỉ tiêu", "Thực hiện 2024", "Năm 2025"), ("1", "Hộ có nước", "90", "95"), "target-row"),
        (("STT", "Nhiệm vụ", "Năm 2025"), ("1", "Đào giếng", "95"), "commitment"),
        (("STT", "Chỉ tiêu", "Năm 2025"), ("1", "Hộ có nước sạch", "tăng dần"), "commitment"),
        ((), ("1", "Hộ có nước sạch", "95"), "target-row"),
        ((), ("1", "Hộ có nước sạch", "tăng dần"), "commitment"),
        (("STT", "Chỉ tiêu", "Năm 2025"), ("", "Tổng cộng", "95"), "other"),
        (("STT", "Chỉ tiêu", "Năm 2025"), ("I", "Nước sạch", ""), "heading"),
    ],
)
def test_what_a_row_is(heads: tuple[str, ...], cells: tuple[str, ...], kind: str) -> None:
    """A row with a value is a target where its heads speak of targets and of no tasks, or where it has none;
    a sum is neither, and one cell alone is a heading."""
    assert _kind(heads, *cells) == kind


def _titles(*lines: str) -> list[str]:
    blocks = [Paragraph(line, centred=line.isupper(), bold=line.isupper()) for line in lines]
    return [d.text for d in outline(blocks) if d.kind == "title"]


def test_who_issues_is_no_line_of_the_title() -> None:
    """Lines of capitals below the type are one title, but for who issues, which the grounds follow."""
    front = (
        "Số: 7/QĐ-UBND",
        "QUYẾT ĐỊNH",
        "BAN HÀNH KẾ HOẠCH GIỮ NƯỚC",
        "CỦA CHÍNH PHỦ",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN",
    )
    assert _titles(*front, "Căn cứ Luật Nước;", "Điều 1. Giữ nước.") == [
        "QUYẾT ĐỊNH",
        "BAN HÀNH KẾ HOẠCH GIỮ NƯỚC CỦA CHÍNH PHỦ",
    ]
    assert _titles(
        *front[:3], "HỘI ĐỒNG NHÂN DÂN XÃ BẾN LAU", "KHÓA X, KỲ HỌP THỨ 12", "Căn cứ Luật Nước;"
    ) == [
        "QUYẾT ĐỊNH",
        "BAN HÀNH KẾ HOẠCH GIỮ NƯỚC",
    ]
    assert _titles(*front[:3], "CHÍNH PHỦ ĐIỆN TỬ", "I. MỤC ĐÍCH", "1. Giữ nước.")[1].endswith(
        "CHÍNH PHỦ ĐIỆN TỬ"
    )


def test_a_date_left_blank_is_the_place_of_one() -> None:
    """Where the day is still to be written in, the line stands where number and date do."""
    drafts = draft(
        "UBND TỈNH BẾN LAU\nSố: /KH-UBND\nBến Lau, ngày   tháng   năm\n\nKẾ HOẠCH\nGiữ nước\n\n1. Rửa bể.\n"
    )
    assert [d.kind for d in drafts if d.text.startswith("Bến Lau")] == ["number-date"]


def test_a_part_on_one_line_with_its_name_is_no_title() -> None:
    """The name of a part in capitals follows its number ("Phần thứ nhất SỰ CẦN THIẾT")."""
    drafts = draft("ĐỀ ÁN\nGiữ nước\n\nPhần thứ nhất\nSỰ CẦN THIẾT\n\nNước là sự sống.\n")
    assert [(d.kind, d.text) for d in drafts if d.kind == "title"] == [
        ("title", "ĐỀ ÁN"),
        ("title", "Giữ nước"),
    ]
    assert ("Phần thứ nhất", "SỰ CẦN THIẾT") in [(d.label, d.text) for d in drafts]
    blocks = [
        _paragraph(t) for t in ("ĐỀ ÁN", "Giữ nước", "Phần thứ nhất", "SỰ CẦN THIẾT", "Nước là sự sống.")
    ]
    assert ("Phần thứ nhất", "SỰ CẦN THIẾT", "heading") in [
        (d.label, d.text, d.kind) for d in outline(blocks)
    ]


@pytest.mark.parametrize("words", ["TM. ỦY BAN", "KT. CHỦ TỊCH", "CỘNG HÒA XÃ HỘI", "CHỦ TỊCH"])
def test_cells_with_the_words_of_a_signature_are_cells(words: str) -> None:
    """Such words end a line of plain text behind a tab; in a table they stand in its row."""
    heads = ("STT", "Nhiệm vụ", "Chủ trì")
    row = Row((Cell("1"), Cell("Rửa bể"), Cell(words)), heads, table=1)
    assert [d.text for d in outline((row, Paragraph("Giữ nước.")))] == [f"Rửa bể {words}", "Giữ nước."]


@pytest.mark.parametrize(
    "front",
    [
        ["Phụ lục II", "Danh mục việc giữ nước"],
        ["Phụ lục II", "Danh mục việc giữ nước", "(Kèm theo Kế hoạch số 7/KH-UBND)"],
        ["Phụ lục II", "Danh mục việc giữ nước", "Các xã, phường", "(Kèm theo Kế hoạch số 7/KH-UBND)"],
        ["PHỤ LỤC II", "DANH MỤC HỆ THỐNG IoT CỦA TỈNH"],
        ["Phụ lục II: Danh mục việc giữ nước", "(Ban hành kèm theo Kế hoạch số 7/KH-UBND)"],
        ["Phụ lục II. Danh mục việc giữ nước"],
    ],
)
@pytest.mark.parametrize("blocks", [True, False])
def test_the_name_of_an_appendix_may_stand_in_any_letters(front: list[str], *, blocks: bool) -> None:
    """The line below its number, or behind it, is a heading and no task; so is all above the brackets that
    say what it belongs to."""
    texts = ["1. Sở Y tế kiểm tra nước.", "PHỤ LỤC I", "1. Sở Y tế cân nước.", *front, "1. Sở Y tế đo nước."]
    drafts = outline([Paragraph(text) for text in texts]) if blocks else draft("\n".join(texts))
    kinds = ["other" if text.startswith("(") else "heading" for text in front]
    assert [(d.section, d.kind) for d in drafts] == [
        ("1", "commitment"),
        ("Phụ lục I", "heading"),
        ("Phụ lục I.1", "commitment"),
        *(("Phụ lục II", kind) for kind in kinds),
        ("Phụ lục II.1", "commitment"),
    ]


@pytest.mark.parametrize("line", ["Sở Y tế đo nước", "Các xã giữ nước sạch.", "1. Đo nước tại các bể."])
def test_a_task_below_the_number_of_an_appendix_is_none_of_its_name(line: str) -> None:
    """A sentence, whoever does something, and an item."""
    drafts = outline([Paragraph(text) for text in ("Phụ lục", line, "2. Sở Nội vụ đo nước.")])
    assert [d.kind for d in drafts] == ["heading", "commitment", "commitment"]


def test_a_list_of_appendices_begins_none() -> None:
    """Several named one after the other are what is attached."""
    names = ["Phụ lục I: Danh mục việc", "Phụ lục II: Danh mục bể"]
    drafts = outline([Paragraph(text) for text in ("1. Gửi kèm theo:", *names, "2. Sở Y tế đo nước.")])
    assert {d.section for d in drafts} == {"1", "2"}


def test_the_number_of_a_row_may_stand_in_any_column() -> None:
    """It gives the row its section; among the words it stays where it is printed."""
    heads = ("Nhóm", "STT", "Nhiệm vụ", "Chủ trì")
    cells = (("Nước", "1", "Rửa bể", "Sở Y tế"), ("Giếng", "2", "Sửa giếng", "Sở Xây dựng"))
    rows = [Row(tuple(map(Cell, row)), heads, table=1) for row in cells]
    inherited = Row(
        (Cell("Giếng", inherited=True), Cell("2", inherited=True), Cell("Đo giếng")), heads[:3], table=1
    )
    drafts = outline([*rows, inherited])
    assert [(d.section, d.label, d.text) for d in drafts] == [
        ("STT 1", "", "Nước 1 Rửa bể Sở Y tế"),
        ("STT 2", "", "Giếng 2 Sửa giếng Sở Xây dựng"),
        ("", "", "Đo giếng"),
    ]
