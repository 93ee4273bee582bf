"""Work in several processes: in order, and over when the run that started it is over, however that ends."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from generator import output, workers

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
    if "lend" in sys.argv:
        import threading
        threading.Thread(target=lend, daemon=True).start()
    # as from a terminal: who runs the tests in the background, or with nohup, hands ignored signals down
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with output.one_run_at_a_time(Path(sys.argv[1]), print):
        workers._can_fork = lambda: sys.argv[2] == "forked"
        workers.map_each(work, [sys.argv[1]] * 2)
"""
_WAYS = ("forked", "spawned")


@pytest.fixture(params=_WAYS, autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the processes begin."""
    monkeypatch.setattr(workers, "_can_fork", lambda: request.param == "forked")
    return str(request.param)


def _double(number: int) -> int:
    return 2 * number


def _raises(number: int) -> int:
    raise OSError(28, f"No space left for {number}")


def _on_ctrl_c(_: int) -> object:
    return signal.getsignal(signal.SIGINT)


def test_ctrl_c_is_for_the_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers ignore it, and end with their parent instead: none prints a traceback into its message; also where
    a signal cannot be held back while they start."""
    assert workers.map_each(_on_ctrl_c, [1]) == [signal.SIG_IGN]
    monkeypatch.delattr(signal, "pthread_sigmask")
    assert workers.map_each(_on_ctrl_c, [1]) == [signal.SIG_IGN]


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


def _dies(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_that_dies_is_an_error(way: str) -> None:
    """Work whose process was killed, as by a machine without memory, has no result: the run fails."""
    expected = ChildProcessError if way == "forked" else BrokenProcessPool
    with pytest.raises(expected):
        workers.map_each(_dies, [1])


def _begins_and_dies(mark: Path) -> None:
    mark.touch()
    os.kill(os.getpid(), signal.SIGKILL)


def test_forks_that_die_leave_nobody_waiting_for_their_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that may work at a time are killed, and what is asked for first has not had its turn: the run fails
    and does not wait for ever."""
    monkeypatch.setattr(workers, "_can_fork", lambda: True)
    marks = [tmp_path / str(number) for number in range(workers.PROCESSES)]
    with workers.worker_pool() as pool:
        for mark in marks:
            pool.submit(_begins_and_dies, mark)
        while not all(mark.exists() for mark in marks):
            time.sleep(0.01)
        waiting = pool.submit(_double, 1)
        with pytest.raises(ChildProcessError, match="ended early"):
            waiting.result()


def _begins(mark: Path) -> None:
    mark.touch()
    time.sleep(60)


def test_a_fork_has_what_the_run_has_and_not_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be sent can be worked on, and the lock is free as soon as the run has let it go, while the
    fork is still at work."""
    monkeypatch.setattr(workers, "_can_fork", lambda: True)
    handle = io.BytesIO(b"not to be sent")
    with workers.worker_pool() as pool:
        with output.one_run_at_a_time(tmp_path, pytest.fail):
            assert pool.submit(handle.read, 3).result() == b"not"
            pool.submit(_begins, tmp_path / "begun")
            while not (tmp_path / "begun").exists():
                time.sleep(0.01)
        with output.one_run_at_a_time(tmp_path, pytest.fail):
            pass


@pytest.mark.parametrize("names", [[], sorted(workers.HARMLESS), ["plans-meter", "other"]])
def test_no_fork_beside_threads(names: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread may hold a lock, of which a fork would have a copy that nobody opens; those that only wait or
    look do not count."""
    monkeypatch.undo()
    threads = [threading.main_thread(), *(threading.Thread(name=name) for name in names)]
    monkeypatch.setattr(threading, "enumerate", lambda: threads)
    safe = "other" not in names and sys.platform == "linux"
    assert workers._can_fork() == safe  # noqa: SLF001 - the rule itself


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
def test_no_worker_outlives_its_run(root: Path, tmp_path: Path, ending: str, way: str) -> None:
    """However a run ends, its workers end within seconds, and the lock is free at once for the next."""
    script = tmp_path / "run.py"
    script.write_text(_RUN, encoding="utf-8")
    place = tmp_path / "build"
    place.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, script, place, way], cwd=root, env=environment, stderr=subprocess.DEVNULL
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
def test_a_pipe_that_another_process_keeps_open_keeps_no_worker(root: Path, tmp_path: Path, way: str) -> None:
    """Workers see that their parent is gone also when a process it started still holds the pipe that tells
    them."""
    script = tmp_path / "run.py"
    script.write_text(_RUN, encoding="utf-8")
    place = tmp_path / "build"
    place.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, script, place, way, "lend"], cwd=root, env=environment, stderr=subprocess.DEVNULL
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
