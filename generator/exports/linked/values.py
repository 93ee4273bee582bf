"""What the allowed values of columns are called in both languages
(``generator/words/<language>/values.yml``)."""

from __future__ import annotations

from typing import Any

from generator.tables.base import Column, Table
from generator.words import of_data, phrases

#: columns that have the values of another
_SAME = {"responsibility": "basis", "due_relation": "relation"}


def name_of(table: Table[Any], column: Column[Any], value: str, language: str) -> str:
    """The name of a value of a column: that of the publication's own list, else :func:`label`."""
    names = {key: {"vi": vi, "en": en} for key, vi, en in column.called}
    return (
        names[value][of_data(language)] if value in names else label(table.name, column.name, value, language)
    )


def label(table: str, column: str, value: str, language: str) -> str:
    """The name of a value in a language of the data: that of its table's column, else of the column wherever
    it stands.

    >>> label("projects", "kind", "health", "vi"), label("commitments", "responsibility", "issuer", "en")
    ('y tế', 'the issuer')

    :raises KeyError: when the value has no name; the tests ask for every one of them.
    """
    names = phrases("values", of_data(language))
    return names.get(f"{table}.{column}.{value}") or names[f"{_SAME.get(column, column)}.{value}"]
