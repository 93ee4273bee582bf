"""The prose of messages: a file a language and matter, with the same keys in each."""

from __future__ import annotations

import string
from importlib.resources import files

import pytest

from generator.words import LANGUAGES, phrases

MATTERS = sorted(path.name.removesuffix(".yml") for path in (files("generator") / "words" / "vi").iterdir())


def _parts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("matter", MATTERS)
def test_languages_say_the_same(matter: str) -> None:
    """Every language has every phrase, none of them empty, with the same places to fill."""
    first, *others = (phrases(matter, language) for language in LANGUAGES)
    assert first
    assert all(text.strip() for text in first.values())
    for other in others:
        assert list(other) == list(first)
        assert {key: _parts(text) for key, text in other.items()} == {
            key: _parts(text) for key, text in first.items()
        }


def test_an_unknown_matter_is_an_error() -> None:
    """A matter that a language has no file for is not silence."""
    with pytest.raises(FileNotFoundError):
        phrases("nothing", "vi")
