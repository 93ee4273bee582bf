"""``plans bench faults``: mutations by a seed, and that each kind of fault would be seen."""

from __future__ import annotations

import json
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from generator import importing
from generator.cli import main
from generator.commands import faults
from generator.commands.faults import content, files, mutations, watching
from generator.commands.faults.content import forbidden
from generator.content.catalog import Catalog
from generator.problems import problem
from tests.project import PLAN, REGISTRIES, Project

#: mutations of each kind in every run of the tests; ``plans bench faults`` makes more
COUNT = 40


def _made(root: Path, number: int = 0) -> tuple[list[watching.Fault], Counter[str]]:
    count: Counter[str] = Counter()
    return list(content.trials(root, 1, range(number, number + 12), count)), count


def test_no_slip_is_a_surprise(example: Project) -> None:
    """Of mutations in content and in files none ends in a traceback, hangs, or is accepted against the
    schemas."""
    before = {p: p.read_bytes() for p in example.root.rglob("*") if p.is_file()}
    found = faults.faults(example.root, faults.Trials(COUNT, seed=20))
    assert found["faults"] == []
    assert found["content"]["told"] > COUNT / 4
    assert found["content"]["accepted"] > 0
    assert found["content"].keys() <= {"told", "accepted", "same"}
    assert sum(found["content"].values()) == sum(found["files"].values()) == COUNT
    assert found["files"]["read"] > COUNT / 4
    assert found["files"]["refused"] > 0
    assert {p: p.read_bytes() for p in example.root.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("kinds", [mutations.IN_YAML, mutations.IN_TABLE, mutations.IN_MARKUP])
def test_every_slip_changes_a_text_and_can_be_made_again(kinds: tuple[mutations.Mutation, ...]) -> None:
    """Each kind makes something else of a text, one that ends at once and one that is empty hold, the same
    seed does the same."""
    text = "first:\n  key: value 12\n  other:\t3\n- x: y\n"
    for kind in kinds:
        made = [kind(text, Random(n)) for n in range(40)]
        assert any(m != text for m in made), kind
        assert made == [kind(text, Random(n)) for n in range(40)]
        for short in ("", "x", "\n"):
            assert [isinstance(kind(short, Random(n)), str) for n in range(40)]
    data = text.encode() * 5
    assert all(mutations.corrupted(data, Random(n)) != data for n in range(20))
    assert mutations.corrupted(b"", Random(1)) == b""


def test_packed_files_stay_packed(example: Project) -> None:
    """A Word file with a mutation is a container that opens, with another text or without a part."""
    _, data = next(s for s in files.seeds(example.root, None) if s[0].endswith(".docx"))
    opened = [mutations.mutated_archive(data, Random(n)) for n in range(30)]
    assert all(one.startswith(b"PK") for one in opened)
    assert len(set(opened)) > 20


def test_seeds_are_read_as_they_are(example: Project) -> None:
    """What is spoiled can be read when it is whole, in each format, and its words are there."""
    given = files.seeds(example.root, None)
    assert {Path(name).suffix for name, _ in given} == {".txt", ".html", ".docx"}
    for name, data in given:
        read = importing.reading.read_bytes(data, Path(name).suffix)
        assert read is not None
        assert "KẾ HOẠCH" in read.text or "QUYẾT ĐỊNH" in read.text


def test_files_of_a_folder(example: Project, tmp_path: Path) -> None:
    """The files of a folder are spoiled instead, those that can be imported."""
    (tmp_path / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"x")
    assert files.seeds(example.root, tmp_path) == [("a.txt", "KẾ HOẠCH".encode())]


def test_a_traceback_is_a_fault(example: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is thrown while content is checked is told with its place, its file and its number."""

    def throws(_: Catalog) -> list[object]:
        raise KeyError("nobody")

    monkeypatch.setattr(content, "all_problems", throws)
    monkeypatch.setattr(content, "problems", lambda *_: throws(example.catalog()))
    found, _ = _made(example.root, 5)
    assert {f.kind for f in found} == {"traceback"}
    assert all("KeyError: 'nobody'" in f.detail and f.file for f in found)
    assert {f.mutation for f in found} <= set(range(5, 17))


def test_a_reader_that_throws_is_a_fault(example: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is thrown while a file is read is told too."""

    def throws(*_: object) -> None:
        raise IndexError("list")

    monkeypatch.setattr(files, "read_bytes", throws)
    count: Counter[str] = Counter()
    given = files.seeds(example.root, None)
    found = list(files.trials(given, importing.learn(example.root), 1, range(3), count))
    assert [f.kind for f in found] == ["traceback"] * 3
    assert not count


def test_a_hang_is_a_fault(example: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not end is stopped and told, though something on its way catches every exception."""

    def hangs(_: Catalog) -> list[object]:
        while True:
            with suppress(Exception):  # as careless code does
                time.sleep(30)

    monkeypatch.setattr(content, "all_problems", hangs)
    monkeypatch.setattr(content, "problems", lambda *_: hangs(example.catalog()))
    monkeypatch.setattr(content, "within", lambda: watching.within(1))
    count: Counter[str] = Counter()
    found = list(content.trials(example.root, 1, range(1), count))
    assert [f.kind for f in found] == ["hang"]


def test_what_the_schemas_forbid_must_be_told(example: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the check says nothing of content that the schemas forbid, that is a fault; content that is right
    is none."""
    monkeypatch.setattr(content, "all_problems", lambda _: ())
    monkeypatch.setattr(content, "problems", lambda *_: ())
    monkeypatch.setattr(content, "draft_problems", lambda _: ())
    found, count = _made(example.root)
    assert "accepted" in {f.kind for f in found}
    assert count["told"] == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "forbids"),
    [
        (f"{PLAN}/document.yml", "type: ", "typ: ", True),
        (f"{REGISTRIES}/evidence.yml", "- id: ", "- idd: ", True),
        ("site_config/publication.yml", "version: ", "x: ", False),
        ("content/changes.yml", "version: ", "x: ", False),
    ],
)
def test_forbidden(example: Project, name: str, old: str, new: str, *, forbids: bool) -> None:
    """The schemas are asked of the files they are of."""
    path = example.root / name
    assert forbidden(path) == ""
    text = example.read(name)
    assert old in text
    example.write(name, text.replace(old, new, 1))
    assert bool(forbidden(path)) is forbids


def test_messages_have_a_file_and_an_end(example: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A problem that names no file, and a message without end, are faults."""
    nowhere = problem(("", 0, 0), "file-missing", file="x")
    endless = [problem(("a.yml", n, 0), "file-missing", file="x" * 4000) for n in range(1)]
    monkeypatch.setattr(content, "LONGEST", 1000)
    monkeypatch.setattr(content, "draft_problems", lambda _: [nowhere, *endless])
    found, _ = _made(example.root)
    assert {f.kind for f in found} == {"nowhere", "long"}


def test_the_command(
    example: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report is JSON; a fault is exit 3; nothing to do is wrong use."""
    root = str(example.root)
    assert main(["--root", root, "bench", "faults", "--count", "0"]) == 2
    assert main(["--root", root, "bench", "faults", "--files", str(example.root / "none")]) == 2
    asked: list[faults.Trials] = []

    def seen(_: Path, wanted: faults.Trials) -> dict[str, object]:
        asked.append(wanted)
        return {"faults": [] if wanted.seed == 1 else ["one"]}

    monkeypatch.setattr(faults, "faults", seen)
    capsys.readouterr()
    assert main(["--root", root, "bench", "faults", "--count", "7"]) == 0
    assert json.loads(capsys.readouterr().out) == {"faults": []}
    assert main(["--root", root, "bench", "faults", "--seed", "2", "--files", root]) == 3
    assert asked == [faults.Trials(7), faults.Trials(1000, 2, example.root)]
