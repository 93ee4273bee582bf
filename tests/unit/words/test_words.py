"""The prose of the generator: a file a language and matter, with the same keys in each, all of them asked for."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from generator.exports.linked.questions import QUESTIONS
from generator.exports.linked.terms import OWN
from generator.exports.research import CELLS
from generator.words import LANGUAGES, both, matter, phrases

MATTERS = sorted(path.name.removesuffix(".yml") for path in (files("generator") / "words" / "vi").iterdir())
#: matters whose keys are names of things that are declared elsewhere; those of tables and problems have tests of their own
NAMED = {
    "questions": {question.name for question in QUESTIONS},
    "research": {cell.name for cell in CELLS},
    "terms": {key for own in OWN for key in (own.name, f"{own.name}.about")},
}
ELSEWHERE = {"problems", "tables", "values"}
#: two ways to write one value, of which a language takes the one it uses
SAME = {"roman": "number", "name": "month"}


def _flat(said: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every phrase with the way to it."""
    if isinstance(said, str):
        yield key, said
        return
    assert isinstance(said, (Mapping, list)), (key, said)
    for name, inner in said.items() if isinstance(said, Mapping) else enumerate(said):
        yield from _flat(inner, f"{key}/{name}")


def _parts(text: str) -> set[str]:
    return {SAME.get(name, name) for _, name, _, _ in string.Formatter().parse(text) if name}


def _asked(root: Path) -> tuple[set[str], list[re.Pattern[str]]]:
    """What the modules write out: whole strings, and patterns of those with something filled in."""
    whole: set[str] = set()
    filled: list[re.Pattern[str]] = []
    for path in sorted((root / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = (
                    re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+" for v in node.values
                )
                filled.append(re.compile("".join(parts)))
    return whole, filled


@pytest.mark.parametrize("name", MATTERS)
def test_languages_say_the_same(name: str) -> None:
    """Every language has every phrase, none of them empty, with the same places to fill."""
    first, *others = (dict(_flat(matter(name, language))) for language in LANGUAGES)
    assert first
    assert all(text.strip() for text in first.values())
    for other in others:
        assert list(other) == list(first)
        told = {key: _parts(text) for key, text in first.items()}
        assert {key: _parts(text) for key, text in other.items()} == told


def test_languages_have_the_same_matters() -> None:
    """No file of words stands in one language alone."""
    folder = files("generator") / "words"
    for language in LANGUAGES:
        assert sorted(path.name for path in (folder / language).iterdir()) == [f"{m}.yml" for m in MATTERS]


@pytest.mark.parametrize("name", sorted(NAMED))
def test_words_of_declared_things(name: str) -> None:
    """Each declared thing has its words, and there are none of a thing that is not declared."""
    assert NAMED[name] <= set(phrases(name, "vi")) <= NAMED[name] | {"alone"}


@pytest.mark.parametrize("name", sorted({*MATTERS} - {*NAMED} - ELSEWHERE - {"preface"}))
def test_every_phrase_is_asked_for(name: str, root: Path) -> None:
    """No phrase is kept that no module asks for, by its whole key or by one with something filled in."""
    whole, filled = _asked(root)
    keys = [key for key in phrases(name, "vi") if key not in whole]
    assert [
        k for k in keys if not any(p.fullmatch(k) or p.pattern.startswith(re.escape(f"{k} ")) for p in filled)
    ] == []


def test_two_languages_side_by_side() -> None:
    """What is published once for all readers has Vietnamese first."""
    assert both("versions", "table") == "bảng / table"


def test_an_unknown_matter_is_an_error() -> None:
    """A matter that a language has no file for is not silence."""
    with pytest.raises(FileNotFoundError):
        phrases("nothing", "vi")
