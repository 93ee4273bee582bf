"""From files to entities: each slip is one problem at its place, with what was expected and the nearest known
value."""

from __future__ import annotations

import itertools
import unicodedata

import pytest

from generator.problems import Problem
from tests.project import DECISION, PLAN, REGISTRIES, Project

NOTES = f"{PLAN}/annotations.yml"
PASSAGES = f"{PLAN}/passages.tsv"


def _only(example: Project) -> tuple[Problem, dict[str, str]]:
    """The one problem there is, and its parameters."""
    (one,) = example.problems()
    return one, dict(one.params)


def test_the_example_is_good(example_project: Project) -> None:
    """The miniature project itself has no problem, so that a test sees exactly what it breaks."""
    assert example_project.found() == []


def test_unknown_key(example: Project) -> None:
    """A misspelt key is named with the known ones and the nearest; nothing else is said about the record."""
    line = example.change(
        f"{REGISTRIES}/agencies.yml", "name_vi: Công an tỉnh", "name_vi: Công an tỉnh\n  nmaes: [x]"
    )
    one, params = _only(example)
    assert (one.file, one.line, one.column, one.code) == (
        f"{REGISTRIES}/agencies.yml",
        line + 1,
        3,
        "key-unknown",
    )
    assert params["expected"].split(", ")[:3] == ["state", "name_vi", "name_en"]
    assert (params["found"], one.nearest) == ("nmaes", "names")


def test_a_misspelt_key_that_the_record_cannot_be_without(example: Project) -> None:
    """The key is named, and so is what the record lacks without it, which only a rule about all its keys
    tells."""
    name = f"{REGISTRIES}/agency_successions.yml"
    line = example.change(
        name, "source_title: Báo Vân Đài\n  source_title_en", "source_titel: x\n  source_title_en"
    )
    found = [(p.line, p.code) for p in example.problems() if p.file == name]
    assert (line, "key-unknown") in found
    assert [code for _, code in found] == ["value-invalid", "key-unknown"]


def test_an_id_written_twice(example: Project) -> None:
    """A list of ids that names one twice is a problem at its key, not two rows."""
    line = example.change(
        NOTES,
        "lead: [ubnd-cac-huyen-thanh-pho]",
        "lead: [ubnd-cac-huyen-thanh-pho, ubnd-cac-huyen-thanh-pho]",
    )
    found = [(p.line, dict(p.params)["expected"]) for p in example.problems() if p.code == "value-invalid"]
    assert [at for at, _ in found] == [line]
    assert "ubnd-cac-huyen-thanh-pho" in found[0][1]


def test_unknown_key_inside_a_record(example: Project) -> None:
    """Inside a target the known keys are those of targets."""
    line = example.change(NOTES, "min: 12, max: 12", "min: 12, mx: 12, max: 12")
    one, params = _only(example)
    assert (one.line, one.code, params["found"], one.nearest) == (line, "key-unknown", "mx", "max")
    assert "comparator" in params["expected"]


def test_missing_key(example: Project) -> None:
    """A missing key is named with what it means; records that refer to this one are not complained about."""
    example.change(
        f"{REGISTRIES}/agencies.yml",
        "  name_en: Department of Planning and Investment\n  kind: department\n",
        "  name_en: Department of Planning and Investment\n",
    )
    line = example.line(f"{REGISTRIES}/agencies.yml", "so-ke-hoach-va-dau-tu:\n  name_vi")
    one, params = _only(example)
    assert (one.line, one.code) == (line, "value-missing")
    expected = "Loại cơ quan, trong agency_kinds.yml / Kind of agency, from agency_kinds.yml"
    assert params == {"field": "kind", "record": "so-ke-hoach-va-dau-tu", "expected": expected}


def test_missing_key_inside_a_record(example: Project) -> None:
    """A missing key of a target is named by its path."""
    line = example.change(NOTES, "comparator: lt, ", "")
    one, params = _only(example)
    assert (one.line, one.code) == (line, "value-missing")
    expected = "Phép so sánh / How the number compares"
    assert params == {"field": "targets.t2.comparator", "record": "i.2.2", "expected": expected}


