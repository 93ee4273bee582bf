"""The calendars, read back by icalendar: days, rules, stable ids, words and links."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from generator.exports import ics
from generator.exports.base import Dataset, File
from generator.tables.base import Cell

PASSAGE = "12-kh-ubnd-2024.ii.1.2"
MEMBER = "ubnd-huyen-thanh-khe"


@pytest.fixture(scope="module")
def calendars(example_dataset: Dataset) -> dict[str, File]:
    """All calendars of the miniature project."""
    return ics.render(example_dataset)


def _events(file: File) -> dict[str, Any]:
    """The events of a calendar by id."""
    events = Calendar.from_ical(file.data).walk("VEVENT")
    found = {str(e["uid"]): e for e in events}
    assert len(found) == len(events)
    return found


@pytest.fixture(scope="module")
def events(calendars: dict[str, File]) -> dict[str, Any]:
    """All events."""
    return _events(calendars[ics.ALL])


def test_every_deadline_with_a_time_is_an_event(example_dataset: Dataset, events: dict[str, Any]) -> None:
    """Each dated deadline is one event, each recurring one an event a rule, by ids that last."""
    rows = next(t for t in example_dataset.tables if t.table.name == "deadlines")
    wanted = set()
    for row in rows.rows:
        record = dict(zip(rows.table.names, row, strict=True))
        rules = str(record["recurrence"] or "").split()
        wanted |= {
            f"{record['deadline_id']}{f'.r{n}' if n > 1 else ''}@van-dai-plans"
            for n in range(1, max(len(rules), 1) + 1)
        }
    assert events.keys() == wanted


def test_a_day_is_an_all_day_event(events: dict[str, Any]) -> None:
    """A dated deadline lies on the last day it covers, for the whole day, stamped with the day of the data."""
    event = events[f"{PASSAGE}.d1@van-dai-plans"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 2, 15), date(2024, 2, 16))
    assert event["dtstamp"].dt == datetime(2025, 4, 1, tzinfo=UTC)
    assert "rrule" not in event
    assert events["12-kh-ubnd-2024.iii.2.d1@van-dai-plans"]["dtstart"].dt == date(2024, 12, 31)


def test_a_day_things_run_from_is_no_deadline(example_dataset: Dataset) -> None:
    """Where only the beginning is printed ("từ ngày ...") the event lies on it and says that something begins."""
    rows = next(t for t in example_dataset.tables if t.table.name == "deadlines")
    start, end = rows.table.names.index("date_start"), rows.table.names.index("date_end")
    opened = replace(
        rows,
        rows=[(*r[:start], date(2024, 7, 1), *r[start + 1 : end], None, *r[end + 1 :]) for r in rows.rows],
    )
    dataset = replace(
        example_dataset, tables=tuple(opened if t is rows else t for t in example_dataset.tables)
    )
    event = _events(ics.render(dataset)[ics.ALL])[f"{PASSAGE}.d1@van-dai-plans"]
    assert event["dtstart"].dt == date(2024, 7, 1)
    assert str(event["summary"]) == "Bắt đầu: Báo cáo danh mục (Sở Kế hoạch và Đầu tư)"


def test_a_rhythm_is_a_rule(events: dict[str, Any]) -> None:
    """A recurring duty begins when its document was issued and repeats by its rules, an event each; its title says that it comes back."""
    quarterly = events[f"{PASSAGE}.d2@van-dai-plans"]
    assert quarterly["dtstart"].dt == date(2024, 1, 5)
    assert quarterly["rrule"].to_ical() == b"FREQ=MONTHLY;INTERVAL=3"
    summaries = [
        str(events[f"{name}@van-dai-plans"]["summary"])
        for name in (f"{PASSAGE}.d2", "34-qd-ubnd-2025.dieu-2.1.1.d1")
    ]
    assert summaries == ["Báo cáo định kỳ (Sở Kế hoạch và Đầu tư)", "Định kỳ: Báo cáo (Sở Tài chính)"]
    rules = [
        events[f"34-qd-ubnd-2025.dieu-2.1.1.d1{more}@van-dai-plans"]["rrule"].to_ical()
        for more in ("", ".r2")
    ]
    assert rules == [b"FREQ=MONTHLY", b"FREQ=MONTHLY;INTERVAL=3"]


def test_a_rule_that_names_a_day_begins_on_it(example_dataset: Dataset) -> None:
    """The first day of an event is a day of its rule: the next one after the issue, as the standard asks."""
    rows = next(t for t in example_dataset.tables if t.table.name == "deadlines")
    at = rows.table.names.index("recurrence")
    yearly = replace(
        rows, rows=[(*r[:at], "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15" if r[at] else None) for r in rows.rows]
    )
    dataset = replace(
        example_dataset, tables=tuple(yearly if t is rows else t for t in example_dataset.tables)
    )
    event = _events(ics.render(dataset)[ics.ALL])[f"{PASSAGE}.d2@van-dai-plans"]
    assert event["dtstart"].dt == date(2024, 12, 15)


def test_a_title_leaves_out_what_a_telephone_would_cut(example_dataset: Dataset) -> None:
    """Two agencies stand in a title when their names are short; of long names one stands, and how many more."""
    agencies = next(t for t in example_dataset.tables if t.table.name == "agencies")
    parts = next(t for t in example_dataset.tables if t.table.name == "deadline_agencies")
    first, second, third = (str(row[0]) for row in agencies.rows[:3])
    names = {first: "Sở A", second: "Sở B", third: "Cơ quan " * 12}
    at = agencies.table.names.index("name_vi")
    named = replace(
        agencies, rows=[(*r[:at], names.get(str(r[0]), r[at]), *r[at + 1 :]) for r in agencies.rows]
    )
    for leads, expected in (((first, second), "(Sở A, Sở B)"), ((first, third), "(Sở A và 1 cơ quan khác)")):
        own: list[tuple[Cell, ...]] = [(f"{PASSAGE}.d1", lead, "lead") for lead in leads]
        changed = {id(agencies): named, id(parts): replace(parts, rows=own)}
        dataset = replace(
            example_dataset, tables=tuple(changed.get(id(t), t) for t in example_dataset.tables)
        )
        assert str(_events(ics.render(dataset)[ics.ALL])[f"{PASSAGE}.d1@van-dai-plans"]["summary"]).endswith(
            expected
        )


def test_an_event_has_the_words_and_the_link(example_dataset: Dataset, events: dict[str, Any]) -> None:
    """The summary says what and who, the description has the passage's own words and its address."""
    event = events[f"{PASSAGE}.d1@van-dai-plans"]
    rows = next(t for t in example_dataset.tables if t.table.name == "passages")
    text = next(str(r[rows.table.names.index("text")]) for r in rows.rows if r[0] == PASSAGE)
    assert str(event["summary"]) == "Báo cáo danh mục (Sở Kế hoạch và Đầu tư)"
    assert text in str(event["description"])
    assert "trước ngày 15/02/2024" in str(event["description"])
    link = "https://example.org/plans/van-ban/12-kh-ubnd-2024/#ii.1.2"
    assert str(event["url"]) == link
    assert str(event["description"]).endswith(link)
    assert "12/KH-UBND" in event["categories"].cats


