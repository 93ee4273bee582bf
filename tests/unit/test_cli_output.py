"""What each command is handed of what was typed, and what is printed of what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.cli import CONTENT, GOOD, MACHINE, USE, main
from generator.commands.faults import Trials
from generator.commands.new import NewPublication
from generator.commands.sheet import Outcome
from generator.commands.unchanged import Options
from generator.content.checks import Progress
from generator.importing.origin import Home, Province
from generator.problems import Problem, problem
from generator.versions import NotAPackage
from tests.project import Project

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in English in an empty folder: its status, what it printed, and what it printed of
    errors."""
    monkeypatch.chdir(tmp_path)

    def ran(*typed: str) -> tuple[int, str, str]:
        status = main(["--lang", "en", *typed])
        said = capsys.readouterr()
        return status, said.out, said.err

    return ran


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Any], list[tuple[Any, ...]]]:
    """Puts something in the place of what a command calls: it gives ``result``, and lists what it was
    handed."""

    def put(name: str, result: Any) -> list[tuple[Any, ...]]:
        calls: list[tuple[Any, ...]] = []

        def stand_in(*given: Any, **more: Any) -> Any:
            calls.append((*given, *more.items()))
            if isinstance(result, Exception):
                raise result
            return result

        monkeypatch.setattr(name, stand_in)
        return calls

    return put


def _wrong(n: int = 0, *, draft: bool = False) -> Problem:
    place = (f"content/documents/d{n}/document.yml", 1, 1)
    found = problem(place, "sheet-document", found="x")
    return Problem(found.file, found.line, found.column, found.code, found.params, draft=draft)


Handed = Callable[[str, Any], list[tuple[Any, ...]]]


def test_a_build_is_told_stage_by_stage(run: Run, handed: Handed, tmp_path: Path) -> None:
    """What was asked for is built, and the end is told; where nothing has changed nothing is built."""
    asked = handed("generator.commands.unchanged.is_unchanged", False)  # noqa: FBT003 - what it gives
    built = handed("generator.commands.build.build", None)
    assert run("build", "--no-site", "--site-url", "https://x.org/", "--output", "a") == (GOOD, "", "Done\n")
    wanted = Options(with_site=False, site_url="https://x.org/", target=tmp_path / "a")
    assert asked == [(tmp_path, wanted)]
    assert [call[:2] for call in built] == [(tmp_path, wanted)]
    assert run("build")[0] == GOOD
    assert built[1][1] == Options()
    handed("generator.commands.unchanged.is_unchanged", True)  # noqa: FBT003 - what it gives
    told = "Nothing has changed: the data and the site are as they were built\n"
    assert run("build") == (GOOD, "", told)
    assert len(built) == 2


