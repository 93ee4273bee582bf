"""What stages of a run take: CPU of this process and of those it starts, memory while it is held, stage by
stage."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import metering
from generator.metering import Meter

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="processes are looked at in /proc"
)
_BUSY = "import time\nwhile time.process_time() < 0.4: pass"


def _busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_each_stage_is_charged_with_its_own() -> None:
    """CPU counts for the stage in which it is used, that of processes which have ended too; waiting counts as
    wall time."""
    with Meter() as meter:
        meter.begins("busy")
        _busy(0.4)
        meter.begins("started")
        subprocess.run([sys.executable, "-c", _BUSY], check=True)
        meter.begins("waiting")
        time.sleep(0.4)
    stages = meter.stages()
    assert list(stages) == ["start", "busy", "started", "waiting"]
    assert stages["busy"]["cpu_seconds"] == pytest.approx(0.4, abs=0.15)
    assert 0.35 < stages["started"]["cpu_seconds"] < 1.5
    assert stages["waiting"]["cpu_seconds"] < 0.2
    assert 0.4 <= stages["waiting"]["wall_seconds"] < 60  # of the stage, not of the machine
    assert meter.total()["cpu_seconds"] == pytest.approx(
        sum(s["cpu_seconds"] for s in stages.values()), abs=0.05
    )


def test_a_process_belongs_to_the_stage_that_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is begun in one stage and does its work in another costs the first, also what it does after the last
    look and what it starts itself."""
    nested = (
        f"import subprocess, sys, time\ntime.sleep(0.5)\nsubprocess.run([sys.executable, '-c', {_BUSY!r}])"
    )
    monkeypatch.setattr(metering, "_PAUSE", 600.0)  # it looks only where a stage begins
    with Meter() as meter:
        meter.begins("begun")
        started = subprocess.Popen([sys.executable, "-c", nested])
        meter.begins("other")
        started.wait(60)
        meter.begins("last")
    stages = meter.stages()
    assert stages["begun"]["cpu_seconds"] > 0.35
    assert stages["other"]["cpu_seconds"] < 0.2


#: a run of its own, whose memory nothing else grows or shrinks meanwhile
_STAGES = """
import json, subprocess, sys, time
from generator.metering import Meter
with Meter() as meter:
    meter.begins("small")
    time.sleep(0.3)
    meter.begins("large")
    held = bytearray(b"x") * (100 * 1024**2)
    time.sleep(0.3)
    del held
    meter.begins("theirs")
    code = "import time\\nheld = bytearray(b'x') * (200 * 1024**2)\\ntime.sleep(0.6)"
    subprocess.run([sys.executable, "-c", code], check=True)
print(json.dumps([meter.stages(), meter.total()]))
"""


#: a fork that holds what its parent holds, and nothing else
_SHARED = """
import json, os, time
from generator.metering import Meter
held = bytearray(b"x") * (200 * 1024**2)
with Meter() as meter:
    meter.begins("alone")
    time.sleep(0.4)
    meter.begins("forked")
    if not (fork := os.fork()):
        time.sleep(0.6)
        os._exit(0)
    os.waitpid(fork, 0)
print(json.dumps(meter.stages()))
"""


def test_memory_that_processes_share_counts_once(root: Path) -> None:
    """A fork has what its parent has: two hundred megabytes are no four hundred."""
    ran = subprocess.run([sys.executable, "-c", _SHARED], cwd=root, check=True, capture_output=True)
    stages = json.loads(ran.stdout)
    assert stages["alone"]["peak_mb"] > 200
    assert stages["forked"]["peak_mb"] == pytest.approx(stages["alone"]["peak_mb"], abs=50)


def test_memory_is_that_of_the_stage_that_holds_it(root: Path) -> None:
    """A hundred megabytes show in the stage that holds them, in the process or in one it started, and in the
    whole."""
    ran = subprocess.run([sys.executable, "-c", _STAGES], cwd=root, check=True, capture_output=True)
    stages, total = json.loads(ran.stdout)
    peaks = {name: stage["peak_mb"] for name, stage in stages.items()}
    assert peaks["small"] > 1  # what it shares with every other Python is divided
    assert peaks["large"] == pytest.approx(peaks["small"] + 100, abs=30)
    assert peaks["theirs"] > peaks["small"] + 190
    assert total["peak_mb"] == max(peaks.values())


def test_a_sample_between_two_stages_is_of_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is measured while a stage begins is not charged to the one before it."""
    before, measured = threading.enumerate(), threading.Event()
    meter = Meter()

    def memory() -> float:
        if threading.current_thread() in before or measured.is_set():
            return 1.0
        measured.set()
        meter.begins("large")
        return 500.0

    monkeypatch.setattr(metering, "_memory", memory)
    with meter:
        meter.begins("small")
        assert measured.wait(10)
        time.sleep(0.3)
    peaks = {name: stage["peak_mb"] for name, stage in meter.stages().items()}
    assert (peaks["small"], peaks["large"]) == (0, 1.0)


def test_nobody_looks_on_when_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """What samples the memory has ended with the run, though it was looking just then."""
    before, looking = threading.enumerate(), threading.Event()

    def memory() -> float:
        if threading.current_thread() not in before:
            looking.set()
            time.sleep(0.2)
        return 0.0

    monkeypatch.setattr(metering, "_memory", memory)
    with Meter():
        assert looking.wait(60)
    assert threading.enumerate() == before


def test_measures_are_told_to_what_can_be_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds to the thousandth, memory to a tenth of a megabyte: what follows is noise."""
    looked = threading.Event()

    def memory() -> float:
        looked.set()
        return 1 / 9

    times = 0
    monkeypatch.setattr(metering, "_memory", memory)
    monkeypatch.setattr(metering, "_cpu", lambda: (float(times) / 9, 0.0, {}))
    monkeypatch.setattr("generator.metering.time.perf_counter", lambda: float(times) * 2 / 9)
    with Meter() as meter:
        assert looked.wait(60)
        time.sleep(0.2)
        times = 1
    expected = {"cpu_seconds": 0.111, "wall_seconds": 0.222, "peak_mb": 0.1}
    assert meter.stages() == {"start": expected}
    assert meter.total() == expected


