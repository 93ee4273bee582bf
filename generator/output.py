"""Writes outputs: everything is written beside its target and then swapped in whole, so that an interrupted
run leaves the last good outputs."""

from __future__ import annotations

import contextlib
import ctypes
import glob
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from generator import trees

_EXCHANGE = 2
_AT_FDCWD = -100
#: under build/, while a publication is swapped in
_JOURNAL = "publishing.json"
#: in the name of what stands beside a target for a while
_OURS = ".plans-build-"
#: the locks of this process
_held: set[BinaryIO] = set()


def write_tree(files: Mapping[str, bytes | str], target: Path) -> None:
    """Write ``files`` (by path) under the folder ``target``; text as UTF-8, its line ends as they are. A file
    that is there already with the same bytes stays as it is."""
    folders: set[str] = set()
    for path in sorted(files):
        trees.write_file(os.path.join(target, path), files[path], folders)  # noqa: PTH118 - a Path for each of thousands takes longer than the writing


def write_whole(path: Path, text: str) -> None:
    """Write one file atomically: concurrent readers see the old text or the new one, never a part. UTF-8;
    line ends are kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


@contextlib.contextmanager
def staging(build: Path) -> Iterator[Path]:
    """An empty folder for one run, on the same disk as the outputs, removed at the end in any case."""
    folder = build / f"run-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def public_modes() -> Iterator[None]:
    """While this lasts, new files are readable by everybody, since the outputs are a public site."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


@contextlib.contextmanager
def one_run_at_a_time(build: Path, waits: Callable[[str], None]) -> Iterator[None]:
    """Hold the project's lock. A second run waits for the first, and ``waits`` is called with the process it
    waits for.

    The operating system releases the lock when the process ends, however it ends; child processes do not
    inherit it.
    """
    build.mkdir(parents=True, exist_ok=True)
    with (build / "lock").open("a+b") as handle:
        if not _locked(handle, wait=False):
            handle.seek(0)
            waits(handle.read().decode("ascii", "replace").strip() or "?")
            _locked(handle, wait=True)
        handle.seek(0)
        handle.truncate()
        handle.write(f"{os.getpid()}\n".encode())
        handle.flush()
        _held.add(handle)
        try:
            yield
        finally:
            _held.discard(handle)


def _let_go() -> None:
    """In a fork: close the inherited lock, which would otherwise be held until the last of both is gone."""
    for handle in _held:
        handle.close()
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def _locked(handle: BinaryIO, *, wait: bool) -> bool:
    """Take the lock. When ``wait`` is false, return at once whether it was free."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  only there

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  only there

            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def beside(new: Path, target: Path) -> Path:
    """Bring the folder ``new`` next to ``target``, from where a swap is a single step: moved on the same
    disk, otherwise copied. A failure leaves nothing there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = _next_to(target, str(os.getpid()))
    shutil.rmtree(staged, ignore_errors=True)
    try:
        shutil.move(new, staged)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return staged


def publish(
    outputs: Mapping[Path, Path],
    build: Path,
    gone: Sequence[Path] = (),
    kept: Mapping[Path, Path] | None = None,
) -> None:
    """Swap each new folder into the place of its target: all or none. Afterwards the old ones are removed,
    and those of ``gone`` that no new one replaces; the old folder of a target of ``kept`` is moved to the
    place named there instead.

    A journal in ``build`` records the swaps, so that :func:`recover` can complete them after a crash, and
    remove what was replaced.
    """
    swaps: list[tuple[Path, Path]] = []
    done: list[tuple[Path, Path]] = []
    try:
        for new, target in outputs.items():
            swaps.append((beside(new, target), target))
        _write_journal(build, swaps)
        for staged, target in swaps:
            _swap(staged, target)
            done.append((staged, target))
    except BaseException:
        for staged, target in reversed(done):
            _swap_back(staged, target)
        (build / _JOURNAL).unlink(missing_ok=True)
        for staged, _ in swaps:
            shutil.rmtree(staged, ignore_errors=True)
        raise
    for staged, target in swaps:
        if kept and target in kept and staged.exists():
            trees.keep(staged, kept[target])
        else:
            shutil.rmtree(staged, ignore_errors=True)
    for folder in gone:
        if folder not in outputs.values():
            shutil.rmtree(folder, ignore_errors=True)
    (build / _JOURNAL).unlink(missing_ok=True)


