"""Readers: what Word, HTML and PDF state of their blocks, old encodings, hostile files, and the files a draft
keeps."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from generator.importing import draft_json, write_draft
from generator.importing.broken import TooMuch
from generator.importing.numbering import formatted
from generator.importing.oldfonts import encoding_of, recoded
from generator.importing.reading import read_blocks, read_bytes
from generator.importing.worker import run
from generator.problems import ProblemsFound
from generator.text.blocks import Note, Original, Paragraph, Row
from generator.text.marks import also_types

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FRONT = "Số: 45/KH-UBND", "Sơn Hà, ngày 12 tháng 3 năm 2024", "KẾ HOẠCH", "Phát triển vườn ươm"


def p(text: str, properties: str = "", run_properties: str = "") -> str:
    """A paragraph of Word with one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run_properties}</w:rPr><w:t"
        f" xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def tc(text: str, properties: str = "") -> str:
    """A cell of a Word table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def docx(body: str, **parts: str) -> bytes:
    """A Word file of a body and further parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in {"document": f"<w:body>{body}</w:body>", **parts}.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{W}">{inner}</w:{name}>')
    return out.getvalue()


def level(depth: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText'
        f' w:val="{text}"/></w:lvl>'
    )


def num(own: int, abstract: int, override: str = "") -> str:
    """A list that counts in an abstract one."""
    return f'<w:num w:numId="{own}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def numbered(own: int, depth: int = 0) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{own}"/></w:numPr>'


def read(data: bytes, suffix: str) -> Original:
    """What a reader makes of some bytes, here and not in a worker."""
    found = read_bytes(data, suffix)
    assert found is not None
    return found


def texts(found: Original) -> list[str]:
    """Label and text of each paragraph and note."""
    return [f"{b.label} {b.text}".strip() for b in found.blocks or () if not isinstance(b, Row)]


def rows(found: Original) -> list[Row]:
    """The rows of the tables."""
    return [b for b in found.blocks or () if isinstance(b, Row)]


