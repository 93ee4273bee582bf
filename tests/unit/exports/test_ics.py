"""The calendars, read back by icalendar: days, rules that end, stable ids, words in both languages, links."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar, Event

from generator import links
from generator.exports import ics
from generator.exports.base import Dataset
from generator.exports.files import File
from generator.tables.base import Cell

PASSAGE = "12-kh-ubnd-2024.ii.1.2"
ENDS = "34-qd-ubnd-2025.dieu-2.1.1"
MEMBER = "ubnd-huyen-thanh-khe"
ENGLISH = links.calendar_file(language="en")


@pytest.fixture(scope="module")
def calendars(example_dataset: Dataset) -> dict[str, File]:
    """All calendars of the miniature project."""
    return ics.render(example_dataset)


def _events(file: File) -> dict[str, Any]:
    """The events of a calendar by id."""
    events = Calendar.from_ical(file.data).walk("VEVENT")
    found = {str(e["uid"]).removesuffix("@van-dai-plans"): e for e in events}
    assert len(found) == len(events)
    return found


@pytest.fixture(scope="module")
def events(calendars: dict[str, File]) -> dict[str, Any]:
    """All events."""
    return _events(calendars[ics.ALL])


def _changed(dataset: Dataset, table: str, key: str, **cells: Cell) -> Dataset:
    """The tables with some cells of one row changed."""
    rows = next(t for t in dataset.tables if t.table.name == table)
    names = rows.table.names
    made = [
        tuple(cells.get(n, c) for n, c in zip(names, row, strict=True)) if row[0] == key else row
        for row in rows.rows
    ]
    return replace(dataset, tables=tuple(replace(t, rows=made) if t is rows else t for t in dataset.tables))


def test_every_deadline_with_a_time_is_an_event(events: dict[str, Any]) -> None:
    """Each dated deadline is an event by an id that lasts, each rule that ends too; a rule without an end is
    none."""
    dated = {f"{PASSAGE}.d1", "12-kh-ubnd-2024.ii.2.2.d1", "12-kh-ubnd-2024.iii.2.d1", f"{ENDS}.d2"}
    assert events.keys() == dated | {f"{PASSAGE}.d2"}


def test_a_day_is_an_all_day_event(events: dict[str, Any]) -> None:
    """A dated deadline lies on the last day in time, for the whole day, stamped with the day of the data."""
    event = events[f"{PASSAGE}.d1"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2024, 2, 14), date(2024, 2, 15))
    assert event["dtstamp"].dt == datetime(2025, 4, 1, tzinfo=UTC)
    assert "rrule" not in event
    assert "hôm trước ngày in trong văn bản" in str(event["description"])
    month = events["12-kh-ubnd-2024.iii.2.d1"]
    assert month["dtstart"].dt == date(2024, 12, 31)
    assert "Văn bản không ghi ngày" in str(month["description"])


def test_a_day_things_run_from_is_no_deadline(example_dataset: Dataset) -> None:
    """Where only the beginning is printed ("từ ngày ...") the event lies on it and says that something
    begins."""
    dataset = _changed(
        example_dataset,
        "deadlines",
        f"{PASSAGE}.d1",
        date_start=date(2024, 7, 1),
        date_end=None,
        relation="from",
    )
    made = ics.render(dataset)
    event = _events(made[ics.ALL])[f"{PASSAGE}.d1"]
    assert event["dtstart"].dt == date(2024, 7, 1)
    assert str(event["summary"]) == "Bắt đầu: Báo cáo danh mục (Sở Kế hoạch và Đầu tư)"
    assert (
        str(_events(made[ENGLISH])[f"{PASSAGE}.d1"]["summary"])
        == "Begins: Report the list (Department of Planning and Investment)"
    )
    year = _changed(dataset, "deadlines", f"{PASSAGE}.d1", precision="year")
    text = str(_events(ics.render(year)[ics.ALL])[f"{PASSAGE}.d1"]["description"])
    assert "ngày đầu của thời kỳ in trong văn bản" in text
    assert "ngày cuối" not in text


def test_a_recurrence_is_a_rule_that_ends(events: dict[str, Any]) -> None:
    """A recurrence without a printed day stands on the last day of each turn, ends with its bounds, and says
    both."""
    quarterly = events[f"{PASSAGE}.d2"]
    assert quarterly["dtstart"].dt == date(2024, 3, 31)
    rule = quarterly["rrule"].to_ical().decode().split(";")
    assert sorted(rule) == ["BYMONTH=3,6,9,12", "BYMONTHDAY=-1", "FREQ=MONTHLY", "UNTIL=20241231"]
    assert str(quarterly["summary"]) == "Hằng quý: Báo cáo định kỳ (Sở Kế hoạch và Đầu tư)"
    text = str(quarterly["description"])
    assert "ngày cuối của tuần, tháng, quý hay năm" in text
    assert "lịch dừng ở ngày cuối thời kỳ của văn bản, 31/12/2024" in text


def test_several_recurrences_are_told_apart(example_dataset: Dataset) -> None:
    """Each recurrence of a duty is an event of its own with its own title, in both languages; printed bounds
    are said as printed."""
    dataset = _changed(
        example_dataset, "deadlines", f"{ENDS}.d1", recurrence_end=date(2026, 6, 30), recurrence_bounds="text"
    )
    made = ics.render(dataset)
    found = [_events(made[path]) for path in (ics.ALL, ENGLISH)]
    assert [str(found[0][f"{ENDS}.d1{more}"]["summary"]) for more in ("", ".r2")] == [
        "Hằng tháng: Báo cáo (Sở Tài chính)",
        "Hằng quý: Báo cáo (Sở Tài chính)",
    ]
    assert str(found[1][f"{ENDS}.d1.r2"]["summary"]).startswith("Every quarter: Báo cáo")
    assert "Lặp lại đến 30/06/2026, theo văn bản." in str(found[0][f"{ENDS}.d1"]["description"])
    assert "It recurs until 30 Jun 2026, as printed." in str(found[1][f"{ENDS}.d1"]["description"])


@pytest.mark.parametrize(
    ("relation", "day", "title"),
    [("before", 14, "Trước ngày 15/12"), ("by", 15, "Chậm nhất ngày 15/12"), ("in", 15, "Ngày 15/12")],
)
def test_a_rule_that_names_a_day(example_dataset: Dataset, relation: str, day: int, title: str) -> None:
    """A printed day is kept in the title; the event stands on the last day in time."""
    rule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"
    dataset = _changed(
        example_dataset, "deadlines", f"{PASSAGE}.d2", recurrence=rule, relation=relation, precision="day"
    )
    event = _events(ics.render(dataset)[ics.ALL])[f"{PASSAGE}.d2"]
    assert event["dtstart"].dt == date(2024, 12, day)
    assert str(event["summary"]).startswith(f"{title} hằng năm: ")
    assert "Văn bản không ghi ngày:" not in str(event["description"])


def test_a_title_leaves_out_what_a_telephone_would_cut(example_dataset: Dataset) -> None:
    """Two agencies stand in a title when their names are short; of long names one stands, and how many
    more."""
    agencies = next(t for t in example_dataset.tables if t.table.name == "agencies")
    parts = next(t for t in example_dataset.tables if t.table.name == "deadline_agencies")
    first, second, third = (str(row[0]) for row in agencies.rows[:3])
    names = {first: "Sở A", second: "Sở B", third: "Cơ quan " * 12}
    at = agencies.table.names.index("name_vi")
    named = replace(
        agencies, rows=[(*r[:at], names.get(str(r[0]), r[at]), *r[at + 1 :]) for r in agencies.rows]
    )
    for leads, expected in (((first, second), "(Sở A, Sở B)"), ((first, third), "(Sở A và 1 cơ quan khác)")):
        own: list[tuple[Cell, ...]] = [(f"{PASSAGE}.d1", lead, "lead", "text", None) for lead in leads]
        changed = {id(agencies): named, id(parts): replace(parts, rows=own)}
        dataset = replace(
            example_dataset, tables=tuple(changed.get(id(t), t) for t in example_dataset.tables)
        )
        assert str(_events(ics.render(dataset)[ics.ALL])[f"{PASSAGE}.d1"]["summary"]).endswith(expected)


def test_one_title_is_of_one_deadline(example_dataset: Dataset) -> None:
    """Where two deadlines would have one title, each says in which document and section it stands."""
    dataset = _changed(
        example_dataset, "deadlines", f"{ENDS}.d2", what_vi="Báo cáo danh mục", what_en="Report the list"
    )
    events = _events(ics.render(dataset)[ics.ALL])
    assert [str(events[key]["summary"]) for key in (f"{PASSAGE}.d1", f"{ENDS}.d2")] == [
        "Báo cáo danh mục (Sở Kế hoạch và Đầu tư) [12/KH-UBND, II.1]",
        "Báo cáo danh mục (Sở Kế hoạch và Đầu tư) [34/QĐ-UBND, Điều 2.1]",
    ]


def test_an_event_has_the_words_and_the_link(example_dataset: Dataset, calendars: dict[str, File]) -> None:
    """The summary says what and who, the description has the passage's own words and its address in the
    language of the calendar."""
    rows = next(t for t in example_dataset.tables if t.table.name == "passages")
    text = next(str(r[rows.table.names.index("text")]) for r in rows.rows if r[0] == PASSAGE)
    expected = {
        ics.ALL: (
            "Báo cáo danh mục (Sở Kế hoạch và Đầu tư)",
            "https://example.org/plans/van-ban/12-kh-ubnd-2024/#ii.1.2",
            "Đầu tư công",
        ),
        ENGLISH: (
            "Report the list (Department of Planning and Investment)",
            "https://example.org/plans/en/documents/12-kh-ubnd-2024/#ii.1.2",
            "Public investment",
        ),
    }
    for path, (summary, link, topic) in expected.items():
        event = _events(calendars[path])[f"{PASSAGE}.d1"]
        assert str(event["summary"]) == summary
        assert text in str(event["description"])
        assert "trước ngày 15/02/2024" in str(event["description"])
        assert str(event["url"]) == link
        assert str(event["description"]).endswith(link)
        assert {"12/KH-UBND", topic} <= set(event["categories"].cats)


def test_both_languages_have_the_same_events(calendars: dict[str, File]) -> None:
    """Each calendar stands in both languages, with the same ids on the same days by the same rules."""
    vietnamese = {path for path in calendars if not path.startswith("feeds/en/")}
    assert {path.replace("feeds/en/", "feeds/") for path in calendars} == vietnamese
    for path in vietnamese:
        one, other = _events(calendars[path]), _events(calendars[path.replace("feeds/", "feeds/en/", 1)])
        assert one.keys() == other.keys()
        for key, event in one.items():
            assert (event["dtstart"], event.get("rrule")) == (other[key]["dtstart"], other[key].get("rrule"))


def test_an_agency_has_its_own_calendar(calendars: dict[str, File], events: dict[str, Any]) -> None:
    """An agency's calendar has what it leads by name, what a group it is in leads, and the reports it
    receives."""
    assert f"{PASSAGE}.d1" in _events(calendars[links.calendar_file("so-ke-hoach-va-dau-tu")])
    member = _events(calendars[links.calendar_file(MEMBER)])
    assert list(member) == ["12-kh-ubnd-2024.ii.2.2.d1"]
    assert "thành viên của nhóm chủ trì" in member["12-kh-ubnd-2024.ii.2.2.d1"]["categories"].cats
    received = _events(calendars[links.calendar_file("ubnd-tinh")])
    assert "nhận báo cáo" in received[f"{PASSAGE}.d1"]["categories"].cats
    assert links.calendar_file("cong-dong-doanh-nghiep") not in calendars
    assert all(set(_events(file)) <= set(events) for file in calendars.values())


def test_a_successor_inherits_what_is_still_to_come(calendars: dict[str, File]) -> None:
    """The body that followed has what falls due from that day on, marked, with whom the document told;
    nothing from before."""
    inherited = _events(calendars[links.calendar_file("so-tai-chinh-2025")])
    assert list(inherited) == [f"{ENDS}.d2"]
    event = inherited[f"{ENDS}.d2"]
    assert str(event["summary"]).startswith("Kế thừa: Khởi công")
    assert "kế thừa" in event["categories"].cats
    assert "Văn bản giao cho Sở Kế hoạch và Đầu tư;" in str(event["description"])
    english = _events(calendars[links.calendar_file("so-tai-chinh-2025", "en")])[f"{ENDS}.d2"]
    assert str(english["summary"]).startswith("Inherited: ")


def test_an_heir_of_an_heir_learns_whom_the_document_told(example_dataset: Dataset) -> None:
    """What is passed on along a chain names the body that the document told, and the day from which the last
    one answers."""
    rows = next(t for t in example_dataset.tables if t.table.name == "agency_successions")
    step = dict(zip(rows.table.names, next(r for r in rows.rows if "succeeded" in r), strict=True))
    step |= {"succession_id": "x.s1", "agency_id": "so-tai-chinh-2025", "successor_id": "cong-an-tinh"}
    step["from_date"] = date(2025, 5, 1)
    more = replace(rows, rows=[*rows.rows, tuple(step[n] for n in rows.table.names)])
    tables = tuple(more if t is rows else t for t in example_dataset.tables)
    made = ics.render(replace(example_dataset, tables=tables))
    event = _events(made[links.calendar_file("cong-an-tinh")])[f"{ENDS}.d2"]
    assert "Văn bản giao cho Sở Kế hoạch và Đầu tư;" in str(event["description"])
    assert "cơ quan này kế tục từ 01/05/2025" in str(event["description"])


@pytest.mark.parametrize("end", [date(2025, 2, 28), date(2025, 3, 1), date(2025, 6, 30)])
def test_a_successor_inherits_what_comes_back_until_then(example_dataset: Dataset, end: date) -> None:
    """A duty that began before the succession is inherited when it comes back until that day or later, and
    comes back from that day on."""
    longer = _changed(example_dataset, "documents", "12-kh-ubnd-2024", period_edtf="2024/2025")
    dataset = _changed(longer, "deadlines", f"{PASSAGE}.d2", recurrence_end=end)
    made = ics.render(dataset)
    found = _events(made[links.calendar_file("so-tai-chinh-2025")])
    turns = end >= date(2025, 3, 31)
    assert (f"{PASSAGE}.d2" in found) is turns
    if turns:
        event = found[f"{PASSAGE}.d2"]
        assert event["dtstart"].dt == date(2025, 3, 31)
        assert "UNTIL=20250630" in event["rrule"].to_ical().decode()
        told = _events(made[links.calendar_file("so-ke-hoach-va-dau-tu")])[f"{PASSAGE}.d2"]
        assert told["dtstart"].dt == date(2024, 3, 31)


def test_nothing_is_in_a_calendar_after_the_period_of_the_plan(example_dataset: Dataset) -> None:
    """A later day that the text prints is no event, and a rule that goes on as printed stops with the period,
    and says so; without a period both stand as printed."""
    late = _changed(example_dataset, "deadlines", f"{PASSAGE}.d1", date_end=date(2025, 1, 1))
    both = _changed(
        late, "deadlines", f"{PASSAGE}.d2", recurrence_end=date(2025, 6, 30), recurrence_bounds="text"
    )
    for period, last, there in (("2024", "20241231", False), ("2024/2025", "20250630", True)):
        dataset = _changed(both, "documents", "12-kh-ubnd-2024", period_edtf=period)
        for path, stops in ((ics.ALL, "Lịch dừng ở ngày cuối"), (ENGLISH, "The calendar stops with")):
            file = ics.render(dataset)[path]
            events = _events(file)
            assert (f"{PASSAGE}.d1" in events) is there
            assert f"UNTIL={last}" in events[f"{PASSAGE}.d2"]["rrule"].to_ical().decode()
            assert (stops in str(events[f"{PASSAGE}.d2"]["description"])) is not there
        about = str(Calendar.from_ical(ics.render(dataset)[ics.ALL].data)["x-wr-caldesc"])
        assert f"{1 if there else 2} thời hạn không có trong lịch" in about


def test_a_calendar_has_its_name_and_form(calendars: dict[str, File]) -> None:
    """Calendars are named in their language, say how often to look again, and their lines are folded as RFC
    5545 says."""
    for path, file in calendars.items():
        calendar = Calendar.from_ical(file.data)
        start = "Vân Đài Plans: deadlines" if path.startswith("feeds/en/") else "Kế hoạch Vân Đài: thời hạn"
        assert str(calendar["x-wr-calname"]).startswith(start), path
        assert b"REFRESH-INTERVAL;VALUE=DURATION:P7D" in file.data
        assert file.data.endswith(b"END:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in file.data.split(b"\r\n"))


def test_an_event_that_several_calendars_hold_is_written_once(
    example_dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The duty of a group stands in the calendar of each member; a calendar is as icalendar writes it."""
    made: list[str] = []
    add = Event.add

    def counted(event: Event, name: str, value: Any, **more: Any) -> None:
        if name == "uid":
            made.append(value)
        add(event, name, value, **more)

    monkeypatch.setattr(Event, "add", counted)
    calendars = ics.render(example_dataset)
    monkeypatch.undo()
    assert 0 < len(made) < sum(f.data.count(b"BEGIN:VEVENT") for f in calendars.values())
    assert all(Calendar.from_ical(file.data).to_ical() == file.data for file in calendars.values())


def test_what_has_no_time_is_counted(example_dataset: Dataset) -> None:
    """An occasion and a rule without an end are no events, and the calendar says how many there are."""
    dataset = _changed(
        example_dataset, "deadlines", f"{PASSAGE}.d1", date_start=None, date_end=None, relation="occasion"
    )
    file = ics.render(dataset)[ics.ALL]
    assert f"{PASSAGE}.d1" not in _events(file)
    assert "2 thời hạn không có trong lịch" in str(Calendar.from_ical(file.data)["x-wr-caldesc"])