def _write_journal(build: Path, swaps: Sequence[tuple[Path, Path]]) -> None:
    """Note each new folder by what stays the same when it is moved: its number on its disk."""
    entries = [
        {"staged": str(staged), "target": str(target), "folder": _number(staged)} for staged, target in swaps
    ]
    write_whole(build / _JOURNAL, json.dumps(entries))


def _number(folder: Path) -> list[int]:
    found = folder.stat()
    return [found.st_dev, found.st_ino]


def _swap(staged: Path, target: Path) -> None:
    """Exchange the new folder with its target; what stood there is then where the new one was.

    On Linux this is one system call (``renameat2`` with ``RENAME_EXCHANGE``); elsewhere it takes three
    renames, which :func:`recover` completes after a crash.
    """
    if not target.exists():
        staged.rename(target)
    elif not _exchange(staged, target):
        old = _aside(target)
        target.rename(old)
        try:
            staged.rename(target)
        except BaseException:
            old.rename(target)
            raise
        old.rename(staged)


def _swap_back(staged: Path, target: Path) -> None:
    """Undo what :func:`_swap` did."""
    if staged.exists():
        _swap(staged, target)
    else:
        target.rename(staged)


def recover(build: Path, *targets: Path) -> None:
    """Complete a publication that was killed between two swaps, and remove what killed runs left beside
    ``targets``."""
    journal = build / _JOURNAL
    for entry in _journal(journal):
        staged, target = Path(entry["staged"]), Path(entry["target"])
        if staged.exists() and _number(staged) == entry["folder"]:
            _swap(staged, target)
        _remove_beside(target)
    journal.with_name(f"{_JOURNAL}.new").unlink(missing_ok=True)
    journal.unlink(missing_ok=True)
    for target in targets:
        _remove_beside(target)


def mend(build: Path, *folders: Path) -> None:
    """Complete a killed publication and remove what killed runs left in ``folders``, in which targets lie,
    unless a build is running."""
    if not (build / _JOURNAL).exists() and not any(map(_staged_in, folders)):
        return
    build.mkdir(parents=True, exist_ok=True)
    with (build / "lock").open("a+b") as handle:
        if _locked(handle, wait=False):
            recover(build, *(target for folder in folders for target in _staged_in(folder)))


def _staged_in(folder: Path) -> list[Path]:
    """The targets in ``folder`` beside which a run has left something."""
    names = {path.name.partition(_OURS)[0][1:] for path in folder.glob(f".*{_OURS}*")}
    return [folder / name for name in sorted(names)]


def _journal(path: Path) -> list[dict[str, Any]]:
    try:
        return list(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return []


def _remove_beside(target: Path) -> None:
    if not target.exists() and _aside(target).exists():
        _aside(target).rename(target)  # nothing else is left of it
    for left in target.parent.glob(f"{glob.escape(_next_to(target, '').name)}*"):
        shutil.rmtree(left, ignore_errors=True)


def remove_leftovers(build: Path) -> None:
    """Remove the staging folders of runs that were killed (the lock is held, so none is in use)."""
    for folder in build.glob("run-*"):
        if folder.name != f"run-{os.getpid()}":
            shutil.rmtree(folder, ignore_errors=True)


def _aside(target: Path) -> Path:
    return _next_to(target, "old")


def _next_to(target: Path, kind: str) -> Path:
    """A name next to ``target`` that only this project uses."""
    return target.with_name(f".{target.name}{_OURS}{kind}")


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None)
    if not hasattr(library, "renameat2"):
        return False
    return int(library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)) == 0
