"""Broken content: every mistake people make is shown with file and line, all of them together, and nothing is
written."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import CONTENT, main
from tests.project import DECISION, PLAN, REGISTRIES, Project

#: what one mistake is told as: file, line, code
Told = tuple[str, int, str]
NOTES = f"{PLAN}/annotations.yml"


def _wrong_agency_id(p: Project) -> Told:
    return (
        NOTES,
        p.change(NOTES, "lead: [toa-an-nhan-dan-tinh]", "lead: [toa-an-nhan-dan]"),
        "reference-unknown",
    )


def _bad_date(p: Project) -> Told:
    return (
        f"{DECISION}/annotations.yml",
        p.change(f"{DECISION}/annotations.yml", "date: 2025-06-30", "date: 2025-06-31"),
        "date-invalid",
    )


def _duplicate_id(p: Project) -> Told:
    name = f"{REGISTRIES}/indicators.yml"
    first = next(text for text in p.read(name).splitlines(keepends=True) if text.startswith("visitors:"))
    return name, p.append(name, first), "key-duplicate"


def _duplicate_passage_id(p: Project) -> Told:
    name = f"{DECISION}/passages.tsv"
    return name, p.change(name, "phu-luc.2\tPhụ lục", "phu-luc.1\tPhụ lục"), "id-duplicate"


def _passage_that_does_not_exist(p: Project) -> Told:
    return NOTES, p.append(NOTES, "\nii.9.9:\n  supervise: [ubnd-tinh]\n") + 1, "passage-unknown"


def _tab_in_yaml(p: Project) -> Told:
    name = f"{DECISION}/annotations-2.yml"
    return name, p.change(name, "  inherits: phu-luc.stt-1", "\tinherits: phu-luc.stt-1"), "yaml-syntax"


def _missing_title(p: Project) -> Told:
    p.change(
        NOTES, "  title_vi: Quảng bá Chương trình phát triển du lịch\n", "\n"
    )  # the lines below keep their numbers
    return NOTES, p.line(NOTES, "ii.1.7:"), "commitment-missing"


def _unknown_key(p: Project) -> Told:
    name = f"{PLAN}/document.yml"
    return name, p.change(name, "signer_name:", "signername: x\nsigner_name:"), "key-unknown"


def _nfd_text(p: Project) -> Told:
    name = f"{REGISTRIES}/projects.yml"
    return (
        name,
        p.change(name, "name_vi: Đường tỉnh 226", unicodedata.normalize("NFD", "name_vi: Đường tỉnh 226")),
        "text-not-nfc",
    )


def _not_utf8(p: Project) -> Told:
    name = f"{REGISTRIES}/units.yml"
    line = p.line(name, "phần trăm")
    p.write(
        name, p.read(name).encode("utf-8").replace("phần trăm".encode(), "phần trăm".encode("utf-16-le"), 1)
    )
    return name, line, "text-not-utf8"


MISTAKES: dict[str, Callable[[Project], Told]] = {
    "wrong agency id": _wrong_agency_id,
    "bad date": _bad_date,
    "duplicate id": _duplicate_id,
    "duplicate passage id": _duplicate_passage_id,
    "passage that does not exist": _passage_that_does_not_exist,
    "tab in YAML": _tab_in_yaml,
    "missing title": _missing_title,
    "unknown key": _unknown_key,
    "NFD text": _nfd_text,
    "not UTF-8": _not_utf8,
}


def _told(project: Project, capsys: pytest.CaptureFixture[str]) -> list[Told]:
    """What ``plans check --json`` tells."""
    capsys.readouterr()
    assert main(["--root", str(project.root), "check", "--json"]) == CONTENT
    return [(p["file"], p["line"], p["code"]) for p in json.loads(capsys.readouterr().out)]


def _published(root: Path) -> dict[str, bytes]:
    files = [p for name in ("datasets", "site") for p in (root / name).rglob("*") if p.is_file()]
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_alone(example: Project, capsys: pytest.CaptureFixture[str], mistake: str) -> None:
    """One mistake is one problem, at its file and line: nothing that only follows from it is told."""
    expected = MISTAKES[mistake](example)
    assert _told(example, capsys) == [expected]


def test_all_together(example: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """All mistakes in one project are told in one run, each with file and line, and nothing else."""
    expected = sorted(make(example) for make in MISTAKES.values())
    assert sorted(_told(example, capsys)) == expected


def test_people_see_them(example: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """In words, each is a line ``file:line:column: CODE``, in order, with their number at the end, in both
    languages."""
    expected = sorted(make(example) for make in MISTAKES.values())
    for language, count in (("vi", f"{len(expected)} lỗi"), ("en", f"{len(expected)} problems")):
        assert main(["--root", str(example.root), "--lang", language, "check"]) == CONTENT
        said = capsys.readouterr().err.splitlines()
        assert said[-1] == count
        starts = [line.split(" ")[0].split(":") for line in said[:-1]]
        assert [(file, int(line)) for file, line, *_ in starts] == [
            (file, line) for file, line, _ in expected
        ]


@pytest.mark.parametrize(
    "command", [["build"], ["build", "--no-site"], ["check"], ["check", "--strict"]], ids=" ".join
)
def test_outputs_stay(example: Project, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    """A run with mistakes ends with status 1 and leaves what was published byte for byte, and nothing half
    made."""
    for name in ("datasets/van-dai-plans/data/units.csv", "site/index.html"):
        example.write(name, f"the last good {name}\n")
    before = _published(example.root)
    expected = [make(example) for make in MISTAKES.values()]
    assert main(["--root", str(example.root), "--lang", "en", *command]) == CONTENT
    said = capsys.readouterr().err
    assert all(f"{file}:{line}:" in said for file, line, _ in expected)
    assert _published(example.root) == before
    build = example.root / "build"
    assert [p.name for p in build.glob("*") if p.name != "lock"] == []
