"""Problems: their wording in both languages, their place, their order, their record."""

from __future__ import annotations

import json
import pickle
import string
from dataclasses import replace
from typing import Any

import pytest

from generator.problems import (
    ANSWERABLE,
    LANGUAGES,
    Problem,
    ProblemsFound,
    WrongUse,
    alike,
    nearest,
    problem,
    stop_at,
)
from generator.words import both, in_one, pair, phrases

PLACE = ("content/documents/d/annotations.yml", 3, 5)
#: code -> parameters as a check gives them, the Vietnamese and the English wording, word for word
CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "english-missing": (
        {"record": "a", "field": "name_en"},
        "a chưa có name_en: trang tiếng Anh dùng lời tiếng Việt",
        "a has no name_en yet: the English pages show the Vietnamese",
    ),
    "new-unpinned": (
        {"found": "x"},
        (
            "“x” không phải là kho git nên bộ dữ liệu mới không ghi được commit của chương trình dựng nó;"
            " hãy lấy chương trình bằng “git clone” rồi chạy “plans new” ở đó"
        ),
        (
            "“x” is no checkout of git, so the new publication could not say which commit of the generator"
            " builds it; take the generator with “git clone” and run “plans new” there"
        ),
    ),
    "new-exists": (
        {"found": "x"},
        "“x” đã có và không trống; chọn thư mục mới hoặc trống",
        "“x” exists and is not empty; name a new or empty folder",
    ),
    "passage-mid-line": (
        {"record": "a", "found": "x"},
        (
            "a có gạch đầu dòng nhưng bản gốc còn chữ trước nó trên cùng dòng: “x”; cắt đoạn như bản gốc"
            " xuống dòng"
        ),
        (
            "a has a bullet, but the original has words before it on the same line: “x”; cut the passage"
            " where the original begins a line"
        ),
    ),
    "passage-spacing": (
        {"record": "a", "found": "x", "expected": "y"},
        "a: chữ dính nhau hoặc bị tách: “x”; bản gốc: “y”",
        "a: words run together or torn: “x”; the original says “y”",
    ),
    "title-figure": (
        {"record": "a", "found": "7"},
        (
            "tiêu đề của a có số “7” mà đoạn, các tiêu đề trên nó và trích yếu không in; sửa tiêu đề theo"
            " văn bản"
        ),
        (
            "the title of a gives “7”, which neither passage, headings above nor the document's title print;"
            " correct the title"
        ),
    ),
    "issuer-leads": (
        {"record": "a", "found": "x"},
        "a: “x” là cơ quan ban hành, nên không ghi trong lead; bỏ nó đi",
        "a: “x” issued the document, so it does not stand in lead; take it out",
    ),
    "library-missing": (
        {"found": "x"},
        "chưa cài x, thư viện mà các trang dùng; make site và make test tự cài, hoặc chạy npm ci trong thư mục của bộ tạo",
        "x, which pages use, is not installed; make site and make test install it by themselves, or npm ci in the folder of the generator",
    ),
    "file-missing": ({"file": "a.yml"}, "thiếu tệp a.yml", "the file a.yml is missing"),
    "file-unexpected": (
        {"expected": "a.yml"},
        "tệp lạ; ở đây chỉ có: a.yml",
        "unexpected file; expected here: a.yml",
    ),
    "text-not-utf8": (
        {"byte": "0xff"},
        "tệp không phải UTF-8 (byte 0xff)",
        "the file is not UTF-8 (byte 0xff)",
    ),
    "text-not-nfc": (
        {"found": "a", "expected": "b"},
        "chữ không ở dạng NFC: “a”; viết lại là “b”",
        "text is not NFC: “a”; write “b”",
    ),
    "text-control-character": (
        {"found": "U+0007"},
        "ký tự điều khiển U+0007 không được phép",
        "control character U+0007 is not allowed",
    ),
    "yaml-syntax": ({"detail": "tab"}, "YAML sai cú pháp: tab", "YAML syntax: tab"),
    "yaml-not-a-mapping": (
        {"expected": "id: {...}"},
        "cần id: {...} ở mức ngoài cùng",
        "expected id: {...} at the top level",
    ),
    "key-duplicate": (
        {"found": "a", "first": 2},
        "khóa “a” viết hai lần (lần đầu ở dòng 2)",
        "key “a” is written twice (first on line 2)",
    ),
    "key-unknown": (
        {"found": "a", "expected": "b, c"},
        "khóa lạ “a”; các khóa được dùng: b, c",
        "unknown key “a”; known keys: b, c",
    ),
    "value-missing": (
        {"field": "f", "record": "r", "expected": "e"},
        "thiếu “f” của r: e",
        "“f” of r is missing: e",
    ),
    "value-invalid": (
        {"field": "f", "record": "r", "found": "x", "expected": "e"},
        "“f” của r không hợp lệ: “x”; e",
        "“f” of r is not valid: “x”; e",
    ),
    "id-malformed": (
        {"found": "Đ", "expected": "d"},
        "mã “Đ” sai dạng; cần chữ thường ASCII, số, dấu gạch nối: “d”",
        "id “Đ” is malformed; lower-case ASCII, digits and hyphens are expected: “d”",
    ),
    "id-duplicate": ({"found": "a", "first": "f:2"}, "mã “a” đã dùng ở f:2", "id “a” is already used at f:2"),
    "reference-draft": (
        {"record": "r", "what": "w", "found": "x"},
        "r: w “x” còn là bản nháp; bỏ “state: draft” của x trong danh mục, hay chờ bản nháp ấy được duyệt",
        (
            "r: w “x” is still a draft; remove “state: draft” from x in the registry, or wait until that"
            " draft is reviewed"
        ),
    ),
    "reference-unknown": (
        {"record": "r", "what": "w", "found": "x"},
        "r: không có w “x”",
        "r: there is no w “x”",
    ),
    "passage-columns": (
        {"found": 4, "expected": 5},
        "dòng có 4 cột; cần 5 cột cách nhau bằng tab: id, section, kind, label, text",
        "the line has 4 columns; 5 are expected, separated by tabs: id, section, kind, label, text",
    ),
    "passage-unknown": (
        {"found": "i.1", "document": "d"},
        "không có đoạn “i.1” trong văn bản d",
        "there is no passage “i.1” in document d",
    ),
    "passage-differs": (
        {"offset": 7, "expected": "e", "found": "x"},
        "đoạn khác bản gốc tại ký tự 7: bản gốc viết “e”, đoạn viết “x”",
        "the passage differs from the original at character 7: the original says “e”, the passage “x”",
    ),
    "passage-lost": (
        {"offset": 7, "expected": "e"},
        "bản gốc còn chữ chưa thuộc đoạn nào, từ ký tự 7: “e”",
        "text of the original from character 7 is in no passage: “e”",
    ),
    "passage-joins-bullets": (
        {"found": "x"},
        "đoạn gộp một gạch đầu dòng của bản gốc: “x”",
        "the passage swallows a bullet of the original: “x”",
    ),
    "passage-false-bullet": (
        {"found": "x"},
        "gạch nối ở đầu dòng của “x” là phần của câu trước, không phải gạch đầu dòng",
        "the hyphen before “x” continues the sentence above; it is no bullet",
    ),
    "passage-doubled": (
        {"record": "r", "first": "f"},
        "r lặp nguyên văn f; nếu bản sao chép lặp, đặt loại “duplicate”",
        "r repeats f word for word; if the copy doubled it, make it “duplicate”",
    ),
    "section-label": (
        {"found": "I", "label": "1.", "record": "r"},
        "mục “I” không khớp nhãn “1.” in trong đoạn r",
        "section “I” does not match the label “1.” printed in r",
    ),
    "section-no-heading": (
        {"found": "I"},
        "mục “I” không có tiêu đề hay đoạn mở đầu; thêm vào supplied_headings nếu bản sao làm mất",
        "section “I” has no opening passage; add it to supplied_headings if the copy lost it",
    ),
    "heading-empty": ({"record": "r"}, "tiêu đề r không có gì ở dưới", "heading r has nothing under it"),
    "hash-differs": (
        {"found": "a", "expected": "b"},
        "tệp gốc đã đổi: SHA-256 là a, document.yml ghi b",
        "the original has changed: its SHA-256 is a, document.yml says b",
    ),
    "commitment-missing": (
        {"record": "r", "field": "f"},
        "r là nhiệm vụ nhưng thiếu f",
        "r is a commitment but has no f",
    ),
    "commitment-unexpected": (
        {"record": "r", "field": "f", "kind": "heading"},
        "r thuộc loại “heading”, không phải nhiệm vụ, nên không có f",
        "r is of kind “heading”, not a commitment, so it has no f",
    ),
    "title-too-long": (
        {"found": 120, "expected": 110},
        "tiêu đề dài 120 ký tự; nhiều nhất 110",
        "the title has 120 characters; at most 110",
    ),
    "title-padding": (
        {"found": "x"},
        "tiêu đề có lời sáo “x”; nói việc cụ thể",
        "the title pads with “x”; say the concrete thing",
    ),
    "title-duplicate": ({"first": "f"}, "tiêu đề này đã dùng cho f", "this title is already used for f"),
    "quote-not-in-text": (
        {"found": "x", "record": "r", "expected": "e"},
        "“x” không có trong đoạn r; gần nhất: “e”",
        "“x” is not in passage r; nearest: “e”",
    ),
    "date-invalid": (
        {"found": "x", "expected": "2022-02"},
        "ngày “x” không phải EDTF (ISO 8601-2): 2022-02",
        "date “x” is not EDTF (ISO 8601-2): 2022-02",
    ),
    "dates-out-of-order": (
        {"record": "r", "field": "f", "found": "x"},
        "r: f không theo thứ tự (x)",
        "r: f are out of order (x)",
    ),
    "recurrence-invalid": (
        {"found": "x", "expected": "FREQ=…"},
        "chu kỳ “x” không phải RRULE (RFC 5545): FREQ=…",
        "recurrence “x” is not an RRULE (RFC 5545): FREQ=…",
    ),
    "bounds-invalid": (
        {"record": "r", "found": "ge", "expected": "min"},
        "r: phép so sánh “ge” cần min",
        "r: comparator “ge” needs min",
    ),
    "number-differs": (
        {"record": "r", "found": 7, "expected": "8%"},
        "r: số 7 không có trong “8%”",
        "r: the number 7 is not in “8%”",
    ),
    "name-not-found": (
        {"found": "x", "record": "r"},
        "cách viết “x” của r không có trong văn bản nào",
        "the spelling “x” of r is in no document",
    ),
    "name-shared": (
        {"found": "x", "record": "r", "first": "f"},
        "cách viết “x” của r cũng là của f",
        "the spelling “x” of r is also one of f",
    ),
    "phrase-without-name": (
        {"found": "x", "record": "r"},
        "“x” của r không chứa tên nào của cơ quan ấy, nên không tách được gì",
        "“x” of r holds none of its names, so nothing would be set apart",
    ),
    "citation-unregistered": (
        {"record": "r", "found": "1/A-B"},
        "r: số văn bản “1/A-B” chưa có trong legal_documents.yml",
        "r: document number “1/A-B” is not in legal_documents.yml",
    ),
    "citation-ambiguous": (
        {"record": "r", "found": "1/A-B", "expected": "a, b"},
        "r: số “1/A-B” là của nhiều văn bản: a, b",
        "r: number “1/A-B” belongs to several documents: a, b",
    ),
    "citation-unused": (
        {"record": "r", "found": "a"},
        "r: văn bản “a” không được viện dẫn trong đoạn này",
        "r: document “a” is not cited in this passage",
    ),
    "group-without-kind": (
        {"record": "r"},
        "r có thành viên nhưng không thuộc loại group",
        "r has members but is not of kind group",
    ),
    "cycle": (
        {"record": "r", "found": "r > s > r"},
        "r là cấp trên của chính nó: r > s > r",
        "r is its own ancestor: r > s > r",
    ),
    "unmarked": (
        {"record": "r", "found": "x", "what": "w"},
        (
            "r: “x” trông như w nhưng chưa có dữ liệu; ghi vào annotations.yml hoặc nêu lý do trong"
            " exceptions.yml"
        ),
        "r: “x” looks like w but has no row; annotate it or answer it in exceptions.yml",
    ),
    "exception-unused": (
        {"record": "r", "found": "x"},
        "ngoại lệ cho r (“x”) không còn cần; hãy xóa",
        "the exception for r (“x”) is no longer needed; remove it",
    ),
    "word-missing": (
        {"found": "x", "language": "en"},
        "thiếu chữ giao diện “x” cho ngôn ngữ en",
        "the interface word “x” is missing in language en",
    ),
    "word-unused": (
        {"found": "x"},
        "chữ giao diện “x” không dùng ở đâu",
        "the interface word “x” is used nowhere",
    ),
    "package-invalid": (
        {"tool": "t", "detail": "d"},
        "gói dữ liệu không hợp lệ (t): d",
        "the data package is not valid (t): d",
    ),
    "file-undeclared": (
        {"file": "data/a.tsv", "format": "CSV", "expected": "data/{table}.csv"},
        "tệp data/a.tsv không thuộc đường dẫn mà định dạng CSV khai báo: data/{table}.csv",
        "the file data/a.tsv is on no path that the format CSV declares: data/{table}.csv",
    ),
    "format-missing": (
        {"file": "data/a.csv", "format": "CSV"},
        (
            "định dạng CSV không viết ra tệp data/a.csv mà nó khai báo; xem hàm write của định dạng ấy trong"
            " generator/exports"
        ),
        (
            "the format CSV has not written the file data/a.csv that it declares; see its write function in"
            " generator/exports"
        ),
    ),
    "format-differs": (
        {
            "format": "XLSX",
            "table": "t",
            "row": "r",
            "column": "c",
            "found": "1",
            "expected": "2",
            "count": "3",
        },
        "XLSX, bảng t, dòng r, cột c: “1”, cần “2” (3 ô khác trong bảng)",
        "XLSX, table t, row r, column c: “1”, expected “2” (3 cells of the table differ)",
    ),
    "datasets-stale": (
        {"file": "a.csv"},
        "a.csv khác với những gì content/ cho ra; chạy lại “make site”",
        "a.csv differs from what content/ gives; run “make site” again",
    ),
    "site-builder": ({"detail": "d"}, "bộ dựng trang báo: d", "the site builder says: d"),
    "link-dead": (
        {"record": "r", "found": "x"},
        "r trỏ tới x, không có",
        "r links to x, which does not exist",
    ),
    "budget-passed": (
        {"budget": "home", "found": 9, "expected": 8, "largest": "a 5, b 4"},
        "vượt mức “home”: 9 byte, nhiều nhất 8; các tệp lớn nhất: a 5, b 4",
        "the budget “home” is passed: 9 bytes, at most 8; the largest files: a 5, b 4",
    ),
    "budget-share-passed": (
        {
            "budget": "site_page",
            "found": 9,
            "expected": 8,
            "fixed": 2,
            "each": 3,
            "count": 2,
            "largest": "a 5, b 4",
        },
        (
            "vượt mức “site_page”: 9 byte, nhiều nhất 8 (2, cộng 3 cho mỗi mục trong 2 mục); các tệp lớn"
            " nhất: a 5, b 4"
        ),
        (
            "the budget “site_page” is passed: 9 bytes, at most 8 (2, and 3 for each of 2); the largest"
            " files: a 5, b 4"
        ),
    ),
    "machine": ({"detail": "d"}, "máy không làm được: d", "the machine failed: d"),
    "version-too-low": (
        {"found": "x", "released": "1.0.0", "because": "b", "expected": "e"},
        (
            "phiên bản x quá thấp: dữ liệu đã khác bản phát hành 1.0.0 (b); cần ít nhất e. Sửa version và"
            " data_date ở đây, rồi thêm mục “- version: e” lên đầu content/changes.yml"
        ),
        (
            "version x is too low: the data differs from release 1.0.0 (b); at least e is needed. Change"
            " version and data_date here, and add “- version: e” at the top of content/changes.yml"
        ),
    ),
    "version-unwritten": (
        {"found": "0.1.0", "expected": "0.2.0"},
        (
            "danh sách chưa có mục cho phiên bản 0.2.0; mục đầu tiên là của 0.1.0. Viết thêm lên đầu: “-"
            " version: 0.2.0” với date, vi và en"
        ),
        (
            "the entry for version 0.2.0 is not written yet; the first is that of 0.1.0. "
            "Write one above it: “- version: 0.2.0” with date, vi and en"
        ),
    ),
    "date-contradicts": (
        {"field": "f", "found": "x", "version": "0.2.0", "expected": "e"},
        "f là x, nhưng content/changes.yml ghi phiên bản 0.2.0 ngày e; sửa một trong hai cho khớp",
        "f is x, but content/changes.yml dates version 0.2.0 e; make the two agree",
    ),
    "release-record": (
        {"detail": "d"},
        (
            "bản ghi phát hành không đọc được hoặc không đúng: d; lấy lại từ git, hoặc chạy “plans release”"
            " nếu chưa gắn thẻ"
        ),
        (
            "the release record cannot be read or is not right: d; restore it from git, or run “plans"
            " release” if it is not tagged yet"
        ),
    ),
    "import-format": (
        {"found": "x", "expected": "e"},
        "không đọc được loại tệp “x”; đọc được: e; mở tệp ra và lưu thành .docx",
        "files of type “x” cannot be read; these can: e; open it and save it as .docx",
    ),
    "import-encoding": (
        {"expected": "e"},
        "không đọc được chữ trong tệp; cần e; mở tệp bằng Word hay Notepad, lưu lại bằng UTF-8 rồi nhập",
        (
            "the text of the file cannot be decoded; expected: e; open it in Word or an editor, save it as"
            " UTF-8, and import that"
        ),
    ),
    "import-misnamed": (
        {"format": "docx", "found": "trang HTML / an HTML page", "expected": "e"},
        (
            "tệp mang đuôi .docx nhưng bên trong là trang HTML; nếu là loại đọc được (e) thì đổi đuôi cho"
            " đúng, nếu không thì mở ra và lưu thành .docx"
        ),
        (
            "the file is named .docx but is an HTML page; if that can be read (e), give it the right ending,"
            " otherwise open it and save it as .docx"
        ),
    ),
    "import-broken": (
        {"format": "docx", "detail": "d"},
        (
            "tệp docx hỏng hoặc không an toàn: d; xin lại tệp, hoặc mở bằng Word hay trình duyệt, lưu thành bản"
            " mới rồi nhập"
        ),
        (
            "the docx file is broken or not safe: d; get it again, or open it in Word or a browser, save it"
            " anew, and import that"
        ),
    ),
    "import-empty": (
        {},
        ("tệp không có chữ nào; nếu là bản quét, cần nhận dạng chữ trước; nếu tệp rỗng, xin hoặc tải lại"),
        ("the file holds no text; a scan needs text recognition first, an empty file is to be got again"),
    ),
    "import-too-large": (
        {"expected": "e"},
        "tệp lớn hơn e MB; bỏ hình, hoặc lưu riêng phần văn bản rồi nhập",
        "the file is larger than e MB; take the pictures out, or save the text alone and import that",
    ),
    "import-locked": (
        {"format": "pdf", "detail": "d"},
        "tệp pdf yêu cầu d; mở bằng mật khẩu, lưu lại một bản không khóa rồi nhập bản ấy",
        "the pdf file asks for: d; open it with the password, save a copy without one, and import that",
    ),
    "import-too-much": (
        {"format": "docx", "detail": "d"},
        (
            "tệp docx đòi nhiều hơn mức một văn bản cần (d); mở bằng Word hay trình duyệt, lưu lại riêng phần"
            " văn bản rồi nhập"
        ),
        (
            "the docx file asks for more than an official text needs (d); open it in Word or a browser, save"
            " the text alone, and import that"
        ),
    ),
    "import-needs-office": (
        {"found": ".doc"},
        (
            "tệp .doc chỉ đọc được khi máy có LibreOffice; cài LibreOffice, hoặc mở tệp bằng Word và lưu"
            " thành .docx"
        ),
        (
            "files of type .doc are read only where LibreOffice is installed; install it, or open the file in"
            " Word and save it as .docx"
        ),
    ),
    "import-characters": (
        {"found": "x"},
        (
            "nhiều chữ trong tệp không cho biết là chữ gì (“x”); dùng tệp Word gốc, hoặc nhận dạng chữ (OCR)"
            " rồi nhập"
        ),
        (
            "many characters of the file do not tell what they are (“x”); use the Word file it was made of,"
            " or text recognition (OCR)"
        ),
    ),
    "import-torn": (
        {"found": "x"},
        "chữ trong tệp bị tách rời từng con chữ (“x”); dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi nhập",
        (
            "the words of the file are torn into single letters (“x”); use the Word file it was made of, or"
            " text recognition (OCR)"
        ),
    ),
    "import-foreign": (
        {"found": "x"},
        (
            "chữ trong tệp không đọc được thành tiếng Việt (“x”): bảng mã cũ lạ hoặc tiếng khác, không phải"
            " TCVN3 hay VNI; chuyển mã sang Unicode rồi nhập"
        ),
        (
            "the words of the file do not read as Vietnamese (“x”): another old encoding than TCVN3 or VNI,"
            " or another language; convert them to Unicode and import that"
        ),
    ),
    "import-exists": (
        {"found": "x"},
        "x đã có; xóa, đổi tên, hoặc cho mã khác bằng --id",
        "x exists already; remove it, rename it, or give another id with --id",
    ),
    "import-no-id": (
        {"expected": "e"},
        "bản gốc không in số hay năm; cho mã văn bản bằng --id, như “e”",
        "the original prints no number or year; give the document id with --id, as “e”",
    ),
    "sheet-document": (
        {"found": "x"},
        "không có văn bản “x” trong content/documents/",
        "there is no document “x” in content/documents/",
    ),
    "sheet-broken": (
        {"detail": "d"},
        "không mở được tệp như một bảng tính .xlsx: d; mở bằng Excel hay LibreOffice rồi lưu lại thành .xlsx",
        (
            "the file cannot be opened as an .xlsx workbook: d; open it in Excel or LibreOffice and save it"
            " as .xlsx"
        ),
    ),
    "sheet-foreign": (
        {},
        "tệp này không do “plans sheet” lập ra; lập bảng mới bằng “plans sheet MÃ-VĂN-BẢN”",
        "this file was not made by “plans sheet”; make a new one with “plans sheet DOCUMENT-ID”",
    ),
    "sheet-unknown": (
        {"found": "x"},
        "không có “x” trong danh mục; chọn trong danh sách của ô, hoặc thêm vào trang dành cho cái mới",
        (
            "there is no “x” in the registry; choose from the list of the cell, or add it on the sheet for"
            " what is new"
        ),
    ),
    "sheet-undecided": (
        {"record": "r"},
        "r: hàng này đã sửa mà chưa quyết định; chọn “nhận”, “sửa” hay “bỏ”",
        "r: this row was changed but not decided; choose “accept”, “edit” or “drop”",
    ),
    "sheet-elsewhere": (
        {"expected": "e"},
        "đoạn này có nhiều thời hạn; sửa ở trang “e”",
        "this passage has several deadlines; change them on the sheet “e”",
    ),
    "sheet-stale": (
        {"record": "r"},
        "r: nội dung đã đổi sau khi lập bảng, nên hàng này không được ghi; lập bảng mới rồi sửa lại ở đó",
        (
            "r: the content changed after the workbook was made, so this row is not written; make a new"
            " workbook and change it there"
        ),
    ),
    "sheet-not-ready": (
        {"found": "2", "expected": "3"},
        "chưa thể duyệt xong: còn 2 đoạn chưa xem và 3 chỗ máy còn hỏi",
        "not ready to be reviewed: 2 passages are not seen and the check still asks 3 questions",
    ),
    "sheet-asks": ({"question": "Thiếu “Tiêu đề”"}, "Thiếu “Tiêu đề”", "Thiếu “Tiêu đề”"),
    "target-foreign": (
        {"found": "x", "mark": "m"},
        (
            "thư mục có tệp không do lệnh này dựng (“x”, không có m hợp lệ), nên không bị thay; chọn thư mục trống"
            " hoặc chưa có, hay tự dời nó đi"
        ),
        (
            "the folder holds files that no build made (“x”, and no valid m), so it is not replaced; name an empty"
            " or new folder, or move it away"
        ),
    ),
    "target-other": (
        {"found": "x", "mark": "m"},
        (
            "thư mục là trang đã dựng của gói khác (“x”, theo m), nên không bị thay; chọn thư mục khác, hoặc"
            " tự xóa nó"
        ),
        (
            "the folder is the built site of another package (“x”, says m), so it is not replaced; name"
            " another folder, or remove it yourself"
        ),
    ),
    "target-holds": (
        {"found": "x"},
        "thư mục này là hoặc chứa x, nên không bị thay; chọn một thư mục riêng cho trang",
        "this folder is or holds x, so it is not replaced; name a folder for the site alone",
    ),
    "target-inside": (
        {"found": "x"},
        "thư mục này nằm trong x, nên không dựng trang vào đó; chọn một thư mục ở ngoài",
        "this folder lies in x, so no site is put there; name a folder outside it",
    ),
    "target-file": (
        {"found": "x"},
        "x là tệp, không phải thư mục, nên không bị thay; chọn tên khác",
        "x is a file, not a folder, so it is not replaced; name another place",
    ),
    "target-link": (
        {"found": "x"},
        "liên kết trỏ tới x, không có ở đó; tạo thư mục ấy, hoặc xóa liên kết",
        "the link leads to x, which is not there; make that folder, or remove the link",
    ),
    "target-mount": (
        {"found": "x"},
        "x là nơi gắn ổ đĩa, không thay được nguyên vẹn; chọn một thư mục trong đó",
        "x is where a disk is mounted, which cannot be replaced as a whole; name a folder in it",
    ),
    "succession-missing": (
        {"record": "r"},
        (
            "r chưa có dòng nào trong agency_successions.yml; ghi điều nguồn cho biết về cơ quan này ngày"
            " nay, hay status: not-checked"
        ),
        (
            "r has no row in agency_successions.yml; write what a source says of it today, or status:"
            " not-checked"
        ),
    ),
    "succession-both": (
        {"record": "r", "first": "a.s1"},
        "r: not-checked nói rằng chưa tra cứu, nên đứng một mình; bỏ dòng này hay các dòng a.s1",
        "r: not-checked says that nobody has looked, so it stands alone; remove it or the rows a.s1",
    ),
    "agency-idle": (
        {"record": "r"},
        (
            "r không được nêu tên, không có phần, không thuộc nhóm nào; bỏ khỏi danh mục, hay nói lý do trong"
            " “note”"
        ),
        "r is not named, has no part and belongs to no group; remove it, or say in “note” why it is there",
    ),
    "units-apart": (
        {"record": "r", "found": "x", "expected": "e"},
        "r: đơn vị “x” không quy được về đơn vị “e” của chỉ số; cho hai đơn vị cùng base_unit với factor",
        "r: unit “x” cannot be brought to unit “e” of the indicator; give both one base_unit with factors",
    ),
    "support-no-lead": (
        {"record": "r", "found": "x", "expected": "e"},
        "r: “x” không phải cơ quan chủ trì của đoạn; các cơ quan chủ trì: e",
        "r: “x” does not lead here; those who do: e",
    ),
    "support-unsaid": (
        {"record": "r", "found": "Phối hợp"},
        (
            "r bắt đầu bằng “Phối hợp”: ghi vào “support” cơ quan chỉ bị buộc phối hợp, hay “support: []” khi"
            " có cơ quan được giao chủ trì"
        ),
        (
            "r begins with “Phối hợp”: write in “support” who is only bound to help, or “support: []” where"
            " somebody is told to lead"
        ),
    ),
}


