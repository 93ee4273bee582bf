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

_EXCHANGE = 2
_AT_FDCWD = -100
#: under build/, while a publication is swapped in
_JOURNAL = "publishing.json"


def write_tree(files: Mapping[str, bytes | str], target: Path) -> None:
    """Write ``files`` (by path) under the new folder ``target``; text as UTF-8, its line ends as they are."""
    folders: set[str] = set()
    for path in sorted(files):
        data = files[path]
        place = os.path.join(target, path)  # noqa: PTH118 - a Path for each of thousands takes longer than the writing
        folder = os.path.dirname(place)  # noqa: PTH120 - as above
        if folder not in folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
            folders.add(folder)
        with open(place, "wb") as handle:  # noqa: PTH123 - as above
            handle.write(data.encode("utf-8") if isinstance(data, str) else data)


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
        yield


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


def publish(outputs: Mapping[Path, Path], build: Path, gone: Sequence[Path] = ()) -> None:
    """Swap each new folder into the place of its target: all or none. Afterwards the old ones are removed,
    and those of ``gone`` that no new one replaces.

    A journal in ``build`` records the swaps, so that :func:`recover` can complete them after a crash.
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
        raise
    else:
        swaps += [(folder, folder) for folder in gone if folder not in outputs.values()]
    finally:
        (build / _JOURNAL).unlink(missing_ok=True)
        for staged, _ in swaps:
            shutil.rmtree(staged, ignore_errors=True)


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


def mend(build: Path) -> None:
    """Complete a killed publication, unless a running build is just publishing."""
    if not (build / _JOURNAL).exists():
        return
    with (build / "lock").open("a+b") as handle:
        if _locked(handle, wait=False):
            recover(build)


def _journal(path: Path) -> list[dict[str, Any]]:
    try:
        return list(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return []


def _remove_beside(target: Path) -> None:
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
    return target.with_name(f".{target.name}.plans-build-{kind}")


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    return int(library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)) == 0
