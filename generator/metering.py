"""Measures the stages of a run: CPU seconds, wall seconds and peak memory of this process and all its
children."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

#: seconds between two looks at the memory
_PAUSE = 0.1
_PROC = Path("/proc")


class _Mark(NamedTuple):
    """The beginning of a stage, or the end of the last."""

    name: str
    wall: float
    cpu: float


class Meter:
    """Measures a run, used as a context manager; :meth:`begins` is called with each stage, like the
    ``progress`` of a build.

    Memory is what the processes hold together in MB, sampled ten times a second: a page that several share
    counts once (``Pss`` of proc(5); where the system does not tell it, once for each), and a peak between two
    samples is missed. Without ``/proc`` only the CPU of this process is measured.
    """

    def __init__(self) -> None:
        self._marks: list[_Mark] = []
        self._peaks: dict[str, float] = {}
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True, name="plans-meter")

    def __enter__(self) -> Self:
        self.begins("start")
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.begins("end")
        self._over.set()
        self._watch.join()

    def begins(self, stage: str) -> None:
        """Start a stage, which ends the one before."""
        self._marks.append(_Mark(stage, time.perf_counter(), _cpu()))

    def stages(self) -> dict[str, dict[str, float]]:
        """The measurements of each stage, in order."""
        pairs = zip(self._marks, self._marks[1:], strict=False)
        return {
            at.name: _took(at, after) | {"peak_mb": round(self._peaks.get(at.name, 0), 1)}
            for at, after in pairs
        }

    def total(self) -> dict[str, float]:
        """The measurements of all stages together."""
        peak = max(self._peaks.values(), default=0)
        return _took(self._marks[0], self._marks[-1]) | {"peak_mb": round(peak, 1)}

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            stage = self._marks[-1]
            used = _memory()
            if self._marks[-1] is stage:  # a sample taken while one stage gave way to the next is of neither
                self._peaks[stage.name] = max(self._peaks.get(stage.name, 0), used)


def _took(at: _Mark, after: _Mark) -> dict[str, float]:
    return {"cpu_seconds": round(after.cpu - at.cpu, 3), "wall_seconds": round(after.wall - at.wall, 3)}


class _Process(NamedTuple):
    parent: int
    #: of the processor, those of children that ended among them
    ticks: int
    #: resident memory
    pages: int


def _cpu() -> float:
    """CPU seconds so far of this process and all its descendants, ended ones included."""
    if not _PROC.is_dir():  # pragma: no cover - Linux has it
        return sum(os.times()[:4])
    return sum(one.ticks for one in _family().values()) / os.sysconf("SC_CLK_TCK")


def _memory() -> float:
    """Memory in MB that this process and its descendants hold now."""
    if not _PROC.is_dir():  # pragma: no cover - Linux has it
        return 0.0
    return sum(_held(number, one) for number, one in _family().items()) / 1024**2


def _held(number: int, process: _Process) -> float:
    """Bytes of memory of a process: its own, and its share of what it holds with others."""
    try:
        told = (_PROC / str(number) / "smaps_rollup").read_text(encoding="ascii").split()
        return int(told[told.index("Pss:") + 1]) * 1024
    except (OSError, ValueError):  # it ended meanwhile, or the system does not tell
        return process.pages * os.sysconf("SC_PAGE_SIZE")


def _family() -> dict[int, _Process]:
    """This process and its descendants by their numbers."""
    known: dict[int, _Process] = {}
    for entry in _PROC.iterdir():
        if entry.name.isascii() and entry.name.isdigit():
            try:
                fields = (
                    (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                )
            except OSError:  # it ended meanwhile
                continue
            known[int(entry.name)] = _Process(int(fields[1]), sum(map(int, fields[11:15])), int(fields[21]))
    family = {os.getpid()}
    grown = True
    while grown:
        more = {number for number, process in known.items() if process.parent in family} - family
        grown, family = bool(more), family | more
    return {number: known[number] for number in family if number in known}
