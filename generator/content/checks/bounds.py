"""A target's comparator, bounds and printed value agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.content.catalog import Catalog
from generator.problems import Problem, problem
from generator.text.numbers import values_in

Bound = Decimal | None
_NEEDS: dict[str, tuple[str, Callable[[Bound, Bound], bool]]] = {
    "eq": ("min = max", lambda low, high: low is not None and low == high),
    "approx": ("min = max", lambda low, high: low is not None and low == high),
    "ge": ("min", lambda low, high: low is not None and high is None),
    "gt": ("min", lambda low, high: low is not None and high is None),
    "le": ("max", lambda low, high: low is None and high is not None),
    "lt": ("max", lambda low, high: low is None and high is not None),
    "range": ("min < max", lambda low, high: low is not None and high is not None and low < high),
}


def check(catalog: Catalog) -> Iterator[Problem]:
    """Bounds as the comparator needs them, and numbers that stand in the printed value."""
    for key, t in catalog.targets.items():
        place = catalog.place(t.passage, "targets", key[len(t.passage) + 1 :])
        expected, fits = _NEEDS[t.comparator]
        if not fits(t.min, t.max):
            yield problem(place, "bounds-invalid", record=key, found=t.comparator, expected=expected)
        printed = values_in(t.value_text)
        for value in {v for v in (t.min, t.max) if v is not None}:
            if value not in printed:
                yield problem(place, "number-differs", record=key, found=value, expected=t.value_text)
