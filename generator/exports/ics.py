"""iCalendar (RFC 5545): deadlines as all-day events, recurring duties with their rule; all of them, and an
agency's own.

Which events there are stands in :mod:`generator.exports.occasions`; both languages have the same under the
same ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from generator import links
from generator.exports.base import Dataset, Format, FromDataset
from generator.exports.files import File
from generator.exports.occasions import TABLES, Occasion, Occasions, Part, Record
from generator.model.turns import Turns
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
#: how a calendar ends; its events stand before
_END = b"END:VCALENDAR\r\n"


def render(dataset: Dataset) -> dict[str, File]:
    """The calendars of each language: one of all deadlines, and one for every agency that leads, inherits or
    receives reports."""
    calendars = Occasions(dataset)
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


class _Language:
    """Writes the calendars of one language."""

    def __init__(self, data: Occasions, language: str) -> None:
        self.data, self.language = data, language
        self.data_language = of_data(language)
        self.at = LANGUAGES.index(self.data_language)
        self.words = phrases("calendar", language)
        self._events: dict[tuple[str, Part], bytes] = {}

    def calendar(self, path: str, agency: str, parts: Mapping[str, Part]) -> File:
        """A calendar of some deadlines, in the order of their days."""
        calendar = self._empty(agency, sum(1 for d in parts if not self.data.occasions[d]))
        occasions = {d: self.data.occasions_of(d, part) for d, part in parts.items()}
        found = [(o.turns.first, o.uid, d) for d in parts for o in occasions[d]]
        by_uid = {o.uid: o for of_one in occasions.values() for o in of_one}
        events = (self._written(by_uid[uid], deadline, parts[deadline]) for _, uid, deadline in sorted(found))
        frame = calendar.to_ical()
        return File(path, MEDIA_TYPE, b"".join((frame.removesuffix(_END), *events, _END)))

    def _written(self, occasion: Occasion, deadline: str, part: Part) -> bytes:
        """An event as calendars hold it, written once: one of a group stands in that of each member."""
        key = (occasion.uid, part)
        if key not in self._events:
            self._events[key] = self._event(occasion, self.data.deadlines[deadline], part).to_ical()
        return self._events[key]

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

    def _event(self, occasion: Occasion, deadline: Record, part: Part) -> Event:
        from icalendar import Event, vRecur  # noqa: PLC0415 - slow to import

        turns = occasion.turns
        document = str(deadline["document_id"])
        page = links.passage_path(document, str(deadline["passage_id"]), self.language)
        url = links.absolute(self.data.facts.site_url, page)
        number = self._document(document)
        event = Event()
        event.add("uid", occasion.uid)
        event.add("dtstamp", datetime.combine(self.data.facts.day, time(), UTC))
        event.add("dtstart", turns.first)
        event.add("dtend", turns.first + timedelta(days=1))
        if turns.rule:
            event.add("rrule", vRecur.from_ical(turns.rule))
        event.add("summary", self._title(occasion, deadline, part))
        text = f"{number}: {self.data.texts[deadline['passage_id']]}"
        event.add(
            "description",
            "\n\n".join((text, " ".join(self._when(turns, deadline)), *self._part(part), url)),
        )
        event.add("url", url)
        topics = [
            str(self.data.topics[t][f"name_{self.data_language}"] or self.data.topics[t]["name_vi"])
            for t in self.data.topics_of.get(deadline["commitment_id"], [])
        ]
        event.add("categories", [number, *([self.words[f"part_{part.kind}"]] if part.kind else []), *topics])
        event.add("transp", "TRANSPARENT")
        return event

    def _title(self, occasion: Occasion, deadline: Record, part: Part) -> str:
        """What is to be done and by whom; first what tells the event apart: inherited, how often, that it
        only begins."""
        relation = str(deadline["relation"] or "")
        turns = occasion.turns
        recurrence = in_words(turns.recurrence, self.language, relation) if turns.rule else ""
        begins = "" if turns.rule or deadline["date_end"] else self.words["begins"]
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

    def _when(self, turns: Turns, deadline: Record) -> Iterator[str]:
        """What is printed, and where the calendar puts what is not."""
        yield self._phrase("printed", text=deadline["date_text"])
        if deadline["relation"] == "before" and deadline["precision"] == "day":
            yield self.words["day_before"]
        elif not turns.rule and deadline["precision"] != "day":
            yield self.words["last_day" if deadline["date_end"] else "first_day"]
        elif turns.rule and "BYMONTHDAY" not in turns.recurrence:
            yield self.words["last_turn"]
        if turns.rule:
            yield self._phrase(
                f"until_{deadline['recurrence_bounds']}",
                day=written(deadline["recurrence_end"], self.language),
            )
            if turns.until < deadline["recurrence_end"]:
                yield self._phrase("stops", day=written(turns.until, self.language))

    def _part(self, part: Part) -> Iterator[str]:
        if part.kind == "inherited":
            yield self._phrase("told", agency=self._agency(part.told), day=written(part.since, self.language))
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
    write=FromDataset("calendar", lambda dataset: render(dataset).values(), TABLES),
    group="watch",
    of_table="deadlines",
    in_language=lambda language: links.calendar_file(language=language),
    eu_file_type="ICS",
)
