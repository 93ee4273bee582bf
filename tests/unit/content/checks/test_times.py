"""Recurrences are RRULEs, dates of a thing stand in order."""

from __future__ import annotations

import pytest

from generator.content.checks import times
from tests.project import PLAN, REGISTRIES, Project

NOTES = f"{PLAN}/annotations.yml"
RULE = "recurrence: FREQ=MONTHLY;INTERVAL=3"


def test_good(example_project: Project) -> None:
    """The miniature project's recurrences and dates are in order."""
    assert example_project.found_by(times.check) == []


@pytest.mark.parametrize(
    "rule", ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "FREQ=WEEKLY FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=-1"]
)
def test_rules_of_rfc_5545(example: Project, rule: str) -> None:
    """Rules of RFC 5545 are good, several separated by a space too."""
    example.change(NOTES, RULE, f"recurrence: {rule}")
    assert example.found_by(times.check) == []


#: rules of RFC 5545, or nearly, that no plan means and no page could tell
_OUTSIDE = (
    *(
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=0",
        "FREQ=MONTHLY;INTERVAL=0",
        "FREQ=MONTHLY;INTERVAL=99999",
    ),
    *(
        "FREQ=DAILY;COUNT=-5",
        "FREQ=DAILY;UNTIL=99991231",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTHDAY=32",
    ),
    *(
        "FREQ=MONTHLY;FREQ=DAILY",
        "FREQ=MONTHLY;INTERVAL=2;INTERVAL=3",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;INTERVAL=٣",
    ),
    *(
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=",
        "FREQ=WEEKLY;INTERVAL=3",
        "FREQ=MONTHLY;INTERVAL=2",
        "RRULE:FREQ=DAILY",
    ),
    *("FREQ=MONTHLY;", "freq=monthly"),
)


@pytest.mark.parametrize(
    "rule",
    ["hằng quý", "FREQ=QUARTERLY", "FREQ=MONTHLY;INTERVL=3", "FREQ=MONTHLY;INTERVAL=x", "MONTHLY", *_OUTSIDE],
)
def test_no_rule(example: Project, rule: str) -> None:
    """What is no rule is a problem where it stands; of several rules only the wrong one."""
    line = example.change(NOTES, RULE, f"recurrence: FREQ=YEARLY {rule}")
    found = example.found_by(times.check)
    assert set(found) == {(NOTES, line, "recurrence-invalid")}


def test_a_life_that_ends_before_it_begins(example: Project) -> None:
    """An agency whose last day is before its first is a problem."""
    line = example.change(
        f"{REGISTRIES}/agencies.yml", "valid_to: 2025-02-28", "valid_to: 2025-02-28\n  valid_from: 2025-03-01"
    )
    assert example.found_by(times.check) == [(f"{REGISTRIES}/agencies.yml", line, "dates-out-of-order")]


def test_a_life_of_one_day(example: Project) -> None:
    """An agency whose first day is its last is good."""
    example.change(
        f"{REGISTRIES}/agencies.yml", "valid_to: 2025-02-28", "valid_to: 2025-02-28\n  valid_from: 2025-02-28"
    )
    assert example.found_by(times.check) == []


def test_in_force_before_it_was_issued(example: Project) -> None:
    """A document in force before it was issued is a problem; on the same day is good (the miniature project
    has it so)."""
    line = example.change(f"{PLAN}/document.yml", "effective_on: 2024-01-05", "effective_on: 2024-01-04")
    assert example.found_by(times.check) == [(f"{PLAN}/document.yml", line, "dates-out-of-order")]


DATED = "date: 2024-02-15, relation: before"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (DATED, "date: 2024-02-15", "value-missing"),
        (DATED, "date: 2024/2025, relation: in", "value-invalid"),
        (DATED, "relation: before", "value-invalid"),
        (DATED, f"{DATED}, until: 2024", "value-invalid"),
        (RULE, f"{RULE}, since: 2025, until: 2024", "dates-out-of-order"),
        ("date: 2024-34, relation: in", "date: 2024-34", "value-missing"),
        (RULE, "recurrence: FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "recurrence-invalid"),
    ],
)
def test_a_date_says_what_stands_before_it(example: Project, old: str, new: str, code: str) -> None:
    """A date without its relation, an interval that is "in", a relation or bounds of nothing, and a day
    without its month."""
    line = example.change(NOTES, old, new)
    assert example.found_by(times.check) == [(NOTES, line, code)]


@pytest.mark.parametrize(
    "new",
    [
        "date: 2024/2025, relation: during",
        "date: 2024/2025, relation: before",
        "date: ../2025, relation: from",
    ],
)
def test_an_interval_is_during_unless_a_word_stands_before_it(example: Project, new: str) -> None:
    """An interval may be during, before, by or from."""
    example.change(NOTES, DATED, new)
    assert example.found_by(times.check) == []
