"""The mutation run: what it changes, what it leaves alone, and that it never touches the project itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import chain, repeat
from pathlib import Path

import pytest

from tests import mutants
from tests.mutants import Mutant, chosen, copied, everything, guards_first, guards_of, mutants_of, survived

SOURCE = b'''"""Of \xc4\x91\xe1\xba\xa5t."""
from dataclasses import dataclass
__all__ = ["f"]

@dataclass(frozen=True)
class A:
    """A thing."""
    size: "int" = 3

def f(a: int, b: list[int]) -> str:
    """What it is."""
    if a > 1 and b:
        raise ValueError(f"{a} not {1 + 1}")
    b.append(a)
    \xc4\x91 = "\xc4\x91" + "x" if a in b else ""
    spread(b, chunk=40, size=50)
    return \xc4\x91
'''


def _descriptions(source: bytes) -> list[str]:
    return [mutant.description(source).partition(": ")[2] for mutant in mutants_of("m.py", source)]


def test_each_kind_of_change_is_tried() -> None:
    """Conditions, comparisons, and/or, plus/minus, constants, returns and single statements, told with old
    and new text."""
    assert set(_descriptions(SOURCE)) == {
        "constant: 3  ->  4",
        "negate: a > 1 and b  ->  not (a > 1 and b)",
        "logic: a > 1 and b  ->  (a > 1 or b)",
        "compare: a > 1  ->  (a >= 1)",
        "constant: 1  ->  2",
        'drop: raise ValueError(f"{a} not {1 + 1}")  ->  pass',
        "drop: b.append(a)  ->  pass",
        "constant: \"đ\"  ->  'xđ'",
        "constant: \"x\"  ->  'xx'",
        "drop: spread(b, chunk=40, size=50)  ->  pass",
        "constant: 50  ->  51",
        "constant: \"\"  ->  'x'",
        "reckon: \"đ\" + \"x\"  ->  ('đ' - 'x')",
        "compare: a in b  ->  (a not in b)",
        "negate: a in b  ->  not (a in b)",
        "return: return đ  ->  return None",
    }


def test_a_change_is_of_one_line_and_still_python() -> None:
    """Each changes exactly the line it tells, letters of several bytes before it or not, and is valid
    Python."""
    for mutant in mutants_of("m.py", SOURCE):
        old, new = SOURCE.split(b"\n"), mutant.applied(SOURCE).split(b"\n")
        assert [n for n, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1]] == [
            mutant.line
        ]
        ast.parse(mutant.applied(SOURCE))


@pytest.fixture(scope="module")
def found() -> list[Mutant]:
    """Every change that is tried in the generator."""
    return everything()


def test_what_is_changed_is_still_python(found: list[Mutant]) -> None:
    """No change of a sample of the generator breaks the syntax: that would be noticed by any test, and prove
    nothing."""
    for mutant in chosen(found, 150, 3):
        ast.parse(mutant.applied((mutants.ROOT / mutant.file).read_bytes()))


def test_every_room_has_its_share(found: list[Mutant]) -> None:
    """Each room has some changes whatever its size, larger ones more; a seed gives the same ones, another
    gives others."""
    one, again, other = chosen(found, 60, 1), chosen(found, 60, 1), chosen(found, 60, 2)
    assert one == again
    assert len(one) == len(other) == len({*one}) == 60
    assert len({*one} & {*other}) < 20
    rooms = {m.room for m in found}
    folders = {p.name for p in (mutants.ROOT / "generator").iterdir() if any(p.glob("*.py"))}
    assert folders - {"site", "words"} | {"site/pages", "site/charts", "site/lookup", "site/builder"} <= rooms
    shares = {room: sum(m.room == room for m in one) for room in rooms}
    assert all(shares[room] >= min(mutants.EACH, sum(m.room == room for m in found)) for room in rooms)
    assert shares["site/pages"] > shares["cli"]
    assert len({m.kind for m in one}) == 7
    assert chosen(found[:3], 60, 1)[0] in found[:3]


def test_rooms_can_be_named() -> None:
    """Only the changes of a room, or of one file, are taken when it is named."""
    assert {m.file for m in everything(["text/folding"])} == {"generator/text/folding.py"}
    assert {m.room for m in everything(["site/pages", "cli"])} == {"site/pages", "cli"}


def test_every_room_has_tests_that_must_notice(found: list[Mutant]) -> None:
    """A room is watched by its own tests first and by the wide ones; one without tests is told with the
    cure."""
    for room in {m.room for m in found}:
        guards = guards_of(room)
        assert all((mutants.ROOT / name).exists() for name in guards)
        assert {*mutants.WIDE} <= {w for w in mutants.WIDE if any(w.startswith(g) for g in guards)}
    assert guards_of("text")[0] == "tests/unit/text"
    assert guards_of("sheets")[0] == "tests/unit/sheets"
    with pytest.raises(SystemExit, match="no unit tests for generator/attic"):
        guards_of("attic")


def test_the_nearest_tests_come_first() -> None:
    """Tests named as the module, then those that import it, then all others of the room and the wide ones,
    each once."""
    first = guards_first(Mutant("generator/text/passages.py", 1, 0, 0, "", ""))
    assert first[0] == "tests/unit/text/test_passages.py"
    assert "tests/unit/text/test_drafting.py" in first[1:4]
    assert {*mutants.WIDE, "tests/unit/text/test_edtf.py"} < {*first}
    assert len(first) == len({*first})
    assert first[-1] == mutants.WIDE[-1]
    alone = guards_first(Mutant("generator/cli.py", 1, 0, 0, "", ""))
    assert alone == ["tests/unit/test_cli.py", "tests/unit/test_cli_output.py", *mutants.WIDE]


def test_a_change_is_made_in_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests run where the change is; afterwards the copy is as before, and the project never was
    otherwise."""
    file = "generator/text/folding.py"
    before = (mutants.ROOT / file).read_bytes()
    copy = copied(tmp_path / "copy")
    mutant = mutants_of(file, before)[0]
    seen: list[bytes] = []

    def run(tests: list[str], root: Path, patience: float) -> tuple[bool, str]:
        seen.extend([(root / file).read_bytes(), (mutants.ROOT / file).read_bytes()])
        assert patience == 4711
        assert tests == guards_first(mutant)
        return True, ""

    monkeypatch.setattr(mutants, "run", run)
    assert survived(mutant, copy, 4711)
    assert seen == [mutant.applied(before), before]
    assert (copy / file).read_bytes() == before
    command = ["git", "log", "--format=%s"]
    log = subprocess.run(command, cwd=copy, capture_output=True, check=True)
    assert log.stdout.decode().splitlines() == ["as it was"]


