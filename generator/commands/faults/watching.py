"""One trial: runs work that may succeed, be refused, fail unexpectedly or hang, and says which of these
happened."""

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
    """A trial exceeded :data:`PATIENCE`. Derived from ``BaseException``, so that no handler in the tested
    code catches it."""


@dataclass(frozen=True)
class Fault:
    """An unacceptable outcome: ``kind`` is ``traceback``, ``hang``, ``accepted``, ``nowhere`` (a problem
    without a file) or ``long`` (an overlong message)."""

    kind: str
    mutation: int
    file: str
    detail: str


@contextmanager
def within(seconds: int = PATIENCE) -> Iterator[None]:
    """Raise :class:`Hung` in work that exceeds a time limit, on systems that have an interval timer.

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
    """An unexpected exception in one line: what it is, and where in the generator it was raised."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "generator" in Path(f.filename).parts]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__}: {str(error)[:200]} ({where})"