def test_where_there_is_no_proc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Elsewhere the CPU of this process is told, and no memory."""
    monkeypatch.setattr(metering, "_PROC", tmp_path / "proc")
    with Meter() as meter:
        meter.begins("busy")
        _busy(0.3)
    assert meter.stages()["busy"]["cpu_seconds"] == pytest.approx(0.3, abs=0.15)
    assert meter.total()["peak_mb"] == 0


def _process(proc: Path, process: int, parent: int, ticks: tuple[int, int, int, int], pages: int) -> None:
    """What Linux tells of a process in ``stat`` (proc_pid_stat(5)): fields 4, 14 to 17 and 24 are read."""
    fields = ["S", str(parent), *"7" * 9, *map(str, ticks), *"7" * 6, str(pages), *"7" * 28]
    (proc / str(process)).mkdir(exist_ok=True)
    (proc / str(process) / "stat").write_text(f"{process} (a) (b c) {' '.join(fields)}\n", encoding="utf-8")


def test_all_that_descend_are_counted_and_no_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Time in the program and in the system, of this process and those it has ended; of children and their
    children the same; another's processes, what is no process, and one that is just gone count nothing."""
    own, ticks = os.getpid(), os.sysconf("SC_CLK_TCK")
    _process(tmp_path, own, 1, (ticks, 2 * ticks, 4 * ticks, 8 * ticks), 1)
    monkeypatch.setattr(metering, "_PROC", tmp_path)
    with Meter() as meter:
        meter.begins("work")
        _process(tmp_path, own, 1, (2 * ticks, 4 * ticks, 8 * ticks, 16 * ticks), 1000)
        _process(tmp_path, own + 2, own, (32 * ticks, 0, 0, 0), 3000)
        _process(tmp_path, own + 1, own + 2, (0, 64 * ticks, 0, 0), 5000)
        _process(tmp_path, own + 3, 1, (128 * ticks, 0, 0, 0), 70000)
        (tmp_path / str(own + 4)).mkdir()
        (tmp_path / "self").mkdir()
        time.sleep(0.3)
    assert meter.stages()["work"]["cpu_seconds"] == 15 + 32 + 64
    assert meter.total()["cpu_seconds"] == 15 + 32 + 64
    mb = 9000 * os.sysconf("SC_PAGE_SIZE") / 1024**2
    assert meter.stages()["work"]["peak_mb"] == meter.total()["peak_mb"] == round(mb, 1)


def test_what_a_process_uses_later_is_charged_to_where_it_began(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A child that one stage started works on in the next two, ends, and is told among those that have ended:
    every second counts once, for the first stage."""
    own, ticks = os.getpid(), os.sysconf("SC_CLK_TCK")
    monkeypatch.setattr(metering, "_PROC", tmp_path)
    monkeypatch.setattr(metering, "_PAUSE", 600.0)
    _process(tmp_path, own, 1, (ticks, 0, 0, 0), 1)
    with Meter() as meter:
        meter.begins("first")
        _process(tmp_path, own + 1, own, (ticks, 0, 0, 0), 1)
        meter.begins("second")
        _process(tmp_path, own, 1, (2 * ticks, 0, 0, 0), 1)
        _process(tmp_path, own + 1, own, (3 * ticks, 0, 0, 0), 1)
        meter.begins("third")
        (tmp_path / str(own + 1) / "stat").unlink()
        _process(tmp_path, own, 1, (2 * ticks, 0, 7 * ticks, 0), 1)
    used = {name: stage["cpu_seconds"] for name, stage in meter.stages().items()}
    assert used == {"start": 0, "first": 7, "second": 1, "third": 0}
    assert meter.total()["cpu_seconds"] == 8


def test_a_process_that_has_just_ended_holds_no_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What was found at work and has ended before its memory is read, with or without somebody having waited for
    it, is not told to hold what it held."""
    own = os.getpid()
    monkeypatch.setattr(metering, "_PROC", tmp_path)
    _process(tmp_path, own, 1, (0, 0, 0, 0), 1000)
    _process(tmp_path, own + 1, own, (0, 0, 0, 0), 0)
    family = {own: metering._Process(1, 0, 0, 1000)}  # noqa: SLF001 - as it was a moment ago
    family |= {own + n: metering._Process(own, 0, 0, 70000) for n in (1, 2)}  # noqa: SLF001 - as above
    monkeypatch.setattr(metering, "_family", lambda: dict(family))
    with Meter() as meter:
        meter.begins("work")
        time.sleep(0.3)
    mb = 1000 * os.sysconf("SC_PAGE_SIZE") / 1024**2
    assert meter.total()["peak_mb"] == round(mb, 1)