@pytest.mark.parametrize(
    ("name", "old", "new", "record"),
    [
        (NOTES, "ii.1:\n  heading_en: Tasks\n", "ii.1:\n", "ii.1"),
        (f"{REGISTRIES}/topics.yml", "", "new-one:\n", "new-one"),
    ],
)
def test_a_key_with_nothing_under_it(example: Project, name: str, old: str, new: str, record: str) -> None:
    """A record of which only the key is written is named at its line; nobody reads Python's word for
    nothing."""
    if old:
        example.change(name, old, new)
    else:
        example.write(name, example.read(name) + new)
    (one,) = [p for p in example.problems() if p.code == "value-invalid"]
    assert (one.file, one.line) == (name, example.line(name, f"{record}:"))
    assert {k: v for k, v in dict(one.params).items() if k != "expected"} == {
        "field": record,
        "record": name,
        "found": "",
    }


def test_value_outside_a_list(example: Project) -> None:
    """A value outside an enumeration is shown with all allowed ones and the nearest."""
    line = example.change(f"{REGISTRIES}/projects.yml", "kind: transport", "kind: trnsport")
    one, params = _only(example)
    assert (one.line, one.code, one.nearest) == (line, "value-invalid", "transport")
    assert params["found"] == "trnsport"
    assert params["expected"].startswith("transport, industrial-zone, ")


def test_kinds_are_lists_of_the_publication(example: Project) -> None:
    """A kind or type that the publication's own lists lack is named with the nearest; a line in the list
    makes it known."""
    line = example.change(f"{REGISTRIES}/agencies.yml", "kind: judicial", "kind: court")
    one, params = _only(example)
    assert (one.line, one.code, params["found"]) == (line, "reference-unknown", "court")
    example.append(f"{REGISTRIES}/agency_kinds.yml", "court: {name_vi: Tòa án, name_en: Court}\n")
    assert example.problems() == ()


@pytest.mark.parametrize("value", ["bảy", "yes", "[7]", "nan", "7%"])
def test_a_bound_that_is_no_number(example: Project, value: str) -> None:
    """Words, lists and not-a-number where a number belongs are problems and not tracebacks."""
    line = example.change(NOTES, "min: 20,", f"min: {value},")
    one, params = _only(example)
    assert (one.line, one.code, params["field"]) == (line, "value-invalid", "targets.t4.min")


@pytest.mark.parametrize(
    "value", ["2024-13-01", "2024-02-30", "15/02/2024", "2024-37", "../..", "2025/2024", "soon"]
)
def test_bad_date(example: Project, value: str) -> None:
    """A date that is not EDTF is shown where it stands, with the forms a date may have."""
    line = example.change(NOTES, "date: 2024-02-15", f"date: {value}")
    one, params = _only(example)
    assert (one.file, one.line, one.code) == (NOTES, line, "date-invalid")
    assert params["found"] == value
    assert "2022-34 (quý II / quarter II)" in params["expected"]


def test_a_day_must_be_a_day(example: Project) -> None:
    """Where a plain day belongs, a month is not enough."""
    line = example.change(f"{PLAN}/document.yml", "issued_on: 2024-01-05", "issued_on: 2024-01")
    one, params = _only(example)
    assert (one.line, one.code, params["field"]) == (line, "value-invalid", "issued_on")


def test_malformed_id(example: Project) -> None:
    """An id with dấu or capitals is shown with the id it should be."""
    line = example.append(f"{REGISTRIES}/topics.yml", "Y-Tế: {name_vi: a, name_en: b, description: c}\n")
    one, params = _only(example)
    assert (one.line, one.column, one.code, params["expected"]) == (line, 1, "id-malformed", "y-te")


def test_malformed_reference(example: Project) -> None:
    """An id in a list that has not the form of an id is a problem at that element."""
    line = example.change(NOTES, "lead: [toa-an-nhan-dan-tinh]", "lead: [Tòa án]")
    one, params = _only(example)
    assert (one.line, one.column, one.code, params["field"]) == (line, 10, "value-invalid", "lead.0")


def test_duplicate_key(example: Project) -> None:
    """An id used twice in a registry is a problem at the second."""
    line = example.append(f"{REGISTRIES}/topics.yml", "budget: {name_vi: a, name_en: b, description: c}\n")
    one, params = _only(example)
    assert (one.line, one.code, params) == (line, "key-duplicate", {"found": "budget", "first": "1"})


