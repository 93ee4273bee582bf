"""``plans import``: file formats and encodings, metadata, suggestions, and the draft on disk."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
import yaml

from generator.importing import draft_json, html, known_names, read_original, write_draft
from generator.problems import ProblemsFound

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẮC HÀ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Bắc Hà, ngày 05 tháng 6 năm 2024
KẾ HOẠCH
PHÁT TRIỂN DU LỊCH TRÊN ĐỊA BÀN TỈNH BẮC HÀ NĂM 2024
Căn cứ Nghị quyết số 08-NQ/TW ngày 16/01/2017, UBND tỉnh ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Sở Tài chính:
- Bố trí kinh phí, hoàn thành trước ngày 15/12/2024.
2. Sở Du lịch chủ trì, phối hợp với Sở Y tế, UBND các huyện, thành phố đón ít nhất 5.500 lượt khách; định kỳ hằng quý báo cáo.
3. Giao Công an tỉnh thực hiện Quyết định số 36/QĐ-TTg đến năm 2030.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Trần Văn An
"""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _code(path: Path) -> str:
    with pytest.raises(ProblemsFound) as found:
        read_original(path)
    (problem,) = found.value.problems
    assert problem.message("vi")
    assert problem.message("en")
    return problem.code


def _docx(document: str, numbering: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        if numbering:
            archive.writestr("word/numbering.xml", numbering)
    return out.getvalue()


def _paragraphs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in texts)


def _body(inner: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def _cp1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: letters of CP1258, tones as combining marks after them."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        for form in (char, *_toned(char)):
            try:
                out.append(form.encode("cp1258"))
                break
            except UnicodeEncodeError:
                continue
    return b"".join(out)


def _toned(char: str) -> list[str]:
    parts = unicodedata.normalize("NFD", char)
    tones = [c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323"]
    return [unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + "".join(tones)]


def test_a_page_of_word_has_letters_as_numbers() -> None:
    """Word saves Vietnamese HTML in Windows-1252: what that lacks is written as its number in Unicode."""
    words = "Ủy ban nhân dân xã: “Kế hoạch” năm 2026 – đợt 1"
    page = f'<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>{words}</p>'
    found = html.read(page.encode("cp1252", "xmlcharrefreplace"))
    assert found is not None
    assert found.text == words


@pytest.mark.parametrize(
    ("declared", "words"),
    [("utf-8", "<p>Rửa b&#7875; nước</p>"), ("windows-1252", "<p>Rửa bể nước</p>")],
)
def test_a_page_is_windows_1252_by_its_word_and_its_letters(declared: str, words: str) -> None:
    """Numbers of letters stand in pages in UTF-8 too, and some pages in UTF-8 say they are Windows-1252: only
    both together are taken for what Word saves."""
    found = html.read(f'<meta charset="{declared}">{words}'.encode())
    assert found is not None
    assert found.text.strip() == "Rửa bể nước"


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode(),
        b"\xef\xbb\xbf" + PLAN.encode(),
        PLAN.encode("utf-16"),
        PLAN.encode("utf-16-le"),
        PLAN.encode("utf-16-be"),
        _cp1258(PLAN),
        unicodedata.normalize("NFD", PLAN).encode(),
        PLAN.replace("\n", "\r\n").encode(),
    ],
    ids=["UTF-8", "with BOM", "UTF-16", "UTF-16-LE", "UTF-16-BE", "CP1258", "NFD", "CRLF"],
)
def test_all_encodings_give_the_same_draft(tmp_path: Path, data: bytes) -> None:
    """Whatever the encoding, passages and metadata are the same, in NFC; offsets are those of the decoded
    text."""
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(data)
    plain, other = draft_json(tmp_path / "a.txt"), draft_json(tmp_path / "b.txt")
    assert other["metadata"] == plain["metadata"]
    assert [p["text"] for p in other["passages"]] == [p["text"] for p in plain["passages"]]
    text = read_original(tmp_path / "b.txt")
    number = next(p for p in other["passages"] if p["text"].startswith("Số:"))
    assert unicodedata.normalize("NFC", text[number["start"] : number["end"]]) == "Số: 12/KH-UBND"