def test_every_code_has_a_case() -> None:
    """A new code comes with its wording here, so that no message reaches people unread."""
    assert [sorted(phrases("problems", language)) for language in LANGUAGES] == [sorted(CASES)] * 2


@pytest.mark.parametrize("code", sorted(CASES))
def test_wording(code: str) -> None:
    """Each problem says in Vietnamese and in English what is wrong, with what was found and expected filled
    in."""
    params, vi, en = CASES[code]
    one = problem(PLACE, code, nearest="", **params)
    assert (one.message("vi"), one.message("en")) == (vi, en)
    assert one.message() == vi


@pytest.mark.parametrize("code", sorted(CASES))
def test_both_languages_say_the_same(code: str) -> None:
    """Both wordings use the same parameters, and these are the ones a check gives."""
    texts = [phrases("problems", language)[code] for language in LANGUAGES]
    used = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in texts]
    assert used == [set(CASES[code][0])] * len(LANGUAGES)


def test_the_nearest_value_is_offered() -> None:
    """Where a valid value is near, the message ends with it, in both languages."""
    one = problem(
        PLACE, "reference-unknown", record="r", what="w", found="so-tai-chin", nearest="so-tai-chinh"
    )
    assert one.message("vi").endswith("; có phải “so-tai-chinh”?")
    assert one.message("en").endswith("; did you mean “so-tai-chinh”?")


