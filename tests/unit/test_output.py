"""Writing: whole or not at all, whatever stops a run."""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
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
    """Files are written by path, folders made as needed, text as UTF-8 with its line ends, bytes as they
    are."""
    output.write_tree({"a/b/c.txt": "đ\r\nx\n", "d.bin": b"\xff"}, tmp_path)
    assert _tree(tmp_path) == {"a/b/c.txt": b"\xc4\x91\r\nx\n", "d.bin": b"\xff"}


def test_swap_in_where_nothing_was(tmp_path: Path) -> None:
    """The first output of all is moved into its place, folders above it made."""
    output.publish({_make(tmp_path / "new", a="1"): tmp_path / "far" / "deep" / "site"}, tmp_path)
    assert _tree(tmp_path) == {"far/deep/site/a": b"1"}


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """A folder with three old outputs and three new ones."""
    for name in ("a", "b", "c"):
        _make(tmp_path / name, old=name)
        _make(tmp_path / "run" / name, new=name)
    return tmp_path


@pytest.fixture(params=[True, False], ids=["one-step", "three-steps"])
def three(request: pytest.FixtureRequest, folders: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same on a machine that swaps in one step, and on one that does not."""
    if not request.param:
        monkeypatch.setattr(output, "_exchange", lambda _one, _other: False)
    return folders


OLD = {f"{name}/old": name.encode() for name in "abc"}
NEW = {f"{name}/new": name.encode() for name in "abc"}


def _outputs(folder: Path) -> dict[Path, Path]:
    return {folder / "run" / name: folder / name for name in ("a", "b", "c")}


def _published(folder: Path) -> dict[str, bytes]:
    """Every file but the new ones that no run has brought beside their targets."""
    return {path: data for path, data in _tree(folder).items() if not path.startswith(("run/", "lock"))}


def test_publish_replaces_all(three: Path) -> None:
    """Afterwards every target is the new folder and nothing else; old ones, staged ones and the journal are
    gone."""
    output.publish(_outputs(three), three)
    assert _tree(three) == NEW


def test_a_replaced_folder_is_kept_where_it_is_wanted(three: Path) -> None:
    """What stood at a target that is to be kept lies at the place named, instead of what lay there; a target
    that had nothing leaves nothing."""
    _make(three / "run" / "kept" / "b", older="1")
    places = {three / name: three / "run" / "kept" / name for name in ("b", "c")}
    shutil.rmtree(three / "c")
    output.publish(_outputs(three), three, kept=places)
    assert _published(three) == NEW
    assert _tree(three / "run") == {"kept/b/old": b"b"}


def test_what_was_set_aside_comes_back(three: Path) -> None:
    """Where a swap in several steps lost its target and only the folder set aside is left, it is put back and
    not removed."""
    (three / "a").rename(three / ".a.plans-build-old")
    output.mend(three, three)
    assert _published(three) == OLD


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_failed_swap_brings_all_back(three: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """When one of the swaps fails, those before it are undone: what stands is of one run, and nothing else is
    left."""
    swap, count = output._swap, iter(range(1, 9))  # noqa: SLF001 - the step that is made to fail

    def fails(staged: Path, target: Path) -> None:
        if next(count) == nth:
            raise OSError(28, "No space left on device")
        swap(staged, target)

    monkeypatch.setattr(output, "_swap", fails)
    with pytest.raises(OSError, match="No space left"):
        output.publish(_outputs(three), three)
    assert _published(three) == OLD


def test_a_first_publication_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Where nothing was, nothing is when a later folder cannot be brought."""
    _make(tmp_path / "run" / "a", new="1")
    with pytest.raises(OSError, match="missing"):
        output.publish(
            {tmp_path / "run" / "a": tmp_path / "a", tmp_path / "missing": tmp_path / "b"}, tmp_path
        )
    assert _tree(tmp_path) == {}


class _Killed(BaseException):
    """Stands for the moment after which a process does nothing more."""


#: every rename, exchange and removal of a publication, in the order they come
STEPS = range(1, 20)


def _dies_at(monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """From the ``nth`` change of the disk on, nothing is changed any more."""
    count = iter(range(1, 1000))

    def guarded(step: Callable[..., object]) -> Callable[..., object]:
        def one(*arguments: object, **more: object) -> object:
            if next(count) >= nth:
                raise _Killed
            return step(*arguments, **more)

        return one

    monkeypatch.setattr(output, "_exchange", guarded(output._exchange))  # noqa: SLF001 - one of the steps
    for owner, name in (
        (Path, "rename"),
        (Path, "replace"),
        (Path, "unlink"),
        (shutil, "rmtree"),
        (shutil, "move"),
    ):
        monkeypatch.setattr(owner, name, guarded(getattr(owner, name)))


@pytest.mark.parametrize("nth", STEPS)
def test_killed_at_any_step(three: Path, nth: int) -> None:
    """Whatever step a publication is killed at, the next command finds or makes one whole publication, old or
    new, and nothing beside it."""
    with pytest.MonkeyPatch.context() as patch:
        _dies_at(patch, nth)
        with contextlib.suppress(_Killed):
            output.publish(_outputs(three), three, kept={three / "b": three / "run" / "kept"})
    output.mend(three, three)
    assert _published(three) in (OLD, NEW)
    assert not (three / "publishing.json").exists()


def test_a_kill_between_swaps_is_finished(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after the first of three swaps: the two others follow with the next command."""
    swap = output._swap  # noqa: SLF001 - the step that is killed

    def killed(staged: Path, target: Path) -> None:
        if target.name == "b":
            raise _Killed
        swap(staged, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(output, "_swap", killed)
        for name in ("_swap_back",):
            patch.setattr(output, name, lambda *_: (_ for _ in ()).throw(_Killed))
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(_Killed):
            output.publish(_outputs(three), three)
    assert (three / "a" / "new").exists()
    assert (three / "b" / "old").exists()
    monkeypatch.undo()
    output.mend(three)
    assert _published(three) == NEW


def test_a_run_at_work_is_not_mended(three: Path, root: Path) -> None:
    """What another run is just publishing is left to it."""
    (three / "publishing.json").write_text("[]", encoding="utf-8")
    with _run(root, three) as first:
        assert _says(first, 60) == "held\n"
        output.mend(three)
        assert (three / "publishing.json").exists()


def test_public_modes(tmp_path: Path) -> None:
    """Whatever the mask of who runs it, what a build writes can be read by everybody, and written by its
    owner alone."""
    before = os.umask(0o077)
    try:
        with output.public_modes():
            _make(tmp_path / "site", **{"deep/page": "1"})
        assert os.umask(0o077) == 0o077, "the mask itself comes back"
    finally:
        os.umask(before)
    modes = {
        p.relative_to(tmp_path).as_posix(): oct(p.stat().st_mode & 0o777)
        for p in (tmp_path / "site").rglob("*")
    }
    assert modes == {"site/deep": "0o755", "site/deep/page": "0o644"}


def test_staging_goes_with_the_run(tmp_path: Path) -> None:
    """The folder of a run is there, empty, inside; afterwards it is gone, also when the run fails or has
    removed it."""
    build = tmp_path / "not" / "yet"
    with output.staging(build) as folder:
        folder.rmdir()
    _make(folder, left="by a run of the same number")
    with output.staging(build) as folder:
        assert list(folder.iterdir()) == []
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
with output.one_run_at_a_time(Path(sys.argv[1]), lambda process: print("waits", process, flush=True)):
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
    """A run says for which process it waits while that holds the lock, and goes on when that one ends, even
    when it was killed."""
    with _run(root, tmp_path) as first:
        assert _says(first, 60) == "held\n"
        with _run(root, tmp_path) as second:
            assert _says(second, 60) == f"waits {first.pid}\n"
            assert _says(second, 2) == "", "the second run did not wait"
            first.kill()
            assert _says(second, 60) == "held\n"


def test_what_is_no_longer_made_goes(three: Path) -> None:
    """Folders that are named as gone are removed with the swap, but for those that a new one has replaced."""
    _make(three / "pages", old="1")
    output.publish(_outputs(three), three, gone=[three / "pages", three / "a", three / "never"])
    assert _tree(three) == NEW


@pytest.mark.parametrize("nth", [1, 2])
def test_a_rename_that_fails_within_a_swap(folders: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """Where a swap takes several renames, one that fails leaves the old folder in its place."""
    monkeypatch.setattr(output, "_exchange", lambda _one, _other: False)
    rename, count = Path.rename, iter(range(1, 99))

    def fails(self: Path, target: Path) -> Path:
        if next(count) == nth:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="No space left"):
        output.publish(_outputs(folders), folders)
    assert _published(folders) == OLD


def test_a_second_place_that_cannot_be_filled_empties_the_first(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing stood before, nothing stands when the folder beside it cannot be swapped in."""
    shutil.rmtree(folders / "a")
    monkeypatch.setattr(output, "_exchange", lambda _one, _other: False)
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self == folders / "b":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="No space left"):
        output.publish(_outputs(folders), folders)
    assert _published(folders) == {path: data for path, data in OLD.items() if path != "a/old"}


@pytest.mark.parametrize("system", ["darwin", "linux"])
def test_a_system_that_cannot_exchange_folders(
    folders: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    """Without the system call, on another system or with an old C library, the renames do it."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    output.publish(_outputs(folders), folders)
    assert _tree(folders) == NEW


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no such call")
def test_on_linux_there_is_no_moment_without_a_site(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old and new change places in one step of the system: nothing is renamed away first."""

    def fails(self: Path, target: Path) -> Path:
        raise AssertionError(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    output.publish(_outputs(folders), folders)
    assert _tree(folders) == NEW
