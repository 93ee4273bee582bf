"""The page record, and the order in which dated things are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from generator import links
from generator.model.records import Due

#: the groups in which deadlines are shown, in order: what is still in time, what holds since it began, what
#: comes back, what is over, what comes back by a plan that is over, and what has no date
WHEN = ("coming", "running", "recurring", "passed", "lapsed", "open")


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page in one language: its address by kind and id, its template, and the context of the template."""

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
    #: it is one page however long it is: a document, or what a script works on
    whole: bool = False

    @property
    def path(self) -> str:
        """The address from the root of the site."""
        return links.page_path(self.kind, self.ident, self.language)

    @property
    def file(self) -> str:
        """The file it is published as, from the root of the site."""
        return f"{self.path}index.html"

    @property
    def source(self) -> str:
        """The file its body is written to, from the root of the tree of bodies."""
        return f"{self.language}/{links.source_path(self.kind, self.ident, self.language)}"


def when(due: Due, today: date) -> str:
    """The group of :data:`WHEN` of a due date on the day ``today``. That a date has passed says nothing about
    what was done."""
    over = bool(due.over and due.over < today)
    if due.recurrence and not due.end:
        return "lapsed" if over else "recurring"
    if due.over:
        return "passed" if over else "coming"
    if not due.start:
        return "open"
    return "running" if due.start <= today else "coming"


def when_all(dues: Iterable[Due], today: date) -> str:
    """The group of something with several dates: the first of :data:`WHEN` that one of them belongs to."""
    return min((when(due, today) for due in dues), key=WHEN.index, default="open")


def turns(dues: Iterable[Due], today: date) -> list[tuple[date, str]]:
    """The days after which something with these dates moves to another group, and to which, from the day
    ``today``."""
    listed = list(dues)
    ends = {due.over for due in listed if due.over}
    begins = {due.start - timedelta(days=1) for due in listed if due.start and not due.over}
    found, current = [], when_all(listed, today)
    for last in sorted(day for day in ends | begins if day >= today):
        then = when_all(listed, last + timedelta(days=1))
        if then != current:
            found.append((last, then))
        current = then
    return found


def due_order(due: Due) -> tuple[date, date]:
    """Sort key: by the end of a due date, then by its beginning; undated things come last."""
    return (due.over or date.max, due.start or date.max)