def test_what_is_expected_is_told_in_one_language() -> None:
    """Parameters carry phrases in both languages; a message has those of its reader, also where one is within
    another or between other words, and leaves alone what is no phrase of ours."""
    what = f"{both('expected', 'partner')} (so-tai-chinh)"
    one = problem(("a.yml", 1, 1), "unmarked", record="a.1", found="Sở / A", what=f"{what} [partner]")
    vi, en = one.message("vi"), one.message("en")
    assert pair("expected", "partner")[0] + " (so" in vi
    assert pair("expected", "partner")[1] + " (so" in en
    assert pair("expected", "partner")[1] not in vi
    assert pair("expected", "partner")[0] not in en
    assert "“Sở / A”" in vi
    assert one.record()["params"] == {"record": "a.1", "found": "Sở / A", "what": f"{what} [partner]"}
    for subject in ("expected", "fields", "importing", "kinds"):
        for key in phrases(subject, "vi"):
            assert in_one(f"({both(subject, key)})", "en") == f"({pair(subject, key)[1]})"


def test_line_is_clickable() -> None:
    """A problem is shown as ``file:line:column: CODE message``, which editors and terminals open."""
    one = problem(PLACE, "title-too-long", found=120, expected=110)
    assert (
        one.line_for("en")
        == "content/documents/d/annotations.yml:3:5: title-too-long the title has 120 characters; at most 110"
    )
    assert one.line_for().endswith("nhiều nhất 110")


