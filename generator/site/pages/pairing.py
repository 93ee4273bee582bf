"""Targets beside the results that were published, whether the two compare or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.evidence import Evidence
from generator.model.records import Target
from generator.site.pages.view import View


@dataclass(frozen=True)
class Pair:
    """A target and a published result of its indicator; ``reason`` says why the two do not compare, empty
    when they do."""

    target: Target
    evidence: Evidence
    reason: str

    @property
    def compares(self) -> bool:
        """Whether the result is of the same period, of the same thing, in a unit that can be brought to the
        target's."""
        return not self.reason


def pairs(view: View) -> list[Pair]:
    """Every result beside every target of its indicator, as the table ``target_results`` has them."""
    evidence = {e.id: e for e in view.catalog.evidence}
    return [
        Pair(view.catalog.targets[r.target], evidence[r.evidence], r.reason) for r in view.catalog.results
    ]


def pairs_of(view: View, indicator: str) -> list[Pair]:
    """Those of one indicator, in order."""
    r = view.relations
    targets = r.targets_of_indicator[indicator]
    evidence = {e.id: e for at in (indicator, *(t.id for t in targets)) for e in r.evidence[at]}
    return in_order(Pair(t, evidence[row.evidence], row.reason) for t in targets for row in r.results[t.id])


def in_order(found: Iterable[Pair]) -> list[Pair]:
    """Those that compare first, then by the period of the target and by that of the result."""
    return sorted(
        found, key=lambda p: (bool(p.reason), p.target.period, p.evidence.period or "", p.target.id)
    )


def by_indicator(found: Iterable[Pair]) -> dict[str, list[Pair]]:
    """Pairs under their indicator, in order."""
    groups: dict[str, list[Pair]] = {}
    for pair in found:
        groups.setdefault(pair.target.indicator, []).append(pair)
    return {indicator: in_order(group) for indicator, group in groups.items()}
