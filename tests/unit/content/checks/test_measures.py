"""Targets can be brought to the unit of their indicator, exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.content.checks import measures
from tests.project import DECISION, REGISTRIES, Project

UNITS = f"{REGISTRIES}/units.yml"
BASE = "base_unit: million-dong, factor: '1000'"


def test_good(example_project: Project) -> None:
    """In the miniature project they can."""
    assert example_project.found_by(measures.check) == []


@pytest.mark.parametrize("new", ["base_unit: school, factor: '1000'", "base_unit: million-dong, factor: '7'"])
def test_units_apart(example: Project, new: str) -> None:
    """A unit of another kind, and a factor that gives a number without an end, are told at the target."""
    example.change(UNITS, BASE, new)
    found = example.found_by(measures.check)
    assert (
        f"{DECISION}/annotations.yml",
        example.line(f"{DECISION}/annotations.yml", "support-ceiling"),
        "units-apart",
    ) in found
    assert {code for _, _, code in found} == {"units-apart"}


def test_a_base_has_no_base(example: Project) -> None:
    """Units are brought to their base in one step."""
    example.change(UNITS, "million-dong: {", "million-dong: {base_unit: percent, factor: 2, ")
    assert (UNITS, example.line(UNITS, BASE), "value-invalid") in example.found_by(measures.check)


def test_a_registry_of_just_the_units_in_use(example: Project) -> None:
    """Also where no other unit is registered than those of a target and its indicator are they compared."""
    catalog = example.catalog()
    target = next(t for t in catalog.targets.values() if t.indicator == "support-ceiling")
    used = {target.unit, catalog.indicators[target.indicator].unit}
    assert used == {"billion-dong", "million-dong"}
    few = replace(
        catalog, units={key: catalog.units[key] for key in used if key}, targets={target.id: target}
    )
    assert list(measures.check(few)) == []
    alone = {
        key: unit.model_copy(update={"base_unit": None, "factor": None}) for key, unit in few.units.items()
    }
    assert [p.code for p in measures.check(replace(few, units=alone))] == ["units-apart"]


def test_a_factor_without_its_base(example: Project) -> None:
    """A factor says nothing without the unit it counts."""
    example.change(UNITS, BASE, "factor: 1000")
    assert [p.code for p in example.catalog().reading_problems] == ["value-invalid"]
