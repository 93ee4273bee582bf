"""Writing: whole or not at all, whatever stops a run."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import output


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def _make(folder: Path, **files: str) -> Path:
    output.write_tree(files, folder)
    return folder


def test_write_tree(tmp_path: Path) -> None:
    """Files are written by path, folders made as needed, text as UTF-8 with its line ends, bytes as they are."""
    output.write_tree({"a/b/c.txt": "đ\r\nx\n", "d.bin": b"\xff"}, tmp_path)
    assert _tree(tmp_path) == {"a/b/c.txt": b"\xc4\x91\r\nx\n", "d.bin": b"\xff"}


def test_swap_in_where_nothing_was(tmp_path: Path) -> None:
    """The first output of all is moved into its place, folders above it made."""
    output.swap_in(_make(tmp_path / "new", a="1"), tmp_path / "deep" / "site")
    assert _tree(tmp_path) == {"deep/site/a": b"1"}


@pytest.mark.parametrize("exchange", [True, False], ids=["one-step", "two-steps"])
def test_swap_in_replaces_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchange: bool
) -> None:
    """After a swap the target is the new folder and nothing else: old files, the staged folder and the old one are gone."""
    if not exchange:
        monkeypatch.setattr(output, "_exchange", lambda _one, _other: False)
    target = _make(tmp_path / "site", old="1")
    output.swap_in(_make(tmp_path / "new", fresh="2"), target)
    assert _tree(tmp_path) == {"site/fresh": b"2"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("exchange", [True, False], ids=["one-step", "two-steps"])
def test_a_failed_swap_keeps_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchange: bool
) -> None:
    """When the new folder cannot be moved, the old one is in its place, at once or after :func:`output.recover`."""
    if not exchange:
        monkeypatch.setattr(output, "_exchange", lambda _one, _other: False)
    target = _make(tmp_path / "site", old="1")
    with pytest.raises(OSError, match="missing"):
        output.swap_in(tmp_path / "missing", target)
    output.recover(target)
    assert _tree(tmp_path) == {"site/old": b"1"}


def test_recover_after_a_kill_between_the_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after the old folder was put aside and before the new one came: the old one comes back."""
    target = _make(tmp_path / "site", old="1")
    new = _make(tmp_path / "new", fresh="2")
    monkeypatch.setattr(output, "_exchange", lambda _one, _other: False)
    rename = Path.rename

    def killed(self: Path, to: Path) -> Path:
        if to == target:
            raise KeyboardInterrupt
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", killed)
    with pytest.raises(KeyboardInterrupt):
        output.swap_in(new, target)
    assert not target.exists()
    monkeypatch.undo()
    output.recover(target)
    assert _tree(target) == {"old": b"1"}
    assert not output._aside(target).exists()  # noqa: SLF001 - whether anything is left beside it is the point


def test_recover_after_a_kill_at_the_end(tmp_path: Path) -> None:
    """Killed when the new folder was in place and the old one not yet removed: the new one stays, the old one goes."""
    target = _make(tmp_path / "site", fresh="2")
    _make(tmp_path / ".site.plans-build-old", old="1")
    output.recover(target, tmp_path / "never-built")
    assert _tree(tmp_path) == {"site/fresh": b"2"}


def test_staging_goes_with_the_run(tmp_path: Path) -> None:
    """The folder of a run is there, empty, inside; afterwards it is gone, also when the run fails."""
    with output.staging(tmp_path) as folder:
        assert folder.is_dir()
        assert list(folder.iterdir()) == []
        (folder / "x").write_text("1", encoding="utf-8")
    assert not folder.exists()
    message = "stop"
    with pytest.raises(ValueError, match=message), output.staging(tmp_path) as folder:
        raise ValueError(message)
    assert not folder.exists()


def test_leftovers_of_killed_runs(tmp_path: Path) -> None:
    """Folders of other runs go; this run's and what is no run's stay."""
    for name in ("run-1", f"run-{os.getpid()}", "pages"):
        (tmp_path / name).mkdir()
    output.remove_leftovers(tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["pages", f"run-{os.getpid()}"])


_HOLD = """
import sys, time
from pathlib import Path
from generator import output
with output.one_run_at_a_time(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@contextlib.contextmanager
def _run(root: Path, build: Path) -> Iterator[subprocess.Popen[str]]:
    """Another run, which says when it holds the lock and keeps it for a minute; ended with the test."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, build], cwd=root, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _says(process: subprocess.Popen[str], seconds: float) -> str:
    """The next line of a run, or nothing when it is silent that long."""
    assert process.stdout is not None
    return process.stdout.readline() if select.select([process.stdout], [], [], seconds)[0] else ""


def test_a_second_run_waits(root: Path, tmp_path: Path) -> None:
    """A run waits while another holds the lock, and goes on when that one ends, even when it was killed."""
    with _run(root, tmp_path) as first:
        assert _says(first, 60) == "held\n"
        with _run(root, tmp_path) as second:
            assert _says(second, 2) == "", "the second run did not wait"
            first.kill()
            assert _says(second, 60) == "held\n"