def test_the_same_passage_in_two_annotation_files(example: Project) -> None:
    """A passage annotated in two files is a problem in the second."""
    line = example.append(f"{DECISION}/annotations-2.yml", "1.3:\n  supervise: [so-tai-chinh]\n")
    found = example.problems()
    assert [(p.file, p.line, p.code) for p in found if p.code == "id-duplicate"] == [
        (f"{DECISION}/annotations-2.yml", line, "id-duplicate")
    ]


@pytest.mark.parametrize("name", ["annotations.yml", "exceptions.yml"])
def test_a_passage_that_does_not_exist(example: Project, name: str) -> None:
    """An annotation or exception of a passage that is not there is a problem with the nearest passage."""
    text = "ii.1.77: {supervise: [ubnd-tinh]}\n" if name == "annotations.yml" else "ii.1.77: []\n"
    line = example.append(f"{PLAN}/{name}", text)
    one, params = _only(example)
    assert (one.file, one.line, one.code, one.nearest) == (
        f"{PLAN}/{name}",
        line,
        "passage-unknown",
        "ii.1.7",
    )
    assert params == {"found": "ii.1.77", "document": "12-kh-ubnd-2024"}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (f"{REGISTRIES}/topics.yml", "[a]", "id: {...}"),
        (f"{REGISTRIES}/evidence.yml", "{a: 1}", "- {...}"),
        (NOTES, "[a]", "passage id: {...}"),
        (f"{PLAN}/exceptions.yml", "[a]", "passage id: [{...}]"),
    ],
)
def test_wrong_shape_of_a_file(example: Project, name: str, text: str, expected: str) -> None:
    """A list where a mapping belongs, or the other way round, is one problem of that file."""
    example.write(name, text + "\n")
    found = {
        (p.file, p.code, dict(p.params).get("expected"))
        for p in example.problems()
        if p.code == "yaml-not-a-mapping"
    }
    assert found == {(name, "yaml-not-a-mapping", expected)}


def test_a_document_record_of_the_wrong_shape(example: Project) -> None:
    """A document.yml that is a list is a problem, and so is an empty one, by what it lacks."""
    example.write(f"{PLAN}/document.yml", "[a]\n")
    assert ("value-invalid", f"{PLAN}/document.yml") in {(p.code, p.file) for p in example.problems()}
    example.write(f"{PLAN}/document.yml", "")
    assert ("value-missing", f"{PLAN}/document.yml") in {(p.code, p.file) for p in example.problems()}


@pytest.mark.parametrize("name", ["document.yml", "passages.tsv", "original.txt"])
def test_a_missing_file_of_a_document(example: Project, name: str) -> None:
    """A document lacks a file: that is said, and nothing that only follows from it."""
    (example.root / DECISION / name).unlink()
    assert (f"{DECISION}/{name}", 0, "file-missing") in example.found()
    assert {code for _, _, code in example.found()} <= {"file-missing", "citation-unused"}


def test_a_missing_registry(example: Project) -> None:
    """A registry lacks: that is the only problem, not every id that would be in it."""
    (example.root / REGISTRIES / "agencies.yml").unlink()
    assert example.found() == [(f"{REGISTRIES}/agencies.yml", 0, "file-missing")]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("content/change.yml", "changes.yml"),
        (f"{REGISTRIES}/agency.yml", "agencies.yml"),
        (f"{PLAN}/exeptions.yml", "exceptions.yml"),
        ("content/documents/original.txt", ""),
    ],
)
def test_a_file_nobody_reads(example: Project, name: str, near: str) -> None:
    """A file of an unknown name, such as a misspelt one, is a problem with the nearest known name; hidden
    files are not."""
    example.write(name, "a: 1\n")
    example.write(f"{name.rpartition('/')[0]}/.hidden", "x")
    one, _ = _only(example)
    assert (one.file, one.line, one.code, one.nearest) == (name, 0, "file-unexpected", near)


def test_malformed_document_id(example: Project) -> None:
    """The folder of a document is its id, so it has the form of one."""
    (example.root / PLAN).rename(example.root / "content/documents/12 KH")
    assert ("content/documents/12 KH", 0, "id-malformed") in example.found()