@pytest.mark.parametrize("code", sorted(ANSWERABLE))
def test_an_answer_quotes_what_was_found(code: str) -> None:
    """A problem that may be right as it is ends with the exception to write: its code and the words it is
    about."""
    params = CASES[code][0]
    answer = problem(PLACE, code, **params).answer("en")
    assert f"check: {code}, " in answer
    assert f"text: “{params[ANSWERABLE[code]]}”" in answer


def test_what_cannot_be_right_has_no_answer() -> None:
    """No exception is offered for a problem that nobody could call right."""
    assert [code for code in CASES if problem(PLACE, code, **CASES[code][0]).answer()] == [
        code for code in CASES if code in ANSWERABLE
    ]


def test_found_text_is_not_a_format() -> None:
    """Braces in what people wrote are shown as they are."""
    assert "{boom} {0}" in problem(PLACE, "yaml-syntax", detail="{boom} {0}").message("en")


def test_record_is_plain_data() -> None:
    """For ``--json`` a problem is its place, code, parameters and both messages."""
    assert problem(PLACE, "cycle", record="r", found="x", nearest="y").record() == {
        "file": PLACE[0],
        "line": 3,
        "column": 5,
        "code": "cycle",
        "params": {"record": "r", "found": "x"},
        "nearest": "y",
        "message": {
            "vi": "r là cấp trên của chính nó: x; có phải “y”?",
            "en": "r is its own ancestor: x; did you mean “y”?",
        },
    }


