"""What every command does first: it completes or clears what a killed build has left.

A module of its own, since it asks for nothing but the writer, so that no command waits for the stages of a
build to be imported.
"""

from __future__ import annotations

from pathlib import Path

from generator import output


def clear(root: Path) -> None:
    """Complete the publication that a killed build of the project at ``root`` had begun to swap in, so that
    readers never see parts of two, and remove what it left beside the outputs. While a build is running
    nothing is touched."""
    output.mend(root / "build", root, root / "datasets")
