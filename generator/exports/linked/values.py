"""What the allowed values of columns are called in both languages (``generator/words/<language>/values.yml``)."""

from __future__ import annotations

from generator.words import phrases

#: columns that have the values of another
_SAME = {"responsibility": "basis", "due_relation": "relation"}


def label(table: str, column: str, value: str, language: str) -> str:
    """The name of a value in ``vi`` or ``en``: that of its table's column, else of the column wherever it stands.

    >>> label("agencies", "kind", "district", "vi"), label("commitments", "responsibility", "issuer", "en")
    ('cấp huyện', 'the issuer')

    :raises KeyError: when the value has no name; the tests ask for every one of them.
    """
    names = phrases("values", language)
    return names.get(f"{table}.{column}.{value}") or names[f"{_SAME.get(column, column)}.{value}"]
