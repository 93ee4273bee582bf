"""Runs a reader in a process of its own with limits on time and memory, so that a malicious file ends in a
message rather than a crash.

The process ends with the one that started it, however that ends.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import connection
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from generator.importing.broken import TooMuch
from generator.words import both

T = TypeVar("T")
CPU = 60  # seconds; 1,000 pages of Word take some 10, 200 pages of PDF some 40
MEMORY = 1_500_000_000  # bytes of address space, of which Python and its libraries take some 400 MB
_WALL = 150.0  # seconds until a process that does nothing is ended
_TREE_SIGNAL = 1  # PR_SET_PDEATHSIG


def run(
    work: Callable[..., T], *arguments: object, memory: int = MEMORY, cpu: int = CPU, wall: float = _WALL
) -> T:
    """The result of ``work(*given)``, computed in a process of its own; exceptions are raised here. ``work``
    must be a module-level function.

    :raises TooMuch: when it takes more time or memory than it may.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, (memory, cpu), work, arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        answer = ours.recv() if ours.poll(wall) else None
    except EOFError:
        answer = None
    finally:
        process.kill()
        process.join()
        ours.close()
    if answer is None:
        raise TooMuch(f"> {CPU} s {both('importing', 'or')} {MEMORY // 1_000_000} MB")
    worked, value = answer
    if not worked:
        raise value
    result: T = value
    return result


def _work(
    pipe: Connection, limits: tuple[int, int], work: Callable[..., Any], arguments: tuple[object, ...]
) -> None:
    memory, cpu = limits
    _end_with_parent()
    _hush()
    _limit(memory, cpu)
    try:
        answer = (True, work(*arguments))
    except (MemoryError, RecursionError):
        answer = (False, TooMuch(f"> {memory // 1_000_000} MB"))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised again where it was asked for
        answer = (False, error)
    with suppress(OSError):
        pipe.send(answer)


def _hush() -> None:
    """What libraries print goes nowhere: what is to be told comes back through the pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for shown in (1, 2):
        os.dup2(nowhere, shown)
    os.close(nowhere)


def _limit(memory: int, cpu: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # a lower limit of the system stands
            resource.setrlimit(what, (most, most))


def _end_with_parent() -> None:
    """End at once when the parent ends: the kernel sees to it on Linux, a thread that waits elsewhere."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_TREE_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent.pid:
            os._exit(1)
    threading.Thread(target=_wait, args=(parent.sentinel,), daemon=True).start()


def _wait(parent: int) -> None:
    connection.wait([parent])
    os._exit(1)
