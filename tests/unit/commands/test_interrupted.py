"""A run that is killed, or whose machine fails, leaves the last good outputs whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import output
from generator.cli import GOOD, MACHINE, main
from generator.validation import independent
from tests.project import PLAN, Project, make_example

#: what the outputs of a build are, beside its own leftovers
OUTPUTS = ("datasets", "build/pages")
#: a file may not grow beyond this many bytes: what a full disk looks like to a program
ROOM = 20_000
_IN_A_SMALL_DISK = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({ROOM}, {ROOM}))
from generator.cli import main
sys.exit(main(sys.argv[1:]))
"""


def _outputs(project: Project) -> dict[str, bytes]:
    return {
        p.relative_to(project.root).as_posix(): p.read_bytes()
        for name in OUTPUTS
        for p in sorted((project.root / name).rglob("*"))
        if p.is_file()
    }


def _build(project: Project) -> int:
    return main(["--root", str(project.root), "--lang", "en", "build", "--no-site"])


@pytest.fixture(autouse=True, scope="module")
def without_others() -> Iterator[None]:
    """Builds in this process are read by our own rules alone: what others say of them is no matter of these
    tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(independent, "begin", lambda readings: lambda: [[] for _ in readings])
        patch.setattr("generator.validation.begin_graph", lambda *_: list)
        yield


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The miniature project, built once."""
    project = make_example(tmp_path_factory.mktemp("published") / "example")
    assert _build(project) == GOOD
    return project


@pytest.fixture
def built(published: Project, tmp_path: Path) -> Project:
    """A project with good outputs, and a change of content that another build would publish."""
    project = Project(shutil.copytree(published.root, tmp_path / "example"))
    project.change(f"{PLAN}/document.yml", "signer_name: ", "signer_name: Ông ")
    return project


def _killed_at(project: Project, root: Path, stage: str) -> int:
    """Kill a build as soon as it says that it enters a stage; gives its exit status."""
    command = [
        sys.executable,
        "-m",
        "generator.cli",
        "--root",
        str(project.root),
        "--lang",
        "en",
        "build",
        "--no-site",
    ]
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith(stage):
                process.kill()
                break
    return process.returncode


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_killed(built: Project, root: Path) -> None:
    """Killed in any stage: the outputs are as they were, and the next build is a good one and leaves nothing
    of the others."""
    before = _outputs(built)
    for stage in ("Reading and checking", "Making and validating", "Laying out the pages"):
        assert _killed_at(built, root, stage) == -signal.SIGKILL, stage
        assert _outputs(built) == before, stage
    assert _build(built) == GOOD
    assert _outputs(built) != before
    assert [p.name for p in (built.root / "build").glob("run-*")] == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of file sizes there")
def test_full_disk(built: Project, root: Path) -> None:
    """When the disk has no room the command says so in one line, exits 3, and the outputs are as they
    were."""
    before = _outputs(built)
    command = [
        sys.executable,
        "-c",
        _IN_A_SMALL_DISK,
        "--root",
        str(built.root),
        "--lang",
        "en",
        "build",
        "--no-site",
    ]
    ran = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == MACHINE, ran.stderr
    assert ran.stderr.splitlines()[-1].startswith("plans: "), ran.stderr
    assert "Traceback" not in ran.stderr
    assert _outputs(built) == before


def test_any_command_clears_what_a_kill_left_before_the_first_swap(
    built: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed while the new folders were being brought beside their targets, with no journal yet, a build
    leaves hidden folders there: the next command removes them, whatever it is, and nothing else. While
    another build is running they are its own."""
    before = _outputs(built)
    left = [built.root / ".site.plans-build-4711", built.root / "datasets/.example-plans.plans-build-4711"]
    for folder in left:
        (folder / "data").mkdir(parents=True)
        (folder / "data" / "half").touch()
    with output.one_run_at_a_time(built.root / "build", pytest.fail):
        assert main(["--root", str(built.root), "--lang", "en", "check"]) == GOOD
        assert all(folder.is_dir() for folder in left)
    assert main(["--root", str(built.root), "--lang", "en", "check"]) == GOOD
    assert capsys.readouterr().out == "The content has no problems.\n" * 2
    assert not any(folder.exists() for folder in left)
    assert _outputs(built) == before
