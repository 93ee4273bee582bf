"""Targets and results of one indicator can be brought to its unit, exactly."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.content.deriving import base_of
from generator.problems import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Units whose base has a base itself; targets whose unit cannot be brought to that of their indicator."""
    located = catalog.located["content/registries/units.yml"]
    for key, unit in catalog.units.items():
        base = catalog.units.get(unit.base_unit or "")
        if base and base.base_unit:
            place = located.place(key, "base_unit")
            yield problem(
                place,
                "value-invalid",
                field="base_unit",
                record=key,
                found=unit.base_unit,
                expected=base.base_unit,
            )
    for key, target in catalog.targets.items():
        indicator = catalog.indicators.get(target.indicator)
        if indicator is None or not {target.unit or None, indicator.unit} - {None} <= catalog.units.keys():
            continue  # what is not there is told elsewhere
        lost = (target.min is not None and target.standard_min is None) or (
            target.max is not None and target.standard_max is None
        )
        apart = base_of(target.unit or None, catalog.units) != base_of(indicator.unit, catalog.units)
        if lost or apart:
            place = catalog.place(target.passage, "targets", key[len(target.passage) + 1 :])
            yield problem(
                place, "units-apart", record=key, found=target.unit or "–", expected=indicator.unit or "–"
            )
