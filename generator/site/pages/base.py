"""What a page is, and the order in which time-bound things are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator import links
from generator.model.records import Due

#: the order of the four groups in which deadlines are shown
WHEN = ("coming", "recurring", "passed", "open")


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of one language: its address by kind and id, its template, and what the template is given."""

    kind: str
    ident: str
    language: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any] = field(default_factory=dict)
    #: pages above it: (kind, id, label)
    crumbs: tuple[tuple[str, str, str], ...] = ()
    #: an outline beside the text
    outline: bool = False
    #: the outline of the page holds official text in Vietnamese
    official: bool = False
    #: short label when the page is a section of the navigation
    section: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The address from the root of the site."""
        return links.page_path(self.kind, self.ident, self.language)

    @property
    def source(self) -> str:
        """The file its body is written to, from the root of the tree of bodies."""
        return f"{self.language}/{links.source_path(self.kind, self.ident, self.language)}"


def when(due: Due, on: date) -> str:
    """Which group a due date belongs to on a given day of the data; a passed date says nothing of what was done."""
    if due.over and due.over < on:
        return "passed"
    if due.recurrence and not due.end:
        return "recurring"
    return "coming" if due.over or due.start else "open"


def due_order(due: Due) -> tuple[date, date]:
    """Order by when a thing ends, then by when it begins; what has no date comes last."""
    return (due.over or date.max, due.start or date.max)


def shortened(text: str, limit: int = 150) -> str:
    """The beginning of a text, cut between words, for descriptions.

    >>> shortened("một hai ba bốn", 9)
    'một hai …'
    """
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"
