"""PDFs that hold text: lines become paragraphs, ruled tables rows, and what stands at the edges of pages is
left out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.importing import sheets
from generator.importing.broken import TooMuch
from generator.importing.damage import Damage
from generator.importing.reading import read_bytes
from generator.importing.segments import Segment, rows_of
from generator.text.blocks import Original, Paragraph, Row
from tests.unit.importing.pdfs import Rule, Shape, Words, centred, pdf, table

LEFT, TOP, STEP = 85.0, 60.0, 18.0
FRONT = [
    centred("ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI", TOP, bold=True),
    centred("Số: 7/KH-UBND", TOP + STEP),
    centred("KẾ HOẠCH", TOP + 3 * STEP, bold=True),
    centred("Bảo vệ nguồn nước năm 2024", TOP + 4 * STEP, bold=True),
]
TASK = (
    "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra giếng",
    "khoan trên địa bàn toàn tỉnh, báo cáo kết quả trước ngày 30/9",
    "hằng năm.",
)
NEXT = ("2. Sở Tài chính bố trí kinh phí thực hiện Kế hoạch theo phân", "cấp ngân sách hiện hành.")


def _lines(texts: tuple[str, ...], top: float, indent: float = 20) -> list[Words]:
    return [Words(text, LEFT + (indent if n == 0 else 0), top + n * STEP) for n, text in enumerate(texts)]


def _read(*pages: Sequence[Words | Rule | Shape]) -> Original:
    found = read_bytes(pdf(*pages), ".pdf")
    assert found is not None
    return found


def _rows(found: Original) -> list[Row]:
    return [b for b in found.blocks or () if isinstance(b, Row)]


def _texts(found: Original) -> list[str]:
    return [b.text for b in found.blocks or () if isinstance(b, Paragraph)]


def test_lines_become_paragraphs() -> None:
    """Lines of one paragraph are joined, a numbered line begins the next; a title in the middle is known as
    such."""
    found = _read([*FRONT, *_lines(TASK, 200), *_lines(NEXT, 200 + 3 * STEP)])
    texts = _texts(found)
    assert texts[-2:] == [" ".join(TASK), " ".join(NEXT)]
    paragraphs = [b for b in found.blocks or () if isinstance(b, Paragraph)]
    title = next(p for p in paragraphs if p.text.startswith("Bảo vệ"))
    assert (title.centred, title.bold) == (True, True)
    assert [(p.centred, p.bold) for p in paragraphs[-2:]] == [(False, False)] * 2
    assert found.text.split("\n")[-1].endswith("hiện hành.")


def test_a_sentence_over_the_page_is_one() -> None:
    """A paragraph that goes on on the next page is one; numbers of pages are left out, and listed."""
    first = [*FRONT, *_lines(TASK[:2], 700), centred("1", 800)]
    second = [Words(TASK[2], LEFT, TOP), *_lines(NEXT, TOP + STEP), centred("2", 800)]
    found = _read(first, second)
    assert _texts(found)[-2:] == [" ".join(TASK), " ".join(NEXT)]
    assert {(left.kind, left.texts) for left in found.left_out} == {("page-number", ("1", "2"))}


def test_a_heading_at_the_foot_of_a_page_stands_alone() -> None:
    """A line that ends early is no sentence that goes on on the next page, unless that begins in small
    letters."""
    first = [*FRONT, *_lines(("Sở Y tế rửa các bể nước ở các xã và các phường của tỉnh.",), 660)]
    under = _lines(("Rửa các bể nước ở chợ Bến Lau và các bể nước ở các xã.",), TOP)
    texts = _texts(_read([*first, Words("3. Sở Xây dựng", LEFT + 20, 700)], under))
    assert texts[-2:] == ["3. Sở Xây dựng", under[0].text]
    for foot, top in (("3. Sở Xây dựng", "rửa các bể nước ở chợ Bến Lau."), ("3. Giao cho", "Sở Xây dựng.")):
        pages = [*first, Words(foot, LEFT + 20, 700)], _lines((top,), TOP)
        assert _texts(_read(*pages))[-1] == f"{foot} {top}"


def test_a_period_that_a_line_breaks_is_no_bullet() -> None:
    """A dash and a year below a line that ends in a year go on with it; a bullet with a number begins anew."""
    title = [centred("GIỮ NƯỚC TRÊN ĐỊA BÀN TỈNH GIAI ĐOẠN 2026", 150), centred("- 2030", 168)]
    assert _texts(_read([*FRONT[:3], *title, *_lines(NEXT, 260)]))[-2].endswith("GIAI ĐOẠN 2026 - 2030")
    tasks = [Words("Các bể cần rửa trong năm 2026", LEFT, 260), Words("- 203 bể ở các chợ.", LEFT, 278)]
    assert _texts(_read([*FRONT, *tasks]))[-1] == "- 203 bể ở các chợ."


def test_who_issues_is_no_part_of_a_title_set_close_above_it() -> None:
    """In capitals below the title stands the name of the letterhead; a title may wrap before such a name."""
    front = [
        centred("ỦY BAN NHÂN DÂN", TOP),
        centred("TỈNH VÂN ĐÀI", TOP + STEP),
        centred("Số: 7/QĐ-UBND", 100),
    ]
    title = (
        "BAN HÀNH KẾ HOẠCH GIỮ NƯỚC CỦA",
        "ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI NĂM 2024",
        "ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI",
    )
    lines = [centred(text, 150 + n * STEP) for n, text in enumerate(title)]
    texts = _texts(_read([*front, centred("QUYẾT ĐỊNH", 130), *lines, *_lines(NEXT, 260)]))
    assert texts[-3:-1] == [" ".join(title[:2]), title[2]]


def test_running_heads_are_left_out() -> None:
    """A line that stands at the top of several pages is a running head of them all."""
    head = Words("Công báo tỉnh Vân Đài - Số 5", LEFT, 30)
    tasks = (
        ("Sở Y tế kiểm tra nước", "Sở Tài chính chi"),
        ("Công an tỉnh canh gác", "Sở Nội vụ thi đua"),
        ("Sở Xây dựng vẽ", "Tòa án xử"),
    )
    pages = [
        [
            head,
            Words(f"{2 * n + 1}. {one}.", LEFT, 100),
            Words(f"{2 * n + 2}. {two}.", LEFT, 300),
        ]
        for n, (one, two) in enumerate(tasks)
    ]
    found = _read(*pages)
    assert {(left.kind, left.count) for left in found.left_out} == {("running", 3)}
    assert not any(text.startswith("Công báo") for text in _texts(found))
    assert [text for text in _texts(found) if text[0].isdigit()] == [
        f"{n}. {task}." for n, task in enumerate((task for both in tasks for task in both), 1)
    ]


def test_a_running_head_above_the_letterhead_is_left_out() -> None:
    """Also on the first page, and at its foot; a letterhead that stands again on another page is none."""
    head, foot = Words("KẾ HOẠCH NƯỚC SẠCH", LEFT, 20), Words("vandai.gov.vn", LEFT, 810)
    letterhead = centred("ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI", 60)
    found = _read([head, letterhead, *_lines(TASK, 200), foot], [head, *_lines(NEXT, 100), foot])
    assert _texts(found) == [letterhead.text, " ".join(TASK), " ".join(NEXT)]
    again = _read([letterhead, *_lines(TASK, 200)], [letterhead, *_lines(NEXT, 200)])
    assert _texts(again)[0] == letterhead.text


@pytest.mark.parametrize(
    ("head", "size", "out"),
    [
        ("Người ký: Văn phòng tỉnh Vân Đài", 8, True),
        ("GIỮ NƯỚC NĂM 2024", 8, True),
        ("Người ký: Văn phòng tỉnh Vân Đài", 12, False),
        ("TỈNH ỦY VÂN ĐÀI", 8, False),
    ],
)
def test_small_print_above_the_letterhead_of_a_page_alone_is_left_out(
    head: str, size: float, *, out: bool
) -> None:
    """What a gazette or a signature by computer prints there; no line of the letterhead itself. The address
    of a site at the foot goes too, a note there stays."""
    letterhead = centred("ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI", 60)
    front = [letterhead, centred("KẾ HOẠCH", 90, bold=True), centred("GIỮ NƯỚC NĂM 2024", 105, bold=True)]
    page = [Words(head, LEFT, 20, size), *front, *_lines(TASK, 200)]
    found = _read([*page, Words("3", 300, 24, 8), Words("vandai.gov.vn", LEFT, 810, 9)])
    left = {one.kind: one.texts for one in found.left_out}
    assert left["running"] == ((head, "vandai.gov.vn") if out else ("vandai.gov.vn",))
    assert left["page-number"] == ("3",)
    assert (_texts(found)[0] == head) is not out
    assert _texts(_read([*page, Words("Số liệu ước.", LEFT, 810, 9)]))[-1] == "Số liệu ước."


def test_a_letterhead_whose_columns_share_no_line() -> None:
    """The issuer is read whole before the state, though each of its lines stands between two of the other."""
    left = ("ỦY BAN NHÂN DÂN", "TỈNH VÂN ĐÀI", "Số: 7/KH-UBND", "V/v nước sạch")
    right = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do", "Vân Đài, ngày 1 tháng 2 năm 2024")
    drawn = [Words(text, 60, 68 + 16 * n) for n, text in enumerate(left)]
    drawn += [Words(text, 280, 60 + 16 * n) for n, text in enumerate(right)]
    found = _read([*drawn, Words("Kính gửi: Sở Y tế", LEFT + 60, 150), *_lines(TASK, 200)])
    texts = " | ".join(_texts(found))
    assert texts.startswith("ỦY BAN NHÂN DÂN | TỈNH VÂN ĐÀI | Số: 7/KH-UBND | V/v nước sạch | CỘNG HÒA")
    assert "| Vân Đài, ngày 1 tháng 2 năm 2024 | Kính gửi: Sở Y tế | 1. Sở Y tế" in texts
    wrapped = [
        Words("2. Sở Nội vụ tuyển thêm cán bộ xã, cán bộ thôn ở vùng cao trước ngày", LEFT, 280),
        Words("14/12/2024.", LEFT, 298),
    ]
    more = [Words("3. Sở Tài chính chi tiền mua máy đo nước của 20 xã.", LEFT, 330)]
    assert _texts(_read([*drawn, *wrapped, *more]))[-2] == " ".join(line.text for line in wrapped)


def test_a_ruled_table_stands_where_it_is_printed() -> None:
    """Cells between rules are rows with their heads, between the paragraphs above and below them."""
    rows = (("STT", "Nhiệm vụ", "Chủ trì"), ("1", "Mở lớp", "Sở Y tế"), ("2", "Dựng bảng", "Sở Nội vụ"))
    drawn = table(300, (LEFT, LEFT + 50, LEFT + 250, LEFT + 420), rows)
    found = _read([*FRONT, *_lines(TASK, 200), *drawn, *_lines(NEXT, 420)])
    blocks = list(found.blocks or ())
    kinds = [type(b) for b in blocks]
    assert kinds[-4:] == [Row, Row, Row, Paragraph]
    assert blocks[-5] == Paragraph(" ".join(TASK))
    assert [r.role for r in blocks if isinstance(r, Row)] == ["head", "body", "body"]
    body = [list(r.with_heads()) for r in blocks if isinstance(r, Row)][1]
    assert [(head, cell) for head, cell, *_ in body] == [
        ("STT", "1"),
        ("Nhiệm vụ", "Mở lớp"),
        ("Chủ trì", "Sở Y tế"),
    ]


def test_a_cell_over_several_columns() -> None:
    """A cell without a rule within it reaches over the columns below it: what it says stands over each of
    them."""
    left, middle, right, end = LEFT, LEFT + 60, LEFT + 240, LEFT + 420
    drawn: list[Words | Rule] = [
        Rule((left, end), (300, 300)),
        Rule((left, end), (320, 320)),
        Rule((left, end), (340, 340)),
        Rule((left, end), (360, 360)),
        *(Rule((x, x), (300, 360)) for x in (left, middle, end)),
        Rule((right, right), (320, 360)),
        *(Words(text, x + 4, y, 10) for text, x, y in (("STT", left, 314), ("Phân công", middle, 314))),
        *(
            Words(text, x + 4, 334, 10)
            for text, x in (("1", left), ("Công an tỉnh", middle), ("Sở Y tế", right))
        ),
        *(
            Words(text, x + 4, 354, 10)
            for text, x in (("2", left), ("Sở Y tế", middle), ("Sở Nội vụ", right))
        ),
    ]
    found = _read([*FRONT, *drawn, *_lines(NEXT, 420)])
    row = [b for b in found.blocks or () if isinstance(b, Row)][-1]
    assert [(head, cell) for head, cell, _ in row.with_heads()][1:] == [
        ("Phân công", "Sở Y tế"),
        ("Phân công", "Sở Nội vụ"),
    ]


def test_one_row_may_fill_a_page() -> None:
    """A page with a single ruled row goes on with the table of the page before."""
    columns = (60, 110, 330, 520)
    first = table(
        100, columns, (("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì"), ("1", "Rà soát", "Sở Y tế"))
    )
    rows = _rows(_read(first, table(60, columns, (("2", "Xây dựng quy chế", "Sở Nội vụ"),))))
    assert rows[-1].cells[1].text == "Xây dựng quy chế"
    assert rows[-1].heads == ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì")


def test_a_row_over_the_page_is_one() -> None:
    """A row that begins at the foot of a page ends at the head of the next."""
    columns = (60, 110, 330, 520)
    heads = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì")
    first = table(100, columns, (heads, ("1", "Rà soát danh mục thủ tục", "Sở Y tế")))
    rows = _rows(_read(first, table(60, columns, (("", "hành chính", ""), ("2", "Mở lớp", "Sở Nội vụ")))))
    assert [r.cells[1].text for r in rows[1:]] == ["Rà soát danh mục thủ tục hành chính", "Mở lớp"]


def test_a_row_over_the_page_is_one_below_heads_printed_again() -> None:
    """Where the next page begins with the heads once more, the rest of the row stands below them."""
    columns = (60, 110, 330, 520)
    heads = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì")
    first = table(100, columns, (heads, ("1", "Rà soát danh mục thủ tục", "Sở Y tế")))
    rows = _rows(
        _read(first, table(60, columns, (heads, ("", "hành chính", ""), ("2", "Mở lớp", "Sở Nội vụ"))))
    )
    texts = [r.cells[1].text for r in rows if r.role == "body"]
    assert texts == ["Rà soát danh mục thủ tục hành chính", "Mở lớp"]


def _opened(top: float, columns: Sequence[float], rows: Sequence[Sequence[str]]) -> list[Words | Rule]:
    """A ruled table without its last rule, as a page break leaves it."""
    drawn = table(top, columns, rows)
    return [*drawn[: len(rows)], *drawn[len(rows) + 1 :]]


def test_a_row_that_ends_in_the_open_goes_on() -> None:
    """Its rest stands below the heads that the next page prints again; they are listed as running."""
    columns, heads = (60, 110, 330, 520), ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì")
    first = _opened(600, columns, (heads, ("1", "Rà soát danh mục thủ tục", "Sở Y tế")))
    second = table(60, columns, (heads, ("", "hành chính", ""), ("2", "Mở lớp", "")))
    found = _read(first, second)
    assert [[c.text for c in r.cells] for r in _rows(found)] == [
        list(heads),
        ["1", "Rà soát danh mục thủ tục hành chính", "Sở Y tế"],
        ["2", "Mở lớp", ""],
    ]
    assert [(out.kind, out.texts) for out in found.left_out] == [("running", (" ".join(heads),))]
    numbers = ("(1)", "(2)", "(3)")
    first = _opened(600, columns, (heads, numbers, ("1", "Rà soát danh mục thủ tục", "Sở Y tế")))
    second = table(60, columns, (heads, numbers, ("", "hành chính", ""), ("2", "Mở lớp", "")))
    assert [r.cells[0].text for r in _rows(_read(first, second))] == ["STT", "(1)", "1", "2"]


def test_a_merged_cell_goes_on_over_the_page() -> None:
    """Where a page break leaves only some cells of a row open, they are those merged with the next ones."""
    columns, heads = (60, 110, 330, 520), ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì")
    first = table(600, columns, (heads, ("1", "Rà soát danh mục", "Sở Y tế")))
    bottom = first[2]
    assert isinstance(bottom, Rule)
    first[2] = Rule((columns[0], columns[2]), bottom.top)
    second = table(60, columns, (("2", "Mở lớp", ""), ("3", "Dựng bảng", "Sở Nội vụ")))
    rows = _rows(_read(first, second))
    assert [r.cells[2].text for r in rows][1:] == ["Sở Y tế", "Sở Y tế", "Sở Nội vụ"]
    closed = table(600, columns, (heads, ("1", "Rà soát danh mục", "Sở Y tế")))
    assert [r.cells[2].text for r in _rows(_read(closed, second))][1:] == ["Sở Y tế", "", "Sở Nội vụ"]


def test_words_crossed_by_a_line_are_left_out() -> None:
    """A thin line through the middle of letters strikes them out; one at their foot only underlines them."""
    text, size = "1. Sở Y tế kiểm tra giếng cũ giếng mới tại các xã.", 12
    left = LEFT + len("1. Sở Y tế kiểm tra ") * size / 2
    right = left + len("giếng cũ") * size / 2

    def struck(height: float) -> Original:
        # the helper sets text by its base line
        return _read([*FRONT, Words(text, LEFT, 300), Rule((left, right), (300 - height, 300 - height))])

    assert "1. Sở Y tế kiểm tra giếng mới tại các xã." in _texts(struck(3.5))
    assert [(out.kind, out.texts) for out in struck(3.5).left_out] == [("struck", ("giếng cũ",))]
    assert text in _texts(struck(-1.5))


def test_wide_letters_are_words() -> None:
    """What is set with room between its letters is read whole."""
    wide = [Words(c, 200 + 12 * n, 140, bold=True) for n, c in enumerate("KẾ HOẠCH") if c != " "]
    assert "KẾ HOẠCH" in _texts(_read([*FRONT[:2], *wide, FRONT[3], Words("I. MỤC TIÊU", LEFT, 240)]))


def test_a_page_number_beside_a_running_head_takes_it_along() -> None:
    """Even where only one page has it."""
    second = [Words("Kế hoạch giữ nước", LEFT, 30), Words("Trang 2/2", 450, 30), Words("Hết.", LEFT, 200)]
    found = _read([*FRONT, Words("1. Sở Y tế kiểm tra nước.", LEFT, 300)], second)
    assert "Hết." in _texts(found)
    assert not any("Trang" in text or "giữ nước" in text for text in _texts(found))


RECIPIENTS_OF = ("Nơi nhận:", "- Như Điều 3;", "- Thường trực Tỉnh ủy;", "- Lưu: VT.")


def test_a_signature_beside_the_recipients_is_read_after_them() -> None:
    """The columns need not stand on the same lines, and one may begin below the other."""
    left = [Words(text, LEFT, 300 + 24 * n) for n, text in enumerate(RECIPIENTS_OF)]
    right = [Words("KT. CHỦ TỊCH", 380, 308, bold=True), Words("Lê Văn Thử", 390, 358)]
    texts = _texts(_read([*FRONT, *_lines(TASK, 200), *left, *right]))
    assert texts[-6:] == [*RECIPIENTS_OF, "KT. CHỦ TỊCH", "Lê Văn Thử"]


def test_a_signature_that_a_page_break_parts_is_whole() -> None:
    """What stands on the next page goes on in its column; a title in the middle below it does not."""
    left = [Words(text, LEFT, 730 + 24 * n) for n, text in enumerate(RECIPIENTS_OF[:2])]
    first = [*FRONT, *_lines(TASK, 200), *left, Words("CHỦ TỊCH", 390, 730, bold=True)]
    rest = [Words(text, LEFT, 60 + 24 * n) for n, text in enumerate(RECIPIENTS_OF[2:])]
    second = [*rest, Words("Lê Văn Thử", 390, 66), centred("PHỤ LỤC", 300), *_lines(NEXT, 340)]
    texts = _texts(_read(first, second))
    at = texts.index("Nơi nhận:")
    assert texts[at : at + 7] == [*RECIPIENTS_OF, "CHỦ TỊCH", "Lê Văn Thử", "PHỤ LỤC"]


def _duties(word: str) -> list[Words]:
    return [Words(f"{n}. Sở Y tế rửa {word} số {n}.", LEFT, 300 + 60 * n) for n in range(1, 6)]


def test_a_plan_behind_its_decision_begins_with_its_name() -> None:
    """At the top of a page a type and a name that the first page has too are no running head, nor are the
    names of appendices that begin alike."""
    name = centred(FRONT[-1].text, 80)
    annexes = [
        [centred(f"PHỤ LỤC 0{n}:", 60), centred("DANH MỤC BỂ NƯỚC", 80), *_duties(word)]
        for n, word in ((1, "bể"), (2, "giếng"))
    ]
    found = _read([*FRONT, *_duties("ao")], [centred("KẾ HOẠCH", 60), name, *_duties("hồ")], *annexes)
    heads = [t for t in _texts(found) if not t[0].isdigit()]
    assert heads[-6:] == [
        "KẾ HOẠCH", FRONT[-1].text, "PHỤ LỤC 01:", "DANH MỤC BỂ NƯỚC", "PHỤ LỤC 02:", "DANH MỤC BỂ NƯỚC",
    ]  # fmt: skip
    assert found.left_out == ()


def test_a_type_on_several_pages_is_a_running_head() -> None:
    """A type that stands at the top of page after page names no new text."""
    pages = [[centred("KẾ HOẠCH", 60), *_duties(word)] for word in ("bể", "giếng")]
    found = _read([*FRONT, *_duties("ao")], *pages)
    assert [(left.kind, left.count) for left in found.left_out] == [("running", 2)]


def test_a_line_set_in_below_an_ended_one_begins_a_paragraph() -> None:
    """Where the line above fills the page, only its place tells that a paragraph begins."""
    first = "Sở Y tế kiểm tra nước ở chợ Bến Lau và các bể nước trong"
    rest = "các xã, phường hằng tuần cho đến khi có nước sạch ở chợ đó nữa."
    lines = [
        Words(text, LEFT + (36 if n % 2 == 0 else 0), 200 + n * STEP)
        for n, text in enumerate((first, rest, first, rest))
    ]
    assert _texts(_read([*FRONT, *lines]))[-2:] == [f"{first} {rest}"] * 2


def test_a_page_after_a_whole_signature_keeps_its_lines() -> None:
    """Only where the recipients reach the foot of a page the next one goes on with them."""
    left = [Words(text, LEFT, 300 + 24 * n) for n, text in enumerate(RECIPIENTS_OF)]
    first = [*FRONT, *left, Words("CHỦ TỊCH", 390, 300), centred("PHỤ LỤC", 500)]
    texts = _texts(_read(first, [Words("Đơn vị tính: bể", LEFT, 60), *_duties("ao")]))
    assert texts.index("Đơn vị tính: bể") == texts.index("PHỤ LỤC") + 1


def test_columns_are_read_one_after_the_other() -> None:
    """What stands in two columns is read down the left one, then down the right one, though the lines of both
    are printed side by side and none begins where the one above does."""
    left = ("UBND TỈNH VÂN ĐÀI", "SỞ Y TẾ VÀ DÂN SỐ", "Số: 7/KH-SYT")
    right = ("CỘNG HÒA XÃ HỘI", "ĐỘC LẬP TỰ DO", "Vân Đài, ngày 5/1/2024")
    words = [
        Words(text, x + shift, TOP + n * STEP)
        for x, texts in ((LEFT, left), (LEFT + 240, right))
        for n, (text, shift) in enumerate(zip(texts, (0, 8, 20), strict=True))
    ]
    task = "1. Sở Y tế kiểm tra nước."
    found = _read([*words, Words(task, LEFT, 300)])
    assert " ".join(_texts(found)) == " ".join((*left, *right, task))


@pytest.mark.parametrize(
    ("rows", "ruled"),
    [
        ((("Mở lớp",), ("Dựng bảng",), ("Vẽ",)), False),
        ((("Mở lớp", "Sở Y tế"),), False),
        ((("1", "Mở lớp", "Sở Y tế"),), True),
        ((("Mở lớp", "Sở Y tế"), ("Dựng bảng", "Sở Nội vụ")), True),
    ],
)
def test_a_box_around_words_is_no_table(rows: tuple[tuple[str, ...], ...], *, ruled: bool) -> None:
    """Two rows of two columns are a table, and a row of three; one column, or one row of two, is a box around
    words."""
    found = _read([*FRONT, *table(300, [LEFT + 140 * n for n in range(len(rows[0]) + 1)], rows)])
    assert bool(_rows(found)) is ruled
    words = " ".join(word for row in rows for word in row)
    assert words in " ".join(found.text.split())


def test_so_many_pages_are_read_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the most pages is read, one with a page more is refused."""
    page = [*FRONT, *_lines(TASK, 200)]
    monkeypatch.setattr(sheets, "_MOST_PAGES", 1)
    assert len(sheets.sheets(pdf(page), Damage())) == 1
    with pytest.raises(TooMuch, match="2 trang / pages"):
        sheets.sheets(pdf(page, page), Damage())


