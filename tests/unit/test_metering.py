"""What stages of a run take: CPU of this process and of those it starts, memory while it is held, stage by
stage."""

from __future__ import annotations

import subprocess
import sys
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
    assert stages["waiting"]["wall_seconds"] >= 0.4
    assert meter.total()["cpu_seconds"] == pytest.approx(
        sum(s["cpu_seconds"] for s in stages.values()), abs=0.05
    )


def test_memory_is_that_of_the_stage_that_holds_it() -> None:
    """A hundred megabytes show in the stage that holds them, in this process or in one it started, and in the
    whole."""
    with Meter() as meter:
        meter.begins("small")
        time.sleep(0.3)
        meter.begins("large")
        held = bytearray(b"x") * (100 * 1024**2)
        time.sleep(0.3)
        del held
        meter.begins("theirs")
        code = "import time\nheld = bytearray(b'x') * (200 * 1024**2)\ntime.sleep(0.6)"
        subprocess.run([sys.executable, "-c", code], check=True)
    peaks = {name: stage["peak_mb"] for name, stage in meter.stages().items()}
    assert peaks["small"] > 10
    assert peaks["large"] == pytest.approx(peaks["small"] + 100, abs=30)
    assert peaks["theirs"] > peaks["small"] + 190
    assert meter.total()["peak_mb"] == max(peaks.values())


def test_where_there_is_no_proc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Elsewhere the CPU of this process is told, and no memory."""
    monkeypatch.setattr(metering, "_PROC", tmp_path / "proc")
    with Meter() as meter:
        meter.begins("busy")
        _busy(0.3)
    assert meter.stages()["busy"]["cpu_seconds"] == pytest.approx(0.3, abs=0.15)
    assert meter.total()["peak_mb"] == 0
