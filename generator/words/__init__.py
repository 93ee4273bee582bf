"""The prose of the generator by language, in YAML: ``<language>/<name>.yml`` holds the phrases of one subject
by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

#: the languages of messages and of the published data, the first where nothing else is asked
LANGUAGES = ("vi", "en")
#: the subjects whose phrases stand in problems side by side
_TOLD = ("expected", "fields", "importing", "kinds")


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


def in_one(text: str, language: str) -> str:
    """A text in which what :func:`both` gives of the phrases that problems are told with is in one language.

    >>> in_one("1-3 chữ số / digits", "vi"), in_one("1-3 chữ số / digits", "en")
    ('1-3 chữ số', '1-3 digits')
    """
    if " / " not in text or language not in LANGUAGES:
        return text
    at = LANGUAGES.index(language)
    return _side_by_side().sub(lambda found: _pairs()[found[0]][at], text)


@cache
def _pairs() -> Mapping[str, tuple[str, str]]:
    """Phrases side by side, with each of both."""
    return {both(name, key): pair(name, key) for name in _TOLD for key in phrases(name, LANGUAGES[0])}


@cache
def _side_by_side() -> re.Pattern[str]:
    longest_first = sorted(_pairs(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
