"""The README of a package: what it is, counting rules, licence, how to cite, and the dictionary of every column."""

from __future__ import annotations

from functools import cache
from importlib.resources import files as package_files

from jinja2 import Environment, StrictUndefined, Template

from generator.exports.base import Dataset, File
from generator.exports.facts import facts
from generator.exports.preface import LANGUAGES, preface

MEDIA_TYPE = "text/markdown"


def render(dataset: Dataset, *, with_json: bool = True) -> File:
    """The README of a package: the whole, or a slice, which is CSV only."""
    own = facts(dataset.publication)
    sections = [section for language in LANGUAGES for section in preface(own, language)]
    text = _template().render(
        dataset=dataset, title=own.title, sections=sections, counts=dataset.counts(), with_json=with_json
    )
    return File("README.md", MEDIA_TYPE, (text + "\n").encode("utf-8"))


@cache
def _template() -> Template:
    # Markdown that is read as a file and never becomes a page, so nothing is escaped as HTML
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - as said above
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
    return environment.from_string(
        (package_files("generator") / "exports" / "readme.md.j2").read_text(encoding="utf-8")
    )
