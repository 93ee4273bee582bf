"""Changes of a dataset that tests of versions make: one table edited, a column renamed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.exports.base import Dataset, Rows


def edited(dataset: Dataset, table: str, edit: Callable[[Rows], Rows]) -> Dataset:
    """The same data with another state of one table."""
    return replace(dataset, tables=tuple(edit(t) if t.table.name == table else t for t in dataset.tables))


def renamed(dataset: Dataset) -> Dataset:
    """The same data with ``commitments.title_vi`` under another name, ``name_vi``."""

    def rename(rows: Rows) -> Rows:
        columns = tuple(
            replace(c, name="name_vi", words="topics") if c.name == "title_vi" else c
            for c in rows.table.columns
        )
        return Rows(replace(rows.table, declared=columns), rows.rows)

    return edited(dataset, "commitments", rename)
