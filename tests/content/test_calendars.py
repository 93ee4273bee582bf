"""The calendars of the real content, expanded over fifteen years by two libraries and compared with the table
of deadlines."""

from __future__ import annotations

import calendar as months
import json
import subprocess
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]  # it ships no types

from generator import links
from generator.content.catalog import load_catalog
from generator.exports import dataset_of, ics
from generator.exports.files import File
from generator.settings import load_settings
from tests.project import HERE
from tests.provision import node

FIRST, LAST = date(2021, 1, 1), date(2035, 12, 31)
Found = set[tuple[str, date]]


@pytest.fixture(scope="module")
def made(root: Path) -> tuple[dict[str, dict[str, Any]], dict[str, File]]:
    """The rows of the deadlines by id, each with the last day of its document's period, and all calendars."""
    dataset = dataset_of(load_catalog(root), load_settings(root).publication.data)
    rows = {
        t.table.name: [dict(zip(t.table.names, row, strict=True)) for row in t.rows]
        for t in dataset.tables
        if t.table.name in ("deadlines", "documents")
    }
    over = {d["document_id"]: _over(str(d["period_edtf"] or "")) for d in rows["documents"]}
    deadlines = {str(d["deadline_id"]): {**d, "over": over[d["document_id"]]} for d in rows["deadlines"]}
    return deadlines, ics.render(dataset)


def _over(period: str) -> date:
    """The last day of a period in whole years; no plan without a period is ever over."""
    year = period.rpartition("/")[2]
    return date(int(year), 12, 31) if year else date.max


def _python(file: File) -> list[tuple[str, date, str]]:
    """Every event of a calendar on its day, by recurring-ical-events."""
    calendar = icalendar.Calendar.from_ical(file.data)
    events = recurring_ical_events.of(calendar).between(FIRST, LAST + timedelta(days=1))
    return [(str(e["uid"]), e["dtstart"].dt, str(e["summary"])) for e in events]


def _javascript(file: File, folder: Path) -> list[tuple[str, date, str]]:
    """The same by ical.js, which shares no code with the other."""
    path = folder / file.path.replace("/", "-")
    path.write_bytes(file.data)
    command = [
        str(node()),
        str(HERE / "expand.mjs"),
        str(path),
        FIRST.isoformat(),
        LAST.isoformat(),
    ]
    ran = subprocess.run(
        command, cwd=HERE.parent, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return [(uid, date.fromisoformat(day), title) for uid, day, title in json.loads(ran.stdout)]


def _stands_on(day: date, rule: str, relation: str) -> bool:
    """Whether a turn of a recurrence is in time up to exactly this day, worked out day by day and without any
    rule engine."""
    parts = dict(p.split("=") for p in rule.split(";"))
    step = {"MONTHLY": 1, "YEARLY": 12}.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "WEEKLY":
        return day.isoweekday() == 7
    due = day + timedelta(days=1) if relation == "before" and "BYMONTHDAY" in parts else day
    named = (
        [int(m) for m in parts["BYMONTH"].split(",")]
        if "BYMONTH" in parts
        else [m for m in range(1, 13) if m % step == 0]
    )
    if due.month not in named:
        return False
    return due.day == int(parts.get("BYMONTHDAY") or months.monthrange(due.year, due.month)[1])


def _wanted(deadlines: Mapping[str, Mapping[str, Any]], package: str) -> Found:
    """What the table says must be in the calendar of all deadlines."""
    found: Found = set()
    for key, d in deadlines.items():
        rules = (d["recurrence"] or "").split()
        for number, rule in enumerate(rules, 1):
            uid = f"{key}{f'.r{number}' if number > 1 else ''}@{package}"
            day, last = d["recurrence_start"], min(d["recurrence_end"] or date.min, d["over"])
            while day <= last:
                found |= {(uid, day)} if _stands_on(day, rule, d["relation"]) else set()
                day += timedelta(days=1)
        day = d["date_end"] or d["date_start"]
        found |= {(f"{key}@{package}", day)} if day and day <= d["over"] and not rules else set()
    return found


def test_two_libraries_find_what_the_table_says(
    made: tuple[Any, dict[str, File]], tmp_path: Path, root: Path
) -> None:
    """Both expand the calendar of all deadlines to exactly the days that follow from the table, in both
    languages."""
    deadlines, calendars = made
    package = str(load_settings(root).publication.data["package_name"])
    wanted = {(uid, day) for uid, day in _wanted(deadlines, package) if FIRST <= day <= LAST}
    for path in ("feeds/deadlines.ics", "feeds/en/deadlines.ics"):
        for expanded in (_python(calendars[path]), _javascript(calendars[path], tmp_path)):
            assert {(uid, day) for uid, day, _ in expanded} == wanted
            assert len(expanded) == len(wanted)


def test_nothing_comes_back_after_its_bounds(made: tuple[Any, dict[str, File]]) -> None:
    """In no calendar a duty comes back after its last day or stands after the period of its plan, and none
    that has no last day is in one."""
    deadlines, calendars = made
    for path, file in calendars.items():
        for uid, day, _ in _python(file):
            d = deadlines[_key(uid, deadlines)]
            assert day <= d["over"], path
            if d["recurrence"]:
                assert d["recurrence_bounds"] != "open", path
                assert d["recurrence_start"] <= day <= d["recurrence_end"], path


def _key(uid: str, deadlines: Mapping[str, Any]) -> str:
    """The deadline of an event: the id before the package, without the number of its recurrence."""
    key = uid.partition("@")[0]
    return key if key in deadlines else key.rpartition(".")[0]


def test_no_title_stands_twice_on_one_day(made: tuple[Any, dict[str, File]]) -> None:
    """In every calendar two events of one day can be told apart by their titles."""
    _, calendars = made
    for path, file in calendars.items():
        twice = [
            (str(day), title)
            for (day, title), n in Counter((day, title) for _, day, title in _python(file)).items()
            if n > 1
        ]
        assert twice == [], path


def test_nothing_stands_before_a_body_began(made: tuple[Any, dict[str, File]], root: Path) -> None:
    """The calendar of a body that took over from another has what it was left with, from its first day on."""
    _, calendars = made
    began = {
        key: agency.valid_from for key, agency in load_catalog(root).agencies.items() if agency.valid_from
    }
    early = [
        (agency, uid, day)
        for agency, first in began.items()
        for language in ("vi", "en")
        if (file := calendars.get(links.calendar_file(agency, language)))
        for uid, day, _ in _python(file)
        if day.isoformat() < str(first)
    ]
    assert early == []
