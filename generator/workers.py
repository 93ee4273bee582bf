"""Worker processes that share the work of a run and end with it, however it ends.

Where it is safe, each piece of work is a fork of the run: what it works on is there already, neither loaded
nor sent a second time. The run's lock is not held by them (:mod:`generator.output`). Elsewhere, and beside
threads, whose locks a fork would copy for ever, processes are spawned and work is sent to them. Each worker
watches its parent, and only the parent handles Ctrl-C.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol, TypeVar

PROCESSES = 2
#: seconds between two looks whether the parent is still there
_PAUSE = 1.0
#: how much more readily a fork yields the processor than its parent, for which it works
_NICENESS = 5
#: threads beside which a fork is safe, by name: they wait or look, and hold nothing that a copy would need
HARMLESS = frozenset({"plans-parent", "plans-meter"})
T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Job(Protocol[R_co]):
    """Work that was begun in another process."""

    def result(self) -> R_co:
        """Wait for the work; returns what it returned, and raises what it raised."""


class WorkerPool(Protocol):
    """The worker processes of one run."""

    def submit(self, work: Callable[[T], R], item: T) -> Job[R]:
        """Start ``work(item)`` in a worker."""

    def end(self, *, failed: bool) -> None:
        """The run is over: end the processes. One that failed waits for no work."""


class _Forks:
    """A fork for each piece of work; no more than :data:`PROCESSES` of them work at a time."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("fork")
        #: holds a byte for each fork that may begin: it takes one, and puts it back
        self._turns = os.pipe()
        os.write(self._turns[1], bytes(PROCESSES))
        self._jobs: list[_Fork[Any]] = []

    def submit(self, work: Callable[[T], R], item: T) -> _Fork[R]:
        receiver, sender = self._context.Pipe(duplex=False)
        with _without_interrupts():
            process = self._context.Process(target=_in_fork, args=(self._turns, sender, partial(work, item)))
            process.start()
        sender.close()
        job: _Fork[R] = _Fork(process, receiver, self._wait_for)
        self._jobs.append(job)
        return job

    def _wait_for(self, receiver: Connection) -> None:
        """Wait until a fork has sent something or has ended. One that was killed, as by a machine without
        memory, took its turn and its work along: the run fails at once, whoever is waited for, since others
        might wait for that turn for ever.

        Raises:
            ChildProcessError: a fork was killed.
        """
        while not receiver.poll():
            codes = {job.process.sentinel: job.process.exitcode for job in self._jobs}
            if killed := next((code for code in codes.values() if code), None):
                raise ChildProcessError(f"a worker process ended early ({killed})")
            wait([receiver, *(sentinel for sentinel, code in codes.items() if code is None)])

    def end(self, *, failed: bool) -> None:  # noqa: ARG002 - what nobody waited for is wanted by nobody
        for job in self._jobs:
            job.end()
        for end in self._turns:
            os.close(end)


class _Fork(Job[R]):
    """Work of a fork, which sends whether it succeeded, and the result or the error."""

    def __init__(
        self, process: BaseProcess, receiver: Connection, wait_for: Callable[[Connection], None]
    ) -> None:
        self.process, self._receiver, self._wait_for = process, receiver, wait_for
        self._answer: tuple[bool, Any] | None = None

    def result(self) -> R:
        if self._answer is None:
            self._wait_for(self._receiver)
            try:
                self._answer = pickle.loads(self._receiver.recv_bytes())  # noqa: S301 - of our own process
            except EOFError:
                self.process.join()
                raise ChildProcessError(f"a worker process ended early ({self.process.exitcode})") from None
            finally:
                self._receiver.close()
        good, value = self._answer
        if not good:
            raise value
        result: R = value
        return result

    def end(self) -> None:
        self._receiver.close()
        self.process.terminate()
        self.process.join()


