"""The search index of one language: names of everything first and small, the texts of passages after them.

Both are columns of equal length. MiniSearch makes its own index of them in the browser, which costs some
milliseconds and spares the reader an index three times their size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator import links
from generator.model.kinds import HOME, SEARCHED, kind_of
from generator.site.lookup.abbreviations import NO_ASIDES, Asides, Pairs
from generator.site.lookup.entries import Entry, commitment, components, entry_of, passage
from generator.site.lookup.labels import BETWEEN, Labels
from generator.site.lookup.times import Times
from generator.site.pages.facets import FACETS
from generator.site.pages.view import View
from generator.site.pages.words import DUE, SEARCH_WORDS
from generator.words.times import day_form

#: kinds of answers, in the order in which equally good ones stand
KINDS = tuple(SEARCHED)
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{3,}\b")


@dataclass(frozen=True)
class Beside:
    """What the search knows apart from records: pages of the site, periods of time, and hidden labels."""

    pages: tuple[Entry, ...] = ()
    times: Times = field(default_factory=Times)
    #: what the records are found by beside their names
    labels: Labels = field(default_factory=dict)


NOTHING = Beside()


def index(
    view: View,
    abbreviations: Pairs,
    asides: Asides = NO_ASIDES,
    glossary: Iterable[tuple[str, str]] = (),
    beside: Beside = NOTHING,
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The search index of one language in two parts: the first is loaded when a search box is focused, the
    second afterwards. The second contains commitments again, with their text."""
    registries = _spelled_out(_registries(view), dict(abbreviations))
    names = [
        *_labelled(registries, beside.labels),
        *beside.pages,
        *(commitment(view, c, full=False) for c in view.catalog.commitments.values()),
    ]
    in_full = (commitment(view, c, full=True) for c in view.catalog.commitments.values())
    texts = [
        *_labelled(in_full, beside.labels),
        *(passage(view, p) for p in view.catalog.passages.values() if p.kind != "commitment"),
    ]
    first = {
        "words": _words(view),
        "kinds": {kind: _declared(view, kind) for kind in KINDS},
        "abbreviations": abbreviations,
        "implied": [*_implied(view), *glossary],
        "asides": list(asides.all),
        "counting": list(asides.number),
        "times": _times(view, beside.times),
        "columns": _columns(names),
    }
    return first, {"replaces": ["commitment"], "columns": _columns(texts)}


def _labelled(entries: Iterable[Entry], labels: Labels) -> Iterator[Entry]:
    """Entries with their hidden labels: like further names of what is one matter, among the words of
    what has to do with many, or else it would answer for each of them."""
    for entry in entries:
        hidden = labels.get((entry.kind, entry.tail.rstrip("/")), ())
        if not hidden:
            yield entry
        elif SEARCHED[entry.kind].broad:
            yield replace(entry, also=" ".join([entry.also, "; ".join(hidden)]).strip())
        else:
            yield replace(entry, hidden=hidden)


def _implied(view: View) -> Pairs:
    """The name of the province with the words that may precede it, which readers add to names that omit
    it."""
    province, english = str(view.facts["province_vi"]), str(view.facts["province_en"])
    head, _, name = province.partition(" ")
    return [(province, head), (province, ""), (name, ""), (english, "")]


def _declared(view: View, kind: str) -> dict[str, Any]:
    """What the scripts must know of a kind: its name, where its pages lie, how it stands among the
    answers."""
    declared, search = kind_of(kind), SEARCHED[kind]
    return {
        "name": view.words.data[f"nav.{kind}" if declared.page else f"search.{declared.plural or kind}"],
        "folder": links.page_path(declared.within or kind, "", view.language),
        "weight": search.weight,
        "sentence": search.sentence,
        "official": search.official,
        "once": search.once,
        "number": search.number,
    }


def _times(view: View, times: Times) -> dict[str, Any]:
    """How readers say times, and what answers them: the explorer's page, what it can be narrowed by beside,
    and its words."""
    return {
        "lists": times.lists,
        "months": times.months,
        "page": links.page_path("explorer", "", view.language).removeprefix(
            links.page_path(HOME, "", view.language)
        ),
        "facets": [facet.name for facet in FACETS if facet.kind == facet.name],
        "labels": {side: view.words.data[f"search.due_{side}"] for side in DUE},
        "form": day_form(view.language),
        "language": view.language,
    }


def _words(view: View) -> dict[str, Any]:
    return {word: view.words.data[f"search.{word}"] for word in SEARCH_WORDS}


def _columns(entries: Iterable[Entry]) -> dict[str, Any]:
    """Entries as columns; a column nobody fills is left out."""
    rows = list(entries)
    columns: dict[str, Any] = {
        "kinds": KINDS,
        "kind": [KINDS.index(e.kind) for e in rows],
        "id": [e.tail for e in rows],
        "name": [e.name for e in rows],
        "other": ["|".join(dict.fromkeys(o for o in e.other if o and o != e.name)) for e in rows],
        "fact": [e.fact for e in rows],
        "text": [e.text for e in rows],
        "also": [e.also for e in rows],
        "hidden": [BETWEEN.join(e.hidden) for e in rows],
        "weight": [e.weight for e in rows],
    }
    return columns


def _registries(view: View) -> Iterator[Entry]:
    """Everything that has a name."""
    for kind in (kind for kind, search in SEARCHED.items() if not search.sentence):
        for ident in _without_page(view, kind):
            yield entry_of(view, kind, ident)
    for ident in view.catalog.indices:
        yield from components(view, ident)


def _without_page(view: View, kind: str) -> Iterator[str]:
    """The things of a kind that are answers of their own: pages come otherwise.

    What is published here in full is found as a document, not a second time as what others cite.
    """
    known = view.catalog.records_of(kind) if kind_of(kind).plural else ()
    return (ident for ident in known if kind != "legal_document" or ident not in view.catalog.documents)


def _spelled_out(entries: Iterable[Entry], abbreviations: Mapping[str, str]) -> Iterator[Entry]:
    """Entries with their names spelled out as well: who types "văn phòng ủy ban" means "Văn phòng UBND tỉnh".

    Numbers of documents stay as they are: nobody spells out what they end in.
    """
    for entry in entries:
        names = (entry.name, *entry.other) if not SEARCHED[entry.kind].numbered else ()
        yield replace(
            entry,
            other=(
                *entry.other,
                *(n for n in (spelled_out(name, abbreviations) for name in names) if n not in names),
            ),
        )


def spelled_out(name: str, abbreviations: Mapping[str, str]) -> str:
    """A name with what stands for each abbreviation of three capitals or more in it."""
    return _CAPITALS.sub(lambda found: abbreviations.get(found[0], found[0]), name)
