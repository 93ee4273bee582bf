"""Work in several processes: in order, and over when the run that started it is over, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator import workers

_RUN = """
import signal, sys, time
from pathlib import Path
from generator import output
from generator import workers

def work(folder):
    import os
    (Path(folder) / f"worker-{os.getpid()}").touch()
    time.sleep(60)

def lend():
    # start a process that keeps every pipe of this run open, and outlives it
    import os, subprocess, time
    time.sleep(3)
    for name in os.listdir("/proc/self/fd"):
        try:
            os.set_inheritable(int(name), True)
        except OSError:
            pass
    other = subprocess.Popen(["sleep", "60"], close_fds=False)
    (Path(sys.argv[1]) / f"other-{other.pid}").touch()

if __name__ == "__main__":
    if sys.argv[2:] == ["lend"]:
        import threading
        threading.Thread(target=lend, daemon=True).start()
    # as from a terminal: who runs the tests in the background, or with nohup, hands ignored signals down
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with output.one_run_at_a_time(Path(sys.argv[1]), print):
        workers.map_each(work, [sys.argv[1]] * 2)
"""


def _double(number: int) -> int:
    return 2 * number


def _raises(number: int) -> int:
    raise OSError(28, f"No space left for {number}")


def test_results_are_in_order() -> None:
    """Results come in the order of the items, whatever the size of a chunk, and nothing gives nothing."""
    assert workers.map_each(_double, range(7), chunk=3) == [0, 2, 4, 6, 8, 10, 12]
    assert workers.map_each(_double, []) == []


def test_ctrl_c_is_heard_afterwards() -> None:
    """Signals are held back only while processes are started: whoever works on hears Ctrl-C as before."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set())
    assert workers.map_each(_double, range(3)) == [0, 2, 4]
    assert signal.pthread_sigmask(signal.SIG_BLOCK, set()) == before
    assert signal.SIGINT not in before


def test_what_a_worker_throws_is_thrown() -> None:
    """A full disk in a worker is a full disk of the run."""
    with pytest.raises(OSError, match="No space left for 1"):
        workers.map_each(_raises, [1])


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _wait(seconds: float, done: list[int]) -> list[int]:
    """Those of the processes that are still there after so many seconds at most."""
    end = time.monotonic() + seconds
    while any(_alive(p) for p in done) and time.monotonic() < end:
        time.sleep(0.1)
    return [p for p in done if _alive(p)]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked at in /proc")
def test_a_run_that_fails_leaves_no_thread_behind() -> None:
    """Its workers are gone, and so is the thread of the pool: at the end of the interpreter it would print
    a traceback after the message."""

    def fail() -> None:
        with workers.worker_pool() as pool:
            pool.submit(time.sleep, 60)
            raise ValueError("wrong")

    before = set(threading.enumerate())
    with pytest.raises(ValueError, match="wrong"):
        fail()
    assert set(threading.enumerate()) == before


@pytest.mark.parametrize("ending", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"])
def test_no_worker_outlives_its_run(root: Path, tmp_path: Path, ending: str) -> None:
    """However a run ends, its workers end within seconds, and the lock is free at once for the next."""
    script = tmp_path / "run.py"
    script.write_text(_RUN, encoding="utf-8")
    place = tmp_path / "build"
    place.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, script, place], cwd=root, env=environment, stderr=subprocess.DEVNULL
    ) as run:
        end = time.monotonic() + 60
        while len(list(place.glob("worker-*"))) < 2 and time.monotonic() < end:
            time.sleep(0.1)
        started = [int(p.name.partition("-")[2]) for p in place.glob("worker-*")]
        assert len(started) == 2
        run.send_signal(getattr(signal, ending))
        run.wait(20)
    assert _wait(10, started) == []
    import fcntl  # noqa: PLC0415 - there is none on Windows

    with (place / "lock").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked at in /proc")
def test_a_pipe_that_another_process_keeps_open_keeps_no_worker(root: Path, tmp_path: Path) -> None:
    """Workers see that their parent is gone also when a process it started still holds the pipe that tells
    them."""
    script = tmp_path / "run.py"
    script.write_text(_RUN, encoding="utf-8")
    place = tmp_path / "build"
    place.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, script, place, "lend"], cwd=root, env=environment, stderr=subprocess.DEVNULL
    ) as run:
        end = time.monotonic() + 60
        while len(list(place.glob("*er-*"))) < 3 and time.monotonic() < end:
            time.sleep(0.1)
        started = [int(p.name.partition("-")[2]) for p in place.glob("worker-*")]
        (other,) = (int(p.name.partition("-")[2]) for p in place.glob("other-*"))
        run.kill()
        run.wait(20)
    try:
        assert len(started) == 2
        assert _alive(other)
        assert _wait(10, started) == []
    finally:
        for process in [other, *(p for p in started if _alive(p))]:
            os.kill(process, signal.SIGKILL)


def test_work_is_shared_where_signals_cannot_be_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system that cannot block signals for new processes the work is done all the same."""
    monkeypatch.delattr(signal, "pthread_sigmask")
    assert workers.map_each(_double, range(3)) == [0, 2, 4]
