"""What of a duty stands in a calendar: the days on which it is still in time, each turn of what comes back.

A calendar holds a plan's duties while the plan runs. Where its document states a period, nothing stands in a
calendar after its last day: neither a later date that the text itself prints ("giai đoạn 2031 - 2035" in a
plan to 2030) nor a turn of what comes back. Such a date stays in the tables and on pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.records import Due
from generator.text.dates import days
from generator.text.occurrences import occurrences


@dataclass(frozen=True, kw_only=True)
class Turns:
    """A day of a duty, or the first and the last day on which it comes back by a rule that ends with
    ``until``: the ``number``-th of the duty's ``recurrence`` rules as printed, and as calendars hold it."""

    first: date
    last: date
    until: date
    rule: str = ""
    recurrence: str = ""
    number: int = 1


def in_calendar(due: Due, period: str, since: date = date.min) -> Iterator[Turns]:
    """The days of a duty in a calendar from a day on; none when the text gives neither a day nor a
    recurrence with an end, or when they all lie after the ``period`` (EDTF) of its document."""
    over = (days(period).end if period else None) or date.max
    rules = due.recurrence.split()
    relation = "in" if due.edtf else due.relation or "in"
    for number, rule in enumerate(rules, 1):
        if due.since and due.until:
            until = min(due.until, over)
            found = occurrences(rule, relation, due.since, until, since)
            if found:
                yield Turns(
                    first=found.first, last=found.last, until=until, rule=found.rule, recurrence=rule,
                    number=number,
                )  # fmt: skip
    day = due.end or due.start
    if day and since <= day <= over and not rules:
        yield Turns(first=day, last=day, until=day)