def test_small_print_stands_in_the_line_of_its_foot() -> None:
    """A clerk's name in small print behind "Lưu: VT, NC." is no line of its own, hence none of the signature."""
    large = Segment(text="NC.", left=142, right=160, top=225, bottom=238)
    small = Segment(text="Châu", left=160, right=174, top=230, bottom=238)
    below = Segment(text="Nguyễn", left=373, right=422, top=242, bottom=255)
    assert [[s.text for s in row] for row in rows_of([small, below, large])] == [["NC.", "Châu"], ["Nguyễn"]]


def test_a_cell_may_hold_a_table() -> None:
    """Rows whose other cells all go on are of a table inside the one cell they stand below."""
    outer = table(100, (60, 100, 330, 520), (("STT", "Nhiệm vụ", "Chủ trì"), ("1", "", "Sở Y tế")), 80)
    inner = table(200, (100, 200, 330), (("Lớp", "12"), ("Học viên", "300")))
    after = table(260, (60, 100, 330, 520), (("2", "Dựng bảng", "Sở Nội vụ"),))
    rows = _rows(_read([*outer, Words("Mở lớp", 104, 195, 10), *inner, *after]))
    assert [[c for c in r.printed() if c] for r in rows] == [
        ["STT", "Nhiệm vụ", "Chủ trì"],
        ["1", "Mở lớp\nLớp 12\nHọc viên 300", "Sở Y tế"],
        ["2", "Dựng bảng", "Sở Nội vụ"],
    ]