def test_a_line_with_too_few_columns(example: Project) -> None:
    """A line of passages.tsv that has not five columns is one problem, and lost text is not reported because
    of it."""
    line = example.change(PASSAGES, "ii.1.6\tII.1\tcommitment\t+\t", "ii.1.6\tII.1\tcommitment\t+ ")
    one, params = _only(example)
    assert (one.file, one.line, one.code, params) == (
        PASSAGES,
        line,
        "passage-columns",
        {"found": "4", "expected": "5"},
    )


def test_unknown_kind(example: Project) -> None:
    """A kind outside the list is shown at its column with the nearest."""
    line = example.change(PASSAGES, "ii.1.4\tII.1\tlead-in", "ii.1.4\tII.1\tleadin")
    one = next(p for p in example.problems() if p.code == "value-invalid")
    assert (one.file, one.line, one.column, one.nearest) == (PASSAGES, line, 13, "lead-in")


def test_duplicate_passage_id(example: Project) -> None:
    """A passage id used twice is a problem at the second, with the line of the first."""
    line = example.change(PASSAGES, "iii.3\tIII", "iii.2\tIII")
    one = next(p for p in example.problems() if p.code == "id-duplicate")
    assert (one.file, one.line) == (PASSAGES, line)
    assert dict(one.params) == {"found": "iii.2", "first": f"{PASSAGES}:{line - 1}"}


def test_malformed_passage_id(example: Project) -> None:
    """A passage id in capitals is shown with what it should be."""
    example.change(PASSAGES, "iii.3\tIII", "III.3\tIII")
    one = next(p for p in example.problems() if p.code == "id-malformed")
    assert dict(one.params) == {"found": "III.3", "expected": "iii.3"}


def test_the_original_has_changed(example: Project) -> None:
    """A byte of the original changes, be it white space only: the hash says so at its key."""
    example.append(f"{PLAN}/original.txt", "\n")
    line = example.line(f"{PLAN}/document.yml", "source_sha256")
    one, _ = _only(example)
    assert (one.file, one.line, one.code) == (f"{PLAN}/document.yml", line, "hash-differs")


def _proof(example: Project) -> list[tuple[str, int, str]]:
    return [f for f in example.found() if f[2].startswith("passage-")]


def test_one_lost_character(example: Project) -> None:
    """A passage that lacks one character of the original is a problem on its line, with both texts."""
    line = example.change(PASSAGES, "Lập danh mục dự án", "Lập danh mục dự n")
    one = next(p for p in example.problems() if p.code == "passage-differs")
    assert (one.file, one.line) == (PASSAGES, line)
    assert dict(one.params)["expected"].startswith("án đầu tư công")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("báo cáo UBND tỉnh trước", "báo cáo UBND tỉnh ngay trước"),
        ("rác tại nguồn", "rác tạì nguồn"),
        ("Du lịch", "du lịch"),
    ],
    ids=["added", "other-dấu", "other-case"],
)
def test_one_other_character(example: Project, old: str, new: str) -> None:
    """A word too many, another dấu, another case: each is a problem on its line."""
    name = PASSAGES if old in example.read(PASSAGES) else f"{DECISION}/passages.tsv"
    line = example.change(name, old, new)
    assert _proof(example) == [(name, line, "passage-differs")]


def test_one_lost_passage(example: Project) -> None:
    """A passage left out is noticed where the next one begins; the last one left out is lost text."""
    text = example.read(PASSAGES).splitlines(keepends=True)
    example.write(PASSAGES, "".join(text[:-2] + text[-1:]))
    assert _proof(example) == [(PASSAGES, len(text) - 1, "passage-differs")]
    example.write(PASSAGES, "".join(text[:-1]))
    assert _proof(example) == [(PASSAGES, len(text) - 1, "passage-lost")]


def test_one_doubled_passage(example: Project) -> None:
    """A passage written twice is noticed at the second."""
    text = example.read(PASSAGES).splitlines(keepends=True)
    at = example.line(PASSAGES, "iii.3\t")
    example.write(PASSAGES, "".join([*text[:at], text[at - 1].replace("iii.3", "iii.4"), *text[at:]]))
    assert _proof(example) == [(PASSAGES, at + 1, "passage-differs")]