def _in_fork(turns: tuple[int, int], sender: Connection, work: Callable[[], Any]) -> None:
    """The life of a fork: wait for a turn, work, and send the result or the error."""
    gc.freeze()  # what is inherited is not copied only to look for garbage in it
    _Active.pool = None
    _end_with_parent()
    os.nice(_NICENESS)
    os.read(turns[0], 1)
    try:
        answer = pickle.dumps((True, work()), protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - it is raised in the parent
        error.add_note("".join(traceback.format_exception(error)))
        answer = pickle.dumps((False, error))
    os.write(turns[1], bytes(1))
    with contextlib.suppress(BrokenPipeError):  # nobody waits any more
        sender.send_bytes(answer)


class _Spawned:
    """Processes that are started empty, with the first task."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(PROCESSES, mp_context=context, initializer=_end_with_parent)

    def submit(self, work: Callable[[T], R], item: T) -> Job[R]:
        with _without_interrupts():
            return self._pool.submit(work, item)

    def end(self, *, failed: bool) -> None:
        if failed:
            for process in multiprocessing.active_children():
                process.terminate()
        # waiting for the pool is waiting for its thread, which sees that they are gone: one that is still at
        # work when the interpreter ends finds its pipe closed, and prints a traceback after our message
        self._pool.shutdown()


class _Active:
    """The pool of the run that is active in this process, if any."""

    pool: WorkerPool | None = None


@contextlib.contextmanager
def worker_pool() -> Iterator[WorkerPool]:
    """Workers for a whole run, used by :func:`map_each` and :func:`submit_each`."""
    if _Active.pool:
        yield _Active.pool
        return
    pool: WorkerPool = _Forks() if _can_fork() else _Spawned()
    _Active.pool = pool
    failed = True
    try:
        yield pool
        failed = False
    finally:
        _Active.pool = None
        pool.end(failed=failed)


def _can_fork() -> bool:
    """Whether a copy of this process can work: without threads that may hold a lock, and on Linux, since the
    libraries of macOS do not survive it."""
    others = {thread.name for thread in threading.enumerate() if thread is not threading.main_thread()}
    return sys.platform == "linux" and others <= HARMLESS


def map_each(work: Callable[[T], R], items: Iterable[T], chunk: int = 1) -> list[R]:
    """``work`` applied to each item in :data:`PROCESSES` processes, ``chunk`` items in a row in the same one;
    results in order."""
    several = list(items)
    chunks = [several[i : i + chunk] for i in range(0, len(several), chunk)]
    shares = [share for share in (chunks[n::PROCESSES] for n in range(PROCESSES)) if share]
    with worker_pool() as pool:
        jobs = [pool.submit(partial(_each, work), share) for share in shares]
        done = [iter(job.result()) for job in jobs]
        return [result for n in range(len(chunks)) for result in next(done[n % PROCESSES])]


def submit_each(work: Callable[[T], R], items: Iterable[T]) -> Callable[[], list[R]]:
    """Start ``work`` on each item in the pool of the run, and return a function that waits for the results,
    in order. Without a pool the work is done when that function is called."""
    several, pool = list(items), _Active.pool
    if pool is None:
        return lambda: map_each(work, several)
    jobs = [pool.submit(work, item) for item in several]
    return lambda: [job.result() for job in jobs]


def _each(work: Callable[[T], R], chunks: list[list[T]]) -> list[list[R]]:
    return [[work(item) for item in chunk] for chunk in chunks]


def _end_with_parent() -> None:
    """Initialise a worker: it ignores Ctrl-C and ends as soon as its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        at = (parent.sentinel, parent.pid)
        threading.Thread(target=_watch, args=at, daemon=True, name="plans-parent").start()


def _watch(sentinel: int, parent: int | None) -> None:
    """End this process when its parent has ended: the pipe closes, or, where another process holds its other
    end, the parent's id changes."""
    while os.getppid() == parent and not wait([sentinel], _PAUSE):
        pass
    os._exit(1)


@contextlib.contextmanager
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
