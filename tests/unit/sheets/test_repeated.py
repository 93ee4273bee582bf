"""A workbook read again and again: what was decided stays decided, and no cell of the machine's own words is
taken for the document's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.commands.sheet import make, read
from generator.content.source import read_yaml
from generator.importing import write_draft
from tests.filled import HEAD, OWN, Filled
from tests.project import Project

TEXT = f"""{HEAD}1. Sở Y tế kiểm tra giếng khoan trước ngày 30/9/2024, báo cáo hằng quý.
"""


@pytest.fixture
def workbook(example: Project, tmp_path: Path) -> Filled:
    """The workbook of a draft whose one task has two deadlines."""
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    write_draft(source, example.root)
    return Filled(make(example.root, "9-kh-ubnd-2024", example.root / "a.xlsx"))


def _deadlines(project: Project) -> list[dict[str, Any]]:
    notes: dict[str, Any] = read_yaml(project.root / OWN / "annotations.yml", project.root).data
    return list((notes["i.1.1"].get("deadlines") or {}).values())


def test_one_of_two_suggested_deadlines_is_dropped(example: Project, workbook: Filled) -> None:
    """The row of the passage says only that there are two: read again when one is left, it is no deadline.
    What is due is the title where nobody says more."""
    assert workbook.cell("Đoạn", "i.1.1", "due_text").value.startswith("(2 ")
    workbook.cell("Đoạn", "i.1.1", "title_vi", "Sở Y tế kiểm tra giếng khoan")
    workbook.cell("Đoạn", "i.1.1", "decision", "sửa")
    workbook.cell("Thời hạn", "hằng quý", "decision", "bỏ")
    workbook.cell("Thời hạn", "trước ngày 30/9/2024", "decision", "nhận")
    path = workbook.save()
    wanted = [
        {
            "what": "Sở Y tế kiểm tra giếng khoan",
            "text": "trước ngày 30/9/2024",
            "date": "2024-09-30",
            "relation": "before",
        }
    ]
    for _ in range(3):
        read(example.root, path)
        assert _deadlines(example) == wanted
    assert read(example.root, path).written == 0
    workbook.cell("Thời hạn", "trước ngày 30/9/2024", "decision", "bỏ")  # somebody thinks better of it
    read(example.root, workbook.save())
    assert _deadlines(example) == []


def test_the_row_of_the_passage_may_say_the_one_deadline(example: Project, workbook: Filled) -> None:
    """Suggestions that are dropped take away none that the passage's own row says, however often it is
    read."""
    for key, value in {
        "due_text": "trước ngày 30/9/2024",
        "due_date": "30/9/2024",
        "decision": "sửa",
    }.items():
        workbook.cell("Đoạn", "i.1.1", key, value)
    for words in ("hằng quý", "trước ngày 30/9/2024"):
        line = next(
            r for r in workbook.book["Thời hạn"].iter_rows(min_row=3) if any(c.value == words for c in r)
        )
        line[2].value = "bỏ"
    path = workbook.save()
    for _ in range(3):
        read(example.root, path)
        assert [d["text"] for d in _deadlines(example)] == ["trước ngày 30/9/2024"]


def test_a_target_is_called_as_the_indicator_that_comes_with_it(example: Project, workbook: Filled) -> None:
    """An indicator that the same workbook brings gives its name to the target, as one of the registry does."""
    name = "Số giếng khoan được kiểm tra"
    workbook.add(
        "Chỉ số mới", decision="nhận", name_vi=name, unit="phần trăm", topic="Du lịch", definition="Tỷ lệ"
    )
    workbook.add(
        "Chỉ tiêu", passage="i.1.1", decision="nhận", indicator=name, comparator="đúng bằng", min="30",
        value_text="30", unit_text="/",
    )  # fmt: skip
    read(example.root, workbook.save())
    notes: dict[str, Any] = read_yaml(example.root / OWN / "annotations.yml", example.root).data
    assert [t["name_vi"] for t in notes["i.1.1"]["targets"].values()] == [name]


def _asked(workbook: Filled) -> list[str]:
    page = workbook.book["Kiểm tra"]
    return [str(r[1].value) for r in page.iter_rows(min_row=3) if r[1].value]


def test_what_a_suggestion_answers_is_asked_last(example: Project, workbook: Filled) -> None:
    """Nothing is asked that a waiting suggestion answers, but for a reason not to take it; the first sheet
    counts what is left."""
    suggested = "gợi ý đã trả lời, chỉ ghi lý do khi không nhận gợi ý"
    assert {q.rpartition("; ")[2] for q in _asked(workbook)} == {suggested}
    assert "0 chỗ máy còn hỏi" in workbook.book.worksheets[0]["A3"].value
    for key in ("title_vi", "topic_1", "topic_2", "topic_3"):
        workbook.cell("Đoạn", "i.1.1", key, "")
    workbook.cell("Đoạn", "i.1.1", "decision", "sửa")
    read(example.root, workbook.save())
    again = Filled(make(example.root, "9-kh-ubnd-2024", example.root / "a.xlsx"))
    assert _asked(again)[:2] == ["Thiếu “Tiêu đề”", "Thiếu “Lĩnh vực chính”"]
    open_ = [q for q in _asked(again) if suggested not in q]
    assert f"; {len(open_)} chỗ máy còn hỏi" in again.book.worksheets[0]["A3"].value


def test_an_exception_is_taken_back_where_it_was_made(example: Project, workbook: Filled) -> None:
    """A reason stands on the sheet of questions as long as its exception does; without it the exception goes.
    What is asked is said in the words of the workbook."""
    workbook.every("Đoạn", "decision", "nhận")
    workbook.cell("Thời hạn", "trước ngày 30/9/2024", "decision", "nhận")
    outcome = read(example.root, workbook.save())
    asked = [p for p in outcome.problems if "hằng quý" in p.message("vi")]
    assert [(p.code, p.file.partition(":")[2], p.message("vi")) for p in asked] == [(
        "sheet-asks", "Đoạn!K9",
        "“hằng quý” trông như ngày, thời hạn mà chưa ghi; ghi vào ô này, hoặc nêu lý do ở trang “Kiểm tra”",
    )]  # fmt: skip
    again = Filled(make(example.root, "9-kh-ubnd-2024", example.root / "a.xlsx"))
    again.cell("Kiểm tra", "hằng quý", "because", "Tên báo cáo")
    read(example.root, again.save())
    assert "Tên báo cáo" in example.read(f"{OWN}/exceptions.yml")
    third = Filled(make(example.root, "9-kh-ubnd-2024", example.root / "a.xlsx"))
    assert third.cell("Kiểm tra", "hằng quý", "because").value == "Tên báo cáo"
    third.cell("Kiểm tra", "hằng quý", "because", "Tên loại báo cáo")
    read(example.root, third.save())
    assert "because: Tên loại báo cáo" in example.read(f"{OWN}/exceptions.yml")
    third.cell("Kiểm tra", "hằng quý", "because", "")
    assert read(example.root, third.save()).written == 1
    assert "hằng quý" not in example.read(f"{OWN}/exceptions.yml")


def test_a_suggested_body_can_be_accepted_as_it_is(example: Project, tmp_path: Path) -> None:
    """What is suggested of a new body raises no problem: a kind of the registry or none, spellings that the
    passages have."""
    text = TEXT.replace("TỈNH VÂN ĐÀI", "XÃ HÒA NINH").replace("Sở Y tế", "UBND xã Bảo Lâm")
    source = tmp_path / "b.txt"
    source.write_text(f"{text}2. Văn phòng UBND xã Hòa Ninh kiểm tra.\n", encoding="utf-8")
    write_draft(source, example.root, "9-kh-ubnd-2025")
    workbook = Filled(make(example.root, "9-kh-ubnd-2025", example.root / "b.xlsx"))
    page = workbook.book["Cơ quan mới"]
    rows = {r[1].value: [c.value or "" for c in r[2:5]] for r in page.iter_rows(min_row=3) if r[1].value}
    assert rows["UBND xã Bảo Lâm"] == ["", "", "UBND xã Bảo Lâm"]
    assert rows["Ủy ban nhân dân xã Hòa Ninh"] == ["", "", "UBND xã Hòa Ninh"]


def test_a_unit_that_the_registry_lacks(example: Project, workbook: Filled) -> None:
    """A new unit is a row like any new thing: written as it is called where it has no symbol, known to the
    other sheets of the same workbook, a draft as long as only the draft needs it."""
    workbook.add("Đơn vị tính mới", decision="nhận", name_vi="tin, bài")
    workbook.add(
        "Chỉ số mới",
        decision="nhận",
        name_vi="Số tin, bài",
        unit="tin, bài",
        topic="Du lịch",
        definition="Số",
    )
    outcome = read(example.root, workbook.save())
    assert [p.message("vi") for p in outcome.problems if p.code == "sheet-unknown"] == []
    units: dict[str, Any] = read_yaml(example.root / "content/registries/units.yml", example.root).data
    assert units["tin-bai"] == {"state": "draft", "symbol": "tin, bài", "name_vi": "tin, bài"}
    indicators: dict[str, Any] = read_yaml(
        example.root / "content/registries/indicators.yml", example.root
    ).data
    assert indicators["so-tin-bai"]["unit"] == "tin-bai"
    assert read(example.root, workbook.path).written == 0


def test_a_law_without_a_number(example: Project, workbook: Filled) -> None:
    """A law that the text calls by its name alone is a row like others: its title makes the id, and is how it is
    cited; a row that nothing is called by is told what it needs."""
    workbook.add("Văn bản viện dẫn", decision="nhận", type="luật", title_vi="Luật Khoáng sản")
    workbook.add("Văn bản viện dẫn", decision="nhận", type="luật")
    outcome = read(example.root, workbook.save())
    path = example.root / "content/registries/legal_documents.yml"
    written: dict[str, Any] = read_yaml(path, example.root).data["luat-khoang-san"]
    assert (written["title_vi"], written["names"]) == ("Luật Khoáng sản", ["Luật Khoáng sản"])
    (missing,) = [p for p in outcome.problems if p.code == "value-missing" and "Văn bản viện dẫn" in p.file]
    assert "Số, ký hiệu / Tiêu đề / Cách viết trong văn bản" in missing.message("vi")


def test_what_is_right_as_it_is_gets_its_reason_here(example: Project, tmp_path: Path) -> None:
    """Every problem that an exception answers is answered on the sheet of questions, not only what looks like
    data: here a sentence that the document prints twice."""
    twice = "Rà soát các nguồn nước sinh hoạt trên địa bàn và tổng hợp kết quả vào báo cáo cuối năm."
    source = tmp_path / "b.txt"
    source.write_text(f"{TEXT}2. {twice}\n3. {twice}\n", encoding="utf-8")
    write_draft(source, example.root, "9-kh-ubnd-2024")
    workbook = Filled(make(example.root, "9-kh-ubnd-2024", example.root / "b.xlsx"))
    row = next(
        r for r in workbook.book["Kiểm tra"].iter_rows(min_row=3) if "passage-doubled" in [c.value for c in r]
    )
    row[2].value = "In hai lần trong bản gốc"
    outcome = read(example.root, workbook.save())
    assert "passage-doubled" in example.read(f"{OWN}/exceptions.yml")
    assert [p.code for p in outcome.problems if p.code in ("passage-doubled", "exception-unused")] == []


def test_whom_a_heading_will_name_is_not_asked_below_it(example: Project, tmp_path: Path) -> None:
    """Who leads, under a heading whose body is suggested, waits for that heading alone."""
    source = tmp_path / "b.txt"
    source.write_text(
        f"{TEXT}II. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính:\na) Chủ trì lập dự toán.\nb) Chủ trì quyết toán.\n",
        encoding="utf-8",
    )
    write_draft(source, example.root, "9-kh-ubnd-2024")
    workbook = Filled(make(example.root, "9-kh-ubnd-2024", example.root / "b.xlsx"))
    asked = [q for q in _asked(workbook) if "chủ trì" in q.lower() and "gợi ý đã trả lời" not in q]
    assert asked == []
    assert any("chủ trì" in q.lower() for q in _asked(workbook))


def test_a_plan_of_today_names_the_bodies_of_today(example: Project, tmp_path: Path) -> None:
    """A department of the same name took the place of another in 2025: a plan of 2026 means the later one,
    the check does not ask for the earlier, and who comes after it is a row that nobody has looked into."""
    text = TEXT.replace("năm 2024", "năm 2026").replace(
        "Sở Y tế kiểm tra", "Phối hợp với Sở Tài chính kiểm tra"
    )
    source = tmp_path / "b.txt"
    source.write_text(text, encoding="utf-8")
    write_draft(source, example.root, "9-kh-ubnd-2026")
    workbook = Filled(make(example.root, "9-kh-ubnd-2026", example.root / "b.xlsx"))
    workbook.every("Đoạn", "decision", "nhận")
    outcome = read(example.root, workbook.save())
    notes: dict[str, Any] = read_yaml(
        example.root / "content/documents/9-kh-ubnd-2026/annotations.yml", example.root
    ).data
    assert notes["i.1.1"]["cooperate"] == ["so-tai-chinh-2025"]
    asked = " ".join(p.message("vi") for p in outcome.problems)
    assert "Sở Tài chính" not in asked
    assert [p.code for p in outcome.problems if p.code == "succession-missing"] == []
    rows = example.read("content/registries/agency_successions.yml")
    assert "{id: so-tai-chinh-2025.s1, agency: so-tai-chinh-2025, status: not-checked}" in rows
    assert rows.count("so-tai-chinh-2025.s1") == 1


def test_spaces_that_keep_words_together(example: Project, tmp_path: Path) -> None:
    """What an office's file prints with no-break spaces is found again by who types plain ones: the name of a
    body, a date, the quotation of a deadline."""
    source = tmp_path / "a.txt"
    source.write_text(
        TEXT.replace("Sở Y", "Sở\u00a0Y")
        .replace("ngày 30", "ngày\u00a030")
        .replace(", báo cáo hằng quý", ""),
        encoding="utf-8",
        newline="\n",
    )
    write_draft(source, example.root)
    assert "\u00a0" in example.read(f"{OWN}/original.txt")
    assert "\u00a0" not in example.read(f"{OWN}/passages.tsv")
    workbook = Filled(make(example.root, "9-kh-ubnd-2024", example.root / "b.xlsx"))
    workbook.every("Đoạn", "decision", "nhận")
    workbook.cell("Cơ quan mới", "Sở Y tế", "decision", "nhận")
    workbook.cell("Cơ quan mới", "Sở Y tế", "name_en", "Department of Health")
    told = read(example.root, workbook.save()).problems
    assert {p.code for p in told} <= {"sheet-asks"}
    assert _deadlines(example)[0]["text"] == "trước ngày 30/9/2024"


@pytest.mark.parametrize("kept", [True, False])
def test_a_corrected_name_has_its_own_id_and_is_meant_wherever_it_was_suggested(
    example: Project, workbook: Filled, *, kept: bool
) -> None:
    """Nobody has to make an id, nor to correct a name in every sheet: but an id that somebody wrote stays."""
    workbook.cell("Đoạn", "i.1.1", "title_vi", "Sở Y tế kiểm tra giếng khoan")
    workbook.cell("Đoạn", "i.1.1", "decision", "nhận")
    workbook.cell("Cơ quan mới", "Sở Y tế", "decision", "sửa")
    workbook.cell("Cơ quan mới", "Sở Y tế", "id", "y-te" if kept else None)
    workbook.cell("Cơ quan mới", "Sở Y tế", "name_vi", "Sở Y tế và Thể thao")
    path = workbook.save()
    key = "y-te" if kept else "so-y-te-va-the-thao"
    for _ in range(2):
        outcome = read(example.root, path)
        assert [p.code for p in outcome.problems if not p.draft] == []
        notes = read_yaml(example.root / OWN / "annotations.yml", example.root).data
        agencies = read_yaml(example.root / "content/registries/agencies.yml", example.root).data
        assert notes["i.1.1"]["lead"] == [key]
        assert agencies[key]["name_vi"] == "Sở Y tế và Thể thao"
        assert "so-y-te" not in agencies
    assert read(example.root, path).written == 0


def test_who_only_helps_is_filled_in_and_nothing_asked(example: Project, tmp_path: Path) -> None:
    """A task that begins with "Phối hợp" under the name of a body: to accept the row is enough."""
    source = tmp_path / "a.txt"
    source.write_text(
        f"{HEAD}1. Sở Y tế\n- Phối hợp với Công an tỉnh kiểm tra giếng khoan.\n", encoding="utf-8"
    )
    write_draft(source, example.root)
    book = Filled(make(example.root, "9-kh-ubnd-2024", example.root / "a.xlsx"))
    assert book.cell("Đoạn", "i.1.2", "support").value == "Sở Y tế"
    assert not book.cell("Đoạn", "i.1.2", "problems").value
    book.cell("Đoạn", "i.1.2", "decision", "nhận")
    book.cell("Cơ quan mới", "Sở Y tế", "decision", "nhận")
    read(example.root, book.save())
    notes = read_yaml(example.root / OWN / "annotations.yml", example.root).data
    assert notes["i.1.2"]["support"] == ["so-y-te"]
