"""A table is a list of columns; header, rows, dictionary, Table Schema and its page are derived from it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from generator.content.catalog import Catalog
from generator.model.kinds import kind_of_table
from generator.words import phrases

R = TypeVar("R")
#: the file of words that tables and columns have in each language, and in it the words of a link
MATTER, LINK = "tables", "link"
Cell = str | int | bool | Decimal | date | None
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ROW_NUMBERS = ("rowid", "oid")


class _Worded(ABC):
    """What has a title and a description in each language."""

    @abstractmethod
    def title(self, language: str) -> str:
        """What it is called."""

    @abstractmethod
    def about(self, language: str) -> str:
        """What it is."""

    @property
    def title_vi(self) -> str:
        """Its title in Vietnamese, as the descriptors publish it."""
        return self.title("vi")

    @property
    def title_en(self) -> str:
        """Its title in English, as the descriptors publish it."""
        return self.title("en")

    @property
    def about_vi(self) -> str:
        """Its description in Vietnamese, as the descriptors publish it."""
        return self.about("vi")

    @property
    def about_en(self) -> str:
        """Its description in English, as the descriptors publish it."""
        return self.about("en")


@dataclass(frozen=True)
class Column(_Worded, Generic[R]):
    """One column: its name and type, and how a row gives its value; what it means stands in
    ``words/<language>/tables.yml``.

    ``type`` is a Table Schema v2 type (``string``, ``integer``, ``number``, ``boolean``, ``date``).
    ``refers`` is ``table.column`` for a foreign key. ``values`` are the allowed values of an enumeration.
    ``words`` says under which name its words stand when several tables share the column; otherwise under
    that of its table.
    """

    name: str
    type: str
    get: Callable[[R], Cell]
    _: KW_ONLY
    required: bool = False
    unique: bool = False
    refers: str = ""
    values: tuple[str, ...] = ()
    #: the registry that lists the allowed values, where a publication keeps them itself
    values_of: str = ""
    #: what such values are called: (value, Vietnamese, English)
    called: tuple[tuple[str, str, str], ...] = ()
    pattern: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse a name that a format cannot hold, by name.

        :raises ValueError: when it is not made of small letters, digits and ``_``, or is a name that SQLite
            has for row numbers.
        """
        if not _NAME.fullmatch(self.name) or self.name in _ROW_NUMBERS:
            raise ValueError(
                f"no column can be called {self.name!r}: small letters, digits and _ make a name, a letter"
                f" begins it, and {', '.join(_ROW_NUMBERS)} are what SQLite calls the number of a row"
            )

    def value(self, row: R) -> Cell:
        """The cell of this column in a row; an empty text becomes ``None``."""
        value = self.get(row)
        return None if value == "" else value

    @property
    def is_link(self) -> bool:
        """Whether it refers to a record of another table under the same column name."""
        return self.refers.endswith(f".{self.name}")

    def title(self, language: str) -> str:
        """What it is called; the kind of thing it names, where it is a link that has no title of its own.

        :raises KeyError: when ``words/<language>/tables.yml`` has none.
        """
        words = phrases(MATTER, language)
        return words.get(self.key) or (self._kind(language).capitalize() if self.is_link else words[self.key])

    def about(self, language: str) -> str:
        """The description of its values; for a link only where it needs more than the name.

        :raises KeyError: when ``words/<language>/tables.yml`` has no words for it.
        """
        words, key = phrases(MATTER, language), f"{self.key}.about"
        if key not in words and self.is_link:
            return words[LINK].format(kind=self._kind(language))
        return words[key]

    @property
    def key(self) -> str:
        """Under which key its words stand."""
        return f"{self.words}.{self.name}"

    def _kind(self, language: str) -> str:
        return kind_of_table(self.refers.split(".")[0]).called(language)


