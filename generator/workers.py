"""Worker processes that share the work of a run and end with it, however it ends.

They are spawned, not forked: a forked copy would hold the run's lock, and several libraries with threads do
not survive a fork. Each worker watches its parent, and only the parent handles Ctrl-C.
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


class WorkerPool:
    """The worker processes of one run."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def submit(self, work: Callable[[T], R], item: T) -> Future[R]:
        """Start ``work(item)`` in a worker and return its future."""
        with _without_interrupts():
            return self._pool.submit(work, item)

    def map(self, work: Callable[[T], R], items: Iterable[T], chunk: int = 1) -> list[R]:
        """``work`` applied to each item, ``chunk`` items a task; results in order."""
        several = list(items)
        parts = [several[i : i + chunk] for i in range(0, len(several), chunk)]
        jobs = [self.submit(partial(_each, work), part) for part in parts]
        return [result for job in jobs for result in job.result()]


class _Active:
    """The pool of the run that is active in this process, if any."""

    pool: WorkerPool | None = None


@contextmanager
def worker_pool() -> Iterator[WorkerPool]:
    """A pool of :data:`PROCESSES` workers for a whole run, used by :func:`map_each` and :func:`submit_each`.
    Processes start with the first task."""
    if _Active.pool:
        yield _Active.pool
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=context, initializer=_end_with_parent) as pool:
        _Active.pool = WorkerPool(pool)
        try:
            yield _Active.pool
        except BaseException:
            # leaving the pool waits for its thread, which sees that they are gone: one that is still at work
            # when the interpreter ends finds its pipe closed, and prints a traceback after our message
            for process in multiprocessing.active_children():
                process.terminate()
            raise
        finally:
            _Active.pool = None


def map_each(work: Callable[[T], R], items: Iterable[T], chunk: int = 1) -> list[R]:
    """``work`` applied to each item in :data:`PROCESSES` processes, ``chunk`` items a task; results in
    order."""
    several = list(items)
    if not several:
        return []
    with worker_pool() as pool:
        return pool.map(work, several, chunk)


def submit_each(work: Callable[[T], R], items: Iterable[T]) -> Callable[[], list[R]]:
    """Start ``work`` on each item in the pool of the run, and return a function that waits for the results,
    in order. Without a pool the work is done when that function is called."""
    several, pool = list(items), _Active.pool
    if pool is None:
        return lambda: map_each(work, several)
    jobs = [pool.submit(work, item) for item in several]
    return lambda: [job.result() for job in jobs]


def _each(work: Callable[[T], R], items: list[T]) -> list[R]:
    return [work(item) for item in items]


def _end_with_parent() -> None:
    """Initialise a worker: it ignores Ctrl-C and ends as soon as its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel, parent.pid), daemon=True).start()


def _watch(sentinel: int, parent: int | None) -> None:
    """End this process when its parent has ended: the pipe closes, or, where another process holds its other
    end, the parent's id changes."""
    while os.getppid() == parent and not wait([sentinel], _PAUSE):
        pass
    os._exit(1)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started meanwhile ignore Ctrl-C from the start; one that arrives here is delivered
    afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
