"""The page about the data: files, tables and how they hang together, first steps, how to cite, how it is
counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.exports import api, research
from generator.exports.formats import FORMATS
from generator.site.charts.relations import relations
from generator.site.charts.svg import Caption
from generator.site.pages import package
from generator.site.pages.base import Page
from generator.site.pages.recipes import recipes
from generator.site.pages.table import Sheet, sheets
from generator.site.pages.view import View

_LATEST = 3
_GROUPS = ("whole", "about", "watch")
#: what stands above all others: tables, and the formats of them and of the whole
_MOST_ASKED = ("commitments", "targets")
_ROWS, _WHOLE = ("csv", "json"), ("xlsx", "zip")


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A foreign key, and how many rows of its table have it."""

    table: str
    column: str
    to: str
    key: str
    filled: int
    rows: int


def select(view: View) -> Iterator[Page]:
    """The data page."""
    words = view.words
    found = sheets(view)
    known = references(found)
    yield view.page(
        "data",
        "",
        words.text("data.title"),
        words.text("data.description", n=len(found)),
        template="data",
        context={
            "groups": downloads(view),
            "quick": _quick(view, found),
            "questions": len(research.CELLS),
            "sheets": [(sheet, _formats_of(view, sheet.name)) for sheet in found],
            "references": known,
            "picture": _picture(view, found, known),
            "parts_of": package.counts(view),
            "recipes": recipes(view),
            "lists": [(name, api.address(name)) for name in api.LISTS],
            "figures": figures(view),
            "history": view.published.history[:_LATEST],
            "package": str(view.facts["package_name"]),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.data"),
        outline=True,
        extra={"dataset": view.published.datasets[view.data_language]},
    )


def _quick(view: View, found: list[Sheet]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What most come for, the tables of commitments and targets and everything in one file: what it is
    called, and the formats and addresses of its files."""
    package = str(view.facts["package_name"])
    titles = {sheet.name: sheet.title for sheet in found}
    asked = [(titles[name], name, _ROWS) for name in _MOST_ASKED]
    asked.append((view.words.text("data.group.whole"), "", _WHOLE))
    return [
        (what, [(form.title, form.address(package, table)) for form in FORMATS if form.name in names])
        for what, table, names in asked
    ]


def downloads(view: View) -> list[tuple[str, list[tuple[str, str]]]]:
    """The files that hold or describe everything, in groups: what is said of each, and its address."""
    package = str(view.facts["package_name"])
    return [
        (
            group,
            [
                (
                    view.words.label(f"data.file.{form.name}", form.title),
                    form.address(package, language=view.language),
                )
                for form in sorted(FORMATS, key=lambda form: form.packed)  # what people open stands first
                if form.group == group
            ],
        )
        for group in _GROUPS
    ]


def references(found: list[Sheet]) -> list[Reference]:
    """Every foreign key that the columns declare, with how many rows have it."""
    return [
        Reference(
            table=s.name,
            column=column,
            to=to,
            key=key,
            filled=sum(row[at] is not None for row in s.rows),
            rows=len(s.rows),
        )
        for s in found
        for column, to, key in s.table.references
        for at in (s.table.names.index(column),)
    ]


def _picture(view: View, found: list[Sheet], known: list[Reference]) -> Markup:
    words = view.words
    often = Counter(r.to for r in known).most_common(3)
    summary = words.text(
        "data.relations_summary",
        n=len(known),
        tables=len(found),
        most=", ".join(f"{name} ({times})" for name, times in often),
    )
    caption = Caption("relations-picture", words.text("data.relations_title"), summary)
    return relations(caption, [s.name for s in found], [(r.table, r.to) for r in known])


def _formats_of(view: View, table: str) -> list[tuple[str, str]]:
    """The files that hold one table: the name of the format, and the address."""
    package = str(view.facts["package_name"])
    return [(form.title, form.address(package, table)) for form in FORMATS if form.holds == "table"]


def figures(view: View) -> list[tuple[str, int, tuple[str, str]]]:
    """What is counted: the stem of its words, how many, and the page that lists them."""
    c = view.catalog
    busy = {i.agency for commitment in c.commitments.values() for i in commitment.agencies}
    return [
        ("documents", len(c.documents), ("document", "")),
        ("passages", len(c.passages), ("document", "")),
        ("commitments", len(c.commitments), ("commitment", "")),
        ("targets", len(c.targets), ("indicator", "")),
        ("deadlines", len(c.deadlines), ("deadline", "")),
        ("agencies", len(busy), ("agency", "")),
    ]