def test_html_is_read_as_seen(tmp_path: Path) -> None:
    """Blocks and cells are lines; scripts, styles, navigation and comments are left out; nothing is
    followed."""
    page = "<html><head><title>x</title></head><body><nav>Menu</nav><script>x()</script>"
    page += "<table><tr><td>Số:<b> 1</b></td><td>Hai</td></tr></table>"
    page += (
        "<p>Dòng\n  một<br>Dòng hai</p><!-- c --><img"
        " src='http://host/x.png'><style>p{}</style></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert read_original(tmp_path / "a.html").split("\n") == ["Số: 1", "Hai", "Dòng một", "Dòng hai"]


def test_word_is_read_as_printed(tmp_path: Path) -> None:
    """Paragraphs and rows of tables are lines, cells apart by a tab; numbers Word prints are there, deleted
    text is not."""
    marked = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId'
        ' w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    )
    cell = f"<w:tc>{_paragraphs('Ô')}</w:tc>"
    inner = (
        _paragraphs("KẾ HOẠCH")
        + marked.format("Một")
        + marked.format("Hai")
        + f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    )
    inner += "<w:p><w:del><w:r><w:delText>xóa</w:delText></w:r></w:del><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>"
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start'
        ' w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num'
        ' w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    (tmp_path / "a.docx").write_bytes(_docx(_body(inner), numbering))
    assert read_original(tmp_path / "a.docx").split("\n") == ["KẾ HOẠCH", "I. Một", "II. Hai", "Ô\tÔ", "a b"]


def test_harmful_files_are_refused(tmp_path: Path) -> None:
    """Entities, parts that unpack beyond measure, and files that are not what their name says are problems,
    not crashes."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + _body(_paragraphs("&b;"))
    (tmp_path / "entities.docx").write_bytes(_docx(bomb))
    (tmp_path / "zip.docx").write_bytes(_docx(_body(_paragraphs("a" * 30_000_000))))
    (tmp_path / "not.docx").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "not.pdf").write_bytes(b"not a pdf")
    assert [_code(p) for p in sorted(tmp_path.iterdir())] == [
        "import-broken",
        "import-broken",
        "import-broken",
        "import-too-much",
    ]


def test_unreadable_files_are_problems(tmp_path: Path) -> None:
    """A missing file, an unknown type, bytes in no known encoding, and a file without text each have their
    code."""
    latin = "Größe à ñ ö ß".encode("latin-1")
    files = {
        "a.xls": b"x",
        "binary.txt": bytes(range(128, 256)) * 9,
        "empty.txt": b" \n--",
        "latin.txt": latin * 9,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    codes = {name: _code(tmp_path / name) for name in (*files, "missing.txt")}
    assert codes == {
        "a.xls": "import-format",
        "binary.txt": "import-encoding",
        "empty.txt": "import-empty",
        "latin.txt": "import-encoding",
        "missing.txt": "file-missing",
    }


def test_metadata_is_what_the_text_gives(tmp_path: Path) -> None:
    """Number, type, issuer, place, date, title and signer are read from front and signature, in ordinary
    case."""
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    assert draft_json(tmp_path / "a.txt")["metadata"] == {
        "number": "12/KH-UBND",
        "type": "kế hoạch",
        "issuer": "Ủy ban nhân dân tỉnh Bắc Hà",
        "place": "Bắc Hà",
        "issued_on": "2024-06-05",
        "issued_edtf": "2024-06-05",
        "title": "Phát triển du lịch trên địa bàn tỉnh Bắc Hà năm 2024",
        "signer_name": "Trần Văn An",
        "signer_title": "Phó Chủ tịch",
    }


def test_what_is_not_printed_is_null(tmp_path: Path) -> None:
    """A number without digits and a date without its day are not guessed."""
    text = "Số: /TB-UBND\nVân Đài, ngày tháng 3 năm 2022\nTHÔNG BÁO\nKết luận\n1. Giao Sở Y tế thực hiện.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = draft_json(tmp_path / "a.txt")["metadata"]
    assert (found["number"], found["issued_on"], found["issued_edtf"], found["signer_name"]) == (
        None,
        None,
        "2022-03",
        None,
    )


def test_suggestions_follow_the_rules(tmp_path: Path) -> None:
    """Headings give their agency, "chủ trì, phối hợp" parts leads and partners, dates, numbers and citations
    are found."""
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    found = draft_json(tmp_path / "a.txt")
    by_label = {
        (found["passages"][s["passage"]]["section"], found["passages"][s["passage"]]["label"]): s
        for s in found["suggestions"]
    }
    under = by_label["I.1", "-"]
    assert under["lead"] == ["Sở Tài chính"]
    assert under["deadlines"] == [
        {
            "text": "trước ngày 15/12/2024",
            "edtf": "2024-12-15",
            "relation": "before",
            "precision": "day",
            "recurrence": None,
        }
    ]
    task = by_label["I.2", "2."]
    assert (task["lead"], task["cooperate"]) == (["Sở Du lịch"], ["Sở Y tế", "UBND các huyện, thành phố"])
    assert [(t["comparator"], t["min"], t["max"]) for t in task["targets"]] == [("ge", "5500", None)]
    assert [d["recurrence"] for d in task["deadlines"]] == ["FREQ=MONTHLY;INTERVAL=3"]
    given = by_label["I.3", "3."]
    assert given["lead"] == ["Công an tỉnh"]
    assert given["citations"] == [{"text": "36/QĐ-TTg", "number": "36/QĐ-TTg"}]


def test_a_draft_is_written_for_review(tmp_path: Path) -> None:
    """The folder holds the bytes, the record, the passages, all of them drafts, and suggestions apart; never
    over another."""
    source = tmp_path / "a.txt"
    source.write_text(PLAN, encoding="utf-8")
    folder = write_draft(source, tmp_path)
    assert folder == tmp_path / "content" / "documents" / "12-kh-ubnd-2024"
    assert (folder / "original.txt").read_bytes() == source.read_bytes()
    record = yaml.safe_load((folder / "document.yml").read_text(encoding="utf-8"))
    assert (record["number"], record["signer_title"]) == ("12/KH-UBND", "Phó Chủ tịch")
    assert "issuer" not in record
    annotations = (folder / "annotations.yml").read_text(encoding="utf-8")
    assert record["state"] == "draft"
    rows = (folder / "passages.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert yaml.safe_load(annotations) == {row.split("\t")[0]: {"state": "draft"} for row in rows}
    suggested = yaml.safe_load((folder / "suggestions.yml").read_text(encoding="utf-8"))
    assert {"so-tai-chinh": "Sở Tài chính"} in [p.get("lead") for p in suggested["passages"].values()]
    assert "36-qd-ttg" in suggested["legal_documents"]
    with pytest.raises(ProblemsFound) as refused:
        write_draft(source, tmp_path)
    assert [p.code for p in refused.value.problems] == ["import-exists"]
    assert write_draft(source, tmp_path, "khac").name == "khac"


@pytest.mark.parametrize(
    ("own", "code"), [("../x", "id-malformed"), ("A b", "id-malformed"), (None, "import-no-id")]
)
def test_ids_are_checked(tmp_path: Path, own: str | None, code: str) -> None:
    """An id that leaves the folder or is malformed, and a text without a number, are problems; nothing is
    written."""
    (tmp_path / "a.txt").write_text("THÔNG BÁO\nKết luận\n", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        write_draft(tmp_path / "a.txt", tmp_path, own)
    assert [p.code for p in found.value.problems] == [code]
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize(
    ("head", "ident"),
    [
        (
            "ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI\nSố:      /KH-UBND\nVân Đài, ngày    tháng 01 năm 2026\nKẾ HOẠCH\n",
            "kh-ubnd-2026-01",
        ),
        ("SỞ Y TẾ\nVân Đài, ngày 5 tháng 3 năm 2026\nTHÔNG BÁO\n", "tb-syt-2026-03-05"),
    ],
)
def test_a_blank_number_needs_no_id(tmp_path: Path, head: str, ident: str) -> None:
    """A copy whose number was never filled in is called by its type, its issuer and the day it prints."""
    (tmp_path / "a.txt").write_text(
        f"{head}Về nguồn nước\n1. Sở Tài chính bố trí kinh phí.\n", encoding="utf-8"
    )
    assert write_draft(tmp_path / "a.txt", tmp_path).name == ident


def test_known_names_come_from_the_registry(tmp_path: Path) -> None:
    """Names and spellings of agencies, sorted; none without a registry."""
    assert known_names(tmp_path) == ()
    (tmp_path / "content" / "registries").mkdir(parents=True)
    (tmp_path / "content" / "registries" / "agencies.yml").write_text(
        "a:\n  name_vi: Sở Y tế\n  names: [Y tế]\n", encoding="utf-8"
    )
    assert known_names(tmp_path) == ("Sở Y tế", "Y tế")
