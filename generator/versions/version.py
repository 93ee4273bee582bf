"""One published version of the data, as the changelog, the feed and the list of versions tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass

from generator.versions.diffs import Diff


@dataclass(frozen=True)
class Version:
    """A version: number, day, what people wrote about it, rows of each table, and the comparison with the
    previous one.

    ``diff`` is ``None`` for the first version, and for one without a release record (whose ``rows`` are
    empty). ``sha256`` and ``size`` are those of its zip; for the current version they are known only after
    the zip is made.
    """

    version: str
    date: str
    vi: str
    en: str
    rows: Mapping[str, int]
    _: KW_ONLY
    diff: Diff | None = None
    first: bool = False
    current: bool = False
    sha256: str = ""
    size: int = 0

    @property
    def kind(self) -> str:
        """``first``, what the change is (``none``, ``patch``, ``minor``, ``major``), or nothing where it is
        not known."""
        if self.first:
            return "first"
        return self.diff.kind if self.diff else ""