def test_an_agency_has_its_own_calendar(calendars: dict[str, File], events: dict[str, Any]) -> None:
    """An agency's calendar has what it leads by name, what a group it is in leads, and the reports it receives."""
    assert f"{PASSAGE}.d1@van-dai-plans" in _events(calendars[ics.address("so-ke-hoach-va-dau-tu")])
    member = _events(calendars[ics.address(MEMBER)])
    assert list(member) == ["12-kh-ubnd-2024.ii.2.2.d1@van-dai-plans"]
    assert (
        "thành viên của nhóm chủ trì" in member["12-kh-ubnd-2024.ii.2.2.d1@van-dai-plans"]["categories"].cats
    )
    received = _events(calendars[ics.address("ubnd-tinh")])
    assert "nhận báo cáo" in received[f"{PASSAGE}.d1@van-dai-plans"]["categories"].cats
    assert ics.address("cong-dong-doanh-nghiep") not in calendars
    assert all(set(_events(file)) <= set(events) for file in calendars.values())


def test_a_calendar_has_its_name_and_form(calendars: dict[str, File]) -> None:
    """Calendars are named for whoever subscribes, and their lines end and are folded as RFC 5545 says."""
    for path, file in calendars.items():
        calendar = Calendar.from_ical(file.data)
        assert str(calendar["x-wr-calname"]).startswith("Kế hoạch Vân Đài: thời hạn"), path
        assert file.data.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in file.data.split(b"\r\n"))


def test_what_has_no_time_is_counted(example_dataset: Dataset) -> None:
    """A deadline with neither day nor rhythm is no event, and the calendar says how many there are."""
    rows = next(t for t in example_dataset.tables if t.table.name == "deadlines")
    at = rows.table.names.index("date_edtf")
    first = (*rows.rows[0][:at], None, None, None, None)
    dataset = replace(
        example_dataset,
        tables=tuple(
            replace(t, rows=[first, *t.rows[1:]]) if t is rows else t for t in example_dataset.tables
        ),
    )
    file = ics.render(dataset)[ics.ALL]
    assert f"{PASSAGE}.d1@van-dai-plans" not in _events(file)
    assert "1 thời hạn không ghi ngày" in str(Calendar.from_ical(file.data)["x-wr-caldesc"])
