"""Measures the stages of a run: CPU seconds, wall seconds and peak memory of this process and all its
children."""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
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


class Meter:
    """Measures a run, used as a context manager; :meth:`begins` is called with each stage, like the
    ``progress`` of a build.

    CPU of a process that was started counts for the stage that started it, however late it does its work: a
    stage does not cost more because others' work goes on beside it.

    Memory is what the processes hold together in MB, sampled ten times a second: a page that several share
    counts once (``Pss`` of proc(5); where the system does not tell it, once for each), and a peak between two
    samples is missed. Without ``/proc`` only the CPU of this process is measured.
    """

    def __init__(self) -> None:
        self._marks: list[_Mark] = []
        self._peaks: dict[str, float] = {}
        self._accounts = _Accounts()
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
        self._accounts.look(self._marks[-1].name if self._marks else "")
        self._marks.append(_Mark(stage, time.perf_counter()))

    def stages(self) -> dict[str, dict[str, float]]:
        """The measurements of each stage, in order."""
        pairs = zip(self._marks, self._marks[1:], strict=False)
        return {
            at.name: _took(self._accounts.used(at.name), at, after, self._peaks.get(at.name, 0))
            for at, after in pairs
        }

    def total(self) -> dict[str, float]:
        """The measurements of all stages together."""
        cpu = sum(self._accounts.used(mark.name) for mark in self._marks[:-1])
        return _took(cpu, self._marks[0], self._marks[-1], max(self._peaks.values(), default=0))

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            stage = self._marks[-1]
            self._accounts.look(stage.name)
            used = _memory()
            if self._marks[-1] is stage:  # a sample taken while one stage gave way to the next is of neither
                self._peaks[stage.name] = max(self._peaks.get(stage.name, 0), used)


def _took(cpu: float, at: _Mark, after: _Mark, peak: float) -> dict[str, float]:
    wall = round(after.wall - at.wall, 3)
    return {"cpu_seconds": round(cpu, 3), "wall_seconds": wall, "peak_mb": round(peak, 1)}


class _Accounts:
    """What each stage has used of the processor, in this process and in those that it started.

    A process that was started belongs to the stage in which it was first seen, with all that descend from it.
    What one used after the last look at it, before it ended, is told by the system for all that ended.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._used: dict[str, float] = defaultdict(float)
        #: seconds of this process, and of those it started that have ended
        self._own, self._ended = 0.0, 0.0
        #: the stages of the processes that are at work, by their numbers, and what they have used so far
        self._stages: dict[int, str] = {}
        self._seen: dict[int, float] = {}

    def used(self, stage: str) -> float:
        """CPU seconds of a stage so far."""
        return self._used[stage]

    def look(self, stage: str) -> None:
        """Charge what was used since the last look; what this process used, to ``stage``. The first look, at
        no stage, charges nobody."""
        with self._lock:
            own, ended, children = _cpu()
            self._used[stage] += own - self._own
            gone = self._seen.keys() - children.keys()
            left = ended - self._ended - sum(self._seen.pop(number) for number in gone)
            owners = [self._stages.pop(number) for number in gone] or [stage]
            for owner in owners:
                self._used[owner] += left / len(owners)
            for number, seconds in children.items():
                owner = self._stages.setdefault(number, stage)
                self._used[owner] += seconds - self._seen.get(number, 0.0)
            self._own, self._ended, self._seen = own, ended, dict(children)


class _Process(NamedTuple):
    parent: int
    #: of the processor, in itself
    own: int
    #: of the processor, in children that ended
    ended: int
    #: resident memory
    pages: int


def _cpu() -> tuple[float, float, Mapping[int, float]]:
    """CPU seconds so far of this process, of those it started that have ended, and by its number of each that
    is at work, with all its descendants."""
    if not _PROC.is_dir():  # pragma: no cover - Linux has it
        used = os.times()
        return sum(used[:2]), sum(used[2:4]), {}
    family, tick = _family(), os.sysconf("SC_CLK_TCK")
    me = family.pop(os.getpid())
    used_by: dict[int, float] = defaultdict(float)
    for number, one in family.items():
        used_by[_child(number, family)] += (one.own + one.ended) / tick
    return me.own / tick, me.ended / tick, used_by


def _child(number: int, family: Mapping[int, _Process]) -> int:
    """The child of this process that a process is, or descends from."""
    while (parent := family[number].parent) in family:
        number = parent
    return number


def _memory() -> float:
    """Memory in MB that this process and its descendants hold now."""
    if not _PROC.is_dir():  # pragma: no cover - Linux has it
        return 0.0
    return sum(_held(number, one) for number, one in _family().items()) / 1024**2


def _held(number: int, process: _Process) -> float:
    """Bytes of memory of a process: its own, and its share of what it holds with others; none of one that has
    ended meanwhile."""
    try:
        told = (_PROC / str(number) / "smaps_rollup").read_text(encoding="ascii").split()
        return int(told[told.index("Pss:") + 1]) * 1024
    except (OSError, ValueError):  # it has ended, or the system does not tell
        at_work = _read(number)
        return min(process.pages, at_work.pages) * os.sysconf("SC_PAGE_SIZE") if at_work else 0.0


def _read(number: int) -> _Process | None:
    """What the system tells of a process; nothing of one that has ended."""
    try:
        told = (_PROC / str(number) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = told.rpartition(")")[2].split()
    return _Process(
        int(fields[1]), sum(map(int, fields[11:13])), sum(map(int, fields[13:15])), int(fields[21])
    )


def _family() -> dict[int, _Process]:
    """This process and its descendants by their numbers."""
    numbers = (int(entry.name) for entry in _PROC.iterdir() if entry.name.isascii() and entry.name.isdigit())
    known = {number: found for number in numbers if (found := _read(number))}
    family = {os.getpid()}
    grown = True
    while grown:
        more = {number for number, process in known.items() if process.parent in family} - family
        grown, family = bool(more), family | more
    return {number: known[number] for number in family if number in known}
