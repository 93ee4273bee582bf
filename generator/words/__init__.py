"""Prose of the generator by language, in YAML: ``<language>/<name>.yml`` holds the phrases of one matter by key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

#: the languages of messages and pages, the first where nothing else is asked
LANGUAGES = ("vi", "en")


@cache
def phrases(name: str, language: str) -> Mapping[str, str]:
    """The phrases of one matter (``problems``) in a language, by key; what varies stands in braces.

    :raises FileNotFoundError: when the language has no such file.
    """
    text = (files("generator") / "words" / language / f"{name}.yml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - the safe one, in C where there is one
    return found