def test_a_problem_of_a_draft_says_so() -> None:
    """A record bears ``draft`` only when the problem is one of a draft."""
    one = problem(PLACE, "cycle", record="r", found="x")
    assert "draft" not in one.record()
    assert replace(one, draft=True).record()["draft"] is True


def test_problems_are_sorted_by_place_and_told_once() -> None:
    """What is raised together is in order of file, line and column, numbers by value, and nothing is told
    twice."""
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1), ("a", 9, 1)]
    raised = ProblemsFound(Problem(*place, "machine", (("detail", "x"),)) for place in places)
    assert [(p.file, p.line, p.column) for p in raised.problems] == [
        ("a", 9, 1),
        ("a", 9, 2),
        ("a", 10, 1),
        ("b", 1, 1),
    ]
    assert str(raised) == "4 problems"


@pytest.mark.parametrize(
    ("found", "expected"),
    [("so-tai-chin", "so-tai-chinh"), ("SỞ-TÀI-CHÍNH", "so-tai-chinh"), ("xyz", ""), ("", "")],
)
def test_nearest_folds_and_gives_nothing_far(found: str, expected: str) -> None:
    """The nearest value is found without dấu and case; when none is near there is none."""
    assert nearest(found, ["so-noi-vu", "so-tai-chinh"]) == expected


