"""Recipes are read as written; one that lacks a part is named with its place."""

from __future__ import annotations

import pytest

from generator.problems import ProblemsFound
from generator.settings import load_settings
from generator.site.pages.recipes import recipes
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.site.pages.words import words_of
from tests.project import Project

FILE = "site_config/recipes.yml"


def _view(project: Project) -> View:
    settings, catalog = load_settings(project.root), project.catalog()
    return View(
        catalog=catalog,
        relations=relate(catalog),
        words=words_of(settings, catalog, "en"),
        settings=settings,
        tables=(),
    )


def test_the_address_is_filled_in(example: Project) -> None:
    """The code has the address of this publication and the name of its package."""
    pandas = recipes(_view(example))[0]
    assert pandas.title == "Python (pandas)"
    assert (
        pandas.lines[1]
        == 'tasks = pd.read_csv("https://example.org/plans/data/van-dai-plans/data/commitments.csv")'
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('  runs: ""\n', '  run: ""\n', "key-unknown"),
        ("- id: r\n  title: R\n", '- id: r\n  title: ""\n', "value-missing"),
    ],
)  # fmt: skip
def test_a_faulty_recipe_is_named(example: Project, old: str, new: str, code: str) -> None:
    """An unknown key and a missing part stop the build, with file and line."""
    line = example.change(FILE, old, new)
    with pytest.raises(ProblemsFound) as found:
        recipes(_view(example))
    assert code in {p.code for p in found.value.problems}
    assert {p.file for p in found.value.problems} == {FILE}
    assert all(0 < p.line <= line + 3 for p in found.value.problems)


def test_a_file_that_is_no_list_is_named(example: Project) -> None:
    """Anything but a list of recipes is a problem."""
    example.write(FILE, "pandas: x\n")
    with pytest.raises(ProblemsFound) as found:
        recipes(_view(example))
    assert [p.code for p in found.value.problems] == ["yaml-not-a-mapping"]
