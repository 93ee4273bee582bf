"""One trial: what happens to work that may end well, in a message, in a surprise, or never."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

#: seconds that one trial may take
PATIENCE = 60


class Hung(BaseException):
    """A trial took longer than :data:`PATIENCE`; not an ``Exception``, so that nothing on its way takes it
    for one of its own."""


@dataclass(frozen=True)
class Fault:
    """What should not have happened: ``kind`` is ``traceback``, ``hang``, ``accepted``, ``nowhere`` or
    ``long``."""

    kind: str
    mutation: int
    file: str
    detail: str


@contextmanager
def within(seconds: int = PATIENCE) -> Iterator[None]:
    """Stop what takes longer, where the system has such a clock.

    :raises Hung: after ``seconds`` of wall time.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise Hung

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def surprised(error: BaseException) -> str:
    """What nobody foresaw, in one line: what, and where in the generator it was thrown."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "generator" in Path(f.filename).parts]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__}: {str(error)[:200]} ({where})"
