"""The commands: what they print, where, and their exit status."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import get_args

import pytest

import generator
from generator import cli
from generator.arguments import LEVELS, parser
from generator.cli import CONTENT, GOOD, MACHINE, STOPPED, USE, main
from generator.model.publication import Level
from tests.project import PLAN, REGISTRIES, Project


def _run(project: Project, *arguments: str) -> int:
    return main(["--root", str(project.root), *arguments])


def test_good_content(example_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """``check`` on good content says so in the language asked for, and exits 0."""
    assert _run(example_project, "--lang", "vi", "check") == GOOD
    assert capsys.readouterr().out == "Nội dung không có lỗi.\n"
    assert _run(example_project, "--lang", "en", "check") == GOOD
    assert capsys.readouterr().out == "The content has no problems.\n"
    assert _run(example_project, "check", "--json") == GOOD
    assert json.loads(capsys.readouterr().out) == []


def test_a_workbook_goes_where_it_is_told(tmp_path: Path) -> None:
    """``plans sheet DOC FILE.xlsx`` and ``--output FILE.xlsx`` are understood."""
    file = tmp_path / "a.xlsx"
    assert parser().parse_args(["sheet", "12-kh-ubnd-2024", str(file)]).file == file
    assert parser().parse_args(["sheet", "12-kh-ubnd-2024", "--output", str(file)]).output == file


def test_levels_of_a_place_are_those_of_a_publication() -> None:
    """What ``plans new --level`` takes is what ``publication.yml`` may say: the parser loads no records."""
    assert get_args(Level) == LEVELS


def test_folder_and_language_stand_on_either_side(
    example_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--root`` and ``--lang`` stand before or behind the command; what is said last counts."""
    root = str(example_project.root)
    for arguments in (
        ["--root", root, "--lang", "en", "check"],
        ["check", "--root", root, "--lang", "en"],
        ["--root", "/nowhere", "--lang", "vi", "check", "--lang", "en", "--root", root],
        ["--lang", "en", "check", "--root", root],
    ):
        assert main(arguments) == GOOD, arguments
        assert capsys.readouterr().out == "The content has no problems.\n"