@pytest.mark.parametrize(
    ("test", "status", "last"),
    [
        ("assert fold() == 1", 0, "1 of 1 changes were noticed (100 %); at least 90 % must be"),
        ("assert fold", 1, "0 of 1 changes were noticed (0 %); at least 90 % must be"),
        ("assert fold() == 2", 2, "assert 1 == 2"),
    ],
)
def test_a_run_says_what_became_of_each(test: str, status: int, last: str, tmp_path: Path) -> None:
    """A change that a test notices is killed, one that none notices has survived; tests that fail anyway
    prove nothing."""
    (tmp_path / "tests/unit/text").mkdir(parents=True)
    (tmp_path / "generator/text").mkdir(parents=True)
    (tmp_path / "tests/mutants.py").write_bytes(Path(mutants.__file__).read_bytes())
    (tmp_path / "generator/text/one.py").write_text(
        "def fold():\n    value = 1\n    return value\n", encoding="utf-8"
    )
    body = f'"""T."""\nfrom generator.text.one import fold\n\ndef test_it():\n    {test}\n'
    (tmp_path / "tests/unit/text/test_one.py").write_text(body, encoding="utf-8")
    for name in mutants.WIDE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("def test_it():\n    pass\n", encoding="utf-8")
    settings = "[pytest]\npythonpath = .\nmarkers = slow\naddopts = --import-mode=importlib\n"
    (tmp_path / "pytest.ini").write_text(settings, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)  # noqa: S607 - git, wherever it is
    command = [sys.executable, "-m", "tests.mutants", "--count", "1", "--jobs", "1"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8")
    assert ran.returncode == status, ran.stdout + ran.stderr
    assert last in ran.stdout
    assert (tmp_path / "generator/text/one.py").read_text(
        "utf-8"
    ) == "def fold():\n    value = 1\n    return value\n"


def test_a_change_that_hangs_is_noticed(tmp_path: Path) -> None:
    """Tests that do not end in good time have noticed."""
    assert mutants.run(["x"], tmp_path, 0.01) == (False, "no end after 0.01 s")


def test_a_change_knows_its_room() -> None:
    """Parts of the site are rooms of their own, modules that stand alone too."""
    files = (
        "generator/cli.py",
        "generator/text/dates.py",
        "generator/site/pages/pictures/base.py",
        "generator/site/__init__.py",
    )
    assert [Mutant(file, 1, 0, 0, "", "").room for file in files] == ["cli", "text", "site/pages", "site"]


def test_a_busy_machine_is_no_reason_to_call_a_change_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests of a change may take as long as all of them took before anything was changed, and some minutes."""
    given: list[float] = []
    clock = chain([1000.0], repeat(6000.0))

    def tried(_mutants: object, _copies: object, patience: float) -> int:
        given.append(patience)
        return 0

    monkeypatch.setattr("tests.mutants.time.monotonic", lambda: next(clock))
    monkeypatch.setattr(mutants, "copied", lambda target: target)
    monkeypatch.setattr(mutants, "run", lambda *_: (True, ""))
    monkeypatch.setattr(mutants, "_tried", tried)
    monkeypatch.setattr(sys, "argv", ["mutants", "--count", "1", "links"])
    assert mutants.main() == 0
    assert given == [5000 + mutants.PATIENCE]
