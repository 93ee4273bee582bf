"""The prose of the generator: a file a language and matter, with the same keys in each, all of them asked
for."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from generator.exports import sqlite_views
from generator.exports.linked.questions import QUESTIONS
from generator.exports.linked.terms import TERMS
from generator.exports.research import CELLS
from generator.model.base import Entity, meaning
from generator.model.kinds import HOME, KINDS
from generator.model.publication import BY_LANGUAGE, OPTIONAL_BY_LANGUAGE, publication_model
from generator.words import LANGUAGES, both, in_one, matter, of_data, pair, phrases

MATTERS = sorted(path.name.removesuffix(".yml") for path in (files("generator") / "words" / "vi").iterdir())
#: matters whose keys are names of things that are declared elsewhere; those of tables and problems have tests
#: of their own
NAMED = {
    "kinds": {
        *(kind.name for kind in KINDS if kind.plural),
        *(f"{kind.name}.folder" for kind in KINDS if kind.page and kind.name != HOME),
    },
    "questions": {question.name for question in QUESTIONS},
    "research": {cell.name for cell in CELLS},
    "views": set(sqlite_views.names()),
    "terms": {key for own in TERMS for key in (own.name, f"{own.name}.about")},
}
ELSEWHERE = {"problems", "tables", "values", "fields"}
#: two ways to write one value, of which a language takes the one it uses
SAME = {"roman": "number", "name": "month"}


#: rooms that read Vietnamese text, and the modules of others that know its grammar: what they write out is
#: looked for in texts, never shown
READING = ("text", "importing")
GRAMMAR = {
    "generator/commands/faults/mutations.py": "letters that mutations put into a text",
    "generator/content/checks/commitments.py": "words that say nothing in a title",
    "generator/content/checks/completeness.py": "words that lead and cooperate",
    "generator/content/checks/passages.py": "labels of articles",
    "generator/content/citing.py": "types of documents before a number",
    "generator/exports/akn_structure.py": "names of the parts of laws",
    "generator/sheets/fields.py": "how people type a quarter",
    "generator/site/charts/svg.py": "how wide letters are",
    "generator/site/lookup/entries.py": "how names are shortened",
    "generator/site/pages/appendix.py": "the headings of an annex",
    "generator/site/pages/collation.py": "the order of the alphabet",
    "generator/site/pages/duties.py": "how documents call a report",
    "generator/site/pages/formatting.py": "labels of sections",
    "generator/site/pages/likeness.py": "the word for a law",
    "generator/site/pages/naming.py": "words that join names",
    "generator/site/pages/relations.py": "the name of a committee",
}
_VIETNAMESE = re.compile(r"[à-ỹđÀ-ỸĐ]")


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


def _constants(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def _written_out(path: Path) -> bool:
    """Whether a module holds Vietnamese that is no docstring."""
    return any(_VIETNAMESE.search(text) for text in _constants(path))


def test_words_of_readers_do_not_stand_in_python(root: Path) -> None:
    """Vietnamese stands in modules that read it, by name; whatever people are shown is asked of the words by
    its key."""
    modules = {path.relative_to(root).as_posix(): path for path in (root / "generator").rglob("*.py")}
    found = {name for name, path in modules.items() if _written_out(path)}
    assert {name for name in found if name.split("/")[1] not in READING} == set(GRAMMAR)


def test_words_in_two_languages_do_not_stand_in_python(root: Path) -> None:
    """Nowhere, not even in rooms that read Vietnamese, is a phrase written out in both languages: it is asked
    of the words by its key."""
    beside = re.compile(r"[à-ỹđÀ-ỸĐ][^/]* / [a-zA-Z]")
    found = [
        (path.name, text)
        for path in (root / "generator").rglob("*.py")
        for text in _constants(path)
        if beside.search(text) or ("# " in text and _VIETNAMESE.search(text))
    ]
    assert found == []


def _models(model: type[Entity] = Entity) -> Iterator[type[Entity]]:
    """Every record that people write; what begins with an underscore is only inherited from."""
    for inner in model.__subclasses__():
        if not inner.__name__.startswith("_"):
            yield inner
        yield from _models(inner)


def test_every_key_of_content_is_explained() -> None:
    """Each key that people write has its meaning in both languages, and there is none of a key that is
    not."""
    publication_model(LANGUAGES)
    known = phrases("fields", "vi")
    used = {f"Publication.{name}" for name in (*BY_LANGUAGE, *OPTIONAL_BY_LANGUAGE)}
    for model in _models():
        for field in model.model_fields:
            assert " / " in meaning(model, field)
            keys = [*(f"{parent.__name__}.{field}" for parent in model.__mro__), field]
            used |= set([key for key in keys if key in known][:1])
    assert used == set(known)


def test_two_languages_side_by_side() -> None:
    """What is published once for all readers has Vietnamese first."""
    assert both("versions", "table") == "bảng / table"


def test_an_unknown_matter_is_an_error() -> None:
    """A matter that a language has no file for is not silence."""
    with pytest.raises(FileNotFoundError):
        phrases("nothing", "vi")


@pytest.mark.parametrize(
    ("language", "told"),
    [("vi", "1-3 chữ số (quý II), a / b"), ("en", "1-3 digits (quarter II), a / b"), ("fr", "")],
)
def test_what_is_said_in_both_languages_is_said_in_one(language: str, told: str) -> None:
    """Of each phrase of problems in a text the side of the reader; in a language without them both sides, and
    all else as it stands."""
    text = f"1-3 {both('expected', 'digits')} ({both('expected', 'quarter')}), a / b"
    assert in_one(text, language) == (told or text)
    assert in_one("digits", language) == "digits"


@pytest.mark.parametrize("name", ["expected", "fields", "importing", "kinds"])
def test_no_phrase_is_cut_by_one_within_it(name: str) -> None:
    """Where one phrase stands within another, or begins as it does, the whole of the longer one is put in one
    language."""
    for key in phrases(name, "vi"):
        assert (in_one(both(name, key), "vi"), in_one(both(name, key), "en")) == pair(name, key)


def test_readers_of_another_language_read_the_data_in_english() -> None:
    """The data is in two languages; who reads neither gets the English."""
    assert [of_data(language) for language in ("vi", "en", "fr")] == ["vi", "en", "en"]