@dataclass(frozen=True)
class Table(_Worded, Generic[R]):
    """A published table: its columns, its key, and how its rows are made from the catalog.

    Its title and description stand in ``words/<language>/tables.yml``.
    """

    name: str
    key: tuple[str, ...]
    declared: tuple[Column[R], ...]
    select: Callable[[Catalog], Iterable[R]]
    #: columns that with the key make a row unique where an empty value is part of it (Table Schema keys
    #: cannot be empty)
    also_unique: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column[R], ...]:
        """Its columns; each knows where its words stand."""
        return tuple(c if c.words else replace(c, words=self.name) for c in self.declared)

    def title(self, language: str) -> str:
        """What it is called.

        :raises KeyError: when ``words/<language>/tables.yml`` has none.
        """
        return phrases(MATTER, language)[self.name]

    def about(self, language: str) -> str:
        """What a row of it is.

        :raises KeyError: when ``words/<language>/tables.yml`` has no words for it.
        """
        return phrases(MATTER, language)[f"{self.name}.about"]

    def rows(self, catalog: Catalog) -> list[tuple[Cell, ...]]:
        """All rows as tuples in the order of the columns, sorted by key; computed once for each catalog."""
        made_of = (self.name, self.select, tuple((c.name, c.get) for c in self.declared))
        return catalog.memoized(made_of, lambda: self._rows(catalog))

    def _rows(self, catalog: Catalog) -> list[tuple[Cell, ...]]:
        rows = [tuple(c.value(r) for c in self.columns) for r in self.select(catalog)]
        at = [i for i, c in enumerate(self.columns) if c.name in (*self.key, *self.also_unique)]
        return sorted(rows, key=lambda row: tuple(_order(row[i]) for i in at))

    def listing(self, catalog: Catalog) -> Table[R]:
        """The table with the values that the publication's own lists allow."""
        columns = (_listing(c, catalog.registries[c.values_of]) if c.values_of else c for c in self.declared)
        return replace(self, declared=tuple(columns))

    @cached_property
    def references(self) -> tuple[tuple[str, str, str], ...]:
        """The foreign keys, as (own column, referenced table, referenced column)."""
        return tuple(
            (c.name, *c.refers.split("."))  # type: ignore[misc]  # "table.column" has one point
            for c in self.columns
            if c.refers
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The header."""
        return tuple(c.name for c in self.columns)


def _listing(column: Column[R], entries: Mapping[str, Any]) -> Column[R]:
    called = tuple((key, str(entry.name_vi), str(entry.name_en)) for key, entry in entries.items())
    return replace(column, values=tuple(entries), called=called)


def _order(cell: Cell) -> tuple[int, Any]:
    """Sort key of a cell: empty first, numbers by value, ids part by part with numbers inside them by
    value."""
    if cell is None:
        return (0, ())
    if isinstance(cell, (bool, int, Decimal)):
        return (1, ((0, int(cell * 1000), ""),))
    if isinstance(cell, date):
        return (1, ((0, cell.toordinal(), ""),))
    return (1, natural(cell))


@lru_cache(maxsize=1 << 16)
def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which ``iii.2`` comes before ``iii.10``. A number counts by its digits, however many
    there are.

    >>> sorted(["a.10", "a.2", "a.02"], key=natural)
    ['a.2', 'a.02', 'a.10']
    """
    return tuple(map(_natural, text.replace("-", ".").split(".")))


def _natural(part: str) -> tuple[int, int, str]:
    if not (part.isdigit() and part.isascii()):
        return (1, 0, part)
    digits = part.lstrip("0")
    return (0, len(digits), digits)


def printed(cell: Cell) -> str:
    """A cell as text: plain decimals, ISO dates, ``true``/``false``, empty for ``None``."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def text(name: str, get: Callable[[R], Cell], **more: Any) -> Column[R]:
    """A column of text."""
    return Column(name, "string", get, **more)


def link(refers: str, get: Callable[[R], Cell]) -> Column[R]:
    """A required foreign key to ``table.column``, under the name that column has there."""
    return text(refers.split(".")[1], get, required=True, refers=refers)


def day(name: str, get: Callable[[R], Cell], **more: Any) -> Column[R]:
    """A column of plain days (ISO 8601)."""
    return Column(name, "date", get, **more)


def integer(name: str, get: Callable[[R], Cell], **more: Any) -> Column[R]:
    """A column of whole numbers."""
    return Column(name, "integer", get, **more)


def number(name: str, get: Callable[[R], Cell], **more: Any) -> Column[R]:
    """A column of plain decimals."""
    return Column(name, "number", get, **more)


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return ";".join(values)


def iso(value: str | None) -> date | None:
    """A day written in content as a date."""
    return date.fromisoformat(value) if value else None
