"""The page of our own terms in the linked data: the few that are no column, classes, terms of the world,
allowed values."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.linked import terms
from generator.exports.linked.values import name_of
from generator.site.pages.base import Page
from generator.site.pages.table import sheets
from generator.site.pages.view import View
from generator.words import LANGUAGES


def select(view: View) -> Iterator[Page]:
    """The one page of its kind."""
    words = view.words
    yield view.page(
        "ontology",
        "",
        words.text("ontology.title"),
        words.text("ontology.description", n=len(terms.TERMS)),
        template="ontology",
        context={
            "own": [_term(view, term) for term in terms.TERMS],
            "classes": [
                (
                    sheet.name,
                    sheet.title,
                    _classes(sheet.name),
                )
                for sheet in sheets(view)
                if sheet.name not in terms.JOINS
            ],
            "borrowed": _borrowed(view),
            "prefixes": sorted(terms.PREFIXES.items()),
            "lists": _lists(view),
        },
        crumbs=view.crumbs("data"),
        outline=True,
    )


def _classes(table: str) -> list[tuple[str, str]]:
    """The terms of the world that rows of a table are, all or some of them, with their addresses."""
    some = (terms.EVENTS[table].kind,) if table in terms.EVENTS else ()
    return [(name, terms.full(name)) for name in (*terms.CLASSES.get(table, ()), *some)]


def _term(view: View, term: terms.Term) -> tuple[str, str, str]:
    """A term of ours: its name, what it is called and what it means in the language of the page."""
    at = LANGUAGES.index(view.data_language)
    return term.name, term.label[at], term.comment[at]


def _borrowed(view: View) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each term of the world that a column is said by: its short name, its address, the columns."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table in view.tables:
        if table.name in terms.JOINS:
            continue
        for column in table.columns:
            name = terms.term(table.name, column.name)
            if name != f"{table.name}:{column.name}":
                found.setdefault(name, []).append((table.name, column.name))
    for table, event in terms.EVENTS.items():
        for column, name in event.said.items():
            found.setdefault(name, []).append((table, column))
    return [(name, terms.full(name), columns) for name, columns in sorted(found.items())]


def _lists(view: View) -> list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    """The lists of allowed values, each with the columns that have it and the name of every value."""
    found: dict[tuple[tuple[str, str], ...], list[tuple[str, str]]] = {}
    for table in view.tables:
        for column in table.columns:
            if column.values:
                named = tuple((v, name_of(table, column, v, view.language)) for v in column.values)
                found.setdefault(named, []).append((table.name, column.name))
    return [(columns, list(named)) for named, columns in found.items()]