def test_many_of_one_cause_are_told_together() -> None:
    """Of more than five problems of one cause three are shown and the rest is counted; others stand as they
    are."""
    many = [
        problem(("a.yml", n, 1), "reference-unknown", record=str(n), what="x", found="y") for n in range(9)
    ]
    other = problem(("a.yml", 4, 1), "reference-unknown", record="4", what="x", found="z")
    told = alike([*many[:5], other, *many[5:]])
    assert told == [(many[:3], 6), ([other], 0)]
    assert alike(many[:5]) == [(many[:5], 0)]
    assert alike(many[:6]) == [(many[:3], 3)]


def test_what_drafts_wait_for_is_told_by_the_field_alone() -> None:
    """Whatever the words that wait: only the field they wait for tells them apart, and a fault in them by
    what was found."""
    waiting = [
        replace(problem(("a.yml", n, 1), "unmarked", record="r", found=str(n), what=what), draft=True)
        for what in ("date", "lead")
        for n in range(6)
    ]
    assert alike(waiting) == [(waiting[:3], 3), (waiting[6:9], 3)]
    faults = [replace(one, draft=False) for one in waiting]
    assert alike(faults) == [([one], 0) for one in faults]


def test_a_value_of_millions_of_letters_is_not_told_whole() -> None:
    """What is found is shown by its beginning and its length, and likened by its beginning, however long it
    is."""
    whole = "Sở Y tế " + "x" * 10_000_000
    found = problem(
        ("f.yml", 1, 1),
        "value-invalid",
        field="a",
        record="b",
        found=whole,
        expected="c",
        nearest=nearest(whole, ["x"]),
    )
    assert len(json.dumps(found.record(), ensure_ascii=False)) < 2000
    assert "Sở Y tế xxx" in found.message("vi")
    assert "10000008" in found.message("vi")
    told = [problem(PLACE, "machine", detail="y" * n).params[0][1] for n in (4000, 4001)]
    assert told == ["y" * 4000, f"{'y' * 200}… (4001)"]


def test_wrong_use_says_what_was_wrong() -> None:
    """Whoever prints the error, a debugger or a log, reads the problem in English."""
    wrong = problem(PLACE, "new-exists", found="x")
    assert str(WrongUse(wrong)) == "“x” exists and is not empty; name a new or empty folder"
    assert WrongUse(wrong).problem is wrong


def test_problems_stop_a_run() -> None:
    """All of them are carried, each once and in order, also from one process to another; none stops nothing."""
    one, two = (problem(PLACE, "new-exists", found=found) for found in "ab")
    with pytest.raises(ProblemsFound, match=r"^2 problems$") as found:
        stop_at(iter([two, one, two]))
    assert found.value.problems == (one, two)
    assert pickle.loads(pickle.dumps(found.value)).problems == (one, two)  # noqa: S301 - of this test
    stop_at([])
