"""iCalendar (RFC 5545): deadlines as all-day events, recurring duties with their rule; all of them, and an agency's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from generator import links
from generator.exports.base import Dataset, File, Format
from generator.exports.facts import Facts, facts
from generator.exports.periods import issued

if TYPE_CHECKING:
    from icalendar import Event

MEDIA_TYPE = "text/calendar"
ALL = links.calendar_file()
#: how many names of agencies a title bears, and how long these may be together: a telephone shows no more
_SHOWN, _ROOM = 2, 80
_PART = {"lead": "chủ trì", "member": "thành viên của nhóm chủ trì", "report_to": "nhận báo cáo"}
Record = Mapping[str, Any]


@dataclass(frozen=True)
class _Occasion:
    """One event of a deadline: the day, or the first day and the rule."""

    uid: str
    day: date
    rule: str


def address(agency: str) -> str:
    """Where the calendar of an agency lies on the site."""
    return links.calendar_file(agency)


def render(dataset: Dataset) -> dict[str, File]:
    """The calendar of all deadlines, and one for every agency that leads or receives a report in at least one."""
    calendars = _Calendars(dataset)
    out = {ALL: calendars.calendar(ALL, "", dict.fromkeys(calendars.deadlines, ""))}
    for agency, parts in calendars.parts().items():
        if any(calendars.occasions[d] for d in parts):
            out[address(agency)] = calendars.calendar(
                address(agency), calendars.agencies[agency]["name_vi"], parts
            )
    return out


class _Calendars:
    """What the calendars are made of, worked out once."""

    def __init__(self, dataset: Dataset) -> None:
        self.own: Facts = facts(dataset.publication)
        self.documents = dataset.documents
        tables = {
            rows.table.name: [dict(zip(rows.table.names, row, strict=True)) for row in rows.rows]
            for rows in dataset.tables
        }
        self.deadlines: dict[str, Record] = {str(d["deadline_id"]): d for d in tables["deadlines"]}
        self.agencies: dict[str, Record] = {str(a["agency_id"]): a for a in tables["agencies"]}
        self.texts = {p["passage_id"]: str(p["text"]) for p in tables["passages"]}
        self.roles = [
            (str(r["deadline_id"]), str(r["agency_id"]), str(r["role"]))
            for r in tables["deadline_agencies"]
            if r["basis"] != "group"
        ]
        self.members = [(str(m["group_id"]), str(m["member_id"])) for m in tables["agency_members"]]
        names = {t["topic_id"]: str(t["name_vi"]) for t in tables["topics"]}
        self.topics: dict[Any, list[str]] = {}
        for row in tables["commitment_topics"]:
            self.topics.setdefault(row["commitment_id"], []).append(names[row["topic_id"]])
        self.leads: dict[str, list[str]] = {d: [] for d in self.deadlines}
        for deadline, agency, role in self.roles:
            if role == "lead":
                self.leads[deadline].append(str(self.agencies[agency]["name_vi"]))
        self.occasions = {key: tuple(self._occasions(key)) for key in self.deadlines}

    def parts(self) -> dict[str, dict[str, str]]:
        """Deadlines of each agency with its part in them: it leads, a group it is in leads, or it receives the report."""
        members: dict[str, list[str]] = {}
        for group, member in self.members:
            members.setdefault(group, []).append(member)
        found: dict[str, dict[str, str]] = {agency: {} for agency in self.agencies}
        for part in _PART:
            for deadline, agency, role in self.roles:
                if part == "member" and role == "lead":
                    for member in members.get(agency, ()):
                        found[member].setdefault(deadline, part)
                elif part == role:
                    found[agency].setdefault(deadline, part)
        return found

    def _occasions(self, key: str) -> Iterator[_Occasion]:
        """The events of a deadline; none when the text gives neither a day nor a rhythm."""
        deadline = self.deadlines[key]
        rules = str(deadline["recurrence"] or "").split()
        first = issued(self.documents[str(deadline["document_id"])])
        for number, rule in enumerate(rules, 1):
            name = key if number == 1 else f"{key}.r{number}"
            yield _Occasion(f"{name}@{self.own.package}", _first_on(rule, first), rule)
        day = deadline["date_end"] or deadline["date_start"]
        if day and not rules:
            yield _Occasion(f"{key}@{self.own.package}", day, "")

    def calendar(self, path: str, agency: str, parts: Mapping[str, str]) -> File:
        """A calendar of some deadlines, in the order of their days."""
        from icalendar import Calendar  # noqa: PLC0415 - slow to import

        name = f"{self.own.name[0]}: thời hạn" + (f" của {agency}" if agency else "")
        undated = sum(1 for d in parts if not self.occasions[d])
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", f"-//{self.own.package}//{self.own.version}//VI")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-caldesc", f"{self.own.about[0]} {self._undated(undated)}".strip())
        found = [(o.day, o.uid, d) for d in parts for o in self.occasions[d]]
        by_uid = {o.uid: o for d in parts for o in self.occasions[d]}
        for _, uid, deadline in sorted(found):
            calendar.add_component(self._event(by_uid[uid], self.deadlines[deadline], parts[deadline]))
        return File(path, MEDIA_TYPE, calendar.to_ical())

    def _undated(self, count: int) -> str:
        return f"{count} thời hạn không ghi ngày hay chu kỳ nên không có trong lịch." if count else ""

    def _event(self, occasion: _Occasion, deadline: Record, part: str) -> Event:
        from icalendar import Event, vRecur  # noqa: PLC0415 - slow to import

        document, passage = str(deadline["document_id"]), str(deadline["passage_id"])
        url = links.absolute(self.own.site_url, links.passage_path(document, passage, "vi"))
        number = self.documents[document].number or self.documents[document].title_vi
        event = Event()
        event.add("uid", occasion.uid)
        event.add("dtstamp", datetime.combine(self.own.day, time(), UTC))
        event.add("dtstart", occasion.day)
        event.add("dtend", occasion.day + timedelta(days=1))
        if occasion.rule:
            event.add("rrule", vRecur.from_ical(occasion.rule))
        event.add(
            "summary",
            f"{_begins(occasion, deadline)}{deadline['what_vi']} ({_some(self.leads[str(deadline['deadline_id'])])})",
        )
        event.add("description", self._description(deadline, number, part, url))
        event.add("url", url)
        topics = self.topics.get(deadline["commitment_id"], [])
        event.add("categories", [number, *([_PART[part]] if part else []), *topics])
        event.add("transp", "TRANSPARENT")
        return event

    def _description(self, deadline: Record, number: str, part: str, url: str) -> str:
        when = f"Thời hạn như in: “{deadline['date_text']}”."
        if deadline["recurrence"]:
            when += " Văn bản không ghi ngày bắt đầu: lịch tính từ ngày ban hành."
        own = [f"Vai trò: {_PART[part]}."] if part else []
        return "\n\n".join((f"{number}: {self.texts[deadline['passage_id']]}", when, *own, url))


def _begins(occasion: _Occasion, deadline: Record) -> str:
    """What a title must say first: that the day is one of many, or that it is the day something runs from, with no end."""
    if occasion.rule:
        return "" if "định kỳ" in str(deadline["what_vi"]).lower() else "Định kỳ: "
    return "" if deadline["date_end"] else "Bắt đầu: "


def _some(names: list[str]) -> str:
    """The first names, and that there are more."""
    shown = _SHOWN if len(", ".join(names[:_SHOWN])) <= _ROOM else 1
    more = len(names) - shown
    return ", ".join(names[:shown]) + (f" và {more} cơ quan khác" if more > 0 else "")


def _first_on(rule: str, day: date) -> date:
    """The first day of a rule that is not before ``day``: an event must begin on a day its rule names."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - slow to import

    found = rrulestr(rule, dtstart=datetime.combine(day, time())).after(
        datetime.combine(day, time()), inc=True
    )
    return found.date() if found else day


FORMAT = Format(
    name="calendar",
    title="iCalendar",
    ending="ics",
    media_type=MEDIA_TYPE,
    holds="feed",
    paths=(ALL, address("{id}")),
    write=lambda made: render(made.dataset).values(),
    group="watch",
    of_table="deadlines",
)
