"""Node and Chromium for the tests: found, or missed with the cure."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import provision


@pytest.fixture
def nothing_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A machine with nothing on PATH and no browser of Playwright's."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(provision, "MAC_BROWSERS", ())
    provision.chromium.cache_clear()
    yield tmp_path
    provision.chromium.cache_clear()


def _program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_no_browser_is_told_with_the_cure(nothing_found: Path) -> None:  # noqa: ARG001 - it is the state of the machine
    """Where there is no Chromium the tests that need it fail and say how to get one."""
    with pytest.raises(
        provision.NotProvided, match=r"apt-get install chromium.*playwright install chromium.*CHROMIUM="
    ):
        provision.chromium()


def test_a_browser_that_does_not_start_is_passed_over(nothing_found: Path) -> None:
    """A chromium that is only a note to install another package does not count; the next one on PATH does."""
    _program(nothing_found / "chromium", "exit 1")
    works = _program(nothing_found / "google-chrome", "echo Chromium 1")
    assert provision.chromium() == works


def test_a_browser_named_by_the_environment_goes_first(
    nothing_found: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CHROMIUM names the browser; when that one does not start, no other is taken in its place."""
    _program(nothing_found / "chromium", "echo Chromium 1")
    monkeypatch.setenv("CHROMIUM", str(nothing_found / "mine"))
    with pytest.raises(provision.NotProvided, match="mine, which does not start"):
        provision.chromium()
    mine = _program(nothing_found / "mine", "echo Chromium 2")
    assert provision.chromium() == mine


def test_the_browser_without_windows_is_installed_for_continuous_integration(
    nothing_found: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine of continuous integration the Chromium without windows comes beside the one that is there;
    on anybody else's nothing is installed while there is one. A release without that package gets the other."""
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: str(p) if (p := nothing_found / name).exists() else None)
    # both know how to install chromium, the newer one its shell too
    old = "for name; do case $name in chromium) /bin/ln -sf /bin/true {0}/$name;; esac; done"
    new_release = old.replace("chromium)", "chromium|chromium-headless-shell)")
    _program(nothing_found / "apt-get", old.format(nothing_found))
    monkeypatch.delenv("CI", raising=False)
    assert provision.provide_chromium() == nothing_found / "chromium"
    _program(nothing_found / "apt-get", new_release.format(nothing_found))
    assert provision.provide_chromium() == nothing_found / "chromium"
    monkeypatch.setenv("CI", "true")
    assert provision.provide_chromium() == nothing_found / "chromium-headless-shell"


def test_an_old_node_is_passed_over(nothing_found: Path) -> None:
    """Node on PATH is taken when it is new enough, else the locked one, which works."""
    _program(nothing_found / "node", "echo v12.1.0")
    locked = provision.node()
    assert re.match(
        r"v\d\d\.",
        subprocess.run([str(locked), "--version"], capture_output=True, text=True, check=True).stdout,
    )
    assert locked.parent != nothing_found
    assert provision.main(["node", "--eval", "process.exit(3)"]) == 3
    new = _program(nothing_found / "node", "echo v99.1.0")
    assert provision.node() == new
