"""A target's comparator, bounds and printed value agree."""

from __future__ import annotations

import pytest

from generator.content.checks import bounds
from tests.project import PLAN, Project

NOTES = f"{PLAN}/annotations.yml"


def test_good(example_project: Project) -> None:
    """Every comparator is used with its bounds in the miniature project, numbers of both styles among
    them."""
    assert example_project.found_by(bounds.check) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("comparator: eq, min: 12, max: 12", "comparator: eq, min: 12", "min = max"),
        ("comparator: approx, min: 0.5, max: 0.5", "comparator: approx, max: 0.5", "min = max"),
        ("comparator: ge, min: 20", "comparator: ge, min: 20, max: 20", "min"),
        ("comparator: gt, min: 2500", "comparator: gt, max: 2500", "min"),
        ("comparator: le, max: 3000", "comparator: le, min: 3000", "max"),
        ("comparator: lt, max: 5", "comparator: lt, min: 5, max: 5", "max"),
        ("comparator: range, min: 7, max: 7.5", "comparator: range, min: 7.5, max: 7", "min < max"),
        ("comparator: range, min: 7, max: 7.5", "comparator: range, min: 7, max: 7", "min < max"),
        ("comparator: range, min: 7, max: 7.5", "comparator: range", "min < max"),
    ],
)
def test_bounds_of_each_comparator(example: Project, old: str, new: str, expected: str) -> None:
    """Each comparator needs its bounds and no others."""
    line = example.change(NOTES, old, new)
    (one,) = bounds.check(example.catalog())
    assert (one.file, one.line, one.code, dict(one.params)["expected"]) == (
        NOTES,
        line,
        "bounds-invalid",
        expected,
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("min: 2500", "min: 2.6"),
        ("max: 7.5", "max: 75"),
        ("min: 12, max: 12", "min: 13, max: 13"),
        ("max: 3000", "max: 30000"),
    ],
)
def test_a_number_that_is_not_printed(example: Project, old: str, new: str) -> None:
    """A bound that the printed value does not hold in either style is one problem, be it both bounds."""
    line = example.change(NOTES, old, new)
    assert example.found_by(bounds.check) == [(NOTES, line, "number-differs")]