def test_nfd_in_the_passages(example: Project) -> None:
    """Passages are NFC, whatever the original is (here NFD, which is proved against its NFC)."""
    assert not unicodedata.is_normalized("NFC", example.read(f"{DECISION}/original.txt"))
    line = example.change(PASSAGES, "thí điểm thu gom", unicodedata.normalize("NFD", "thí điểm thu gom"))
    assert (PASSAGES, line, "text-not-nfc") in example.found()


def test_crlf_reads_as_lf(example: Project) -> None:
    """Passages saved with Windows line ends read the same."""
    example.write(PASSAGES, example.read(PASSAGES).replace("\n", "\r\n"))
    assert example.found() == []


def test_heading_path(example_project: Project) -> None:
    """Above a passage stand its headings from the outermost down, a supplied one and Điều 1 among them; a
    heading is not above itself."""
    passages = example_project.catalog().passages
    paths = {key: passages[key].heading_path for key in passages}
    plan, decision = "12-kh-ubnd-2024", "34-qd-ubnd-2025"
    assert paths[f"{plan}.ii.1.5"] == "II. NHIỆM VỤ > 1. Sở Kế hoạch và Đầu tư"
    assert paths[f"{plan}.ii.1.1"] == "II. NHIỆM VỤ"
    assert paths[f"{plan}.ii.1"] == ""
    assert paths[f"{plan}.ii.2.3"] == "II. NHIỆM VỤ > 2. UBND các huyện, thành phố"
    assert paths[f"{plan}.0.8"] == ""
    assert paths[f"{decision}.1.2"] == "Điều 1. Giao chỉ tiêu năm 2025 > 1. Du lịch, nông nghiệp"
    assert paths[f"{decision}.dieu-2.1.1"] == "Điều 2. Tổ chức thực hiện"
    assert paths[f"{decision}.phu-luc.stt-1"] == "Phụ lục CHỈ TIÊU NĂM 2025"


def test_what_is_no_part_has_no_headings(example: Project) -> None:
    """A second copy of a text and the chrome of a web page stand under no heading, wherever they lie."""
    example.change(PASSAGES, "iii.3\tIII\torganisation", "iii.3\tIII\tduplicate")
    assert example.catalog().passages["12-kh-ubnd-2024.iii.3"].heading_path == ""


def test_passages_are_numbered_and_lie_in_order(example_project: Project) -> None:
    """Passages count from 1 in their document; their spans follow each other, do not overlap, and hold what
    is printed."""
    catalog = example_project.catalog()
    for document in catalog.documents:
        original = example_project.read(f"content/documents/{document}/original.txt")
        passages = catalog.passages_of(document)
        assert [p.ordinal for p in passages] == list(range(1, len(passages) + 1))
        assert all(a.end <= b.start for a, b in itertools.pairwise(passages))
        covered = {i for p in passages for i in range(p.start, p.end)}
        assert [c for i, c in enumerate(original) if i not in covered and not c.isspace()] == []


def test_documents_by_date(example_project: Project) -> None:
    """Documents are in the order of their issue."""
    assert list(example_project.catalog().documents) == ["12-kh-ubnd-2024", "34-qd-ubnd-2025"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "title_vi: Phát triển",
            "title_vi: [x, Phát triển",
            "một chuỗi chữ, không rỗng / a text that is not empty",
        ),
        (
            "supplied_headings:\n  II.2: UBND các huyện, thành phố\n",
            "supplied_headings: x\n",
            "các khóa, mỗi khóa một giá trị / keys, each with a value",
        ),
    ],
)
def test_forms_are_told_in_both_languages(example: Project, old: str, new: str, expected: str) -> None:
    """What form a value should have is said in Vietnamese and English, in the project's words."""
    text = example.read(f"{PLAN}/document.yml").replace(old, new)
    text = text.replace("tỉnh Vân Đài năm 2024\n", "tỉnh Vân Đài năm 2024]\n", 1) if "[x" in new else text
    example.write(f"{PLAN}/document.yml", text)
    assert expected in [dict(p.params).get("expected") for p in example.problems()]
