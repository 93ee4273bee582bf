"""The Makefile: every target it promises has a rule, and what people are told to type is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

#: ``name: what it needs`` at the start of a line; neither ``:=`` nor a recipe, which begins with a tab
RULE = re.compile(r"^([\w$()./-]+(?: +[\w$()./-]+)*) *:(?!=)(.*)$", re.MULTILINE)
#: a target named in a text: `make site`, `PYTHON=python3.13 make site`
NAMED = re.compile(r"`(?:\w+=\S+ )*make ([a-z]+)\b")


def _rules(text: str) -> dict[str, str]:
    """Each target of a Makefile with its recipe."""
    found: dict[str, str] = {}
    for rule in RULE.finditer(text):
        recipe = re.match(r"(?:\t.*\n?|\n(?=\t))*", text[rule.end() + 1 :])
        for target in rule[1].split():
            found[target] = recipe.group() if recipe else ""
    return found


def _phony(text: str) -> list[str]:
    return " ".join(re.findall(r"^\.PHONY:(.*)$", text, re.MULTILINE)).split()


def _promised(text: str) -> list[str]:
    """The targets of .PHONY that do nothing: ``make`` takes such a target for done and succeeds."""
    rules = _rules(text)
    needs = {rule[1]: rule[2].partition("##")[0].strip() for rule in RULE.finditer(text)}
    return [name for name in _phony(text) if name not in rules or not (rules[name] or needs[name])]


@pytest.fixture(scope="module")
def makefile(root: Path) -> str:
    """The text of the Makefile."""
    return (root / "Makefile").read_text(encoding="utf-8")


def test_every_phony_target_has_a_rule(makefile: str) -> None:
    """No target of .PHONY succeeds without doing anything, and every target people type is in .PHONY."""
    assert _promised(".PHONY: a b c d\na: x ## told\nb:\n\tdo\nd: ## nothing\n") == ["c", "d"]
    assert _promised(makefile) == []
    typed = [name for name in _rules(makefile) if name.isalpha() and name.islower()]
    assert sorted(set(typed) - set(_phony(makefile))) == []


def test_what_texts_tell_people_to_type_is_there(root: Path, makefile: str) -> None:
    """README, CONTRIBUTING and the decisions name only targets that the Makefile has."""
    texts = [root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").rglob("*.md"))]
    named = {(path.name, name) for path in texts for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert {name for _, name in named} >= {"site", "test", "unit", "lint", "mutants"}
    assert sorted(pair for pair in named if pair[1] not in _rules(makefile)) == []


def test_all_that_is_linted_is_linted_by_both(makefile: str) -> None:
    """``make lint`` and ``make test`` ask the same of Python and of the scripts."""
    rules = _rules(makefile)
    for asked in ("-m ruff check .", "-m ruff format --check .", "-m mypy", "$(ESLINT) $(SCRIPTS)", "$(TSC)"):
        assert all(asked in rules[target] for target in ("lint", "test"))
    assert "--max-warnings 0" in makefile


def test_the_quick_tests_are_all_but_the_slow(makefile: str) -> None:
    """``make unit`` leaves out what is marked slow; ``make test`` leaves out nothing."""
    rules = _rules(makefile)
    assert 'pytest tests/unit -m "not slow"' in rules["unit"]
    assert not re.search(r"pytest[^;]* -m ", rules["test"])