def test_stages_have_words(run: Run, handed: Handed, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stage is told in its words, with what follows its name; one without words as it is called."""
    handed("generator.commands.unchanged.is_unchanged", False)  # noqa: FBT003 - what it gives

    def build(_root: Path, _wanted: Options, progress: Callable[[str], None]) -> None:
        for stage in ("waits 7", "pages", "something else"):
            progress(stage)

    monkeypatch.setattr("generator.commands.build.build", build)
    told = ["Waiting for another run, process 7", "Laying out the pages", "something else", "Done", ""]
    assert run("build") == (GOOD, "", "\n".join(told))


def test_an_import_tells_where_each_draft_is(
    run: Run, handed: Handed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file is drafted with what the publication knows, its place printed, and said where it is of another
    province; or only its record, a line a file, in its own letters."""
    knowledge = SimpleNamespace(names=("Sở Y tế",), home=Home("tỉnh Vân Đài"))
    learned = handed("generator.importing.learn", knowledge)
    drafted = handed("generator.importing.draft_json", {"title": "Kế hoạch"})
    written: list[tuple[Any, ...]] = []

    def write(*given: Any) -> Path:
        *rest, notify = given
        written.append(tuple(rest))
        if rest[0] == Path("b"):
            notify(Province("tỉnh", "Bắc Hà"))
        return Path("content/documents/đ")

    monkeypatch.setattr("generator.importing.write_draft", write)
    status, printed, said = run("import", "a", "b", "--id", "x")
    first, note, last = said.splitlines()
    assert (status, printed, first, last) == (
        GOOD, "content/documents/đ\n" * 2, "Next: plans sheet đ", "Next: plans sheet đ",
    )  # fmt: skip
    assert note.startswith("A document of tỉnh Bắc Hà, while this publication is of tỉnh Vân Đài: ")
    assert learned == [(tmp_path,)]
    assert written == [(Path(file), tmp_path, "x", knowledge) for file in "ab"]
    assert run("import", "a", "b", "--json") == (GOOD, '{"title": "Kế hoạch"}\n' * 2, "")
    assert drafted == [(Path(file), knowledge.names, knowledge) for file in "ab"]


def test_a_publication_is_begun(run: Run, handed: Handed, tmp_path: Path) -> None:
    """The new folder is printed, and what to do next; without a name also that it has none."""
    calls = handed("generator.commands.new.new", tmp_path / "a")
    assert run("new", "a", "--name", "X", "--level", "commune") == (
        GOOD, f"{tmp_path / 'a'}\n", "Next: go to that folder, read README.md, then make site\n",
    )  # fmt: skip
    code, _, said = run("new", "b")
    assert (code, "No name was given (--name)" in said) == (GOOD, True)
    assert calls == [
        (tmp_path / "a", NewPublication("X", "commune")),
        (tmp_path / "b", NewPublication("", "province")),
    ]


def test_a_workbook_is_made_where_it_was_asked_for(run: Run, handed: Handed, tmp_path: Path) -> None:
    """The file after ``--output``, else the one behind the document, else one named as the document; in the
    language asked for, else in Vietnamese."""
    calls = handed("generator.commands.sheet.make", Path("x.xlsx"))
    assert run("sheet", "x", "a.xlsx", "--output", "b.xlsx") == (GOOD, "x.xlsx\n", "")
    run("sheet", "x", "a.xlsx")
    run("sheet", "x")
    assert calls == [(tmp_path, "x", Path(f"{name}.xlsx"), "en") for name in "bax"]
    main(["sheet", "x"])
    assert calls[-1] == (tmp_path, "x", Path("x.xlsx"), "vi")


@pytest.mark.parametrize(
    ("outcome", "status", "told", "errors"),
    [
        (Outcome(0, 2, ()), GOOD, ["a: nothing new to write; 2 passages not seen"], 0),
        (Outcome(3, 0, (), "d"), GOOD, [
            "a: 3 rows written into content/; 0 passages not seen", "d: reviewed, no longer a draft"], 0),
        (Outcome(1, 0, (), "", ("r1", "r2")), GOOD, [
            "a: 1 rows written into content/; 0 passages not seen",
            "the workbook is older than the content; these rows changed in content/ since it was made: r1, r2"], 0),
        (Outcome(0, 0, (_wrong(draft=True),)), GOOD, ["a: nothing new to write; 0 passages not seen"], 1),
        (Outcome(0, 0, (_wrong(),)), CONTENT, ["a: nothing new to write; 0 passages not seen"], 2),
    ],
)  # fmt: skip
def test_a_workbook_that_was_read_is_told_of(  # noqa: PLR0913, PLR0917 - columns of the table
    outcome: Outcome, status: int, told: list[str], errors: int, run: Run, handed: Handed, tmp_path: Path
) -> None:
    """How many rows were written and are open, what is older or published; problems other than those of
    drafts are status 1, and counted."""
    calls = handed("generator.commands.sheet.read", outcome)
    found, out, err = run("sheet", "--read", "a")
    assert (found, out.splitlines(), len(err.splitlines())) == (status, told, errors)
    assert calls == [(tmp_path, Path("a"), "en")]
    assert ("[draft]" in err) == any(p.draft for p in outcome.problems)
    main(["sheet", "--read", "a"])
    assert calls[1] == (tmp_path, Path("a"), "vi")


def test_what_is_alike_is_told_once(run: Run, handed: Handed) -> None:
    """Of many problems of one cause three are printed, then how many more there are; all of them count."""
    outcome = Outcome(0, 0, tuple(_wrong(n) for n in range(7)))
    handed("generator.commands.sheet.read", outcome)
    lines = run("sheet", "--read", "a")[2].splitlines()
    assert [line.partition(":")[0] for line in lines[:3]] == [
        f"content/documents/d{n}/document.yml" for n in range(3)
    ]
    more = "  and 4 more places with this sheet-document; for all of them add --json to check"
    assert lines[3:] == [more, "7 problems"]
    handed("generator.commands.sheet.read", Outcome(0, 0, tuple(_wrong(n, draft=True) for n in range(7))))
    more = (
        "  and 4 more places with this sheet-document; each stands in the workbook that “plans sheet” makes"
    )
    assert run("sheet", "--read", "a")[2].splitlines()[3:] == [more]


def test_differences_are_printed_in_three_forms(
    run: Run, handed: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words, tables in Markdown, or records; what is no package is wrong use, told with what is missing."""

    class Diff:
        def plain(self) -> dict[str, str]:
            return {"bảng": "đ"}

    diff = Diff()
    monkeypatch.setattr("generator.versions.read_package", lambda path: f"<{path}>")
    compared = handed("generator.versions.compare", diff)
    forms = [handed(f"generator.versions.as_{form}", f"{form}\n") for form in ("text", "markdown")]
    assert run("diff", "a", "b") == (GOOD, "text\n", "")
    assert run("diff", "a", "b", "--markdown") == (GOOD, "markdown\n", "")
    assert forms == [[(diff, "en")], [(diff, "en")]]
    status, out, err = run("diff", "a", "b", "--json")
    assert (status, json.loads(out), err) == (GOOD, {"bảng": "đ"}, "")
    assert "đ" in out
    assert compared == [("<a>", "<b>")] * 3
    handed("generator.versions.read_package", NotAPackage(Path("a"), "no descriptor"))
    assert run("diff", "a", "b") == (USE, "", "plans diff: a: not a data package (no descriptor)\n")


def test_a_release_is_named_from_the_root(run: Run, handed: Handed, tmp_path: Path) -> None:
    """Made or only checked, its record is printed as it lies in the project."""
    made = handed("generator.commands.release.release", tmp_path / "datasets" / "a.json")
    checked = handed("generator.commands.release.ensure_released", tmp_path / "datasets" / "b.json")
    assert run("release") == (GOOD, f"{Path('datasets/a.json')}\n", "")
    assert run("release", "--check", "v1") == (GOOD, f"{Path('datasets/b.json')}\n", "")
    assert (made, checked) == ([(tmp_path,)], [(tmp_path, "v1")])


def test_serving_ends_with_its_own_status(run: Run, handed: Handed, tmp_path: Path) -> None:
    """The port and whether drafts are shown are handed on, and a way to tell stages and problems."""
    calls = handed("generator.commands.serve.serve", 130)
    assert run("serve", "--port", "0", "--drafts") == (130, "", "")
    ((root, port, progress, show, drafts),) = calls
    assert (root, port, drafts) == (tmp_path, 0, ("drafts", True))
    progress("pages")
    show([_wrong()])
    assert run("serve")[2].splitlines()[0] == "Laying out the pages"
    assert calls[1][1] == 8000
    assert calls[1][4] == ("drafts", False)


def test_measures_are_printed_as_records(run: Run, handed: Handed, tmp_path: Path) -> None:
    """What was measured is one record, in its own letters; faults that were found are status 3."""
    rated = handed("generator.importing.rating.rate", {"đúng": 1})
    status, out, _ = run("bench", "suggestions")
    assert (status, out, rated) == (GOOD, '{\n "đúng": 1\n}\n', [(tmp_path,)])
    tried = handed("generator.commands.faults.faults", {"faults": []})
    assert run("bench", "faults", "--count", "1", "--seed", "5", "--files", ".")[0] == GOOD
    assert tried == [(tmp_path, Trials(1, 5, Path()))]
    handed("generator.commands.faults.faults", {"faults": ["one"]})
    assert run("bench", "faults")[0] == MACHINE
    measured = handed("generator.commands.bench.bench", {})
    assert run("bench", "--copies", "1")[:2] == (GOOD, "{}\n")
    assert measured == [(tmp_path, 1, None)]


def test_what_lacks_english_words_is_no_problem(example_project: Project, run: Run, handed: Handed) -> None:
    """Each is told with its place, then their number; the content is good all the same, and records hold
    none."""
    handed("generator.content.english.notes", [_wrong(1), _wrong(2)])
    root = str(example_project.root)
    status, out, err = run("--root", root, "check")
    assert (status, out) == (GOOD, "The content has no problems.\n")
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "content/documents/d1/document.yml",
        "content/documents/d2/document.yml",
        "2 without English words yet (not problems)",
    ]
    assert run("--root", root, "check", "--json") == (GOOD, "[]\n", "")


def test_wrong_use_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    """A folder that is in use already is status 2, told by its name and with what to do."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").touch()
    status, out, err = run("new", "a")
    assert (status, out) == (USE, "")
    assert err == f"plans: {tmp_path / 'a'}: “a” exists and is not empty; name a new or empty folder\n"


def test_a_killed_publication_is_completed_first(example: Project, run: Run) -> None:
    """Whatever command comes next, it finishes what a killed build had begun to swap in."""
    example.write("site/index.html", "old")
    example.write("build/new/index.html", "new")
    number = (example.root / "build" / "new").stat()
    entry = {
        "staged": str(example.root / "build" / "new"),
        "target": str(example.root / "site"),
        "folder": [number.st_dev, number.st_ino],
    }
    example.write("build/publishing.json", json.dumps([entry]))
    assert run("--root", str(example.root), "schema")[0] == GOOD
    assert example.read("site/index.html") == "new"
    assert not (example.root / "build" / "publishing.json").exists()


def test_reviews_of_drafts_are_told(example_project: Project, run: Run, handed: Handed) -> None:
    """How far each draft is stands before the verdict; records hold nothing of it."""
    handed("generator.content.checks.progress", [Progress("d", 2, 5, 1)])
    root = str(example_project.root)
    status, out, err = run("--root", root, "check")
    assert (status, out) == (GOOD, "The content has no problems.\n")
    assert "draft d: 2 of 5 passages reviewed, 1 problems" in err
    assert run("--root", root, "check", "--json") == (GOOD, "[]\n", "")


def test_the_pages_of_a_copy_are_built_by_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed: Handed
) -> None:
    """The builders that are named measure themselves with the pages of the project that is measured."""
    built = handed("generator.site.builder.against.against", {"hugo": 1})
    monkeypatch.setattr(
        "generator.commands.bench.bench", lambda _root, _copies, beside: beside(tmp_path / "copy")
    )
    status, out, _ = run("bench", "--against", "hugo")
    assert (status, json.loads(out)) == (GOOD, {"against": {"hugo": 1}})
    assert built == [(tmp_path / "copy" / "build" / "pages", ["hugo"])]
