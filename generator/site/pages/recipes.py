"""First steps with the data: short programs from ``site_config/recipes.yml``, with the addresses of this
publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.source import Located, read_yaml
from generator.problems import Problem, problem, stop_at
from generator.settings import Settings
from generator.site.pages.view import View

_FILE = "recipes.yml"
_KEYS = ("id", "title", "needs", "runs", "about_vi", "about_en", "code")
#: keys that may be empty
_MAY_BE_EMPTY = ("needs", "runs")
#: the id names the place of a program on its page; the tests run those of a language they know
_FORMS = {"id": "[a-z0-9-]+", "runs": "python"}


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """One program: what it is for, what has to be installed first, what runs it (``python`` or nothing), its
    lines."""

    ident: str
    title: str
    needs: str
    runs: str
    about: str
    lines: tuple[str, ...]


def recipes(view: View) -> list[Recipe]:
    """The programs in the order written, in the language of the pages.

    :raises ProblemsFound: when one lacks a part or has one that nobody knows.
    """
    return [_recipe(view, entry) for entry in read_recipes(view.settings).data]


def read_recipes(settings: Settings) -> Located:
    """The programs as they stand in the file.

    :raises ProblemsFound: when one lacks a part or has one that nobody knows.
    """
    located = read_yaml(settings.paths.shared(f"site_config/{_FILE}"), settings.paths.root)
    stop_at(_problems(located))
    return located


def _problems(located: Located) -> Iterator[Problem]:
    if not isinstance(located.data, list) or not all(isinstance(entry, dict) for entry in located.data):
        yield problem(located.place(), "yaml-not-a-mapping", expected=f"- {', '.join(_KEYS)}")
        return
    for at, entry in enumerate(located.data):
        for key in entry.keys() - set(_KEYS):
            yield problem(located.place(str(at), key), "key-unknown", found=key, expected=", ".join(_KEYS))
        for key in _KEYS:
            if not isinstance(entry.get(key), str) or not (entry[key] or key in _MAY_BE_EMPTY):
                yield problem(located.place(str(at)), "value-missing", field=key, record=_FILE, expected=key)
        for key, form in _FORMS.items():
            found = entry.get(key)
            if found and not re.fullmatch(form, str(found)):
                yield problem(
                    located.place(str(at), key),
                    "value-invalid",
                    field=key,
                    record=_FILE,
                    found=found,
                    expected=form,
                )


def _recipe(view: View, entry: dict[str, str]) -> Recipe:
    site = str(view.facts["site_url"]).rstrip("/") + "/"
    code = entry["code"].replace("{site}", site).replace("{package}", str(view.facts["package_name"]))
    return Recipe(
        ident=entry["id"],
        title=entry["title"],
        needs=entry["needs"],
        runs=entry["runs"],
        about=entry[f"about_{view.data_language}"],
        lines=tuple(code.splitlines()),
    )
