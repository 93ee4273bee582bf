"""What every export is given: the tables with their rows, the publication's facts, and what each file is called."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.document import Document
from generator.tables.base import Cell, Table


@dataclass(frozen=True)
class Rows:
    """A table with its rows, in the order of its columns."""

    table: Table[Any]
    rows: list[tuple[Cell, ...]]


@dataclass(frozen=True)
class Dataset:
    """What is published: tables with rows, the publication's facts, the documents they come from."""

    tables: tuple[Rows, ...]
    publication: Mapping[str, Any]
    documents: Mapping[str, Document]

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        return {t.table.name: len(t.rows) for t in self.tables}


@dataclass(frozen=True)
class File:
    """One published file: where in the package, what it is, its bytes."""

    path: str
    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash that descriptors and ``SHA256SUMS`` print."""
        return hashlib.sha256(self.data).hexdigest()
