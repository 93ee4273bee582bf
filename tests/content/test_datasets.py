"""The committed data package."""

from __future__ import annotations

from pathlib import Path

from generator.commands.check import ensure_fresh
from generator.problems import ProblemsFound
from generator.validation import check_package


def test_datasets_are_fresh(root: Path) -> None:
    """``datasets/`` is what ``content/`` gives, file by file; when it is not, ``make site`` makes it so."""
    try:
        ensure_fresh(root)
    except ProblemsFound as found:
        assert [p.line_for("en") for p in found.problems] == []  # noqa: PT017 - to show what is stale, not a traceback


def test_the_committed_package_is_valid(root: Path) -> None:
    """The committed package proves itself as it lies there."""
    for package in sorted(p for p in (root / "datasets").iterdir() if (p / "datapackage.json").is_file()):
        assert [p.line_for("en") for p in check_package(package, f"datasets/{package.name}")] == []
