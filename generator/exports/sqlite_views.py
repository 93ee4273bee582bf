"""The views of the database and its index of words: what each answers, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from generator.words import pair

#: the file of their words
MATTER = "views"


@cache
def sql() -> str:
    """The statements that make the views."""
    return (files("generator") / "exports" / "sqlite_views.sql").read_text(encoding="utf-8")


def names() -> tuple[str, ...]:
    """What can be asked beside the tables, in the order in which it is made."""
    return (*re.findall(r"^CREATE VIEW (\w+)", sql(), re.MULTILINE), "search")


def rules() -> Iterator[tuple[str, str, str]]:
    """Each with its rule in both languages."""
    for name in names():
        yield (name, *pair(MATTER, name))
