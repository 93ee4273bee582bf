"""The choices of the explorer's facets: their names, and how many commitments have each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

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
    #: under which kind it stands folded
    fold: str = ""


@dataclass(frozen=True)
class Shown:
    """A facet as it is displayed: its choices in order, and whether they can be filtered by typing. A choice
    without commitments that may still get some is present but hidden."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def folds(self) -> list[tuple[str, list[Choice]]]:
        """The choices that are always visible ("", first), then the folded ones by kind."""
        kinds = ("", *facet_of(self.name).folded)
        found = [(kind, [choice for choice in self.choices if choice.fold == kind]) for kind in kinds]
        return [(kind, choices) for kind, choices in found if choices]

    @property
    def narrowed(self) -> bool:
        """Whether there are so many choices that readers filter them by typing."""
        return not facet_of(self.name).ordered and len(self.choices) > _NARROWED


def facets(view: View) -> dict[str, list[Choice]]:
    """Every choice of every facet: by name, by the order of the documents, of the vocabulary or of the
    years."""
    found = _found(view)
    return {facet.name: list(_choices(view, facet, found[facet.name])) for facet in FACETS}


def title(view: View, name: str) -> str:
    """The title of a facet: from the words of the site, otherwise that of its column or kind."""
    return view.words.label(f"facet.{name}", facet_of(name).called(view.language))


def _choices(view: View, facet: Facet, counts: Counter[str]) -> Iterator[Choice]:
    for ident in _idents(view, facet, counts):
        kind = view.record(facet.kind, ident).kind if facet.folded else ""
        fold = kind if kind in facet.folded else ""
        name = _name(view, facet, ident)
        # alone in its line it begins as a sentence does, whatever it is inside one
        yield Choice(ident, name[:1].upper() + name[1:], counts[ident], fold)


def _idents(view: View, facet: Facet, found: Collection[str]) -> Iterable[str]:
    """The ids of the choices in their order: of things as the catalog has them or by name, of values as
    declared."""
    if not facet.kind:
        return sorted(
            {*found, *facet.values} if facet.whole else found, key=lambda value: _value_order(facet, value)
        )
    if facet.ordered:
        return [ident for ident in view.catalog.records_of(facet.kind) if ident in found]
    return view.sorted_by_name(facet.kind, found)


def _name(view: View, facet: Facet, ident: str) -> str:
    if facet.kind:
        return view.dated_name(facet.kind, ident)
    return view.words.text(f"{facet.words}{ident}") if ident in facet.values else ident


def _value_order(facet: Facet, value: str) -> tuple[int, str]:
    """What is not declared (years) comes first, in order."""
    return (facet.values.index(value) + 1 if value in facet.values else 0, value)


def shown(name: str, choices: Iterable[Choice]) -> Shown:
    """A facet as it is displayed: the most frequent choice first, unless it declares another order."""
    there = [choice for choice in choices if choice.count or facet_of(name).offered]
    return Shown(
        name, tuple(there if facet_of(name).ordered else sorted(there, key=lambda choice: -choice.count))
    )


def _found(view: View) -> Mapping[str, Counter[str]]:
    """For each facet how many commitments have each choice; what one may come to have counts nothing yet."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for c in view.catalog.commitments.values():
        for facet in FACETS:
            found[facet.name].update(set(facet.get(c, view.facet_context)))
            if facet.offered:
                found[facet.name].update(dict.fromkeys(facet.offered(c), 0))
    return found
