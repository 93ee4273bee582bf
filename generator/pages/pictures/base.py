"""A picture as a page shows it: title, figures in words, the drawing, and the table that holds the same numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from generator import links
from generator.charts.svg import Caption
from generator.pages.formatting import number
from generator.pages.view import View


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its words, where they lead, whether they are a number, and their language when it is not the page's."""

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
    """A picture with its table."""

    caption: Caption
    drawing: Markup
    table: Table
    #: a short table stands open under its picture
    opened: bool = False


@dataclass(frozen=True)
class Place:
    """Where a picture stands: links are written as seen from there."""

    view: View
    kind: str
    ident: str = ""

    def href(self, kind: str, ident: str = "", **query: str) -> str:
        """The address of a page, with a query."""
        language = self.view.language
        address = links.relative(links.page_path(self.kind, self.ident, language), links.page_path(kind, ident, language))
        return f"{address}?{urlencode(query)}" if query else address

    def passage(self, document: str, passage: str) -> str:
        """The address of a passage in its document."""
        language = self.view.language
        return links.relative(links.page_path(self.kind, self.ident, language), links.passage_path(document, passage, language))

    def named(self, kind: str, ident: str) -> Cell:
        """The name of a thing, leading to its page."""
        return Cell(self.view.name(kind, ident), self.href(kind, ident))

    def count(self, n: int, href: str = "") -> Cell:
        """A number; nothing leads nowhere."""
        return Cell(number(n, self.view.language), href if n else "", number=True)


def heads(words: Iterable[str], numbers_from: int) -> tuple[Cell, ...]:
    """The head of a table whose columns hold numbers from ``numbers_from`` on."""
    return tuple(Cell(word, number=i >= numbers_from) for i, word in enumerate(words))


def sentences(*parts: str) -> str:
    """The parts that say something, one after the other."""
    return " ".join(part for part in parts if part)
