"""No dead ends: every kind of problem is made once, shown with its place, and cured in ``content/`` or ``site_config/`` alone."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

import pytest

from generator.commands.publication import problems
from generator.content.english import notes
from generator.problems import ANSWERABLE, Problem
from generator.words import phrases
from tests.project import DECISION, PLAN, REGISTRIES, Project

NOTES, TSV, TEXT = f"{PLAN}/annotations.yml", f"{PLAN}/passages.tsv", f"{PLAN}/original.txt"
FACTS = "site_config/publication.yml"
Edit = tuple[str, str, str]


@dataclass(frozen=True)
class Slip:
    """What somebody does, and the edits that mend it: none undoes the slip, ``answer`` writes an exception."""

    edits: tuple[Edit, ...]
    cure: tuple[Edit, ...] = ()
    answer: bool = False


def _one(file: str, old: str, new: str, *cure: Edit) -> Slip:
    return Slip(((file, old, new),), cure)


def _answered(*edits: Edit) -> Slip:
    return Slip(edits, answer=True)


LIST = "Lập danh mục dự án đầu tư công, báo cáo UBND tỉnh trước ngày 15/02/2024 và định kỳ hằng quý."
# fmt: off
SLIPS: dict[str, Slip] = {
    "file-missing": _one(f"{REGISTRIES}/topics.yml", "", "\0"),
    "file-unexpected": _one(f"{PLAN}/annotation.yml", "\0", "x: 1\n"),
    "text-not-utf8": _one(f"{REGISTRIES}/units.yml", "phần trăm", "ph\udcffn trăm"),
    "text-not-nfc": _one(f"{REGISTRIES}/units.yml", "phần trăm", "phâ\u0300n trăm"),
    "text-control-character": _one(f"{REGISTRIES}/units.yml", "phần trăm", "phần\x07 trăm"),
    "yaml-syntax": _one(f"{REGISTRIES}/units.yml", "percent: {", "percent: {{"),
    "yaml-not-a-mapping": _one(f"{REGISTRIES}/projects.yml", "duong-tinh-226:", "- duong-tinh-226:"),
    "key-duplicate": _one(NOTES, "ii.1.7:", "ii.1.7:\n  title_vi: x\n  title_vi: y\n#"),
    "key-unknown": _one(f"{PLAN}/document.yml", "signer_name:", "signername:"),
    "value-missing": _one(f"{PLAN}/document.yml", "place: Vân Đài\n", ""),
    "value-invalid": _one(FACTS, "site_url: https://example.org/plans/", "site_url: example.org"),
    "id-malformed": _one(f"{REGISTRIES}/topics.yml", "justice:", "Tư pháp:", (f"{REGISTRIES}/topics.yml", "Tư pháp:", "justice:")),
    "id-duplicate": _one(f"{DECISION}/passages.tsv", "phu-luc.2\tPhụ lục", "phu-luc.1\tPhụ lục"),
    "reference-unknown": _one(f"{PLAN}/document.yml", "type: kế hoạch", "type: lịch làm việc", (f"{REGISTRIES}/document_types.yml", "ke-hoach:", "lich-lam-viec: {name_vi: Lịch làm việc, name_en: Schedule}\nke-hoach:")),
    "passage-columns": _one(TSV, "iii.1\tIII\t", "iii.1\t"),
    "passage-unknown": _one(NOTES, "ii.1.7:", "ii.1.77:"),
    "passage-differs": _one(TSV, "Hỗ trợ hộ nghèo", "Hỗ trợ hộ  rất nghèo"),
    "passage-lost": _one(TSV, "0.13\t\tsignature\t\tCHỦ TỊCH Nguyễn Văn Mẫu\n", ""),
    "passage-joins-bullets": _answered((TSV, "người dân.\nii.1.7\tII.1\tcommitment\t-\tQuảng bá", "người dân. - Quảng bá"), (NOTES, "ii.1.7:\n  title_vi: Quảng bá Chương trình phát triển du lịch\n  title_en: Promote the tourism programme\n  topics: [tourism]\n", ""), (f"{PLAN}/exceptions.yml", "ii.1.7:", "ii.1.6:")),
    "passage-false-bullet": _answered((TEXT, "người dân.\n- Quảng", "người dân\n- Quảng"), (TSV, "người dân.\nii.1.7", "người dân\nii.1.7")),
    "passage-doubled": _answered((TEXT, f"- {LIST}\n", f"- {LIST}\n- {LIST}\n"), (TSV, f"commitment\t-\t{LIST}\n", f"commitment\t-\t{LIST}\nii.1.98\tII.1\tother\t-\t{LIST}\n")),
    "passage-mid-line": _answered((TEXT, "người dân.\n- Quảng", "người dân. - Quảng")),
    "passage-spacing": _answered((TSV, "Nâng cao chất lượng", "Nâng caochất lượng")),
    "section-label": _answered((TEXT, "3. Tòa án", "4. Tòa án"), (TSV, "\t3.\tTòa án", "\t4.\tTòa án")),
    "section-no-heading": _answered((f"{PLAN}/document.yml", "supplied_headings:\n  II.2: UBND các huyện, thành phố\n", ""), (TSV, "ii.2.2\tII.2\t", "ii.2.2\tII.9.1\t")),
    "heading-empty": _answered((TEXT, "2. Xã hội\n", "2. Xã hội\n3. Môi trường\n"), (TSV, "i.2.2\tI.2\tobjective", "i.3.1\tI.3\theading\t3.\tMôi trường\ni.2.2\tI.2\tobjective"), (TEXT, "2. Xã hội\n3. Môi trường\n- Có", "2. Xã hội\n3. Môi trường\n- Có")),
    "title-figure": _answered((NOTES, "Hỗ trợ hộ nghèo sửa nhà\n", "Hỗ trợ 77 hộ nghèo sửa nhà\n")),
    "issuer-leads": _answered((NOTES, "  lead: [ubnd-thanh-pho-van-dai]", "  lead: [ubnd-tinh]"), (f"{REGISTRIES}/agencies.yml", "ubnd-thanh-pho-van-dai:\n", "ubnd-thanh-pho-van-dai:\n")),
    "hash-differs": _one(f"{PLAN}/document.yml", "source_sha256: 1", "source_sha256: 2"),
    "commitment-missing": _one(NOTES, "  topics: [justice]\n\niii.2", "\niii.2"),
    "commitment-unexpected": _one(NOTES, "  lead: [ubnd-cac-huyen-thanh-pho]", "  lead: [ubnd-cac-huyen-thanh-pho]\n  title_vi: x"),
    "title-too-long": _one(NOTES, "  title_en: Help poor households repair", "  title_en: " + "Help poor households " * 6 + "repair"),
    "title-padding": _answered((NOTES, "title_vi: Hỗ trợ hộ nghèo", "title_vi: Đẩy mạnh thực hiện hỗ trợ hộ nghèo")),
    "title-duplicate": _answered((NOTES, "title_vi: Công khai tiến độ từng dự án", "title_vi: Quảng bá Chương trình phát triển du lịch")),
    "quote-not-in-text": _one(NOTES, "text: trong tháng 12/2024", "text: tháng 11/2024"),
    "date-invalid": _one(NOTES, "date: 2024-12,", "date: 2024-13,"),
    "dates-out-of-order": _one(f"{REGISTRIES}/agencies.yml", "  valid_to: 2025-02-28", "  valid_from: 2025-03-28\n  valid_to: 2025-02-28"),
    "recurrence-invalid": _one(NOTES, "FREQ=MONTHLY;INTERVAL=3", "FREQ=HOURLY"),
    "bounds-invalid": _one(NOTES, "comparator: ge, min: 20", "comparator: le, min: 20"),
    "number-differs": _answered((NOTES, "comparator: ge, min: 20", "comparator: ge, min: 21")),
    "name-not-found": _one(f"{REGISTRIES}/agencies.yml", "names: [Công an tỉnh]", "names: [Công an tỉnh, Cảnh sát tỉnh]"),
    "name-shared": _one(f"{REGISTRIES}/agencies.yml", "names: [Công an tỉnh]", "names: [Công an tỉnh, Sở Tài chính]"),
    "phrase-without-name": _one(f"{REGISTRIES}/agencies.yml", "names: [Công an tỉnh]", "names: [Công an tỉnh]\n  not_named_by: [các vụ án kinh tế]"),
    "citation-unregistered": _one(f"{REGISTRIES}/legal_documents.yml", "12-kh-ubnd-2024: {number: 12/KH-UBND, ", "12-kh-ubnd-2024: {number: 13/KH-UBND, "),
    "citation-ambiguous": Slip((
        (NOTES, "  citations:\n    43-nq-tu-2019: {relation: implements}\n", ""),
        (f"{REGISTRIES}/legal_documents.yml", "issued_on: 2023-12-02", "issued_on: 2019-03-01"),
    )),
    "citation-unused": _one(NOTES, "    43-nq-tu-2019: {relation: implements}\n", "    43-nq-tu-2019: {relation: implements}\n    luat-dau-tu-cong: {relation: implements}\n    12-kh-ubnd-2024: {relation: implements}\n"),
    "group-without-kind": _one(f"{REGISTRIES}/agencies.yml", "kind: armed-forces\n", "kind: armed-forces\n  members: [so-tai-chinh]\n"),
    "succession-missing": _one(f"{REGISTRIES}/agency_successions.yml", "agency: cong-an-tinh", "agency: so-tai-chinh-2025"),
    "succession-both": _one(f"{REGISTRIES}/agency_successions.yml", "agency: cong-an-tinh", "agency: so-tai-chinh"),
    "agency-idle": _one(f"{REGISTRIES}/agencies.yml", "cong-an-tinh:", "so-moi: {name_vi: Sở Mới, kind: department}\ncong-an-tinh:", (f"{REGISTRIES}/agencies.yml", "kind: department}", "kind: department, name_en: New, note: Giữ để nói cơ quan sau., note_en: Kept.}")),
    "units-apart": _one(NOTES, "unit_text: trường, unit: school", "unit_text: trường, unit: commune"),
    "support-no-lead": _one(NOTES, "  support: [toa-an-nhan-dan-tinh]", "  support: [cong-an-tinh]"),
    "support-unsaid": Slip((
        (TEXT, "Quảng bá Chương trình", "Phối hợp với Sở Tài chính quảng bá Chương trình"),
        (TSV, "Quảng bá Chương trình", "Phối hợp với Sở Tài chính quảng bá Chương trình"),
    ), ((NOTES, "  title_vi: Quảng bá Chương trình phát triển du lịch\n", "  title_vi: Quảng bá Chương trình phát triển du lịch\n  cooperate: [so-tai-chinh]\n  support: []\n"),)),
    "cycle": _one(f"{REGISTRIES}/agencies.yml", "  kind: provincial-body\n", "  kind: provincial-body\n  parent: so-tai-chinh\n"),
    "unmarked": _one(NOTES, "  places: [huyen-thanh-khe]\n", "", (f"{PLAN}/exceptions.yml", "ii.1.7:", "ii.1.5:\n  - {check: place, text: huyện Thanh Khê, because: Lý do.}\nii.1.7:")),
    "exception-unused": _one(f"{PLAN}/exceptions.yml", "text: giai đoạn 2021 - 2030", "text: giai đoạn 2021 - 2031"),
    "version-unwritten": _one(FACTS, "version: 0.2.0", "version: 0.3.0"),
    "word-unused": _one("site_config/words/en.yml", "nav.home:", "nav.hom: x\nnav.home:"),
    "english-missing": _one(NOTES, "  title_en: Promote the tourism programme\n", ""),
}
# fmt: on
#: problems that are none of ``content/`` or ``site_config/``: what they are about, and so where their cure is shown
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(
        (
            "import-format",
            "import-encoding",
            "import-misnamed",
            "import-broken",
            "import-locked",
            "import-too-much",
            "import-needs-office",
            "import-characters",
            "import-torn",
            "import-foreign",
            "import-empty",
            "import-too-large",
            "import-exists",
            "import-no-id",
        ),
        "a file handed to plans import or plans sheet: tests/unit/importing, tests/unit/sheets",
    ),
    **dict.fromkeys(
        (
            "new-exists",
            "new-unpinned",
            "target-foreign",
            "target-other",
            "target-holds",
            "target-inside",
            "target-file",
            "target-link",
            "target-mount",
        ),
        "a folder named on the command line: tests/unit/commands",
    ),
    **dict.fromkeys(
        (
            "word-missing",
            "package-invalid",
            "file-undeclared",
            "format-missing",
            "format-differs",
            "site-builder",
            "library-missing",
            "link-dead",
            "machine",
        ),
        "a fault of the generator or of the machine: tests/unit",
    ),
    **dict.fromkeys(
        (
            "sheet-document",
            "sheet-broken",
            "sheet-foreign",
            "sheet-unknown",
            "sheet-undecided",
            "sheet-elsewhere",
            "sheet-stale",
            "sheet-not-ready",
            "sheet-asks",
        ),
        "a workbook handed to plans sheet: tests/unit/sheets",
    ),
    "datasets-stale": "another make site cures it: tests/unit/commands/test_check.py",
    "budget-share-passed": "a larger share in site_config/budgets.yml: tests/unit/site/builder/test_budget.py",
    "budget-passed": "a larger budget in site_config/budgets.yml: tests/unit/site/builder/test_budget.py",
    "version-too-low": "the number asked for: tests/unit/versions/test_releases.py",
    "release-record": "the record out of git: tests/unit/versions/test_releases.py",
    "reference-draft": "the review of the draft: tests/unit/content",
    "date-contradicts": "the date of the entry: tests/unit/versions",
}  # fmt: skip


def test_every_kind_of_problem_has_its_cure() -> None:
    """No code is forgotten: each is cured below, or says where its cure is shown."""
    codes = set(phrases("problems", "vi"))
    assert codes == set(SLIPS) | set(ELSEWHERE)
    assert set(ANSWERABLE) <= codes


def _edit(project: Project, edit: Edit) -> None:
    r"""Put one text for another; ``\\0`` stands for no file."""
    file, old, new = edit
    path = project.root / file
    if new == "\0":
        path.unlink()
    elif old == "\0":
        project.write(file, new)
    else:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        assert old in text, f"{old!r} is not in {file}"
        path.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogateescape"))
    if file == TEXT:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        record = project.read(f"{PLAN}/document.yml")
        project.write(
            f"{PLAN}/document.yml", re.sub(r"source_sha256: \w+", f"source_sha256: {digest}", record)
        )


def _told(project: Project) -> tuple[Problem, ...]:
    catalog = project.catalog()
    return (*problems(project.root, catalog), *notes(catalog))


def _answer(project: Project, found: Problem) -> None:
    """Write the exception that the problem asks for, under its passage."""
    said = re.search(r"check: (?P<check>\S+), text: “(?P<text>.*)”, because", found.line_for("en"))
    assert said, f"{found.code} tells no exception"
    catalog = project.catalog()
    passages = [p for p in catalog.passages.values() if p.document == PLAN.rpartition("/")[2]]
    if found.file == TSV:
        (passage,) = [p.local for p in passages if p.line == found.line]
    else:
        starts = {catalog.place(p.id)[1]: p.local for p in passages if catalog.place(p.id)[0] == found.file}
        passage = starts[max(line for line in starts if line <= found.line)]
    name = f"{PLAN}/exceptions.yml"
    entry = f"  - {{check: {said['check']}, text: '{said['text']}', because: Đúng như in.}}\n"
    text = project.read(name)
    if f"{passage}:\n" in text:
        project.write(name, text.replace(f"{passage}:\n", f"{passage}:\n{entry}", 1))
    else:
        project.write(name, f"{text}{passage}:\n{entry}")


@pytest.mark.parametrize("code", SLIPS)
def test_made_told_and_cured(code: str, example: Project) -> None:
    """The slip is told by its code, with file and line; the cure, done in content alone, leaves nothing to tell."""
    slip = SLIPS[code]
    kept = {p: p.read_bytes() for p in example.root.rglob("*") if p.is_file()}
    for edit in slip.edits:
        _edit(example, edit)
    found = [p for p in _told(example) if p.code == code]
    assert found, [p.line_for("en") for p in _told(example)]
    assert all(p.line > 0 or p.code in ("file-missing", "file-unexpected") for p in found)
    if slip.answer:
        for one in found:
            _answer(example, one)
    for edit in slip.cure:
        _edit(example, edit)
    if not (slip.answer or slip.cure):
        for path in [p for p in example.root.rglob("*") if p.is_file() and p not in kept]:
            path.unlink()
        for path, data in kept.items():
            path.write_bytes(data)
    left = [p.line_for("en") for p in _told(example)]
    assert (
        left == []
        if not slip.answer
        else [line for line in left if f" {code} " in line or "unused" in line] == []
    )
