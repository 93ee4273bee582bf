"""Drafts: they are checked and counted, reach nothing that is published, and stop nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import CONTENT, GOOD, main
from generator.commands.publication import context_of
from generator.content.checks import Progress, all_problems, draft_problems, progress
from generator.exports import packed
from generator.importing import write_draft
from generator.settings import load_settings
from tests.project import PLAN, REGISTRIES, Project

OWN = "content/documents/9-kh-ubnd-2024"
TEXT = """ỦY BAN NHÂN DÂN TỈNH THANH BÌNH
Số: 9/KH-UBND
Thanh Bình, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Bảo vệ nguồn nước năm 2024
I. NHIỆM VỤ
1. Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra giếng khoan trước ngày 30/9/2024.
2. Sở Tài chính bố trí kinh phí.
"""


@pytest.fixture
def drafted(example: Project, tmp_path: Path) -> Project:
    """The miniature project with a third document, as ``plans import`` leaves it."""
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert write_draft(source, example.root) == example.root / OWN
    return example


def test_a_draft_stops_nothing(drafted: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A fresh draft has problems of its own; the content is good all the same, and each of them says that it
    is a draft's."""
    assert drafted.problems() == ()
    assert main(["--root", str(drafted.root), "--lang", "en", "check", "--json"]) == GOOD
    records = json.loads(capsys.readouterr().out)
    assert {"value-missing", "commitment-missing"} <= {r["code"] for r in records}
    assert all(r["draft"] for r in records)


def test_a_problem_beside_a_draft_still_counts(drafted: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with a published document stops the run, and only that bears no ``draft``."""
    line = drafted.change(
        f"{PLAN}/annotations.yml", "lead: [toa-an-nhan-dan-tinh]", "lead: [toa-an-nhan-dan]"
    )
    assert main(["--root", str(drafted.root), "check", "--json"]) == CONTENT
    records = json.loads(capsys.readouterr().out)
    assert [(r["file"], r["line"]) for r in records if not r.get("draft")] == [
        (f"{PLAN}/annotations.yml", line)
    ]
    assert any(r.get("draft") for r in records)


def test_how_far_a_draft_is(drafted: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Passages without ``state: draft`` are reviewed; the check tells how many of how many, and the problems
    that are left."""
    drafted.change(
        f"{OWN}/annotations.yml", "i.2.1:\n  state: draft\n", "i.2.1:\n  title_vi: Bố trí kinh phí\n"
    )
    catalog = drafted.catalog()
    wrong = draft_problems(catalog)
    (told,) = progress(catalog, wrong)
    lines = drafted.read(f"{OWN}/passages.tsv").count("\n") - 1
    assert told == Progress("9-kh-ubnd-2024", 1, lines, sum(p.file.startswith(OWN) for p in wrong))
    assert main(["--root", str(drafted.root), "--lang", "en", "check"]) == GOOD
    said = capsys.readouterr()
    assert f"draft 9-kh-ubnd-2024: 1 of {lines} passages reviewed, {told.problems} problems" in said.err
    assert said.out == "The content has no problems.\n"


def test_a_draft_reaches_no_package(example: Project, drafted: Project) -> None:
    """The package with a draft beside it, and with records only the draft needs, is the package without: byte
    for byte."""
    drafted.append(
        f"{REGISTRIES}/agencies.yml",
        "so-y-te:\n  state: draft\n  name_vi: Sở Y tế\n  name_en: Department of Health\n  kind: department\n "
        " names: [Sở Y tế]\n",
    )
    drafted.append(
        f"{REGISTRIES}/agency_successions.yml", "- {id: so-y-te.s1, agency: so-y-te, status: not-checked}\n"
    )
    settings = load_settings(example.root)
    with_draft = packed(context_of(drafted.root, drafted.catalog(), settings).package())
    for path in sorted((drafted.root / OWN).iterdir()):
        path.unlink()
    (drafted.root / OWN).rmdir()
    text = drafted.read(f"{REGISTRIES}/agencies.yml")
    drafted.write(f"{REGISTRIES}/agencies.yml", text[: text.index("so-y-te:")])
    text = drafted.read(f"{REGISTRIES}/agency_successions.yml")
    drafted.write(f"{REGISTRIES}/agency_successions.yml", text[: text.index("- {id: so-y-te.s1")])
    assert drafted.catalog().whole is None
    assert packed(context_of(drafted.root, drafted.catalog(), settings).package()) == with_draft


def test_one_passage_makes_a_document_a_draft(example: Project) -> None:
    """A published document of which one passage is under review again is not published."""
    example.change(f"{PLAN}/annotations.yml", "ii.1.6:\n", "ii.1.6:\n  state: draft\n")
    catalog = example.catalog()
    assert list(catalog.documents) == ["34-qd-ubnd-2025"]
    assert catalog.whole is not None
    assert "12-kh-ubnd-2024" in catalog.whole.documents


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('place: "Thanh Bình"', "place: [unclosed"),
        ('issued_edtf: "2024-03-12"', "issued_edtf: tháng ba"),
        ('number: "9/KH-UBND"', "nomber: 9"),
    ],
    ids=["no-yaml", "no-date", "unknown-key"],
)
def test_a_broken_draft_stops_nothing(drafted: Project, old: str, new: str) -> None:
    """A record of a draft that cannot be read, or not wholly, is told as a problem of the draft."""
    before = {p.code for p in draft_problems(drafted.catalog()) if p.file == f"{OWN}/document.yml"}
    drafted.change(f"{OWN}/document.yml", old, new)
    catalog = drafted.catalog()
    assert all_problems(catalog) == ()
    assert {p.code for p in draft_problems(catalog) if p.file == f"{OWN}/document.yml"} - before


def test_a_broken_draft_record_stops_nothing(drafted: Project) -> None:
    """A stub in a registry that lacks its kind, and is a draft, is told and stops nothing."""
    drafted.append(
        f"{REGISTRIES}/agencies.yml",
        "so-y-te:\n  state: draft\n  name_vi: Sở Y tế\n  names: [Sở Y tế]\n",
    )
    catalog = drafted.catalog()
    assert all_problems(catalog) == ()
    assert ("value-missing", "so-y-te") in {
        (p.code, dict(p.params).get("record")) for p in draft_problems(catalog)
    }


def test_what_is_published_names_no_draft(drafted: Project) -> None:
    """A published passage that names a body which is still a draft is a problem with its cure."""
    drafted.append(
        f"{REGISTRIES}/agencies.yml",
        "so-y-te:\n  state: draft\n  name_vi: Sở Y tế\n  name_en: Health\n  kind: department\n  names: [Sở Y"
        " tế]\n",
    )
    line = drafted.change(f"{PLAN}/annotations.yml", "lead: [toa-an-nhan-dan-tinh]", "lead: [so-y-te]")
    assert (f"{PLAN}/annotations.yml", line, "reference-draft") in drafted.found()


def test_a_spelling_that_only_a_draft_prints(drafted: Project) -> None:
    """A spelling added for a draft is found there, so it is no problem of what is published."""
    drafted.change(
        f"{REGISTRIES}/agencies.yml",
        "names: [Sở Tài chính]\nso-tai-chinh-2025",
        "names: [Sở Tài chính, Sở Tài chính bố trí]\nso-tai-chinh-2025",
    )
    assert drafted.catalog().whole is not None
    assert [p for p in drafted.problems() if p.code == "name-not-found"] == []
