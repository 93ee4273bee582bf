"""What people call a record: its own title, else that of the record it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from generator.text.shortening import shortened
from generator.versions.snapshot import SEPARATOR, Snapshot, TableState

_TITLES = ("title_vi", "name_vi", "what_vi", "name", "note_vi", "text")
_TITLES_EN = ("title_en", "name_en", "note_en")
_LONGEST = 110


class Titles:
    """The titles of one table's records, from the new state or, for what is gone, from the old one."""

    def __init__(self, table: str, new: Snapshot, old: Snapshot) -> None:
        self.table = table
        self._sources = [s for snapshot in (new, old) if (s := _titled(table, snapshot))]

    def title_of(self, row: str) -> tuple[str, str]:
        """The title of the record with this id, in Vietnamese and English; empty where none is known."""
        for state, linked in self._sources:
            key = row.partition(SEPARATOR)[0] if linked else row
            if key in state.rows:
                return _title(state.cells(key))
        return "", ""


def _titled(table: str, snapshot: Snapshot) -> tuple[TableState, bool] | None:
    """The table that holds the titles, and whether it is another one."""
    state = snapshot.tables.get(table)
    if state is None or state.hashed:
        return None
    if len(state.key) <= 1:
        return state, False
    owner = next((s for s in snapshot.tables.values() if s.key == state.key[:1]), None)
    return (owner, True) if owner else None


def _title(cells: Mapping[str, str]) -> tuple[str, str]:
    vi = next((cells[c] for c in _TITLES if cells.get(c)), "")
    en = next((cells[c] for c in _TITLES_EN if cells.get(c)), "")
    return _shortened(vi), _shortened(en or vi)


def _shortened(text: str) -> str:
    return shortened(" ".join(text.split()), _LONGEST)
