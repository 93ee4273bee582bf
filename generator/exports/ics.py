"""iCalendar (RFC 5545): deadlines as all-day events, recurring duties with their rule; all of them, and an
agency's own.

Every event stands on its last day in time, and a rule ends with its bounds; what has no day, and what recurs
without an end, is in no calendar. Both languages have the same events under the same ids.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from generator import links
from generator.exports.base import Alone, Dataset, File, Format
from generator.exports.facts import Facts, facts_of
from generator.text.turns import turns
from generator.words import LANGUAGES, of_data, phrases
from generator.words.times import day as written
from generator.words.times import in_words

if TYPE_CHECKING:
    from icalendar import Calendar, Event

MEDIA_TYPE = "text/calendar"
ALL = links.calendar_file()
#: how many names of agencies a title bears, and how long these may be together: a telephone shows no more
_SHOWN, _ROOM = 2, 80
#: how often a program should look for a newer calendar
_REFRESH = timedelta(days=7)
Record = Mapping[str, Any]
#: the tables that calendars are made of
_TABLES = (
    "deadlines", "agencies", "documents", "topics", "passages", "deadline_agencies", "agency_successions",
    "commitment_topics",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """What an agency has to do with a deadline: ``lead``, ``member``, ``report_to``, or ``inherited`` by a
    succession."""

    kind: str = ""
    succession: str = ""


@dataclass(frozen=True)
class _Occasion:
    """One event of a deadline: the day, or the first day, the rule that ends, and the recurrence as
    printed."""

    uid: str
    day: date
    rule: str = ""
    recurrence: str = ""


def render(dataset: Dataset) -> dict[str, File]:
    """In each language the calendar of all deadlines, and one for every agency that leads, inherits or is
    reported to."""
    calendars = _Calendars(dataset)
    parts = calendars.parts()
    out: dict[str, File] = {}
    for language in dataset.publication["languages"]:
        writer = _Language(calendars, language)
        everything = links.calendar_file(language=language)
        out[everything] = writer.calendar(everything, "", dict.fromkeys(calendars.deadlines, Part()))
        for agency, part in parts.items():
            if any(calendars.occasions[d] for d in part):
                path = links.calendar_file(agency, language)
                out[path] = writer.calendar(path, agency, part)
    return out


class _Calendars:
    """What the calendars are made of, worked out once."""

    def __init__(self, dataset: Dataset) -> None:
        self.facts: Facts = facts_of(dataset.publication)
        tables = {
            rows.table.name: [dict(zip(rows.table.names, row, strict=True)) for row in rows.rows]
            for rows in dataset.tables
        }
        self.deadlines: dict[str, Record] = {str(d["deadline_id"]): d for d in tables["deadlines"]}
        self.agencies: dict[str, Record] = {str(a["agency_id"]): a for a in tables["agencies"]}
        self.documents: dict[str, Record] = {str(d["document_id"]): d for d in tables["documents"]}
        self.topics: dict[str, Record] = {str(t["topic_id"]): t for t in tables["topics"]}
        self.texts = {p["passage_id"]: str(p["text"]) for p in tables["passages"]}
        self.roles: list[Record] = list(tables["deadline_agencies"])
        self.successions: dict[str, Record] = {
            str(s["succession_id"]): s
            for s in tables["agency_successions"]
            if s["status"] == "succeeded" and s["successor_id"]
        }
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
        for _ in self.successions:  # as many steps as a chain of successions can have
            for key, s in self.successions.items():
                inherited = {
                    d: Part("inherited", key)
                    for d in found[str(s["agency_id"])]
                    if self._last(d) >= s["from_date"]
                }
                found[str(s["successor_id"])] = {**inherited, **found[str(s["successor_id"])]}
        return found

    def _last(self, deadline: str) -> date:
        """The last day on which a deadline is in a calendar."""
        until = self.deadlines[deadline]["recurrence_end"]
        return max((until if o.rule and until else o.day for o in self.occasions[deadline]), default=date.min)

    def _occasions(self, key: str) -> Iterator[_Occasion]:
        """The events of a deadline; none when the text gives neither a day nor a recurrence with an end."""
        deadline = self.deadlines[key]
        rules = str(deadline["recurrence"] or "").split()
        relation = "in" if deadline["date_edtf"] else str(deadline["relation"] or "in")
        for number, rule in enumerate(rules, 1):
            name = key if number == 1 else f"{key}.r{number}"
            found = turns(rule, relation, deadline["recurrence_start"], deadline["recurrence_end"])
            if found:
                yield _Occasion(f"{name}@{self.facts.package}", found.first, found.rule, rule)
        day = deadline["date_end"] or deadline["date_start"]
        if day and not rules:
            yield _Occasion(f"{key}@{self.facts.package}", day)


def _kind(row: Record) -> str:
    """The part that a row of the deadline's agencies gives."""
    if row["role"] == "lead":
        return "member" if row["basis"] == "group" else "lead"
    return str(row["role"])


