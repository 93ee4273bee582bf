"""The workbook of a draft: suggestions filled in, decided row by row, read back; every wrong cell named,
nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.commands.sheet import Outcome, make, read
from generator.content.source import read_yaml
from generator.importing import write_draft
from generator.problems import ProblemsFound
from generator.sheets.fields import Number, Recurrence, Text, When
from generator.sheets.names import Names, Unknown
from tests.filled import HEAD, OWN, Filled
from tests.project import PLAN, REGISTRIES, Project

TEXT = f"""{HEAD}1. Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra giếng khoan trước ngày 30/9/2024.
2. Sở Tài chính bố trí kinh phí.
"""


@pytest.fixture
def drafted(example: Project, tmp_path: Path) -> Project:
    """The miniature project with a third document, as ``plans import`` leaves it."""
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    write_draft(source, example.root)
    return example


@pytest.fixture
def filled(drafted: Project) -> Callable[[], Filled]:
    """Makes the workbook of the draft as it stands, to be filled in."""

    def open_it() -> Filled:
        return Filled(make(drafted.root, "9-kh-ubnd-2024", drafted.root / "a.xlsx"))

    return open_it


def _said(outcome: Outcome) -> list[tuple[str, str]]:
    return [(p.file.partition(":")[2], p.code) for p in outcome.problems if not p.draft]


def _notes(project: Project) -> dict[str, Any]:
    path = project.root / OWN / "annotations.yml"
    data: dict[str, Any] = read_yaml(path, project.root).data
    return data


def test_suggestions_are_filled_in_and_coloured(filled: Callable[[], Filled]) -> None:
    """A cell that the import suggests is filled and yellow, one nobody suggests is not; the text is locked,
    indented."""
    book = filled()
    lead = book.cell("Đoạn", "i.1.1", "lead")
    assert lead.value == "Sở Y tế"
    assert lead.fill.start_color.rgb == "FFFFF2B3"
    assert not lead.protection.locked
    text = book.cell("Đoạn", "i.1.1", "text")
    assert text.protection.locked
    assert text.alignment.indent == 2
    assert [book.cell("Đoạn", "i.1.1", k).value for k in ("due_text", "due_date", "decision")] == [
        "trước ngày 30/9/2024",
        "30/09/2024",
        "chưa xem",
    ]
    assert book.cell("Đoạn", "i.1.1", "output").fill.start_color.rgb != "FFFFF2B3"
    lists = " ".join(str(v.sqref) for v in book.book["Đoạn"].data_validations.dataValidation)
    assert all(f"{column}3:{column}" in lists for column in "CDFGHIJ")
    assert book.book["danh_muc"].sheet_state == "hidden"


def test_the_explanation_prints_on_one_sheet_wide(filled: Callable[[], Filled]) -> None:
    """The first sheet is for paper too: landscape, as wide as the paper, as long as it takes."""
    page = filled().book.worksheets[0]
    setup = page.page_setup
    assert (setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 1, 0)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_nothing_is_written_before_it_is_decided(drafted: Project, filled: Callable[[], Filled]) -> None:
    """A workbook as it was made writes nothing; a row that was changed but not decided is named and left
    alone."""
    before = drafted.read(f"{OWN}/annotations.yml")
    book = filled()
    assert read(drafted.root, book.save()).written == 0
    line = book.cell("Đoạn", "i.2.1", "title_vi", "Bố trí tiền").row
    outcome = read(drafted.root, book.save())
    assert _said(outcome) == [(f"Đoạn!D{line}", "sheet-undecided")]
    assert drafted.read(f"{OWN}/annotations.yml") == before


def test_a_row_that_is_accepted(drafted: Project, filled: Callable[[], Filled]) -> None:
    """What its cells say is annotated, its state goes, every other row stays as it was, byte for byte."""
    before = drafted.read(f"{OWN}/annotations.yml")
    book = filled()
    book.cell("Đoạn", "i.1.1", "decision", "nhận")
    book.cell("Đoạn", "i.1.1", "title_vi", "Sở Y tế kiểm tra giếng khoan")
    book.cell("Cơ quan mới", "Sở Y tế", "decision", "nhận")
    outcome = read(drafted.root, book.save())
    assert _said(outcome) == []
    note = _notes(drafted)["i.1.1"]
    assert note["title_vi"] == "Sở Y tế kiểm tra giếng khoan"
    assert (note["lead"], note["cooperate"]) == (["so-y-te"], ["so-tai-chinh"])
    assert note["deadlines"] == {
        "d1": {
            "what": note["title_vi"],
            "text": "trước ngày 30/9/2024",
            "date": "2024-09-30",
            "relation": "before",
        }
    }
    assert "state" not in note
    after = drafted.read(f"{OWN}/annotations.yml")
    start, end = before.index("i.1.1:\n"), before.index("\ni.2.1:\n")
    assert after.startswith(before[:start])
    assert after.endswith(before[end:])
    agency = read_yaml(drafted.root / REGISTRIES / "agencies.yml", drafted.root).data["so-y-te"]
    assert (agency["state"], agency["kind"], agency["names"]) == ("draft", "department", ["Sở Y tế"])
    again = {p: p.read_bytes() for p in (drafted.root / "content").rglob("*") if p.is_file()}
    assert read(drafted.root, book.save()).written == 0
    assert again == {p: p.read_bytes() for p in (drafted.root / "content").rglob("*") if p.is_file()}


@pytest.mark.parametrize(("kind", "succeeded"), [(None, True), ("Nhóm cơ quan", False)])
def test_only_a_body_that_can_end_has_a_row_of_who_came_after(
    drafted: Project, filled: Callable[[], Filled], kind: str | None, *, succeeded: bool
) -> None:
    """A new body gets a row that says nobody has looked who came after it; a group has no successor."""
    book = filled()
    book.cell("Đoạn", "i.1.1", "decision", "nhận")
    book.cell("Cơ quan mới", "Sở Y tế", "decision", "nhận")
    if kind:
        book.cell("Cơ quan mới", "Sở Y tế", "kind", kind)
    assert _said(read(drafted.root, book.save())) == []
    agencies = read_yaml(drafted.root / REGISTRIES / "agencies.yml", drafted.root).data
    rows = read_yaml(drafted.root / REGISTRIES / "agency_successions.yml", drafted.root).data
    assert agencies["so-y-te"]["kind"] == ("group" if kind else "department")
    assert any(row["agency"] == "so-y-te" for row in rows) is succeeded


def test_an_edit_after_a_reading_is_read_too(drafted: Project, filled: Callable[[], Filled]) -> None:
    """A workbook is filled in and read, then corrected and read again: its own writing is no change
    underneath."""
    book = filled()
    book.cell("Đoạn", "i.1.1", "decision", "nhận")
    read(drafted.root, book.save())
    book.cell("Đoạn", "i.1.1", "title_vi", "Sở Y tế kiểm tra mọi giếng khoan")
    outcome = read(drafted.root, book.save())
    assert _said(outcome) == []
    assert _notes(drafted)["i.1.1"]["title_vi"] == "Sở Y tế kiểm tra mọi giếng khoan"


def test_a_row_that_changed_underneath_is_not_overwritten(
    drafted: Project, filled: Callable[[], Filled]
) -> None:
    """Whoever edited the YAML meanwhile keeps what they wrote; the row is named, the others are written."""
    book = filled()
    drafted.change(
        f"{OWN}/annotations.yml", "i.1.1:\n  state: draft\n", "i.1.1:\n  title_vi: Của người khác\n"
    )
    book.cell("Đoạn", "i.1.1", "decision", "nhận")
    book.cell("Đoạn", "i.2.1", "decision", "nhận")
    outcome = read(drafted.root, book.save())
    assert [code for _, code in _said(outcome)] == ["sheet-stale"]
    assert outcome.older == ()
    assert _notes(drafted)["i.1.1"] == {"title_vi": "Của người khác"}
    assert "state" not in _notes(drafted)["i.2.1"]


def test_a_row_that_only_the_content_changed_is_told(drafted: Project, filled: Callable[[], Filled]) -> None:
    """A workbook older than the content says which rows changed underneath, also where nobody touched them in
    it."""
    book = filled()
    drafted.change(
        f"{OWN}/annotations.yml", "i.1.1:\n  state: draft\n", "i.1.1:\n  title_vi: Của người khác\n"
    )
    outcome = read(drafted.root, book.save())
    assert (outcome.written, outcome.older) == (0, ("Đoạn!i.1.1",))


def test_what_nobody_knows_is_named_with_its_cell(drafted: Project, filled: Callable[[], Filled]) -> None:
    """A name that no list has is told with the nearest; its row is left alone, whole."""
    book = filled()
    book.cell("Đoạn", "i.1.1", "decision", "sửa")
    lead = book.cell("Đoạn", "i.1.1", "lead", "Sở Tài chín")
    outcome = read(drafted.root, book.save())
    (wrong,) = [p for p in outcome.problems if p.code == "sheet-unknown"]
    assert wrong.file == f"a.xlsx:Đoạn!{lead.coordinate}"
    assert (wrong.line, wrong.column) == (lead.row, lead.column)
    assert wrong.nearest.startswith("Sở Tài chính")
    assert _notes(drafted)["i.1.1"] == {"state": "draft"}


def test_a_passage_that_asks_for_nothing(drafted: Project, filled: Callable[[], Filled]) -> None:
    """The decision "bỏ" takes the passage out of the commitments, without any of the suggestions."""
    book = filled()
    book.cell("Đoạn", "i.2.1", "decision", "bỏ")
    read(drafted.root, book.save())
    assert "i.2.1" not in _notes(drafted)
    row = next(r for r in drafted.read(f"{OWN}/passages.tsv").split("\n") if r.startswith("i.2.1\t"))
    assert row.split("\t")[2] == "other"


def test_targets_deadlines_and_reasons(drafted: Project, filled: Callable[[], Filled]) -> None:
    """New rows of the other sheets become t1, d1, d2 and an exception; read twice they are written once."""
    book = filled()
    book.add(
        "Chỉ tiêu", passage="i.2.1", decision="nhận", indicator="Thu ngân sách", comparator="đúng bằng", min="2,5", value_text="kinh phí"
    )  # fmt: skip
    book.add("Thời hạn", passage="i.2.1", decision="nhận", what="Một", words="bố trí", recurrence="hằng quý")
    book.add(
        "Thời hạn",
        passage="i.2.1",
        decision="nhận",
        what="Hai",
        words="kinh phí",
        date="quý II/2024",
        relation="trong thời gian đó",
    )
    read(drafted.root, book.save())
    note = _notes(drafted)["i.2.1"]
    assert note["targets"]["t1"]["min"] == Decimal("2.5")
    assert note["targets"]["t1"]["indicator"] == "budget-revenue"
    assert [d.get("recurrence") or d["date"] for d in note["deadlines"].values()] == [
        "FREQ=MONTHLY;INTERVAL=3",
        "2024-34",
    ]
    before = drafted.read(f"{OWN}/annotations.yml")
    read(drafted.root, book.save())
    assert drafted.read(f"{OWN}/annotations.yml") == before


def test_a_reason_becomes_an_exception(drafted: Project, filled: Callable[[], Filled]) -> None:
    """Where the check asks about what is no data, the reason typed beside it is written, once."""
    book = filled()
    page = book.book["Kiểm tra"]
    asked = next(str(r[1].value) for r in page.iter_rows(min_row=3) if "30/9/2024" in str(r[1].value))
    book.cell("Kiểm tra", asked, "because", "Ngày của việc khác")
    read(drafted.root, book.save())
    read(drafted.root, book.save())
    answers = read_yaml(drafted.root / OWN / "exceptions.yml", drafted.root).data
    (answer,) = answers["i.1.1"]
    assert (answer["check"], answer["because"]) == ("date", "Ngày của việc khác")


def test_from_draft_to_published(drafted: Project, filled: Callable[[], Filled]) -> None:
    """A document is not published while anything is open; then it is, with the records it needs, and the
    check is silent."""
    suggested = drafted.root / OWN / "suggestions.yml"
    assert suggested.is_file()
    book = filled()
    book.cell("Văn bản", "state", "value", "đã duyệt")
    outcome = read(drafted.root, book.save())
    assert [code for _, code in _said(outcome)] == ["sheet-not-ready"]
    assert suggested.is_file()
    book.every("Đoạn", "decision", "nhận")
    for passage, title in (
        ("i.1.1", "Health department checks wells"),
        ("i.2.1", "Finance department allots money"),
    ):
        book.cell("Đoạn", passage, "title_en", title)
    book.cell("Cơ quan mới", "Sở Y tế", "decision", "nhận")
    book.cell("Cơ quan mới", "Sở Y tế", "name_en", "Department of Health")
    book.cell("Văn bản", "issuer", "decision", "nhận")
    book.cell("Văn bản", "title_en", "value", "Protecting water in 2024")
    outcome = read(drafted.root, book.save())
    assert [p.line_for("en") for p in outcome.problems] == []
    assert outcome.published == "9-kh-ubnd-2024"
    assert not suggested.exists()  # what was suggested is decided
    catalog = drafted.catalog()
    assert catalog.whole is None
    assert "9-kh-ubnd-2024.i.1.1" in catalog.commitments
    assert drafted.problems() == ()
    assert "“plans import”" not in drafted.read(f"{OWN}/document.yml") + drafted.read(
        f"{OWN}/annotations.yml"
    )


def test_a_reviewed_passage_is_opened_again(example: Project) -> None:
    """The decision "chưa xem" on a reviewed row makes it a draft again, and changes nothing else."""
    book = Filled(make(example.root, "12-kh-ubnd-2024", example.root / "b.xlsx"))
    before = example.read(f"{PLAN}/annotations.yml")
    book.cell("Đoạn", "ii.1.6", "decision", "chưa xem")
    read(example.root, book.save())
    after = example.read(f"{PLAN}/annotations.yml")
    assert after == before.replace("ii.1.6:\n", "ii.1.6:\n  state: draft\n")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 no workbook", b"<html></html>"], ids=["empty", "zip", "html"]
)
def test_what_is_no_workbook(example: Project, data: bytes) -> None:
    """A file that is no workbook is a problem with its cure."""
    (example.root / "x.xlsx").write_bytes(data)
    with pytest.raises(ProblemsFound) as found:
        read(example.root, example.root / "x.xlsx")
    assert [p.code for p in found.value.problems] == ["sheet-broken"]


def test_a_workbook_of_something_else(example: Project) -> None:
    """A workbook that this command did not make, and a document that does not exist, are named."""
    from openpyxl import Workbook  # noqa: PLC0415 - only here

    Workbook().save(example.root / "x.xlsx")
    with pytest.raises(ProblemsFound) as found:
        read(example.root, example.root / "x.xlsx")
    assert [p.code for p in found.value.problems] == ["sheet-foreign"]
    with pytest.raises(ProblemsFound) as found:
        make(example.root, "12-kh-ubnd-204", example.root / "x.xlsx")
    assert [(p.code, p.nearest) for p in found.value.problems] == [("sheet-document", "12-kh-ubnd-2024")]


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        (When(), "15/2/2026", "2026-02-15"), (When(), "2/2026", "2026-02"), (When(), "Quý 2/2026", "2026-34"), (When(), "2026", "2026"),
        (When(), "2026/2030", "2026/2030"), (When(), "6 tháng đầu năm 2026", "2026-40"), (When(), "", None),
        (Number(), "2.500", 2500), (Number(), "0,5", Decimal("0.5")), (Number(), "7.5", Decimal("7.5")),
        (Number(), "1.234,5", Decimal("1234.5")),
        (Recurrence(), "hằng quý", "FREQ=MONTHLY;INTERVAL=3"), (Recurrence(), "FREQ=DAILY", "FREQ=DAILY"), (Text(), " a  b ", "a b"),
    ],
)  # fmt: skip
def test_cells_are_read_as_people_write(field: Any, words: str, value: Any) -> None:
    """Dates, numbers and recurrences are understood as officials write them, and shown so that they read
    back."""
    assert field.read(words) == value
    assert field.read(field.show(value)) == value


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (When(), "hôm nào"),
        (When(), "31/02/2026"),
        (Number(), "nhiều"),
        (Number(), "9" * 5000),
        (Recurrence(), "ít khi"),
    ],
)
def test_cells_nobody_can_read(field: Any, words: str) -> None:
    """What is no date, number or recurrence is refused, not guessed."""
    with pytest.raises(Unknown):
        field.read(words)


def test_names_that_two_records_share() -> None:
    """Records of one name bear their ids; the bare name means neither."""
    names = Names.of([("a", "Sở X"), ("b", "Sở X"), ("c", "Sở Y")], [("c", "sở y tỉnh")])
    assert names.labels == {"a": "Sở X [a]", "b": "Sở X [b]", "c": "Sở Y"}
    assert (names.find("Sở X [b]"), names.find("SỞ Y"), names.find("Sở Y tỉnh"), names.find("a")) == (
        "b",
        "c",
        "c",
        "a",
    )
    with pytest.raises(Unknown):
        names.find("Sở X")
    assert names.parted("Sở Y; Sở X [a]\nSở Y") == ["c", "a"]