def test_a_day_that_a_narrow_cell_breaks_is_one() -> None:
    """Also where its year is broken; another number stands apart."""
    columns, heads = (60, 110, 330, 520), ("STT", "Nhiệm vụ", "Thời gian")
    drawn = table(100, columns, (heads, ("1", "Mở lớp", ""), ("2", "", "2025")), 40)
    broken = [Words("Trước 30/6/202", 334, 155, 10), Words("5", 334, 168, 10)]
    more = [*broken, Words("Mở hội 12/5", 114, 195, 10), Words("30 người", 114, 208, 10)]
    rows = _rows(_read([*drawn, *more]))
    assert [r.cells[2].text for r in rows[1:]] == ["Trước 30/6/2025", "2025"]
    assert rows[2].cells[1].text == "Mở hội 12/5 30 người"


def test_a_row_goes_on_over_the_page_where_its_first_cell_holds_a_time() -> None:
    """The rest of a cell that begins the row may be a year; a page of heads and such a rest holds no row."""
    columns, heads = (60, 160, 380, 520), ("Thời gian", "Nội dung nhiệm vụ", "Cơ quan chủ trì")
    first = table(600, columns, (heads, ("Quý IV năm", "Tổng kết, khen", "Sở Y tế")))
    found = _read(first, table(60, columns, (heads, ("2025", "thưởng tập thể", ""))))
    assert [[c.text for c in r.cells] for r in _rows(found)][1:] == [
        ["Quý IV năm 2025", "Tổng kết, khen thưởng tập thể", "Sở Y tế"]
    ]
    assert [out.texts for out in found.left_out] == [(" ".join(heads),)]


