"""Work in several processes that end with the run that started them, however it ends, and hold nothing of it.

Workers are spawned, never forked: a copy of this process would hold its lock, and the libraries with threads
in it are not to be copied. Each watches its parent. Ctrl-C is the parent's alone to answer.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait
from typing import TypeVar

PROCESSES = 2
#: seconds between two looks whether the parent is still there
_PAUSE = 1.0
T = TypeVar("T")
R = TypeVar("R")


class Staff:
    """Processes at work for one run."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def begin(self, work: Callable[[T], R], item: T) -> Future[R]:
        """Have ``work`` done on ``item`` while this process does something else."""
        with _without_interrupts():
            return self._pool.submit(work, item)

    def spread(self, work: Callable[[T], R], items: Iterable[T], chunk: int = 1) -> list[R]:
        """``work`` done on each item, ``chunk`` items at a time; results in order."""
        several = list(items)
        parts = [several[i : i + chunk] for i in range(0, len(several), chunk)]
        jobs = [self.begin(partial(_each, work), part) for part in parts]
        return [result for job in jobs for result in job.result()]


class _Hired:
    """The staff of the run that is at work in this process."""

    staff: Staff | None = None


@contextmanager
def hired() -> Iterator[Staff]:
    """:data:`PROCESSES` processes for a whole run; :func:`spread` and :func:`begin` share them. They start
    when work is there."""
    if _Hired.staff:
        yield _Hired.staff
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=context, initializer=_end_with_parent) as pool:
        _Hired.staff = Staff(pool)
        try:
            yield _Hired.staff
        except BaseException:
            # leaving the pool waits for its thread, which sees that they are gone: one that is still at work
            # when the interpreter ends finds its pipe closed, and prints a traceback after our message
            for process in multiprocessing.active_children():
                process.terminate()
            raise
        finally:
            _Hired.staff = None


def spread(work: Callable[[T], R], items: Iterable[T], chunk: int = 1) -> list[R]:
    """``work`` done on each item in :data:`PROCESSES` processes, ``chunk`` items at a time; results in
    order."""
    several = list(items)
    if not several:
        return []
    with hired() as staff:
        return staff.spread(work, several, chunk)


def begin(work: Callable[[T], R], items: Iterable[T]) -> Callable[[], list[R]]:
    """Have ``work`` done on each item by the staff of the run, if there is one; gives what waits for the
    results, in order."""
    several, staff = list(items), _Hired.staff
    if staff is None:
        return lambda: spread(work, several)
    jobs = [staff.begin(work, item) for item in several]
    return lambda: [job.result() for job in jobs]


def _each(work: Callable[[T], R], items: list[T]) -> list[R]:
    return [work(item) for item in items]


def _end_with_parent() -> None:
    """In a worker: end at once when the parent is gone, and let Ctrl-C be its matter."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel, parent.pid), daemon=True).start()


def _watch(sentinel: int, parent: int | None) -> None:
    """The pipe from the parent ends with it, unless another process has got hold of its other end: so look
    who it is, too."""
    while os.getppid() == parent and not wait([sentinel], _PAUSE):
        pass
    os._exit(1)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started meanwhile hear no Ctrl-C from their first moment on; ours comes afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