def test_problems_are_printed_with_file_and_line(
    example: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Problems go to standard error, one a line as ``file:line:column: CODE message``, then their number; the
    status is 1."""
    first = example.change(
        f"{PLAN}/annotations.yml", "lead: [toa-an-nhan-dan-tinh]", "lead: [toa-an-nhan-dan]"
    )
    second = example.change(
        f"{REGISTRIES}/topics.yml", "parent: public-investment", "parent: public-investmen"
    )
    assert _run(example, "--lang", "en", "check") == CONTENT
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        (
            f"{PLAN}/annotations.yml:{first}:3: reference-unknown 12-kh-ubnd-2024.ii.3.1: "
            "there is no agency “toa-an-nhan-dan”; did you mean “toa-an-nhan-dan-tinh”?"
        ),
        (
            f"{REGISTRIES}/topics.yml:{second}:47: reference-unknown budget: "
            "there is no topic “public-investmen”; did you mean “public-investment”?"
        ),
        "2 problems",
    ]


def test_problems_in_vietnamese(example: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """``--lang vi`` gives the messages and their number in Vietnamese."""
    line = example.change(
        f"{PLAN}/annotations.yml", "lead: [toa-an-nhan-dan-tinh]", "lead: [toa-an-nhan-dan]"
    )
    assert _run(example, "--lang", "vi", "check") == CONTENT
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"{PLAN}/annotations.yml:{line}:3: reference-unknown ")
    assert "; có phải “toa-an-nhan-dan-tinh”?" in said[0]
    assert said[-1] == "1 lỗi"


def test_problems_as_records(example: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """``--json`` prints the problems as records on standard output, both languages in each, and nothing
    else."""
    line = example.change(
        f"{PLAN}/annotations.yml", "lead: [toa-an-nhan-dan-tinh]", "lead: [toa-an-nhan-dan]"
    )
    assert _run(example, "check", "--json") == CONTENT
    said = capsys.readouterr()
    (record,) = json.loads(said.out)
    assert said.err == ""
    assert (record["file"], record["line"], record["column"], record["code"]) == (
        f"{PLAN}/annotations.yml",
        line,
        3,
        "reference-unknown",
    )
    assert record["nearest"] == "toa-an-nhan-dan-tinh"
    assert record["params"]["found"] == "toa-an-nhan-dan"
    assert set(record["message"]) == {"vi", "en"}


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LC_ALL": "en_US.UTF-8"}, "The content has no problems."),
        ({"LANG": "vi_VN.UTF-8"}, "Nội dung không có lỗi."),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "The content has no problems."),
        ({"LC_ALL": "C.UTF-8"}, "Nội dung không có lỗi."),
    ],
    ids=["english", "vietnamese", "LC_ALL-first", "none"],
)
def test_language_follows_the_locale(
    example_project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variables: dict[str, str],
    expected: str,
) -> None:
    """Without ``--lang`` the locale decides; where it says nothing the messages are Vietnamese."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert _run(example_project, "check") == GOOD
    assert capsys.readouterr().out == f"{expected}\n"


@pytest.mark.parametrize(
    "arguments",
    [[], ["buld"], ["check", "--jsn"], ["--lang", "fr", "check"], ["import"], ["serve", "--port", "x"]],
    ids=" ".join,
)
def test_wrong_use(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """A command or option that does not exist, or lacks what it needs, is wrong use: status 2, with the
    usage."""
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == USE
    assert capsys.readouterr().err.startswith("usage: plans")


@pytest.mark.parametrize(
    "arguments", [["sheet"], ["sheet", "12-kh-ubnd-2024", "--read", "a.xlsx"]], ids=" ".join
)
def test_a_sheet_is_made_or_read(
    example_project: Project, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Neither a document nor a workbook, and both at once, are wrong use, told with what can be asked."""
    assert _run(example_project, *arguments) == USE
    assert capsys.readouterr().err == "plans sheet: DOC [FILE.xlsx] | --read FILE.xlsx\n"


def test_the_version_is_one() -> None:
    """The generator tells a version of three numbers: reports of validation name it."""
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", generator.__version__)


def test_bench_of_nothing_is_wrong_use(example_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Fewer than one copy cannot be measured."""
    assert _run(example_project, "bench", "--copies", "0") == USE
    assert "--copies" in capsys.readouterr().err


def test_bench_beside_others(
    example_project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Site builders to measure against are named with commas between them; one that nobody knows is wrong
    use."""
    monkeypatch.setattr("generator.commands.bench.bench", lambda _root, copies, _beside: {"copies": copies})
    assert _run(example_project, "bench", "--copies", "3", "--against", "hugo,mkdocs") == GOOD
    assert json.loads(capsys.readouterr().out) == {"copies": 3}
    assert _run(example_project, "bench", "--against", "hugo,nobody") == USE
    assert capsys.readouterr().err == "plans bench: --copies >= 1, --against hugo,mkdocs\n"


@pytest.mark.parametrize("more", [["--count", "0"], ["--files", "no/such/folder"]], ids=" ".join)
def test_faults_of_nothing_are_wrong_use(
    example_project: Project, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    """Fewer than one mutation, and files in a folder that is not there, cannot be tried."""
    assert _run(example_project, "bench", "faults", *more) == USE
    assert capsys.readouterr().err == "plans bench faults: --count >= 1, --files FOLDER\n"


def test_the_machine_failed(
    example_project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the machine refuses (here: a file stands where a folder must be) is status 3 and one line, no
    traceback."""
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    assert _run(example_project, "schema", "--output", str(taken)) == MACHINE
    said = capsys.readouterr().err
    assert said.startswith("plans: ")
    assert said.count("\n") == 1


def test_schemas_are_written(
    example_project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``schema --output`` writes a file a schema; without it they are printed."""
    assert _run(example_project, "schema", "--output", str(tmp_path / "schemas")) == GOOD
    assert "annotations.schema.json" in {p.name for p in (tmp_path / "schemas").iterdir()}
    assert _run(example_project, "schema") == GOOD
    assert '"title": "annotations"' in capsys.readouterr().out


def test_strict_wants_fresh_datasets(example_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """``check --strict`` also fails, with status 1 and each file named, when ``datasets/`` is not what the
    content gives."""
    assert _run(example_project, "--lang", "en", "check", "--strict") == CONTENT
    assert "datasets/van-dai-plans/datapackage.json:0:0: datasets-stale" in capsys.readouterr().err


def test_exit_status_of_the_process(example: Project, root: Path) -> None:
    """The process ends with the status of the command, and a mistake in content shows no traceback."""
    example.write(f"{REGISTRIES}/topics.yml", "a: [\n")
    command = [sys.executable, "-m", "generator.cli", "--root", str(example.root), "--lang", "en", "check"]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ended.returncode == CONTENT
    assert ended.stderr.startswith(f"{REGISTRIES}/topics.yml:2:1: yaml-syntax ")
    assert "Traceback" not in ended.stderr


def test_check_does_not_import_slow_libraries(example_project: Project, root: Path) -> None:
    """``check`` loads neither pandas nor frictionless nor the site builder, so that it is quick."""
    code = (
        "import sys; from generator.cli import main; main(sys.argv[1:]);"
        "print([m for m in ('pandas', 'frictionless', 'mkdocs', 'jsonschema', 'rdflib') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code, "--root", str(example_project.root), "--lang", "en", "check"]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert ended.stdout == "The content has no problems.\n[]\n"


def _breaks(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_stopped_by_hand(
    example_project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C prints one line in the language asked for, and the status is the one shells expect."""
    monkeypatch.setattr("generator.content.catalog.load_catalog", _breaks)
    for language, said in (("vi", "plans: đã dừng\n"), ("en", "plans: stopped\n")):
        assert _run(example_project, "--lang", language, "check") == STOPPED
        assert capsys.readouterr().err == said


def test_a_full_disk_behind_the_output(example_project: Project, root: Path) -> None:
    """What cannot be printed because its disk is full is the machine's fault: status 3, one line."""
    command = [sys.executable, "-m", "generator.cli", "--root", str(example_project.root), "schema"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(command, cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == MACHINE
    assert ended.stderr.startswith("plans: [Errno 28]")
    assert "Traceback" not in ended.stderr


def test_waiting_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Who waits for another run says for which."""
    cli._progress(Namespace(lang="en"))("waits 4711")  # noqa: SLF001 - what it prints is the point
    assert capsys.readouterr().err == "Waiting for another run, process 4711\n"


@pytest.mark.parametrize(
    ("language", "said"), [("vi", "lỗi của chương trình"), ("en", "a fault of the program")]
)
def test_what_nobody_foresaw(
    example_project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    said: str,
) -> None:
    """Any other error is told in three lines at the door, with the file read last, short, and status 3: no
    traceback."""

    def breaks(*_: object) -> None:
        raise KeyError("x" * 10_000_000)

    monkeypatch.setattr("generator.commands.publication.ensure_right", breaks)
    assert _run(example_project, "--lang", language, "check") == MACHINE
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"plans: {said}")
    assert "KeyError" in lines[0]
    assert re.search(r"; cli\.py:[0-9]+\)$", lines[0])
    assert max(map(len, lines)) < 400
    assert "content/documents/" in lines[1]
