"""Files that are not what they should be: each ends in a message that names the file, says what is wrong and how
to go on, and a file that can be read is read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import cli
from generator.importing import parts
from generator.importing.broken import TooMuch
from generator.importing.docx import read as read_word
from generator.importing.parts import Package
from generator.importing.reading import read_blocks
from generator.importing.signatures import misnamed
from generator.problems import ProblemsFound
from tests.unit.importing.locks import locked_by_aes
from tests.unit.importing.pdfs import Words, centred, locked, pdf, written
from tests.unit.importing.test_readers import docx, level, num, p, tc

PAGE = [centred("KẾ HOẠCH", 100, bold=True), Words("Sở Y tế chủ trì kiểm tra giếng khoan.", 85, 200)]
PDF = pdf(PAGE)
WORD = docx(p("Sở Y tế kiểm tra nước uống"))
HTML = "<!DOCTYPE html><p>Sở Y tế kiểm tra nước uống</p>".encode()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(300)
DIGITS = "9" * 5000
LIST = f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>{num(1, 0)}'


def _zip(contents: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in contents.items():
            archive.writestr(name, inner)
    return out.getvalue()


def _with_password() -> bytes:
    """A Word file whose parts a zip program has locked."""
    data = bytearray(WORD)
    at = 0
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature, at)
        data[at + flags] |= 1
    return bytes(data)


def _understated() -> bytes:
    """A Word file whose document says that it is shorter than it is unpacked."""
    data = bytearray(_zip({"word/document.xml": "<a>" + " " * 5000 + "</a>"}))
    for signature, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(signature) + size
        data[at : at + 4] = (7).to_bytes(4, "little")
    return bytes(data)


def _picture() -> bytes:
    """A PDF of one page that shows a picture and no letter."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    size = "/Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    return written([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"{page} /Resources << /XObject << /I 5 0 R >> >> >>",
        "<< /Length 30 >>\nstream\nq 500 0 0 700 40 70 cm /I Do Q\nendstream",
        f"<< /Type /XObject /Subtype /Image {size} /Length 4 >>\nstream\nabcd\nendstream",
    ])  # fmt: skip


def _for_certificates() -> bytes:
    """A PDF that opens only with the certificate of somebody it is for."""
    return PDF.replace(
        b"<< /Size", b"<< /Encrypt << /Filter /Adobe.PubSec /V 4 /R 4 >> /ID [<61> <61>] /Size"
    )


def _pdf_bomb() -> bytes:
    """A PDF whose one page is two gigabytes of spaces."""
    packing = zlib.compressobj(9)
    packed = b"".join([*(packing.compress(b" " * 10_000_000) for _ in range(200)), packing.flush()])
    return written([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed.decode('latin-1')}\nendstream",
    ])  # fmt: skip


