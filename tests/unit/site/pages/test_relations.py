"""Who refers to what: a page leads to a calendar exactly where one is published, and tells all who have a part."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from generator.content.catalog import Catalog
from generator.exports import dataset_of, ics
from generator.model.records import Deadline
from generator.settings import Settings
from generator.site.pages.base import Page
from generator.site.pages.relations import relate

_CALENDAR = re.compile(r"feeds/agencies/(.+)\.ics")
PLANNING, SUCCESSOR, OFFICE = "so-ke-hoach-va-dau-tu", "so-tai-chinh-2025", "ubnd-tinh"
ALL = {PLANNING, SUCCESSOR, OFFICE}
RECURRING = "12-kh-ubnd-2024.ii.1.2.d2"


def _with(catalog: Catalog, deadline: Deadline) -> Catalog:
    """The miniature project as if it had one deadline."""
    return replace(catalog, deadlines=MappingProxyType({deadline.id: deadline}))


def _recurring(catalog: Catalog, **due: Any) -> Catalog:
    """The same with a duty that comes back, as ``due`` says."""
    given = catalog.deadlines[RECURRING]
    return _with(catalog, replace(given, due=replace(given.due, **due)))


def _published(catalog: Catalog, settings: Settings) -> set[str]:
    """The agencies for which a calendar is published."""
    files = ics.render(dataset_of(catalog, settings.publication.data))
    return {found[1] for path in files if (found := _CALENDAR.fullmatch(path))}


def test_calendars_are_those_that_are_published(example_catalog: Catalog, example_settings: Settings) -> None:
    """Whatever a deadline is like, alone it gives a calendar to the same agencies on the pages as in the
    files."""
    found = {}
    for deadline in example_catalog.deadlines.values():
        alone = _with(example_catalog, deadline)
        found[deadline.id] = relate(alone).calendars
        assert found[deadline.id] == _published(alone, example_settings), deadline.id
    assert found[RECURRING] == {PLANNING, OFFICE}
    assert found["34-qd-ubnd-2025.dieu-2.1.1.d1"] == set()  # it comes back without an end
    assert found["34-qd-ubnd-2025.dieu-2.1.1.d2"] == {PLANNING, SUCCESSOR}


def _planned(catalog: Catalog, document: str, period: str | None) -> Catalog:
    """The same with a document of that period."""
    changed = catalog.documents[document].model_copy(update={"period_edtf": period})
    return replace(catalog, documents=MappingProxyType({**catalog.documents, document: changed}))


@pytest.mark.parametrize(
    ("until", "period", "heirs"),
    [
        ("2025-03-30", None, set()),
        ("2025-03-31", None, {SUCCESSOR}),
        ("2025-12-31", "2024/2025", {SUCCESSOR}),
        ("2025-12-31", "2024/2025-02", set()),
    ],
)
def test_what_comes_back_is_inherited_until_its_last_day(
    until: str, period: str | None, heirs: set[str], example_catalog: Catalog, example_settings: Settings
) -> None:
    """A duty that comes back gives its calendar to a body that follows on its last day or before; the last
    is never after the period of its plan."""
    alone = _planned(_recurring(example_catalog, until=date.fromisoformat(until)), "12-kh-ubnd-2024", period)
    assert relate(alone).calendars == {PLANNING, OFFICE} | heirs == _published(alone, example_settings)


@pytest.mark.parametrize(
    ("period", "parts"), [(None, ALL), ("../2031", ALL), ("2030", set()), ("2024/2026", set())]
)
def test_a_day_after_the_period_of_its_plan_is_in_no_calendar(
    period: str | None, parts: set[str], example_catalog: Catalog, example_settings: Settings
) -> None:
    """A date beyond the period, though printed, gives nobody a calendar; where the document has no period it
    does."""
    given = example_catalog.deadlines["12-kh-ubnd-2024.ii.1.2.d1"]
    late = replace(given.due, edtf="2031", start=None, end=date(2031, 12, 31), precision="year")
    alone = _planned(_with(example_catalog, replace(given, due=late)), given.document, period)
    assert relate(alone).calendars == parts == _published(alone, example_settings)


def test_what_has_no_turn_within_its_bounds_has_no_calendar(
    example_catalog: Catalog, example_settings: Settings
) -> None:
    """A rule is laid into a calendar on its last days in time, and only where one is within its bounds; of
    what has a date as well "before" is said of the date."""
    yearly, monthly = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "FREQ=MONTHLY"
    days = {n: date(2024, 12, n) for n in (14, 15)}
    for there, due in (
        (True, {"recurrence": yearly, "relation": "in", "until": days[15]}),
        (False, {"recurrence": yearly, "relation": "in", "until": days[14]}),
        (True, {"recurrence": yearly, "relation": "before", "until": days[14]}),
        (False, {"recurrence": yearly, "relation": "before", "until": days[14], "edtf": "2024"}),
        (True, {"recurrence": f"{yearly} {monthly}", "relation": "in", "until": days[14]}),
        (False, {"recurrence": monthly, "until": date(2024, 1, 30)}),
        (False, {"recurrence": monthly, "until": None}),
    ):
        alone = _recurring(example_catalog, **due)
        found = relate(alone).calendars
        assert bool(found) is there, due
        assert found == _published(alone, example_settings), due


def test_a_commitment_tells_everyone_who_has_a_part(pages: list[Page], example_catalog: Catalog) -> None:
    """Its page has whoever leads, helps, receives and watches, each under that role and under no other."""
    roles = {"leads": "lead", "helps": "cooperate", "receives": "report_to", "watches": "supervise"}
    seen = dict.fromkeys(roles, 0)
    for page in pages:
        if page.kind == "commitment" and page.ident:
            for key, role in roles.items():
                told = [i.agency for i in page.context[key]]
                assert told == list(example_catalog.commitments[page.ident].by_role(role)), page.path
                seen[key] += len(told)
    assert all(seen.values()), seen


@pytest.mark.parametrize(
    ("until", "last"), [(date(2024, 12, 31), date(2024, 12, 14)), (date(2024, 12, 13), date.min)]
)
def test_the_last_event_is_the_last_turn(example_catalog: Catalog, until: date, last: date) -> None:
    """A calendar ends with the last turn of what comes back, not with the day up to which it does."""
    rule = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"
    alone = _recurring(
        example_catalog, recurrence=rule, relation="before", since=date(2024, 1, 1), until=until
    )
    assert relate(alone).last_days[PLANNING] == last


def test_what_is_inherited_ends_with_the_last_turn(example_catalog: Catalog) -> None:
    """A body that follows has in its calendar what comes round after it began, and its last day is that of
    the last turn."""
    due = {"recurrence": "FREQ=MONTHLY", "relation": "in", "since": date(2024, 1, 1)}
    document = "12-kh-ubnd-2024"
    alone = _planned(_recurring(example_catalog, **due, until=date(2025, 4, 15)), document, None)
    found = relate(alone).last_days
    assert found[SUCCESSOR] == found[PLANNING] == date(2025, 3, 31)
    short = _planned(_recurring(example_catalog, **due, until=date(2025, 3, 15)), document, None)
    ended = relate(short).last_days
    assert ended[PLANNING] == date(2025, 2, 28)
    assert SUCCESSOR not in ended
