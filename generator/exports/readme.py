"""The README of a package: what it is, counting rules, licence, how to cite, and the dictionary of every column."""

from __future__ import annotations

from importlib.resources import files as package_files

from jinja2 import Environment, StrictUndefined

from generator.exports.base import Dataset, File

MEDIA_TYPE = "text/markdown"


def render(dataset: Dataset) -> File:
    """The README of the whole package."""
    # Markdown that is read as a file and never becomes a page, so nothing is escaped as HTML
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701
    environment.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
    template = environment.from_string((package_files("generator") / "exports" / "readme.md.j2").read_text(encoding="utf-8"))
    text = template.render(dataset=dataset, facts=dataset.publication, counts=dataset.counts())
    return File("README.md", MEDIA_TYPE, (text + "\n").encode("utf-8"))
