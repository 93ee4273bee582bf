"""Compares two states of the data: what changed, record by record, and which version number that requires."""

from __future__ import annotations

from generator.versions.comparing import compare
from generator.versions.diffs import Diff, RowChange, TableDiff, from_plain
from generator.versions.numbers import KINDS, is_version, rank, required_version
from generator.versions.printing import as_markdown, as_text, reshaped
from generator.versions.snapshot import (
    SEPARATOR,
    NotAPackage,
    Snapshot,
    TableState,
    fingerprint,
    read_package,
    state_of,
)

__all__ = [
    "KINDS",
    "SEPARATOR",
    "Diff",
    "NotAPackage",
    "RowChange",
    "Snapshot",
    "TableDiff",
    "TableState",
    "as_markdown",
    "as_text",
    "compare",
    "fingerprint",
    "from_plain",
    "is_version",
    "rank",
    "read_package",
    "required_version",
    "reshaped",
    "state_of",
]