@pytest.mark.parametrize(("left", "size", "bullets"), [(75.0, 4.0, 2), (40.0, 4.0, 0), (75.0, 11.0, 0)])
def test_shapes_before_a_line_are_bullets(left: float, size: float, bullets: int) -> None:
    """As browsers draw them; not what stands far away, nor what is as large as a letter."""
    tasks = ("Kiểm tra giếng khoan;", "Lấy mẫu nước.")
    lines = [Words(text, LEFT, 200 + n * STEP) for n, text in enumerate(tasks)]
    shapes = [Shape(left, 193 + n * STEP, size) for n in range(len(tasks))]
    assert _texts(_read([*FRONT, *lines, *shapes]))[-2:].count("• Lấy mẫu nước.") == bullets / 2


def test_heads_over_two_rows_are_no_table_inside_them() -> None:
    """The columns of a head over several have heads of their own."""
    upper = Words("Phân công", 334, 120, 10)
    frame = [
        *(Rule((60, 520), (y, y)) for y in (100, 140, 160)),
        *(Rule((x, x), (100, 160)) for x in (60, 330, 520)),
        *(Rule((330, 520), (y, y)) for y in (124, 140)),
        Rule((430, 430), (124, 160)),
    ]
    words = (("Nhiệm vụ", 64, 120), ("Chủ trì", 334, 136), ("Phối hợp", 434, 136), ("Mở lớp", 64, 156),
             ("Sở Y tế", 334, 156), ("Sở Nội vụ", 434, 156))  # fmt: skip
    rows = _rows(_read([*frame, upper, *(Words(text, left, top, 10) for text, left, top in words)]))
    assert rows[-1].heads == ("Nhiệm vụ", "Phân công: Chủ trì", "Phân công: Phối hợp")
