"""The choices of the explorer: what a commitment is found by, what the reader calls it, how many commitments have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.records import Commitment
from generator.site.pages.facets import FACETS, Facet, facet_of
from generator.site.pages.view import View

#: a facet with more choices than this is narrowed by words
_NARROWED = 10


@dataclass(frozen=True)
class Choice:
    """One choice of a facet; ``count`` is how many commitments have it."""

    ident: str
    name: str
    count: int


@dataclass(frozen=True)
class Shown:
    """A facet as it is shown: its choices in their order, and whether they can be narrowed by words."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def narrowed(self) -> bool:
        """Whether its choices are so many that readers narrow them by words."""
        return not facet_of(self.name).ordered and len(self.choices) > _NARROWED


def facets(view: View) -> dict[str, list[Choice]]:
    """Every choice of every facet: by name, by the order of the documents, of the vocabulary or of the years."""
    found = _found(view.catalog.commitments.values())
    return {facet.name: list(_choices(view, facet, found[facet.name])) for facet in FACETS}


def _choices(view: View, facet: Facet, counts: Counter[str]) -> Iterator[Choice]:
    for ident in _idents(view, facet, counts):
        yield Choice(ident, _name(view, facet, ident), counts[ident])


def _idents(view: View, facet: Facet, found: Collection[str]) -> Iterable[str]:
    """The ids of the choices in their order: of things as the catalog has them or by name, of values as declared."""
    if not facet.kind:
        return sorted(
            {*found, *facet.values} if facet.whole else found, key=lambda value: _value_order(facet, value)
        )
    if facet.ordered:
        return [ident for ident in view.catalog.of(facet.kind) if ident in found]
    return view.sorted_by_name(facet.kind, found)


def _name(view: View, facet: Facet, ident: str) -> str:
    if facet.kind:
        return view.name(facet.kind, ident)
    return view.words.text(f"{facet.words}{ident}") if ident in facet.values else ident


def _value_order(facet: Facet, value: str) -> tuple[int, str]:
    """What is not declared (years) comes first, in order."""
    return (facet.values.index(value) + 1 if value in facet.values else 0, value)


def shown(name: str, choices: Iterable[Choice]) -> Shown:
    """A facet as readers see it: what no commitment has is left out, and the most frequent comes first where nothing else is said."""
    there = [choice for choice in choices if choice.count]
    return Shown(
        name, tuple(there if facet_of(name).ordered else sorted(there, key=lambda choice: -choice.count))
    )


def _found(commitments: Iterable[Commitment]) -> Mapping[str, Counter[str]]:
    """For each facet how many commitments have each choice; one that has an agency in two roles has it once."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for c in commitments:
        for facet in FACETS:
            found[facet.name].update(set(facet.held(c)))
    return found