def test_word_counts_lists_as_word_does() -> None:
    """Levels begin again below a higher one, an override restarts a list, another list of the same kind goes
    on."""
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "decimal", "%2.%3.")
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        + num(1, 0)
        + num(2, 0)
        + num(3, 0, restart)
    )
    steps = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (2, 0), (2, 1), (3, 0), (3, 0)]
    found = read(docx("".join(p("việc", numbered(n, d)) for n, d in steps), numbering=numbering), ".docx")
    labels = [b.label for b in found.blocks or () if isinstance(b, Paragraph)]
    assert labels == ["I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "II.", "1.", "I.", "II."]


def test_word_numbers_by_style_and_style_below() -> None:
    """A style numbers its paragraphs, one based on it too; "numId 0" on the paragraph takes the number
    away."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId'
        ' w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn'
        ' w:val="Dieu"/></w:style>'
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "Điều %1.")}</w:abstractNum>' + num(
        1, 0
    )
    inner = p("một", '<w:pStyle w:val="Dieu"/>') + p("hai", '<w:pStyle w:val="Con"/>')
    inner += p("không", '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(read(docx(inner, numbering=numbering, styles=styles), ".docx")) == [
        "Điều 1. một",
        "Điều 2. hai",
        "không",
    ]


def test_word_numbers_forms() -> None:
    """Roman above 39, letters after z, and two digits."""
    asked = [(44, "upperRoman"), (49, "lowerRoman"), (27, "lowerLetter"), (3, "decimalZero")]
    assert [formatted(n, form) for n, form in asked] == ["XLIV", "xlix", "aa", "03"]


def test_word_centres_by_the_paragraph_or_by_its_style() -> None:
    """What a paragraph says of itself counts before what its style says."""
    centre, left = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'
    styled = '<w:pStyle w:val="c"/>'
    styles = f'<w:style w:type="paragraph" w:styleId="c"><w:pPr>{centre}</w:pPr></w:style>'
    inner = p("a") + p("b", centre) + p("c", styled) + p("d", styled + left)
    found = read(docx(inner, styles=styles), ".docx").blocks or ()
    assert [isinstance(block, Paragraph) and block.centred for block in found] == [False, True, True, False]


def test_word_leaves_out_what_is_struck_or_hidden_and_says_so() -> None:
    """By the run or its style; "0" switches off again; what is left out is counted with its words."""
    styles = '<w:style w:type="character" w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style>'
    inner = p("giữ lại") + p("gạch bỏ", "", '<w:rStyle w:val="Bo"/>') + p("ẩn đi", "", "<w:vanish/>")
    inner += p("vẫn giữ", "", '<w:rStyle w:val="Bo"/><w:strike w:val="0"/>')
    found = read(docx(inner, styles=styles), ".docx")
    assert texts(found) == ["giữ lại", "vẫn giữ"]
    assert [(left.kind, left.count, left.texts) for left in found.left_out] == [
        ("hidden", 1, ("ẩn đi",)),
        ("struck", 1, ("gạch bỏ",)),
    ]


def test_word_leaves_out_rows_that_are_not_shown_and_says_so() -> None:
    """A row of a table that is hidden, or deleted in a tracked change, is no row; its words are told."""

    def row(text: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{p(text)}</w:tc></w:tr>"

    rows = row("giữ lại") + row("ẩn đi", "<w:hidden/>") + row("vẫn giữ", '<w:hidden w:val="0"/>')
    found = read(docx(f"<w:tbl>{rows}{row('xóa đi', '<w:del/>')}</w:tbl>"), ".docx")
    assert texts(found) == ["giữ lại", "vẫn giữ"]
    assert [(left.kind, left.count, left.texts) for left in found.left_out] == [
        ("deleted", 1, ("xóa đi",)),
        ("hidden", 1, ("ẩn đi",)),
    ]


def test_word_accepts_tracked_changes_also_of_paragraph_marks() -> None:
    """Insertions stand, deletions go; a deleted paragraph mark joins what stood on both sides."""
    inner = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>trước ngày </w:t></w:r>"
    inner += "<w:del><w:r><w:delText>1</w:delText></w:r></w:del></w:p>"
    inner += "<w:p><w:ins><w:r><w:t>20/6/2024</w:t></w:r></w:ins></w:p>"
    assert texts(read(docx(inner), ".docx")) == ["trước ngày 20/6/2024"]


def test_word_signs_and_notes() -> None:
    """Signs of the Symbol font are characters, also as letters of a run in it; a note follows its paragraph
    with its number."""
    sign = (
        '<w:p><w:r><w:t>đạt </w:t></w:r><w:r><w:sym w:font="Symbol"'
        ' w:char="F0B3"/></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol"/>'
    )
    sign += '</w:rPr><w:t>\uf0a3</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    note = (
        '<w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="7">{p(" Sở Y tế gửi số liệu.")}</w:footnote>'
    )
    found = read(docx(sign + p("sau"), footnotes=note), ".docx")
    assert texts(found) == ["đạt ≥≤", "1 Sở Y tế gửi số liệu.", "sau"]
    assert isinstance((found.blocks or ())[1], Note)


def test_word_tables_resolve_merged_cells_and_find_heads() -> None:
    """A cell merged downwards gives its words to the rows below as inherited; heads stand over each column;
    groups are told."""
    head = "".join(map(tc, ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")))
    down = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = "<w:tr>" + head + "</w:tr><w:tr>" + tc("I. HẠ TẦNG", '<w:gridSpan w:val="4"/>') + "</w:tr>"
    table += "<w:tr>" + tc("1") + tc("Nối mạng") + tc("Sở Y tế", down[0]) + tc("Quý I") + "</w:tr>"
    table += "<w:tr>" + tc("2") + tc("Lắp trạm") + tc("", down[1]) + tc("Quý II") + "</w:tr>"
    found = rows(read(docx(f"<w:tbl>{table}</w:tbl>"), ".docx"))
    assert [r.role for r in found] == ["head", "group", "body", "body"]
    assert list(found[3].with_heads())[2] == ("Cơ quan chủ trì", "Sở Y tế", True)
    assert found[3].printed() == ("2", "Lắp trạm", "Quý II")


def test_a_table_that_goes_on_keeps_its_heads() -> None:
    """Heads printed again after a page break are a repetition; the next piece without heads has those before
    it."""
    head = "<w:tr>" + "".join(map(tc, ("TT", "Nhiệm vụ", "Chủ trì"))) + "</w:tr>"
    body = ["<w:tr>" + "".join(map(tc, (str(n), f"Việc số {n}", "Sở Y tế"))) + "</w:tr>" for n in (1, 2, 3)]
    pieces = (
        f"<w:tbl>{head}{body[0]}</w:tbl><w:p/><w:tbl>{head}{body[1]}</w:tbl><w:p/><w:tbl>{body[2]}</w:tbl>"
    )
    found = rows(read(docx(pieces), ".docx"))
    assert [r.role for r in found] == ["head", "body", "repeat", "body", "body"]
    assert {r.heads for r in found} == {("TT", "Nhiệm vụ", "Chủ trì")}


def test_letterhead_tables_are_text() -> None:
    """A table with the national motto only lays out the page: its cells are paragraphs."""
    cells = "<w:tr>" + tc("ỦY BAN NHÂN DÂN") + tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + "</w:tr>"
    assert texts(read(docx(f"<w:tbl>{cells}</w:tbl>"), ".docx")) == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def html(body: str) -> Original:
    """A page read."""
    return read(f"<html><body>{body}</body></html>".encode(), ".html")


def test_whom_a_letter_goes_to_is_text() -> None:
    """A table that sets "Kính gửi" beside its list only lays the page out; the subject above it names no
    table."""
    table = f"<w:tbl><w:tr>{tc('Kính gửi:')}{tc('- Sở Y tế;')}</w:tr></w:tbl>"
    found = read(docx(f"{p('V/v rửa bể nước')}{table}"), ".docx")
    assert texts(found) == ["V/v rửa bể nước", "Kính gửi:", "- Sở Y tế;"]


def test_html_lists_count_as_browsers_do() -> None:
    """Start, value, form, backwards, and lists in lists; bullets have a dash."""
    found = html(
        "<ol start=3 type=a><li>một<li value=7>hai<li>ba</ol><ol reversed><li>bốn<li>năm</ol><ul><li>sáu<ol"
        " type=I><li>bảy</ol></ul>"
    )
    assert texts(found) == ["c. một", "g. hai", "h. ba", "2. bốn", "1. năm", "- sáu", "I. bảy"]


def test_html_tables_resolve_spans() -> None:
    """Cells over rows and columns, heads in two rows, tables inside tables."""
    found = rows(
        html(
            "<table><tr><th rowspan=2>STT</th><th rowspan=2>Công việc</th><th colspan=2>Phân"
            " công</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr><tr><td>1<td>Mở lớp<td rowspan=2>Sở Y"
            " tế<td>Sở Tư pháp</tr><tr><td>2<td>Dựng bảng<td>Sở Nội vụ</tr></table>"
        )
    )
    assert [r.role for r in found] == ["head", "head", "body", "body"]
    assert list(found[3].with_heads())[2:] == [
        ("Phân công: Chủ trì", "Sở Y tế", True),
        ("Phân công: Phối hợp", "Sở Nội vụ", False),
    ]


def test_a_table_of_heads_alone_has_none() -> None:
    """Where every row reads as a head (titles, titles under them, a row that numbers the columns) the rows
    are the content."""
    heads = "<tr><th>STT</th><th>Công việc</th><th>Chủ trì</th></tr>"
    numbered = "<tr><td>(1)</td><td>(2)</td><td>(3)</td></tr>"
    task = "<tr><td>1</td><td>Mở lớp</td><td>Sở Y tế</td></tr>"
    for inner, roles in (
        (heads, ["body"]),
        (heads + numbered, ["body", "body"]),
        (heads + task, ["head", "body"]),
        (heads + numbered + task, ["head", "head", "body"]),
    ):
        assert [r.role for r in rows(html(f"<table>{inner}</table>"))] == roles, inner


def test_rows_of_head_cells_are_heads_with_those_that_read_so() -> None:
    """What the page marks as a head is one beside a row that reads as one; a row with another cell is
    none."""
    rest = "<tr><th>STT</th><th>Công việc</th></tr><tr><td>1</td><td>Mở lớp</td></tr>"
    for first, roles in (
        ("<th>Biểu</th><th>Năm nay</th>", ["head", "head", "body"]),
        ("<th>Biểu</th><td>Năm nay</td>", ["body", "body", "body"]),
    ):
        found = rows(html(f"<table><tr>{first}</tr>{rest}</table>"))
        assert [r.role for r in found] == roles, first


def test_html_deeper_than_the_parser_goes_is_read_whole_or_refused() -> None:
    """1,500 levels are read whole; 100,000 are refused and not cut."""
    assert len(texts(html("<div><p>Sở Y tế kiểm tra nước</p>" * 1500))) == 1500
    with pytest.raises(TooMuch):
        html("<div>" * 100_000 + "<p>Sở Y tế</p>")


def test_struck_and_hidden_html_is_left_out() -> None:
    """Elements, styles and attributes that strike or hide."""
    found = html(
        "<p>giữ <s>bỏ</s> lại</p><p hidden>ẩn</p><p style='display:none'>ẩn nữa</p>"
        "<p style='text-decoration:line-through'>bỏ nữa</p>"
    )
    assert texts(found) == ["giữ lại"]
    assert {(left.kind, left.count) for left in found.left_out} == {("struck", 2), ("hidden", 2)}


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("TCVN3", "Së Tµi chÝnh chñ tr×, phèi hîp víi Së X©y dùng lËp dù to¸n söa chî tr­íc ngµy 30/6/2004."),
        (
            "VNI",
            (
                "Sôû Taøi chính chuû trì, phoái hôïp vôùi Sôû Xaây döïng laäp döï toaùn söûa chôï tröôùc"
                " ngaøy 30/6/2004."
            ),
        ),
    ],
)
def test_old_encodings_without_a_font_are_converted_and_named(encoding: str, text: str) -> None:
    """In plain text, in a page and in Word without the font's name, the words come out in Unicode and the
    encoding is said."""
    right = "Sở Tài chính chủ trì, phối hợp với Sở Xây dựng lập dự toán sửa chợ trước ngày 30/6/2004."
    for data, suffix in (
        (text.encode(), ".txt"),
        (f"<p>{text}</p>".encode(), ".html"),
        (docx(p(text)), ".docx"),
    ):
        found = read(data, suffix)
        assert (found.text, found.converted) == (right, (encoding,))


def test_old_fonts_are_told_by_name() -> None:
    """.VnTimeH prints capitals, VNI has none; a font that only sounds like them is none."""
    assert [encoding_of(f) for f in (".VnTime", ".VnTimeH", "VNI-Times", "Times New Roman")] == [
        ("TCVN3", False), ("TCVN3", True), ("VNI", False), ("", False)
    ]  # fmt: skip
    assert recoded("UÛY BAN NHAÂN DAÂN, Ñoäc laäp", "VNI") == "ỦY BAN NHÂN DÂN, Độc lập"


def test_old_fonts_over_words_in_unicode_change_nothing() -> None:
    """A font from before Unicode that was left over words typed in Unicode is not believed, in capitals
    neither."""
    old = "<w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/>"
    lines = ("Văn phòng chủ trì, phối hợp với Sở Y tế", "PHÒNG Y TẾ", "là Sở Y tế")
    word = read(docx("".join(p(t, run_properties=old) for t in lines)), ".docx")
    page = "".join(f"<p><font face='.VnTime'>{t}</font></p>" for t in lines)
    for found in (word, read(page.encode(), ".html")):
        assert (found.text, found.converted) == ("\n".join(lines), ())
    nested = "<p><font face='.VnTime'><font face='Times New Roman'>là Sở Y tế</font> Së Y tÕ</font></p>"
    assert read(nested.encode(), ".html").text == "là Sở Y tế Sở Y tế"


def pdf(*shown: tuple[str, int, int, str]) -> bytes:
    """A page of PDF on which words are shown one after the other: font, place from left and foot, words."""
    stream = "".join(f"BT /{font} 12 Tf {x} {y} Td ({words}) Tj ET\n" for font, x, y, words in shown).encode()
    fonts = (
        "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> /F2 << /Type /Font /Subtype /Type1"
        " /BaseFont /Courier-Bold >>"
    )
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << {fonts}"
        " >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + end % (table, len(out))


def test_letters_of_a_second_font_go_where_they_stand() -> None:
    """A program writes the letters of another font after those of the first: words are whole by their
    places."""
    shown = (("F1", 72, 700, "Ban  u anh"), ("F2", 72 + 3 * 7, 700, " "), ("F2", 72 + 4 * 7, 700, "t"))
    assert read(pdf(("F1", 72, 720, "So sanh"), *shown), ".pdf").text == "So sanh Ban tu anh"


def test_the_process_of_a_reader_knows_the_types_of_the_publication(tmp_path: Path) -> None:
    """A type that only the publication's list has parts its line from the subject below it, as the usual ones
    do."""
    (tmp_path / "a.pdf").write_bytes(
        pdf(("F1", 72, 720, "GIAO UOC"), ("F1", 72, 706, "cua cac to dan pho trong toan xa"))
    )
    assert len(read_blocks(tmp_path / "a.pdf").text.splitlines()) == 1
    with also_types(["Giao uoc"]):
        assert read_blocks(tmp_path / "a.pdf").text.splitlines()[0] == "GIAO UOC"


def test_abbreviations_end_a_paragraph_they_do_not_begin_one() -> None:
    """A last line that is all capitals and ends in a full stop goes on with its sentence."""
    lines = [("F1", 72, 700 - 14 * i, "xay ha tang cho dung han va dung quy hoach tai cac") for i in range(3)]
    found = read(pdf(*lines, ("F1", 72, 658, "KCN, CCN.")), ".pdf")
    assert found.text.endswith("tai cac KCN, CCN.")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("S ở T à i c h í n h b ố t r í v ố n m u a h ạ t g i ố n g " * 3, "import-torn"),
        (
            "the quick brown fox jumped over lazy dogs while children watched from school windows " * 3,
            "import-foreign",
        ),
        ("Sở Y tế (cid:12)(cid:13) kiểm tra (cid:12)(cid:14) nước (cid:9)", "import-characters"),
    ],
)
def test_what_does_not_read_as_vietnamese_is_refused(tmp_path: Path, words: str, code: str) -> None:
    """Torn words, another language, and characters that tell nothing are refused with the words and a
    cure."""
    path = tmp_path / "a.txt"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_blocks(path)
    (told,) = found.value.problems
    assert told.code == code
    assert words[:12] in told.message("vi")


BAD_NUMBERING = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"/></w:abstractNum>{num(1, 0)}'
LONG_NUMBER = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start'
    f' w:val="{"9" * 5000}"/></w:lvl></w:abstractNum>'
)
CYCLE = (
    '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn'
    ' w:val="A"/></w:style>'
)
#: name -> the file, the code of its problem, and what is said of it: of places and limits in both languages alike
HOSTILE: dict[str, tuple[bytes, str, str | tuple[str, str]]] = {
    "level.docx": (docx(p("a"), numbering=BAD_NUMBERING), "import-broken", "w:ilvl"),
    "digits.docx": (docx(p("a"), numbering=LONG_NUMBER), "import-broken", "w:start"),
    "cycle.docx": (docx(p("a"), styles=CYCLE), "import-broken", "A > B > A"),
    "bomb.docx": (docx(p("a" * 30_000_000)), "import-too-much", "document.xml"),
    "nested.docx": (
        docx("<w:tbl><w:tr><w:tc>" * 60 + p("a") + "</w:tc></w:tr></w:tbl>" * 60),
        "import-too-much",
        ("bảng lồng nhau", "nested tables"),
    ),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        "import-locked",
        ("mật khẩu", "password"),
    ),
    "cells.html": (
        b"<table><tr>" + b"<td colspan=9999>a" * 99 + b"</table>",
        "import-too-much",
        ("ô của bảng", "table cells"),
    ),
    "rows.html": (
        b"<table>" + b"<tr><td rowspan=30000>a<td>b" * 9999 + b"</table>",
        "import-too-much",
        ("ô của bảng", "table cells"),
    ),
    "together.html": (
        (b"<table><tr>" + b"<td colspan=9999>a" * 6 + b"</table>") * 2,
        "import-too-much",
        ("ô của bảng", "table cells"),
    ),
    "span.html": (b"<table><tr><td colspan=" + b"9" * 5000 + b">a</table>", "import-broken", "colspan"),
    "deep.html": (b"<div>" * 100_000 + b"a", "import-too-much", ("tầng lồng nhau", "levels of nesting")),
    "broken.pdf": (
        b"%PDF-1.4\n1 0 obj <<",
        "import-broken",
        ("cấu trúc bên trong", "its inside"),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_message(tmp_path: Path, name: str) -> None:
    """Each says what is wrong, and which place or limit it is about, in the language of who reads it."""
    data, code, said = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ProblemsFound) as found:
        read_blocks(tmp_path / name)
    (problem,) = found.value.problems
    assert problem.code == code
    words = (said, said) if isinstance(said, str) else said
    for language, phrase in zip(("vi", "en"), words, strict=True):
        assert phrase in problem.message(language)
        assert " / " not in problem.message(language)


def _hungry() -> int:
    return len(bytearray(3_000_000_000))


def _dying() -> None:
    os._exit(3)


def _falling() -> int:
    return _falling() + 1


def _turning() -> None:
    while time.process_time() < 20:
        pass


def test_a_worker_is_limited() -> None:
    """Memory beyond the limit, calls without end, and a worker that dies without a word, are said; what it
    gives comes back."""
    assert run(len, "abc") == 3
    for work in (_hungry, _falling, _dying):
        with pytest.raises(TooMuch):
            run(work)


def test_a_worker_is_ended_where_it_does_not_end() -> None:
    """Whether it works on and on or only waits."""
    with pytest.raises(TooMuch):
        run(_turning, cpu=1)
    with pytest.raises(TooMuch):
        run(time.sleep, 60, wall=0.1)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_ends_with_its_parent() -> None:
    """A worker whose parent is killed is gone at once."""
    script = (
        "from generator.importing.worker import run\nimport time\nif __name__ == '__main__':\n   "
        " run(time.sleep, 60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script])
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    until = time.monotonic() + 30
    while time.monotonic() < until and len(children.read_text(encoding="ascii").split()) < 2:
        time.sleep(0.1)
    workers = children.read_text(encoding="ascii").split()
    assert len(workers) == 2  # the worker, and the tracker that Python starts beside it
    time.sleep(1.5)
    parent.kill()
    parent.wait()
    while time.monotonic() < until and any(Path(f"/proc/{w}/cmdline").exists() for w in workers):
        time.sleep(0.1)
    assert not any(Path(f"/proc/{w}/cmdline").exists() for w in workers)


def test_a_draft_keeps_the_file_as_received(tmp_path: Path) -> None:
    """original.txt is the text, received.docx the file byte for byte; document.yml has the hash of each, and
    what was left out."""
    data = docx("".join(map(p, FRONT)) + p("bỏ", "", "<w:strike/>"))
    (tmp_path / "kế hoạch.docx").write_bytes(data)
    folder = write_draft(tmp_path / "kế hoạch.docx", tmp_path)
    text = (folder / "original.txt").read_bytes()
    record = (folder / "document.yml").read_text(encoding="utf-8")
    assert text.decode("utf-8") == "\n".join(FRONT)
    assert (folder / "received.docx").read_bytes() == data
    assert f'source_sha256: "{hashlib.sha256(data).hexdigest()}"' in record
    assert f'text_sha256: "{hashlib.sha256(text).hexdigest()}"' in record
    assert "struck out: 1" in record


def test_a_text_is_its_own_original(tmp_path: Path) -> None:
    """A text in UTF-8 is kept once, with one hash."""
    (tmp_path / "a.txt").write_text("\n".join(FRONT), encoding="utf-8")
    folder = write_draft(tmp_path / "a.txt", tmp_path)
    assert sorted(f.name for f in folder.iterdir()) == [
        "annotations.yml",
        "document.yml",
        "original.txt",
        "passages.tsv",
        "suggestions.yml",
    ]
    assert "\ntext_sha256:" not in (folder / "document.yml").read_text(encoding="utf-8")


def test_rows_are_passages_with_their_number(tmp_path: Path) -> None:
    """A row is one passage: its number the label, its own cells the text; each word of the file stands
    once."""
    head = "<w:tr>" + "".join(map(tc, ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian"))) + "</w:tr>"
    row = "<w:tr>" + "".join(map(tc, ("1", "Nối mạng cho trường lẻ", "Sở Y tế", "30/9/2024"))) + "</w:tr>"
    (tmp_path / "a.docx").write_bytes(
        docx("".join(map(p, (*FRONT, "PHỤ LỤC"))) + f"<w:tbl>{head}{row}</w:tbl>")
    )
    last = draft_json(tmp_path / "a.docx")["passages"][-1]
    assert (last["section"], last["label"], last["kind"], last["text"]) == (
        "Phụ lục STT 1", "1", "commitment", "Nối mạng cho trường lẻ Sở Y tế 30/9/2024"
    )  # fmt: skip


def test_asterisks_and_bars_that_are_words_stay(tmp_path: Path) -> None:
    """A product, a mark of a note and a fraction keep their signs; emphasis and rests of tables go."""
    text = (
        "Trồng 7*7 ha (*) và 2|3 thôn trong *năm nay* theo kế hoạch.\n(*) Số liệu **ước**.\n| Sở Y tế | kiểm"
        " tra |\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    printed = " ".join(passage["text"] for passage in draft_json(tmp_path / "a.txt")["passages"])
    assert (
        printed
        == "Trồng 7*7 ha (*) và 2|3 thôn trong năm nay theo kế hoạch. (*) Số liệu ước. Sở Y tế kiểm tra"
    )


def test_a_page_inside_a_word_file_is_read_where_it_is_referred_to() -> None:
    """Word prints it there; a file of another kind is listed as left out."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    chunk = f'<w:altChunk xmlns:r="{office}" r:id="rId7"/>'
    rows = "<tr><td>STT</td><td>Nhiệm vụ</td></tr><tr><td>1</td><td>Đào giếng</td></tr>"
    page = f'<meta charset="utf-8"><p>2. Sở Y tế <s>cũ</s> kiểm tra.</p><table>{rows}</table>'

    def holding(name: str) -> Original:
        out = io.BytesIO(docx(p("1. Sở Nội vụ tuyển người.") + chunk + p("3. Sở Tài chính chi tiền.")))
        link = f'<Relationship Id="rId7" Type="{office}/aFChunk" Target="{name}"/>'
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{link}</Relationships>")
            archive.writestr(f"word/{name}", page)
        return read(out.getvalue(), ".docx")

    found = holding("a.html")
    texts = [
        b.text if isinstance(b, Paragraph) else b.cells[1].text
        for b in found.blocks or ()
        if not isinstance(b, Note)
    ]
    assert texts == [
        "1. Sở Nội vụ tuyển người.",
        "2. Sở Y tế kiểm tra.",
        "Nhiệm vụ",
        "Đào giếng",
        "3. Sở Tài chính chi tiền.",
    ]
    assert [(left.kind, left.texts) for left in found.left_out] == [("struck", ("cũ",))]
    other = holding("a.rtf")
    assert [(left.kind, left.texts) for left in other.left_out] == [("control", ("word/a.rtf",))]


def test_word_prints_small_capitals_and_codes_of_open_symbol() -> None:
    """Small capitals are capitals as they are printed; a code of OpenSymbol is the bullet it prints."""
    inner = p("Kế hoạch", run_properties="<w:smallCaps/>")
    inner += p("\uf0b7 Mở lớp", run_properties='<w:rFonts w:ascii="OpenSymbol" w:hAnsi="OpenSymbol"/>')
    assert texts(read(docx(inner), ".docx")) == ["KẾ HOẠCH", "• Mở lớp"]
