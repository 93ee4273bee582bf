"""The README of a package: what it is, counting rules, licence, how to cite, and the dictionary of every
column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files as package_files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from generator.exports.base import Dataset, ExportContext, Format
from generator.exports.facts import facts_of
from generator.exports.files import File
from generator.exports.preface import preface
from generator.tables.base import Table
from generator.words import LANGUAGES

MEDIA_TYPE = "text/markdown"


def render(dataset: Dataset, others: Sequence[Format] = ()) -> File:
    """The README of a package, in which each table stands as CSV and in the formats ``others``."""
    facts = facts_of(dataset.publication)
    sections = [section for language in LANGUAGES for section in preface(facts, language)]
    text = _template().render(
        dataset=dataset, title=facts.title, sections=sections, counts=dataset.counts(), others=others,
        dictionary=_dictionary(tuple(rows.table for rows in dataset.tables)),
    )  # fmt: skip
    return File("README.md", MEDIA_TYPE, (text + "\n").encode("utf-8"))


@lru_cache(maxsize=1)
def _dictionary(tables: tuple[Table[Any], ...]) -> str:
    """Every column of tables; packages of a part have the same tables as the whole."""
    return _template("dictionary.md.j2").render(tables=tables)


@cache
def _template(name: str = "readme.md.j2") -> Template:
    # Markdown that is read as a file and never becomes a page, so nothing is escaped as HTML
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - as said above
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
    return environment.from_string(
        (package_files("generator") / "exports" / name).read_text(encoding="utf-8")
    )


def _write(context: ExportContext) -> Iterable[File]:
    _, *others = context.packed_tables()
    yield render(context.dataset, others)


FORMAT = Format(
    name="readme",
    title="README",
    ending="md",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=("README.md",),
    write=_write,
    packed=True,
)