class _Language:
    """The calendars in one language."""

    def __init__(self, data: _Calendars, language: str) -> None:
        self.data, self.language = data, language
        self.data_language = of_data(language)
        self.at = LANGUAGES.index(self.data_language)
        self.words = phrases("calendar", language)

    def calendar(self, path: str, agency: str, parts: Mapping[str, Part]) -> File:
        """A calendar of some deadlines, in the order of their days."""
        calendar = self._empty(agency, sum(1 for d in parts if not self.data.occasions[d]))
        found = [(o.day, o.uid, d) for d in parts for o in self.data.occasions[d]]
        by_uid = {o.uid: o for d in parts for o in self.data.occasions[d]}
        for _, uid, deadline in sorted(found):
            calendar.add_component(self._event(by_uid[uid], self.data.deadlines[deadline], parts[deadline]))
        return File(path, MEDIA_TYPE, calendar.to_ical())

    def _empty(self, agency: str, left_out: int) -> Calendar:
        from icalendar import Calendar  # noqa: PLC0415 - slow to import

        facts = self.data.facts
        name = self._phrase(
            "name_of" if agency else "name",
            name=facts.name[self.at],
            agency=self._agency(agency) if agency else "",
        )
        about = facts.about[self.at] + (f" {self._phrase('left_out', n=left_out)}" if left_out else "")
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", f"-//{facts.package}//{facts.version}//{self.language.upper()}")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-caldesc", about)
        calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})  # RFC 7986, 5.7
        calendar.add("x-published-ttl", "P7D")
        return calendar

    def _event(self, occasion: _Occasion, deadline: Record, part: Part) -> Event:
        from icalendar import Event, vRecur  # noqa: PLC0415 - slow to import

        document = str(deadline["document_id"])
        page = links.passage_path(document, str(deadline["passage_id"]), self.language)
        url = links.absolute(self.data.facts.site_url, page)
        number = self._document(document)
        event = Event()
        event.add("uid", occasion.uid)
        event.add("dtstamp", datetime.combine(self.data.facts.day, time(), UTC))
        event.add("dtstart", occasion.day)
        event.add("dtend", occasion.day + timedelta(days=1))
        if occasion.rule:
            event.add("rrule", vRecur.from_ical(occasion.rule))
        event.add("summary", self._title(occasion, deadline, part))
        text = f"{number}: {self.data.texts[deadline['passage_id']]}"
        event.add(
            "description",
            "\n\n".join((text, " ".join(self._when(occasion, deadline)), *self._part(part), url)),
        )
        event.add("url", url)
        topics = [
            str(self.data.topics[t][f"name_{self.data_language}"] or self.data.topics[t]["name_vi"])
            for t in self.data.topics_of.get(deadline["commitment_id"], [])
        ]
        event.add("categories", [number, *([self.words[f"part_{part.kind}"]] if part.kind else []), *topics])
        event.add("transp", "TRANSPARENT")
        return event

    def _title(self, occasion: _Occasion, deadline: Record, part: Part) -> str:
        """What is to be done and by whom; first what tells the event apart: inherited, how often, that it
        only begins."""
        relation = str(deadline["relation"] or "")
        recurrence = in_words(occasion.recurrence, self.language, relation) if occasion.rule else ""
        begins = "" if occasion.rule or deadline["date_end"] else self.words["begins"]
        first = [
            self.words["inherited"] if part.kind == "inherited" else "",
            recurrence[:1].upper() + recurrence[1:],
            begins,
        ]
        what = (
            deadline["what_vi"] if self.data_language == "vi" else deadline["what_en"] or deadline["what_vi"]
        )
        names = self._some([self._agency(a) for a in self.data.leads[str(deadline["deadline_id"])]])
        where = f" [{self._where(deadline)}]" if deadline["deadline_id"] in self.data.shared else ""
        return ": ".join([*(word for word in first if word), f"{what} ({names}){where}"])

    def _where(self, deadline: Record) -> str:
        """The document and the section of a deadline."""
        section = self.data.sections[deadline["passage_id"]]
        return (
            f"{self._document(str(deadline['document_id']))}, {section}"
            if section
            else self._document(str(deadline["document_id"]))
        )

    def _document(self, ident: str) -> str:
        """The number of a document, its title where it has none."""
        return str(
            self.data.documents[ident]["number"]
            or self.data.documents[ident][f"title_{self.data_language}"]
            or self.data.documents[ident]["title_vi"]
        )

    def _when(self, occasion: _Occasion, deadline: Record) -> Iterator[str]:
        """What is printed, and where the calendar puts what is not."""
        yield self._phrase("printed", text=deadline["date_text"])
        if deadline["relation"] == "before" and deadline["precision"] == "day":
            yield self.words["day_before"]
        elif not occasion.rule and deadline["precision"] != "day":
            yield self.words["last_day"]
        elif occasion.rule and "BYMONTHDAY" not in occasion.recurrence:
            yield self.words["last_turn"]
        if occasion.rule:
            yield self._phrase(
                f"until_{deadline['recurrence_bounds']}",
                day=written(deadline["recurrence_end"], self.language),
            )

    def _part(self, part: Part) -> Iterator[str]:
        if part.kind == "inherited":
            s = self.data.successions[part.succession]
            yield self._phrase(
                "told", agency=self._agency(str(s["agency_id"])), day=written(s["from_date"], self.language)
            )
        elif part.kind:
            yield self._phrase("part", part=self.words[f"part_{part.kind}"])

    def _agency(self, ident: str) -> str:
        return str(
            self.data.agencies[ident][f"name_{self.data_language}"] or self.data.agencies[ident]["name_vi"]
        )

    def _some(self, names: list[str]) -> str:
        """The first names, and that there are more."""
        shown = _SHOWN if len(", ".join(names[:_SHOWN])) <= _ROOM else 1
        more = len(names) - shown
        first = ", ".join(names[:shown])
        return self._phrase("more", names=first, n=more) if more > 0 else first

    def _phrase(self, key: str, **values: object) -> str:
        return self.words[key].format(**values)


FORMAT = Format(
    name="calendar",
    title="iCalendar",
    ending="ics",
    media_type=MEDIA_TYPE,
    holds="feed",
    paths=tuple(links.calendar_file(a, language) for language in ("vi", "{language}") for a in ("", "{id}")),
    write=Alone("calendar", lambda dataset: render(dataset).values(), _TABLES),
    group="watch",
    of_table="deadlines",
    in_language=lambda language: links.calendar_file(language=language),
    eu_file_type="ICS",
)
