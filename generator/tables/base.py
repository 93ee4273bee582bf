"""A table is a list of columns. Header, rows, data dictionary, Table Schema and the page about it come from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Generic, TypeVar

from generator.content.catalog import Catalog
from generator.model.kinds import kind_of_table

R = TypeVar("R")
Cell = str | int | bool | Decimal | date | None


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its name and type, what it means in both languages, and how a row gives its value.

    ``type`` is a Table Schema v2 type (``string``, ``integer``, ``number``, ``boolean``, ``date``). ``refers`` is
    ``table.column`` for a foreign key. ``values`` are the allowed values of an enumeration.
    """

    name: str
    type: str
    title_vi: str
    title_en: str
    about_vi: str
    about_en: str
    get: Callable[[R], Cell]
    required: bool = False
    unique: bool = False
    refers: str = ""
    values: tuple[str, ...] = ()
    #: the registry that lists the allowed values, where a publication keeps them itself
    values_of: str = ""
    pattern: str = ""

    def value(self, row: R) -> Cell:
        """The cell of this column: empty text counts as empty."""
        value = self.get(row)
        return None if value == "" else value


@dataclass(frozen=True)
class Table(Generic[R]):
    """A published table: its columns, its key, and the rows it takes from the catalog."""

    name: str
    title_vi: str
    title_en: str
    about_vi: str
    about_en: str
    key: tuple[str, ...]
    columns: tuple[Column[R], ...]
    select: Callable[[Catalog], Iterable[R]]
    #: columns that with the key make a row unique where an empty value is part of it (Table Schema keys cannot be empty)
    also_unique: tuple[str, ...] = ()

    def rows(self, catalog: Catalog) -> list[tuple[Cell, ...]]:
        """All rows as tuples in the order of the columns, sorted by key."""
        rows = [tuple(c.value(r) for c in self.columns) for r in self.select(catalog)]
        at = [i for i, c in enumerate(self.columns) if c.name in (*self.key, *self.also_unique)]
        return sorted(rows, key=lambda row: tuple(_order(row[i]) for i in at))

    def listing(self, catalog: Catalog) -> Table[R]:
        """The same table with the values that the publication's own lists allow."""
        columns = (
            replace(c, values=tuple(catalog.registries[c.values_of])) if c.values_of else c for c in self.columns
        )
        return replace(self, columns=tuple(columns))

    @property
    def references(self) -> tuple[tuple[str, str, str], ...]:
        """The foreign keys: (own column, table it refers to, column there)."""
        return tuple((c.name, *c.refers.split(".")) for c in self.columns if c.refers)  # type: ignore[misc]  # "table.column" has one point

    @property
    def names(self) -> tuple[str, ...]:
        """The header."""
        return tuple(c.name for c in self.columns)


def _order(cell: Cell) -> tuple[int, Any]:
    """Sort key of a cell: empty first, numbers by value, ids part by part with numbers inside them by value."""
    if cell is None:
        return (0, ())
    if isinstance(cell, (bool, int, Decimal)):
        return (1, ((0, int(cell * 1000), ""),))
    if isinstance(cell, date):
        return (1, ((0, cell.toordinal(), ""),))
    return (1, natural(cell))


@lru_cache(maxsize=1 << 16)
def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Order ``iii.2`` before ``iii.10``.

    >>> sorted(["a.10", "a.2"], key=natural)
    ['a.2', 'a.10']
    """
    parts = text.replace("-", ".").split(".")
    return tuple((0, int(part), "") if part.isdigit() and part.isascii() else (1, 0, part) for part in parts)


def printed(cell: Cell) -> str:
    """A cell as text: plain decimals, ISO days, ``true``/``false``, empty for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def text(name: str, vi: str, en: str, about_vi: str, about_en: str, get: Callable[[R], Cell], **more: Any) -> Column[R]:
    """A column of text."""
    return Column(name, "string", vi, en, about_vi, about_en, get, **more)


def link(refers: str, get: Callable[[R], Cell], about_vi: str = "", about_en: str = "") -> Column[R]:
    """A required column that names a record of another table (``table.column``) under the name that column has there.

    ``about_*`` say what the record is to this row, where it is more than named.
    """
    table, name = refers.split(".")
    vi, en = kind_of_table(table).label
    about = (about_vi or f"Mã {vi}.", about_en or f"Id of the {en}.")
    return text(name, vi.capitalize(), en.capitalize(), *about, get, required=True, refers=refers)


def day(name: str, vi: str, en: str, about_vi: str, about_en: str, get: Callable[[R], Cell], **more: Any) -> Column[R]:
    """A column of plain days (ISO 8601)."""
    return Column(name, "date", vi, en, about_vi, about_en, get, **more)


def whole(name: str, vi: str, en: str, about_vi: str, about_en: str, get: Callable[[R], Cell], **more: Any) -> Column[R]:
    """A column of whole numbers."""
    return Column(name, "integer", vi, en, about_vi, about_en, get, **more)


def number(name: str, vi: str, en: str, about_vi: str, about_en: str, get: Callable[[R], Cell], **more: Any) -> Column[R]:
    """A column of plain decimals."""
    return Column(name, "number", vi, en, about_vi, about_en, get, **more)


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return ";".join(values)


def iso(value: str | None) -> date | None:
    """A day written in content as a date."""
    return date.fromisoformat(value) if value else None
