"""Which body stands in the place of another on a day, by the successions that sources state.

The rule, for names, groups, inherited duties and calendars alike:

- Only a succession counts that names its successor in the registry and the day since when it answers.
- It counts from that day on. A month or year without a day ("2025-03", the issue date of a text printed
  without its day) is before all its days.
- Chains are followed to the last body that had taken over by then; a body may have several heirs. No chain
  returns to a body it has passed: it ends with the last one before.
- An heir that several chains reach is one heir, since the first day on which it was one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.agency import Agency, AgencySuccession


@dataclass(frozen=True)
class Heir:
    """A body that took the place of another, and since when."""

    agency: str
    since: date


class Successions:
    """Who followed whom."""

    def __init__(self, steps: Iterable[tuple[str, Heir]]) -> None:
        self._after: dict[str, list[Heir]] = {}
        self._known: dict[tuple[str, str], tuple[Heir, ...]] = {}
        for agency, heir in steps:
            self._after.setdefault(agency, []).append(heir)

    @classmethod
    def of(cls, records: Iterable[AgencySuccession]) -> Successions:
        """Those that the registry states."""
        return cls(
            (s.agency, Heir(s.successor, date.fromisoformat(s.from_date)))
            for s in records
            if s.status == "succeeded" and s.successor and s.from_date
        )

    def heirs(self, agency: str, day: str = "") -> tuple[Heir, ...]:
        """The bodies that stand in the place of ``agency`` on a day (EDTF; whenever it was, without one);
        none while nobody has taken over."""
        if (agency, day) not in self._known:
            chains = self._chains(agency, day, frozenset({agency}))
            self._known[agency, day] = _each_once(chain[-1] for chain in chains)
        return self._known[agency, day]

    def ever(self, agency: str) -> tuple[Heir, ...]:
        """Every body that has stood in the place of ``agency``, those too that were followed themselves."""
        return _each_once(heir for chain in self._chains(agency, "", frozenset({agency})) for heir in chain)

    def _chains(self, agency: str, day: str, passed: frozenset[str]) -> Iterator[tuple[Heir, ...]]:
        for heir in self._after.get(agency, ()):
            if heir.agency not in passed and (not day or heir.since.isoformat() <= day):
                further = list(self._chains(heir.agency, day, passed | {heir.agency}))
                yield from ((heir, *chain) for chain in further or [()])


def _each_once(heirs: Iterable[Heir]) -> tuple[Heir, ...]:
    first: dict[str, Heir] = {}
    for heir in heirs:
        first[heir.agency] = min(heir, first.get(heir.agency, heir), key=lambda h: h.since)
    return tuple(first.values())


def there(agency: Agency | None, day: str) -> bool:
    """Whether a body is there on a day (EDTF), by the first and last day that its record gives."""
    if not agency:
        return True
    over = agency.valid_to and (date.fromisoformat(agency.valid_to) + timedelta(days=1)).isoformat() <= day
    return not over and not (agency.valid_from and agency.valid_from > day)
