"""Which body stands in the place of another on a day, by the successions that sources state.

The rule, for names, groups and inherited duties alike:

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

    def __init__(self, successions: Iterable[AgencySuccession]) -> None:
        self._after: dict[str, list[Heir]] = {}
        self._known: dict[tuple[str, str], tuple[Heir, ...]] = {}
        for s in successions:
            if s.status == "succeeded" and s.successor and s.from_date:
                heir = Heir(s.successor, date.fromisoformat(s.from_date))
                self._after.setdefault(s.agency, []).append(heir)

    def heirs(self, agency: str, day: str = "") -> tuple[Heir, ...]:
        """The bodies that stand in the place of ``agency`` on a day (EDTF; whenever it was, without one);
        none while nobody has taken over."""
        if (agency, day) not in self._known:
            first: dict[str, Heir] = {}
            for heir in self._ends(agency, day, frozenset({agency})):
                earlier = first.setdefault(heir.agency, heir)
                first[heir.agency] = min(heir, earlier, key=lambda h: h.since)
            self._known[agency, day] = tuple(first.values())
        return self._known[agency, day]

    def _ends(self, agency: str, day: str, passed: frozenset[str]) -> Iterator[Heir]:
        for heir in self._after.get(agency, ()):
            if heir.agency not in passed and (not day or heir.since.isoformat() <= day):
                further = list(self._ends(heir.agency, day, passed | {heir.agency}))
                yield from further or [heir]


def there(agency: Agency | None, day: str) -> bool:
    """Whether a body is there on a day (EDTF), by the first and last day that its record gives."""
    if not agency:
        return True
    over = agency.valid_to and (date.fromisoformat(agency.valid_to) + timedelta(days=1)).isoformat() <= day
    return not over and not (agency.valid_from and agency.valid_from > day)
