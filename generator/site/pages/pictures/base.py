"""A picture as a page shows it: title, figures in words, the drawing, and the table that holds the same
numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from generator import links
from generator.site.charts.svg import Caption, Passed
from generator.site.pages.formatting import day, number
from generator.site.pages.view import View

#: as many names stand in a sentence when they have equally much
_ALIKE = 3


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its words, where they lead, whether they are a number, and their language when it is
    not the page's."""

    words: str
    href: str = ""
    number: bool = False
    lang: str = ""

    @property
    def long(self) -> bool:
        """Whether it is a sentence, which needs a wide column."""
        return len(self.words) > 40 and not self.href


@dataclass(frozen=True)
class Table:
    """The numbers of a picture; the first cell of a row names it."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def wide(self) -> bool:
        """Whether it is wider than a phone: then the names of the rows stay while the numbers move."""
        return len(self.head) > 5


@dataclass(frozen=True)
class Picture:
    """A picture with its table, where its numbers come from, and the published tables that hold them."""

    caption: Caption
    drawing: Markup
    table: Table
    source: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """Where a picture stands: links are written as seen from there."""

    view: View
    kind: str
    ident: str = ""

    def href(self, kind: str, ident: str = "", **query: str) -> str:
        """The address of a page, with a query."""
        language = self.view.language
        address = links.relative(
            links.page_path(self.kind, self.ident, language), links.page_path(kind, ident, language)
        )
        return f"{address}?{urlencode(query)}" if query else address

    def passage(self, document: str, passage: str) -> str:
        """The address of a passage in its document."""
        language = self.view.language
        return links.relative(
            links.page_path(self.kind, self.ident, language), links.passage_path(document, passage, language)
        )

    def named(self, kind: str, ident: str) -> Cell:
        """The name of a thing, leading to its page."""
        return Cell(self.view.name(kind, ident), self.href(kind, ident))

    @property
    def counted(self) -> str:
        """Where numbers that are counted come from."""
        return self.view.words.text(
            "picture.source_counted", date=day(self.view.data_date, self.view.language)
        )

    @property
    def printed(self) -> str:
        """Where numbers and days that are printed come from."""
        return self.view.words.text(
            "picture.source_printed", date=day(self.view.data_date, self.view.language)
        )

    def count(self, n: int, href: str = "") -> Cell:
        """A number; nothing leads nowhere."""
        return Cell(number(n, self.view.language), href if n else "", number=True)


def heads(words: Iterable[str], numbers_from: int) -> tuple[Cell, ...]:
    """The head of a table whose columns hold numbers from ``numbers_from`` on."""
    return tuple(Cell(word, number=i >= numbers_from) for i, word in enumerate(words))


def sentences(*parts: str) -> str:
    """The parts that say something, one after the other."""
    return " ".join(part for part in parts if part)


def passed(view: View, days: Iterable[date]) -> Passed | None:
    """How many of some days have passed, for the caption of a picture; None without any."""
    ordered = tuple(sorted(days))
    if not ordered:
        return None
    n = sum(1 for each in ordered if each < view.data_date)
    label = view.words.text("picture.passed", n=n, date=day(view.data_date, view.language)) if n else ""
    forms = view.words.data["picture.passed"]
    one, other = (
        (forms, forms) if isinstance(forms, str) else (forms.get("one", forms["other"]), forms["other"])
    )
    return Passed(ordered, label, one, other)


def most(view: View, n: int, names: Sequence[str]) -> str:
    """Who or what has the most commitments, in a sentence; what has equally many is named together, or not
    when there are many."""
    if len(names) == 1:
        return view.words.text("picture.most", n=n, name=names[0])
    if len(names) <= _ALIKE:
        return view.words.text("picture.most_alike", n=n, names="; ".join(names))
    return view.words.text("picture.most_many", n=n)
