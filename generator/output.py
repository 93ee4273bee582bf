"""Writing: everything beside, then swapped in whole, so that whatever stops a run leaves the last good outputs."""

from __future__ import annotations

import contextlib
import ctypes
import glob
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_EXCHANGE = 2
_AT_FDCWD = -100


def write_tree(files: Mapping[str, bytes | str], target: Path) -> None:
    """Write ``files`` (by path) under the new folder ``target``; text as UTF-8, its line ends as they are."""
    made: set[Path] = set()
    for path in sorted(files):
        data = files[path]
        place = target / path
        if place.parent not in made:
            place.parent.mkdir(parents=True, exist_ok=True)
            made.add(place.parent)
        place.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


@contextlib.contextmanager
def staging(build: Path) -> Iterator[Path]:
    """An empty folder for one run, on the same disk as the outputs; removed at the end whatever happens."""
    folder = build / f"run-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def one_run_at_a_time(build: Path) -> Iterator[None]:
    """Hold the project's lock: a second run waits for the first. The lock goes with the process, however it ends."""
    build.mkdir(parents=True, exist_ok=True)
    with (build / "lock").open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  only there

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl  # noqa: PLC0415  only there

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def beside(new: Path, target: Path) -> Path:
    """Bring the folder ``new`` next to ``target``, where a swap is one step: moved on one disk, copied to another.

    Whatever fails on the way leaves nothing there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = _next_to(target, str(os.getpid()))
    shutil.rmtree(staged, ignore_errors=True)
    try:
        shutil.move(new, staged)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    return staged


def swap_in(new: Path, target: Path) -> None:
    """Put the folder ``new`` in the place of ``target``. When that fails, the old one stands there as before.

    On Linux in one step (``renameat2`` with ``RENAME_EXCHANGE``); elsewhere in two, which :func:`recover` mends.
    """
    staged = beside(new, target)
    try:
        if not target.exists():
            staged.rename(target)
            return
        if not _exchange(staged, target):
            _in_two_steps(staged, target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _in_two_steps(staged: Path, target: Path) -> None:
    old = _aside(target)
    shutil.rmtree(old, ignore_errors=True)
    target.rename(old)
    try:
        staged.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(*targets: Path) -> None:
    """Mend a swap that was killed between its two steps: the last good folder comes back; what it left goes."""
    for target in targets:
        old = _aside(target)
        if old.exists() and not target.exists():
            old.rename(target)
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
    """A name next to ``target`` that is nobody's but ours."""
    return target.with_name(f".{target.name}.plans-build-{kind}")


def _exchange(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    return int(library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)) == 0
