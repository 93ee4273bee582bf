"""The page of a table: what a row is, its files, and each column with its meaning, an example and what it
refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.exports import sqlite_views
from generator.exports.formats import FORMATS
from generator.site.pages.base import Page
from generator.site.pages.view import View
from generator.site.pages.words import LISTS, vocabulary
from generator.tables.base import Cell, Column, Table, printed
from generator.text.shortening import shortened
from generator.words import phrases

_LONGEST = 160
Rows = Sequence[tuple[Cell, ...]]


@dataclass(frozen=True, kw_only=True)
class Described:
    """A column as its reader sees it, with what is in it."""

    column: Column[Any]
    title: str
    about: str
    #: a value of the data, shortened, and the language it is in (nothing for codes, numbers and dates)
    example: str
    spoken: str
    #: how many rows have a value
    filled: int
    #: allowed values with their words
    values: tuple[tuple[str, str], ...]
    #: the table and column it refers to
    refers: tuple[str, str] | None
    #: (table, column) that refer to it
    used_by: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sheet:
    """A table as its reader sees it: names in the language of the page, its rows."""

    table: Table[Any]
    title: str
    about: str
    rows: Rows

    @property
    def name(self) -> str:
        """The name of the table in the files."""
        return self.table.name


def select(view: View) -> Iterator[Page]:
    """The list of tables and one page each."""
    found = sheets(view)
    words, rules = view.words, phrases(sqlite_views.MATTER, view.language)
    yield view.page(
        "table",
        "",
        words.text("tables.title"),
        words.text("tables.description", n=len(found)),
        context={
            "sheets": found,
            "used_by": {s.name: sorted({t for t, _ in referring(view, s.name)}) for s in found},
            "views": [(name, rules[name]) for name in sqlite_views.names()],
        },
        crumbs=_crumbs(view)[:2],
    )
    for sheet in found:
        yield _page(view, sheet)


def sheets(view: View) -> list[Sheet]:
    """Every table with its rows, in the order of the registry."""
    language = view.language
    return [Sheet(t, t.title(language), t.about(language), t.rows(view.catalog)) for t in view.tables]


def referring(view: View, name: str) -> tuple[tuple[str, str], ...]:
    """The columns that refer to a table: (table, column)."""
    return tuple((t.name, column) for t in view.tables for column, to, _ in t.references if to == name)


def _crumbs(view: View) -> tuple[tuple[str, str, str], ...]:
    return (*view.crumbs("data"), ("table", "", view.words.text("nav.table")))


def _page(view: View, sheet: Sheet) -> Page:
    words = view.words
    return view.page(
        "table",
        sheet.name,
        words.text("table.title", title=sheet.title, name=sheet.name),
        words.text(
            "table.description",
            title=sheet.title,
            rows=len(sheet.rows),
            columns=len(sheet.table.columns),
            about=sheet.about,
        ),
        context={"sheet": sheet, "columns": described(view, sheet), "files_of": files_of(view, sheet.name)},
        crumbs=_crumbs(view),
        outline=False,
    )


def files_of(view: View, name: str) -> tuple[tuple[str, str], ...]:
    """The files that hold one table, then those that describe it: what is said of each, and its address."""
    package = str(view.facts["package_name"])
    holding = [form for form in FORMATS if form.holds == "table"]
    describing = [form for form in FORMATS if form.holds == "document" and "{table}" in form.paths[0]]
    return tuple(
        (view.words.label(f"format.{form.name}", form.title), form.address(package, name))
        for form in (*holding, *describing)
    )


def described(view: View, sheet: Sheet) -> list[Described]:
    """The columns of a table, with examples from the row that says most."""
    fullest = max(sheet.rows, key=lambda row: sum(cell is not None for cell in row), default=())
    return [_described(view, sheet, at, fullest) for at in range(len(sheet.table.columns))]


def _described(view: View, sheet: Sheet, at: int, fullest: tuple[Cell, ...]) -> Described:
    column = sheet.table.columns[at]
    cells = [row[at] for row in sheet.rows if row[at] is not None]
    value = fullest[at] if fullest and fullest[at] is not None else next(iter(cells), None)
    example = shortened(" ".join(printed(value).split()), _LONGEST)
    to, _, key = column.refers.partition(".")
    return Described(
        column=column,
        title=column.title(view.language),
        about=column.about(view.language),
        example=example,
        spoken=_spoken(column, example),
        filled=len(cells),
        values=_values(view, column),
        refers=(to, key) if to else None,
        used_by=tuple(
            (t.name, c)
            for t in view.tables
            for c, to, key in t.references
            if (to, key) == (sheet.name, column.name)
        ),
    )


def _spoken(column: Column[Any], example: str) -> str:
    """The language of an example: what is not in English and is no code is in Vietnamese, as the documents
    are."""
    if column.name.endswith("_en"):
        return "en"
    return "vi" if not example.isascii() or (column.type == "string" and " " in example) else ""


def _values(view: View, column: Column[Any]) -> tuple[tuple[str, str], ...]:
    """Allowed values with the words that the pages have for them, nothing where they have none."""
    prefix = next((one for one, several in LISTS.items() if several == column.values_of), "") or vocabulary(
        column.values
    )
    return tuple((value, view.words.text(f"{prefix}.{value}") if prefix else "") for value in column.values)
