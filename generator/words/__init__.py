"""The prose of the generator by language, in YAML: ``<language>/<name>.yml`` holds the phrases of one subject
by key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

#: the languages of messages and of the published data, the first where nothing else is asked
LANGUAGES = ("vi", "en")


def of_data(language: str) -> str:
    """The language of the published data for readers of a language: the same if the data has it, else
    English.

    >>> of_data("vi"), of_data("en"), of_data("fr")
    ('vi', 'en', 'en')
    """
    return language if language in LANGUAGES else "en"


@cache
def matter(name: str, language: str) -> Any:
    """The content of one file of words. It is cached and shared: do not modify it.

    :raises FileNotFoundError: when the language has no such file.
    """
    text = (files("generator") / "words" / language / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - the safe one, in C where there is one


def phrases(name: str, language: str) -> Mapping[str, str]:
    """The phrases of one subject (``problems``) in a language, by key; placeholders stand in braces.

    :raises FileNotFoundError: when the language has no such file.
    """
    found: Mapping[str, str] = matter(name, language)
    return found


def pair(name: str, key: str) -> tuple[str, str]:
    """A phrase in the two languages of the published data.

    >>> pair("versions", "table")
    ('bảng', 'table')

    :raises KeyError: when a language does not have it.
    """
    vi, en = (phrases(name, language)[key] for language in LANGUAGES)
    return vi, en


def both(name: str, key: str) -> str:
    """A phrase in the two languages of the published data, side by side.

    >>> both("versions", "table")
    'bảng / table'
    """
    return " / ".join(pair(name, key))
