"""The dates of commitments and deadlines as readers see them: all of them, those of one place, and in groups
of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from generator.content.catalog import Catalog
from generator.model.records import Commitment, Deadline, Due
from generator.settings import Settings
from generator.site.pages import formatting
from generator.site.pages.base import WHEN, due_order, turns, when, when_all
from generator.site.pages.relations import Relations
from generator.site.pages.words import Words

#: so many dates of a commitment stand side by side; of more their number and the nearest
_BESIDE = 2
#: a longer list of deadlines is told year by year
_MANY = 12
_BRACKETED = re.compile(r" \([^()]*\)$|$")
_T = TypeVar("_T")


def beside(dates: Sequence[str]) -> str:
    """Dates one beside the other; what all of them say in brackets at their end is said once.

    >>> beside(["hằng năm (đến 2025)", "hằng quý (đến 2025)"]), beside(["2023", "hằng quý (đến 2025)"])
    ('hằng năm · hằng quý (đến 2025)', '2023 · hằng quý (đến 2025)')
    """
    ends = {found[0] for date in dates if (found := _BRACKETED.search(date))}
    end = ends.pop() if len(ends) == 1 else ""
    return " · ".join(date.removesuffix(end) for date in dates) + end


@dataclass(frozen=True, kw_only=True)
class Timed:
    """The part of a view that formats dates."""

    catalog: Catalog
    relations: Relations
    words: Words
    settings: Settings

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.words.language

    @property
    def facts(self) -> dict[str, Any]:
        """The publication's own facts."""
        facts: dict[str, Any] = self.settings.publication.data
        return facts

    @property
    def data_date(self) -> date:
        """The day on which the data was last changed: "today" for everything the pages say about time."""
        return date.fromisoformat(str(self.facts["data_date"]))

    def last_event(self, agency: str) -> date | None:
        """The day of the last event in the calendar of an agency, or of all deadlines (""); None without
        one."""
        events = self.relations.last_days
        last = events.get(agency, date.min) if agency else max(events.values(), default=date.min)
        return last if last > date.min else None

    def due_words(self, due: Due) -> str:
        """A due date in the form of the reader's language; empty when the text gives none."""
        dated = (
            due.text
            if due.relation == "occasion" and self.language == "vi"
            else formatting.dated(due.edtf, due.relation, self.language)
        )
        parts = [dated] if due.edtf else []
        if due.recurrence:
            recurrence = formatting.recurrence(
                due.recurrence, self.language, "" if due.edtf else due.relation
            )
            parts.append(
                f"{recurrence} {formatting.ends(due.until, self.language) if due.bounds else ''}".strip()
            )
        return "; ".join(parts) or due.text

    def dues(self, c: Commitment, place: str = "") -> list[Due]:
        """All dates of a commitment in their order; at a place those of this place and those of no place."""
        all_ = self.relations.deadlines[c.passage]
        dues = [d.due for d in all_ if not (place and d.place) or self.same_area(d.place, place)]
        found = dues if all_ else [c.due]
        return sorted(
            (due for due in found if due.edtf or due.recurrence or due.text),
            key=lambda due: (due_order(due), bool(due.recurrence)),
        )

    def same_area(self, one: str, other: str) -> bool:
        """Whether one of two places lies within the other, or they are the same."""
        return one in self._upwards(other) or other in self._upwards(one)

    def _upwards(self, place: str | None) -> Iterator[str]:
        while place:
            yield place
            place = self.catalog.places[place].parent

    def dates(self, c: Commitment, place: str = "") -> str:
        """The dates of a commitment: up to two side by side, of more the number and the nearest."""
        return self.dates_of(self.dues(c, place))

    def dates_of(self, dues: Sequence[Due], today: date | None = None) -> str:
        """Dates in order, formatted as by :meth:`dates`; the nearest is that on the day ``today``,
        by default the day of the data."""
        dates = list(dict.fromkeys(self.due_said(due) for due in dues))
        if len(dates) <= _BESIDE:
            return beside(dates)
        return self.words.text("dates_many", n=len(dates), nearest=self.due_said(self.nearest(dues, today)))

    def dates_later(self, dues: Sequence[Due]) -> list[tuple[date, str]]:
        """The days after which :meth:`dates_of` shows another date as the nearest, each with the words from
        then on."""
        found, current = [], self.dates_of(dues)
        for last in sorted({due.over for due in dues if due.over and due.over >= self.data_date}):
            then = self.dates_of(dues, last + timedelta(days=1))
            if then != current:
                found.append((last, then))
            current = then
        return found

    def all_dates(self, c: Commitment, place: str = "") -> str:
        """Every date of a commitment, one beside the other."""
        return beside(list(dict.fromkeys(self.due_said(due) for due in self.dues(c, place))))

    def nearest(self, dues: Sequence[Due], today: date | None = None) -> Due:
        """Of several dates in order the first that is not over on a day; when all are, the last."""
        day = today or self.data_date
        return next((d for d in dues if when(d, day) not in ("passed", "lapsed")), dues[-1])

    def due_said(self, due: Due) -> str:
        """When something is due, in the reader's form; in English what is no date is not left in
        Vietnamese."""
        if due.edtf or due.recurrence or self.language == "vi":
            return self.due_words(due)
        return self.words.text("when_unsaid")

    def turning(self, dues: Iterable[Due]) -> tuple[str, str]:
        """The days after which something moves to another group of time, and the groups, as two lists in text
        form for ``times.js``."""
        found = turns(dues, self.data_date)
        return " ".join(day.isoformat() for day, _ in found), " ".join(then for _, then in found)

    def in_order(
        self, commitments: Iterable[Commitment], place: str = ""
    ) -> list[tuple[str, list[Commitment]]]:
        """Commitments in the groups of time, each group ordered by date; at a place by the dates of that
        place.

        A commitment stands in the group of its most urgent date. An upcoming one may have passed by the day
        the page is read, so the group it moves to is present even when empty.
        """
        return self.by_time((c, self.dues(c, place)) for c in commitments)

    def by_time(self, dated: Iterable[tuple[_T, list[Due]]]) -> list[tuple[str, list[_T]]]:
        """Things with their dates in the groups of time."""
        groups: dict[str, list[tuple[tuple[date, date], _T]]] = {key: [] for key in WHEN}
        wanted: set[str] = set()
        for one, dues in dated:
            order = due_order(self.nearest(dues)) if dues else (date.max, date.max)
            groups[when_all(dues, self.data_date)].append((order, one))
            wanted.update(then for _, then in turns(dues, self.data_date))
        return [
            (key, [one for _, one in sorted(group, key=lambda item: item[0])])
            for key, group in groups.items()
            if group or key in wanted
        ]

    def deadlines_in_order(self, deadlines: Iterable[Deadline]) -> list[tuple[str, list[Deadline]]]:
        """Deadlines in the groups of time, each in order of its dates."""
        return self.by_time((d, [d.due]) for d in deadlines)

    def by_year(self, deadlines: Sequence[Deadline]) -> list[tuple[str, list[Deadline]]]:
        """Deadlines in order under the years they end in, where there are many and they have several; else
        together ("")."""
        years: dict[str, list[Deadline]] = {}
        for d in deadlines:
            day = d.due.over or d.due.start
            years.setdefault(str(day.year) if day else "", []).append(d)
        many = len(deadlines) > _MANY and len(years) > 1
        return list(years.items()) if many else [("", list(deadlines))] if deadlines else []