BOOK = _zip({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
ODT = _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
#: name -> the file, the code of its problem, what is said of it in both languages
FILES: dict[str, tuple[bytes, str, tuple[str, str]]] = {
    "password.pdf": (locked(PDF, user="mo", owner="chu"), "import-locked", ("mật khẩu", "password")),
    **{
        f"aes-{n}.pdf": (
            locked_by_aes(PDF, user="mo", owner="chu", revision=n),
            "import-locked",
            ("mật khẩu", "password"),
        )
        for n in (4, 5, 6)
    },
    "certificate.pdf": (_for_certificates(), "import-locked", ("mật khẩu", "password")),
    "password.docx": (_with_password(), "import-locked", ("mật khẩu", "password")),
    "picture.pdf": (_picture(), "import-empty", ("nhận dạng chữ", "text recognition")),
    "truncated.pdf": (PDF[: len(PDF) * 2 // 3], "import-broken", ("cấu trúc bên trong", "its inside")),
    "without-end.pdf": (PDF[: PDF.index(b"trailer")], "import-broken", ("cấu trúc bên trong", "its inside")),
    "box.pdf": (
        PDF.replace(b"[0 0 595 842]", b"[0 0 5]      "),
        "import-broken",
        ("cấu trúc bên trong", "its inside"),
    ),
    "bomb.pdf": (_pdf_bomb(), "import-too-much", ("bộ nhớ", "memory")),
    "truncated.docx": (WORD[:-40], "import-broken", ("không giải nén được", "cannot be unpacked")),
    "understated.docx": (_understated(), "import-broken", ("không giải nén được", "cannot be unpacked")),
    "no-part.docx": (_zip({"word/x.xml": "<a/>"}), "import-broken", ("không có phần này", "no such part")),
    "no-xml.docx": (
        _zip({"word/document.xml": "<a>"}),
        "import-broken",
        ("không phải XML đúng", "no well-formed XML"),
    ),
    "entity.docx": (
        _zip({"word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}),
        "import-broken",
        ("khai báo DOCTYPE", "declares a DOCTYPE"),
    ),
    "deep.docx": (
        docx("<w:sdt><w:sdtContent>" * 500 + p("a") + "</w:sdtContent></w:sdt>" * 500),
        "import-too-much",
        ("tầng lồng nhau", "levels of nesting"),
    ),
    "item-level.docx": (
        docx(p("a", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>'), numbering=LIST),
        "import-broken",
        ("w:ilvl = “x”", "w:ilvl = “x”"),
    ),
    "span.docx": (
        docx("<w:tbl><w:tr>" + tc("a", f"<w:gridSpan w:val='{DIGITS}'/>") + "</w:tr></w:tbl>"),
        "import-broken",
        ("w:gridSpan", "w:gridSpan"),
    ),
    "cells.docx": (
        docx(
            "<w:tbl>"
            "<w:tr>" + "".join(f"<w:tc><w:p w:a='{n}'/></w:tc>" for n in range(100_001)) + "</w:tr></w:tbl>"
        ),
        "import-too-much",
        ("ô của bảng", "table cells"),
    ),
    "wide.docx": (
        docx("<w:tbl><w:tr>" + tc("a", "<w:gridSpan w:val='1000'/>") * 101 + "</w:tr></w:tbl>"),
        "import-too-much",
        ("ô của bảng", "table cells"),
    ),
    "own-style.docx": (
        docx(p("a"), styles='<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'),
        "import-broken",
        ("A > A", "A > A"),
    ),
    "tables.html": (
        b"<table><tr><td>" * 3000 + b"a",
        "import-too-much",
        ("tầng lồng nhau", "levels of nesting"),
    ),
    "book.docx": (BOOK, "import-misnamed", ("bảng tính Excel", "an Excel workbook")),
    "book.pdf": (BOOK, "import-misnamed", ("bảng tính Excel", "an Excel workbook")),
    "open.docx": (ODT, "import-misnamed", ("tệp OpenDocument", "an OpenDocument file")),
    "picture.docx": (PNG, "import-misnamed", ("hình ảnh", "a picture")),
    "photo.pdf": (b"\xff\xd8\xff\xe0" + bytes(300), "import-misnamed", ("hình ảnh", "a picture")),
    "picture.txt": (PNG, "import-misnamed", ("hình ảnh", "a picture")),
    "pdf.docx": (PDF, "import-misnamed", ("tệp PDF", "a PDF")),
    "pdf.html": (PDF, "import-misnamed", ("tệp PDF", "a PDF")),
    "word.pdf": (WORD, "import-misnamed", ("tệp Word (.docx)", "a Word file (.docx)")),
    "word.txt": (WORD, "import-misnamed", ("tệp Word (.docx)", "a Word file (.docx)")),
    "page.docx": (HTML, "import-misnamed", ("trang HTML", "an HTML page")),
    "rich.docx": (b"{\\rtf1\\ansi a}", "import-misnamed", ("tệp RTF", "an RTF file")),
    "other.docx": (_zip({"a.txt": "a"}), "import-misnamed", ("tệp nén ZIP", "a ZIP archive")),
    **{
        f"{name}{suffix}": (data, "import-empty", ("tệp rỗng", "an empty file"))
        for suffix in (".txt", ".html", ".docx", ".pdf")
        for name, data in (("empty", b""), ("zeros", bytes(5000)), ("spaces", b" \n" * 50))
    },
}


@pytest.mark.parametrize("name", FILES)
def test_each_ends_in_a_message_with_a_cure(tmp_path: Path, name: str) -> None:
    """What is wrong in the words of who reads it, none of a library's, and what to do."""
    data, code, said = FILES[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ProblemsFound) as found:
        read_blocks(tmp_path / name)
    (problem,) = found.value.problems
    assert (problem.code, problem.file) == (code, (tmp_path / name).as_posix())
    for language, phrase, cures in zip(("vi", "en"), said, CURES, strict=True):
        message = problem.message(language)
        assert phrase in message
        assert " / " not in message
        assert any(cure in message for cure in cures)
        assert not any(word in message for word in FOREIGN)


#: how each message goes on, in each language
CURES = (
    ("rồi nhập", "cần nhận dạng chữ trước", "lưu thành .docx"),
    ("import that", "text recognition first", "save it as .docx"),
)
#: words of libraries
FOREIGN = ("Error", "XML_PARSE", "CRC", "zip file", "Excessive", "/Root", "construct")


def test_an_import_goes_on_past_files_it_cannot_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """All problems at once, status 1, and a draft of what can be read; a folder is no file."""
    for name in ("photo.pdf", "empty.docx"):
        (tmp_path / name).write_bytes(FILES[name][0])
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "good.docx").write_bytes(WORD)
    names = ("photo.pdf", "folder.docx", "empty.docx", "missing.docx", "good.docx")
    files = [(tmp_path / name).as_posix() for name in names]
    root = ["--root", tmp_path.as_posix(), "--lang", "en"]
    assert cli.main([*root, "import", "--id", "nuoc", *files]) == 1
    out, err = capfd.readouterr()
    assert out == f"{tmp_path / 'content/documents/nuoc'}\n"
    told = [line.partition(": ")[2].split()[0] for line in err.splitlines() if line.startswith(f"{tmp_path}")]
    assert sorted(told) == ["file-missing", "file-missing", "import-empty", "import-misnamed"]


def test_the_cells_of_a_word_file_are_counted_before_any_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A million of them would be read for minutes."""
    read: list[object] = []
    monkeypatch.setattr("generator.importing.docx.cells_of", read.append)
    with pytest.raises(TooMuch):
        read_word(FILES["cells.docx"][0])
    assert read == []


def test_a_part_may_be_so_large_and_no_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that is packed as text usually is."""
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        size = max(part.file_size for part in archive.infolist())
    monkeypatch.setattr(parts, "LARGEST", size)
    assert Package(WORD).document() is not None
    monkeypatch.setattr(parts, "LARGEST", size - 1)
    with pytest.raises(TooMuch, match=r"word/document\.xml"):
        Package(WORD).document()


@pytest.mark.parametrize(
    "data",
    [
        locked(PDF, user="", owner="chu"),
        *(locked_by_aes(PDF, user="", owner="chu", revision=n) for n in (4, 5, 6)),
        PDF.replace(b"startxref\n", b"startxref\n9"),
        b"junk\n" * 50 + PDF,
        PDF[: (at := PDF.index(b"xref\n"))] + PDF[at:].replace(b"0000", b"9999"),
        PDF[:at] + PDF[at:].replace(b" n \n", b" f \n"),
    ],
)
def test_what_can_be_read_is_read(tmp_path: Path, data: bytes) -> None:
    """A password of the owner only keeps from changing; places of objects that are wrong are found anew."""
    (tmp_path / "a.pdf").write_bytes(data)
    assert read_blocks(tmp_path / "a.pdf").text == "KẾ HOẠCH\nSở Y tế chủ trì kiểm tra giếng khoan."


def test_long_numbers_are_text(tmp_path: Path) -> None:
    """Five thousand digits in a sentence are read as they stand."""
    (tmp_path / "a.docx").write_bytes(docx(p(f"Sở Y tế kiểm tra {DIGITS} bể nước.")))
    assert DIGITS in read_blocks(tmp_path / "a.docx").text


def test_old_word_files_may_hold_other_things_that_are_read() -> None:
    """Portals send HTML and RTF as .doc, and LibreOffice reads them; pictures it would make words of are
    refused."""
    assert [misnamed(data, ".doc") for data in (HTML, b"{\\rtf1 a}", WORD, ODT)] == ["", "", "", ""]
    assert [misnamed(data, ".rtf") for data in (PNG, BOOK, PDF)] == ["picture", "xlsx", "pdf"]
