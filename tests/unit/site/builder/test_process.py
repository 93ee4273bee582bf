"""The site builder's own process: what it says of the machine is the machine's, and it ends with the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site import builder
from generator.site.builder.running import complaints, run_builder

BUILDER = Path(str(builder.__file__)).with_name("process.py")


def test_a_full_disk_in_the_builder_is_the_machine() -> None:
    """A traceback of the builder that ends in an error of the machine is raised as one, not told as a problem
    of content."""
    with pytest.raises(OSError, match="No space left") as raised:
        complaints(
            1, "Traceback (most recent call last):\n  x\nOSError: [Errno 28] No space left on device: '/a'\n"
        )
    assert raised.value.errno == 28


def test_other_failures_are_problems() -> None:
    """Warnings and failures of another kind stay problems."""
    told = [*complaints(1, "WARNING -  no file x.md\n"), *complaints(1, "KeyError: 'x'\n")]
    assert told == ["no file x.md", "KeyError: 'x'"]


def test_the_builder_builds(tmp_path: Path) -> None:
    """A good build ends with status 0 and without a word of the watch over its parent."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# x\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    command = [
        sys.executable,
        "-P",
        str(BUILDER),
        "build",
        "--strict",
        "--config-file",
        str(tmp_path / "mkdocs.yml"),
    ]
    status, told = run_builder(command, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert (status, "Fatal" in told) == (0, False), told
    assert (tmp_path / "site" / "index.html").is_file()


def test_the_builder_ends_with_the_run(tmp_path: Path) -> None:
    """When the pipe it is given ends, because the run is gone, the builder ends too."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# x\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    reading, writing = os.pipe()
    command = [
        sys.executable,
        "-P",
        str(BUILDER),
        "serve",
        "--dev-addr",
        "127.0.0.1:0",
        "--config-file",
        str(tmp_path / "mkdocs.yml"),
    ]
    with subprocess.Popen(
        command, stdin=reading, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as builder:
        os.close(reading)
        with pytest.raises(subprocess.TimeoutExpired):
            builder.wait(3)
        os.close(writing)
        assert builder.wait(20) == 1
