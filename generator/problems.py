"""A problem is a record, never a traceback: what is wrong, where, what was expected, and the nearest valid value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from generator.text.folding import fold

#: code -> (Vietnamese, English). Places in braces are the parameters of the problem.
WORDING: dict[str, tuple[str, str]] = {
    "file-missing": ("thiếu tệp {file}", "the file {file} is missing"),
    "file-unexpected": ("tệp lạ; ở đây chỉ có: {expected}", "unexpected file; expected here: {expected}"),
    "text-not-utf8": ("tệp không phải UTF-8 (byte {byte})", "the file is not UTF-8 (byte {byte})"),
    "text-not-nfc": ("chữ không ở dạng NFC: “{found}”; viết lại là “{expected}”", "text is not NFC: “{found}”; write “{expected}”"),
    "text-control-character": ("ký tự điều khiển {found} không được phép", "control character {found} is not allowed"),
    "yaml-syntax": ("YAML sai cú pháp: {detail}", "YAML syntax: {detail}"),
    "yaml-not-a-mapping": ("cần {expected} ở mức ngoài cùng", "expected {expected} at the top level"),
    "key-duplicate": ("khóa “{found}” viết hai lần (lần đầu ở dòng {first})", "key “{found}” is written twice (first on line {first})"),
    "key-unknown": ("khóa lạ “{found}”; các khóa được dùng: {expected}", "unknown key “{found}”; known keys: {expected}"),
    "value-missing": ("thiếu “{field}” của {record}: {expected}", "“{field}” of {record} is missing: {expected}"),
    "value-invalid": (
        "“{field}” của {record} không hợp lệ: “{found}”; {expected}",
        "“{field}” of {record} is not valid: “{found}”; {expected}",
    ),
    "id-malformed": (
        "mã “{found}” sai dạng; cần chữ thường ASCII, số, dấu gạch nối: “{expected}”",
        "id “{found}” is malformed; lower-case ASCII, digits and hyphens are expected: “{expected}”",
    ),
    "id-duplicate": ("mã “{found}” đã dùng ở {first}", "id “{found}” is already used at {first}"),
    "reference-unknown": ("{record}: không có {what} “{found}”", "{record}: there is no {what} “{found}”"),
    "passage-columns": (
        "dòng có {found} cột; cần {expected} cột cách nhau bằng tab: id, section, kind, label, text",
        "the line has {found} columns; {expected} are expected, separated by tabs: id, section, kind, label, text",
    ),
    "passage-unknown": ("không có đoạn “{found}” trong văn bản {document}", "there is no passage “{found}” in document {document}"),
    "passage-differs": (
        "đoạn khác bản gốc tại ký tự {offset}: bản gốc viết “{expected}”, đoạn viết “{found}”",
        "the passage differs from the original at character {offset}: the original says “{expected}”, the passage “{found}”",
    ),
    "passage-lost": (
        "bản gốc còn chữ chưa thuộc đoạn nào, từ ký tự {offset}: “{expected}”",
        "text of the original from character {offset} is in no passage: “{expected}”",
    ),
    "passage-joins-bullets": (
        "đoạn gộp một gạch đầu dòng của bản gốc: “{found}”",
        "the passage swallows a bullet of the original: “{found}”",
    ),
    "passage-false-bullet": (
        "gạch nối ở đầu dòng của “{found}” là phần của câu trước, không phải gạch đầu dòng",
        "the hyphen before “{found}” continues the sentence above; it is no bullet",
    ),
    "passage-doubled": (
        "{record} lặp nguyên văn {first}; nếu bản chép lặp, đặt loại “duplicate”",
        "{record} repeats {first} word for word; if the copy doubled it, make it “duplicate”",
    ),
    "section-label": (
        "mục “{found}” không khớp nhãn “{label}” in trong đoạn {record}",
        "section “{found}” does not match the label “{label}” printed in {record}",
    ),
    "section-no-heading": (
        "mục “{found}” không có tiêu đề hay đoạn mở đầu; thêm vào supplied_headings nếu bản chép làm mất",
        "section “{found}” has no opening passage; add it to supplied_headings if the copy lost it",
    ),
    "heading-empty": ("tiêu đề {record} không có gì ở dưới", "heading {record} has nothing under it"),
    "hash-differs": (
        "tệp gốc đã đổi: SHA-256 là {found}, document.yml ghi {expected}",
        "the original has changed: its SHA-256 is {found}, document.yml says {expected}",
    ),
    "commitment-missing": ("{record} là nhiệm vụ nhưng thiếu {field}", "{record} is a commitment but has no {field}"),
    "commitment-unexpected": (
        "{record} thuộc loại “{kind}”, không phải nhiệm vụ, nên không có {field}",
        "{record} is of kind “{kind}”, not a commitment, so it has no {field}",
    ),
    "title-too-long": ("tiêu đề dài {found} ký tự; nhiều nhất {expected}", "the title has {found} characters; at most {expected}"),
    "title-padding": ("tiêu đề có lời sáo “{found}”; nói việc cụ thể", "the title pads with “{found}”; say the concrete thing"),
    "title-duplicate": ("tiêu đề này đã dùng cho {first}", "this title is already used for {first}"),
    "quote-not-in-text": (
        "“{found}” không có trong đoạn {record}; gần nhất: “{expected}”",
        "“{found}” is not in passage {record}; nearest: “{expected}”",
    ),
    "date-invalid": ("ngày “{found}” không phải EDTF (ISO 8601-2): {expected}", "date “{found}” is not EDTF (ISO 8601-2): {expected}"),
    "dates-out-of-order": ("{record}: {field} không theo thứ tự ({found})", "{record}: {field} are out of order ({found})"),
    "recurrence-invalid": (
        "chu kỳ “{found}” không phải RRULE (RFC 5545): {expected}",
        "recurrence “{found}” is not an RRULE (RFC 5545): {expected}",
    ),
    "bounds-invalid": ("{record}: phép so sánh “{found}” cần {expected}", "{record}: comparator “{found}” needs {expected}"),
    "number-differs": ("{record}: số {found} không có trong “{expected}”", "{record}: the number {found} is not in “{expected}”"),
    "name-not-found": (
        "cách viết “{found}” của {record} không có trong văn bản nào",
        "the spelling “{found}” of {record} is in no document",
    ),
    "name-shared": ("cách viết “{found}” của {record} cũng là của {first}", "the spelling “{found}” of {record} is also one of {first}"),
    "citation-unregistered": (
        "{record}: số văn bản “{found}” chưa có trong legal_documents.yml",
        "{record}: document number “{found}” is not in legal_documents.yml",
    ),
    "citation-ambiguous": (
        "{record}: số “{found}” là của nhiều văn bản: {expected}",
        "{record}: number “{found}” belongs to several documents: {expected}",
    ),
    "citation-unused": (
        "{record}: văn bản “{found}” không được viện dẫn trong đoạn này",
        "{record}: document “{found}” is not cited in this passage",
    ),
    "group-without-kind": ("{record} có thành viên nhưng không thuộc loại group", "{record} has members but is not of kind group"),
    "succession-missing": (
        "{record} chưa có dòng nào trong agency_successions.yml; ghi nguồn nói gì về cơ quan này ngày nay, hay status: not-checked",
        "{record} has no row in agency_successions.yml; write what a source says of it today, or status: not-checked",
    ),
    "succession-both": (
        "{record}: not-checked nói rằng chưa tra cứu, nên đứng một mình; bỏ dòng này hay các dòng {first}",
        "{record}: not-checked says that nobody has looked, so it stands alone; remove it or the rows {first}",
    ),
    "agency-idle": (
        "{record} không được nêu tên, không có phần, không thuộc nhóm nào; bỏ khỏi danh mục, hay nói lý do trong “note”",
        "{record} is not named, has no part and belongs to no group; remove it, or say in “note” why it is there",
    ),
    "units-apart": (
        "{record}: đơn vị “{found}” không quy được về đơn vị “{expected}” của chỉ số; cho hai đơn vị cùng base_unit với factor",
        "{record}: unit “{found}” cannot be brought to unit “{expected}” of the indicator; give both one base_unit with factors",
    ),
    "support-no-lead": (
        "{record}: “{found}” không phải cơ quan chủ trì của đoạn; các cơ quan chủ trì: {expected}",
        "{record}: “{found}” does not lead here; those who do: {expected}",
    ),
    "support-unsaid": (
        "{record} bắt đầu bằng “{found}”: ghi vào “support” cơ quan chỉ bị buộc phối hợp, hay “support: []” khi có cơ quan được giao chủ trì",
        "{record} begins with “{found}”: write in “support” who is only bound to help, or “support: []” where somebody is told to lead",
    ),
    "cycle": ("{record} là cấp trên của chính nó: {found}", "{record} is its own ancestor: {found}"),
    "unmarked": (
        "{record}: “{found}” trông như {what} nhưng chưa có dữ liệu; ghi vào annotations.yml hoặc nêu lý do trong exceptions.yml",
        "{record}: “{found}” looks like {what} but has no row; annotate it or answer it in exceptions.yml",
    ),
    "exception-unused": (
        "ngoại lệ cho {record} (“{found}”) không còn cần; hãy xóa",
        "the exception for {record} (“{found}”) is no longer needed; remove it",
    ),
    "version-too-low": (
        "phiên bản {found} quá thấp: dữ liệu đã khác bản phát hành {released} ({because}); cần ít nhất {expected}",
        "version {found} is too low: the data differs from release {released} ({because}); at least {expected} is needed",
    ),
    "release-record": (
        "bản ghi phát hành không đọc được hoặc không đúng: {detail}; lấy lại từ git, hoặc chạy “plans release” nếu chưa gắn thẻ",
        "the release record cannot be read or is not right: {detail}; restore it from git, or run “plans release” if it is not tagged yet",
    ),
    "word-missing": (
        "thiếu chữ giao diện “{found}” cho ngôn ngữ {language}",
        "the interface word “{found}” is missing in language {language}",
    ),
    "word-unused": ("chữ giao diện “{found}” không dùng ở đâu", "the interface word “{found}” is used nowhere"),
    "package-invalid": ("gói dữ liệu không hợp lệ ({tool}): {detail}", "the data package is not valid ({tool}): {detail}"),
    "file-undeclared": (
        "tệp {file} không thuộc đường dẫn mà định dạng {format} khai báo: {expected}",
        "the file {file} is on no path that the format {format} declares: {expected}",
    ),
    "format-missing": (
        "định dạng {format} không viết ra tệp {file} mà nó khai báo; xem hàm write của định dạng ấy trong generator/exports",
        "the format {format} has not written the file {file} that it declares; see its write function in generator/exports",
    ),
    "format-differs": (
        "{format}, bảng {table}, dòng {row}, cột {column}: “{found}”, cần “{expected}” ({count} ô khác trong bảng)",
        "{format}, table {table}, row {row}, column {column}: “{found}”, expected “{expected}” ({count} cells of the table differ)",
    ),
    "datasets-stale": (
        "{file} khác với những gì content/ cho ra; chạy lại “make site”",
        "{file} differs from what content/ gives; run “make site” again",
    ),
    "site-builder": ("bộ dựng trang báo: {detail}", "the site builder says: {detail}"),
    "link-dead": ("{record} trỏ tới {found}, không có", "{record} links to {found}, which does not exist"),
    "budget-passed": (
        "vượt mức “{budget}”: {found} byte, nhiều nhất {expected}; các tệp lớn nhất: {largest}",
        "the budget “{budget}” is passed: {found} bytes, at most {expected}; the largest files: {largest}",
    ),
    "import-format": ("không đọc được loại tệp “{found}”; đọc được: {expected}", "files of type “{found}” cannot be read; these can: {expected}"),
    "import-encoding": ("không đọc được chữ trong tệp; cần {expected}", "the text of the file cannot be decoded; expected: {expected}"),
    "import-broken": ("tệp {format} hỏng hoặc không an toàn: {detail}", "the {format} file is broken or not safe: {detail}"),
    "import-locked": (
        "tệp {format} đòi {detail}; mở bằng mật khẩu, lưu lại một bản không khóa rồi nhập bản ấy",
        "the {format} file asks for: {detail}; open it with the password, save a copy without one, and import that",
    ),
    "import-too-much": (
        "tệp {format} đòi nhiều hơn mức một văn bản cần ({detail}); mở bằng Word hay trình duyệt, lưu lại riêng phần văn bản rồi nhập",
        "the {format} file asks for more than an official text needs ({detail}); open it in Word or a browser, save the text alone, and import that",
    ),
    "import-needs-office": (
        "tệp {found} chỉ đọc được khi máy có LibreOffice; cài LibreOffice, hoặc mở tệp bằng Word và lưu thành .docx",
        "files of type {found} are read only where LibreOffice is installed; install it, or open the file in Word and save it as .docx",
    ),
    "import-characters": (
        "nhiều chữ trong tệp không cho biết là chữ gì (“{found}”); dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi nhập",
        "many characters of the file do not tell what they are (“{found}”); use the Word file it was made of, or text recognition (OCR)",
    ),
    "import-torn": (
        "chữ trong tệp bị tách rời từng con chữ (“{found}”); dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi nhập",
        "the words of the file are torn into single letters (“{found}”); use the Word file it was made of, or text recognition (OCR)",
    ),
    "import-foreign": (
        ("chữ trong tệp không đọc được thành tiếng Việt (“{found}”): bảng mã cũ lạ hoặc tiếng khác, không phải TCVN3 hay VNI; "
        "chuyển mã sang Unicode rồi nhập"),
        ("the words of the file do not read as Vietnamese (“{found}”): another old encoding than TCVN3 or VNI, or another language; "
        "convert them to Unicode and import that"),
    ),
    "import-empty": ("tệp không có chữ nào; nếu là bản quét, cần nhận dạng chữ trước", "the file holds no text; a scan needs text recognition first"),
    "import-too-large": ("tệp lớn hơn {expected} MB", "the file is larger than {expected} MB"),
    "import-exists": ("{found} đã có; xóa, đổi tên, hoặc cho mã khác bằng --id", "{found} exists already; remove it, rename it, or give another id with --id"),
    "import-no-id": ("bản gốc không in số hay năm; cho mã văn bản bằng --id, như “{expected}”", "the original prints no number or year; give the document id with --id, as “{expected}”"),
    "target-foreign": (
        "thư mục có tệp không do lệnh này dựng (“{found}”, không có {mark}), nên không bị thay; chọn thư mục trống hoặc chưa có, hay tự dời nó đi",
        "the folder holds files that no build made (“{found}”, and no {mark}), so it is not replaced; name an empty or new folder, or move it away",
    ),
    "target-other": (
        "thư mục là trang đã dựng của gói khác (“{found}”, theo {mark}), nên không bị thay; chọn thư mục khác, hoặc tự xóa nó",
        "the folder is the built site of another package (“{found}”, says {mark}), so it is not replaced; name another folder, or remove it yourself",
    ),
    "target-holds": (
        "thư mục này là hoặc chứa {found}, nên không bị thay; chọn một thư mục riêng cho trang",
        "this folder is or holds {found}, so it is not replaced; name a folder for the site alone",
    ),
    "target-inside": (
        "thư mục này nằm trong {found}, nên không dựng trang vào đó; chọn một thư mục ở ngoài",
        "this folder lies in {found}, so no site is put there; name a folder outside it",
    ),
    "target-file": (
        "{found} là tệp, không phải thư mục, nên không bị thay; chọn tên khác",
        "{found} is a file, not a folder, so it is not replaced; name another place",
    ),
    "target-link": (
        "liên kết trỏ tới {found}, không có ở đó; tạo thư mục ấy, hoặc xóa liên kết",
        "the link leads to {found}, which is not there; make that folder, or remove the link",
    ),
    "target-mount": (
        "{found} là nơi gắn ổ đĩa, không thay được nguyên vẹn; chọn một thư mục trong đó",
        "{found} is where a disk is mounted, which cannot be replaced as a whole; name a folder in it",
    ),
    "machine": ("máy không làm được: {detail}", "the machine failed: {detail}"),
}
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with the content. ``line`` and ``column`` count from 1; 0 means the file as a whole."""

    file: str
    line: int
    column: int
    code: str
    params: tuple[tuple[str, str], ...] = ()
    nearest: str = field(default="", kw_only=True)

    def message(self, language: str = "vi") -> str:
        """The wording in ``language`` (``vi`` or ``en``), with the nearest valid value where there is one."""
        text = WORDING[self.code][LANGUAGES.index(language)].format(**dict(self.params))
        hint = {"vi": "; có phải “{}”?", "en": "; did you mean “{}”?"}[language]
        return text + (hint.format(self.nearest) if self.nearest else "")

    def line_for(self, language: str = "vi") -> str:
        """``file:line:column: CODE message``, the form editors and terminals make clickable."""
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message(language)}"

    def record(self) -> dict[str, object]:
        """The problem as plain data, for ``--json``."""
        return {**asdict(self), "params": dict(self.params), "message": {lang: self.message(lang) for lang in LANGUAGES}}


def problem(place: tuple[str, int, int], code: str, *, nearest: str = "", **params: object) -> Problem:
    """Make a problem at ``place`` (file, line, column)."""
    return Problem(*place, code, tuple(sorted((k, str(v)) for k, v in params.items())), nearest=nearest)


def nearest(found: str, valid: Iterable[str]) -> str:
    """The valid value most like ``found`` (compared without dấu and case), or nothing when none is near."""
    folded: dict[str, str] = {}
    for value in valid:
        folded.setdefault(fold(value), value)
    match = difflib.get_close_matches(fold(found), folded, n=1, cutoff=0.6)
    return folded[match[0]] if match else ""


class ProblemsFound(Exception):
    """The run stops because of problems in what people wrote; all of them are inside."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")


class WrongUse(Exception):
    """A command was asked for something it does not do: nothing was begun. ``problem`` says what, why, and the cure."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message("en"))


def stop_at(problems: Iterable[Problem]) -> None:
    """Go on only when there is no problem.

    :raises ProblemsFound: with all of them.
    """
    found = list(problems)
    if found:
        raise ProblemsFound(found)
