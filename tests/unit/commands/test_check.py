"""Whether a folder still is what it is made from."""

from __future__ import annotations

from pathlib import Path

from generator.commands.check import differing


def test_differing(tmp_path: Path) -> None:
    """What is missing, too many or other than it should be is listed; what is the same is not."""
    for name in ("same", "other", "many"):
        (tmp_path / name).write_bytes(b"1")
    assert differing({"same": b"1", "other": b"2", "missing": b"1"}, tmp_path) == ["many", "missing", "other"]
    assert differing({"a": b""}, tmp_path / "never-built") == ["a"]
    assert differing(dict.fromkeys(("same", "other", "many"), b"1"), tmp_path) == []
