"""The events of calendars: those of each deadline, and the part that each agency has in it.

Which days of a deadline are events says :mod:`generator.model.turns`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.content.successions import Heir, Successions
from generator.exports.base import Dataset
from generator.exports.facts import Facts, facts_of
from generator.model.records import Due
from generator.model.turns import Turns, in_calendar

Record = Mapping[str, Any]
#: the tables that calendars are made of
TABLES = (
    "deadlines", "agencies", "documents", "topics", "passages", "deadline_agencies", "agency_successions",
    "commitment_topics",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """An agency's part in a deadline: ``lead``, ``member``, ``report_to``, or ``inherited`` since a day from
    the body that was told."""

    kind: str = ""
    told: str = ""
    since: date = date.min


@dataclass(frozen=True)
class Occasion:
    """One event of a deadline."""

    uid: str
    turns: Turns


class Occasions:
    """Deadlines with their events and agencies, computed once for all calendars."""

    def __init__(self, dataset: Dataset) -> None:
        self.facts: Facts = facts_of(dataset.publication)
        tables = dataset.records()
        self.deadlines: dict[str, Record] = {str(d["deadline_id"]): d for d in tables["deadlines"]}
        self.agencies: dict[str, Record] = {str(a["agency_id"]): a for a in tables["agencies"]}
        self.documents: dict[str, Record] = {str(d["document_id"]): d for d in tables["documents"]}
        self.topics: dict[str, Record] = {str(t["topic_id"]): t for t in tables["topics"]}
        self.texts = {p["passage_id"]: str(p["text"]) for p in tables["passages"]}
        self.roles: list[Record] = list(tables["deadline_agencies"])
        self.successions = Successions(
            (str(s["agency_id"]), Heir(str(s["successor_id"]), s["from_date"]))
            for s in tables["agency_successions"]
            if s["status"] == "succeeded" and s["successor_id"]
        )
        self.topics_of: dict[Any, list[str]] = {}
        for named in tables["commitment_topics"]:
            self.topics_of.setdefault(named["commitment_id"], []).append(str(named["topic_id"]))
        self.leads: dict[str, list[str]] = {d: [] for d in self.deadlines}
        for row in self.roles:
            if row["role"] == "lead" and row["basis"] != "group":
                self.leads[str(row["deadline_id"])].append(str(row["agency_id"]))
        self.sections = {p["passage_id"]: str(p["section"] or "") for p in tables["passages"]}
        alike = Counter(self._title(key) for key in self.deadlines)
        #: deadlines whose title is another's too: theirs says where they stand
        self.shared = {key for key in self.deadlines if alike[self._title(key)] > 1}
        self.occasions = {key: tuple(self._occasions(key)) for key in self.deadlines}

    def _title(self, key: str) -> tuple[str, ...]:
        """What makes the title of a deadline: what is to be done, and by whom."""
        return (str(self.deadlines[key]["what_vi"]), *self.leads[key])

    def parts(self) -> dict[str, dict[str, Part]]:
        """Deadlines of each agency with its part: it leads, a group it is in leads, it receives the report,
        it inherits."""
        found: dict[str, dict[str, Part]] = {agency: {} for agency in self.agencies}
        for kind in ("lead", "member", "report_to"):
            for row in self.roles:
                if kind == _kind(row):
                    found[str(row["agency_id"])].setdefault(str(row["deadline_id"]), Part(kind))
        for agency, own in {agency: tuple(parts) for agency, parts in found.items()}.items():
            for heir in self.successions.ever(agency):
                for d in own:
                    if self._last(d) >= heir.since:
                        found[heir.agency].setdefault(d, Part("inherited", agency, heir.since))
        return found

    def _last(self, deadline: str) -> date:
        """The last day on which a deadline is in a calendar."""
        return max((o.turns.last for o in self.occasions[deadline]), default=date.min)

    def occasions_of(self, key: str, part: Part) -> tuple[Occasion, ...]:
        """The events of a deadline in the calendar of who has this part in it: what a body inherited comes
        back from the day on which it began, never before."""
        if part.kind != "inherited":
            return self.occasions[key]
        return tuple(self._occasions(key, part.since))

    def _occasions(self, key: str, since: date = date.min) -> Iterator[Occasion]:
        """The events of a deadline from a day on."""
        deadline = self.deadlines[key]
        period = str(self.documents[str(deadline["document_id"])]["period_edtf"] or "")
        for t in in_calendar(_due(deadline), period, since):
            name = key if t.number == 1 else f"{key}.r{t.number}"
            yield Occasion(f"{name}@{self.facts.package}", t)


def _due(row: Record) -> Due:
    """The days and rules of a row of the deadlines."""
    return Due(
        text=str(row["date_text"]),
        edtf=str(row["date_edtf"] or ""),
        start=row["date_start"],
        end=row["date_end"],
        recurrence=str(row["recurrence"] or ""),
        relation=str(row["relation"] or ""),
        since=row["recurrence_start"],
        until=row["recurrence_end"],
    )


def _kind(row: Record) -> str:
    """The part that a row of the deadline's agencies gives."""
    if row["role"] == "lead":
        return "member" if row["basis"] == "group" else "lead"
    return str(row["role"])
