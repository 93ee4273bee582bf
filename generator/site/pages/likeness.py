"""The same matter in other documents: which commitments of different documents share what, worked out once
for all pages.

The rule: two commitments of different documents are put side by side when both name the same project, have a
target under the same indicator, cite the same legal document, or have the same primary topic and the same
lead agency named. What they share counts, a project or an indicator most; of equals, the one with more words
in common stands first. What is cited by many (a resolution that everything rests on) and what is a law tells
nothing, and where topic and agency alone are shared, the words must be alike too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.content.catalog import Catalog
from generator.model.records import Citation, Commitment, Target
from generator.model.roles import LEAD, NAMED

#: how much a thing in common counts, by its kind
WEIGHTS = {"project": 4, "indicator": 4, "legal_document": 2, "work": 1}
#: a legal document or an indicator that more commitments than this name is no sign of one matter
COMMON = 12
#: share of words two commitments must have in common when nothing but topic and agency is shared
ALIKE = 0.12
MOST = 6

LAW = "luật"

#: kinds that many commitments may share without a matter in common
_TELLS_LITTLE = ("legal_document", "indicator")
Shared = tuple[str, str]
Mark = tuple[str, str, str]
Words = frozenset[tuple[str, str]]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Alike:
    """A similar commitment of another document, and what the two share as (kind, id); for ``work`` the id of
    the agency."""

    commitment: Commitment
    shared: tuple[Shared, ...]

    @property
    def by_kind(self) -> list[tuple[str, list[str]]]:
        """What is shared, kind by kind, the strongest first."""
        return [
            (kind, idents) for kind in WEIGHTS if (idents := [ident for k, ident in self.shared if k == kind])
        ]


def alike(
    catalog: Catalog, targets: Mapping[str, Sequence[Target]], citations: Mapping[str, Sequence[Citation]]
) -> dict[str, list[Alike]]:
    """For each commitment that has any, the similar commitments of other documents, the most similar
    first."""
    commitments = catalog.commitments.values()
    laws = {key for key, legal in catalog.legal_documents.items() if legal.type == LAW}
    cited = {
        c.id: [k.legal_document for k in citations[c.passage] if k.legal_document not in laws]
        for c in commitments
    }
    marks = {c.id: tuple(_marks(c, targets[c.passage], cited[c.id])) for c in commitments}
    holders: dict[Mark, list[Commitment]] = defaultdict(list)
    for c in commitments:
        for mark in marks[c.id]:
            holders[mark].append(c)
    distinctive = {
        mark: holding
        for mark, holding in holders.items()
        if mark[0] not in _TELLS_LITTLE or len(holding) <= COMMON
    }
    words = {c.id: pairs_of_words(c.text) for c in commitments}
    return {c.id: found for c in commitments if (found := _nearest(c, marks[c.id], distinctive, words))}


def _marks(c: Commitment, targets: Iterable[Target], cited: Iterable[str]) -> Iterator[Mark]:
    """What a commitment can share: kind, id, and the topic where an agency alone says too little."""
    yield from (("project", p, "") for p in c.projects)
    yield from dict.fromkeys(("indicator", t.indicator, "") for t in targets)
    yield from dict.fromkeys(("legal_document", key, "") for key in cited)
    named = dict.fromkeys(i.agency for i in c.agencies if i.role == LEAD and i.basis in NAMED)
    yield from (("work", agency, c.topics[0]) for agency in named)


def _nearest(
    c: Commitment,
    marks: Iterable[Mark],
    holders: Mapping[Mark, Sequence[Commitment]],
    words: Mapping[str, Words],
) -> list[Alike]:
    shared: dict[str, list[Shared]] = defaultdict(list)
    others = {o.id: o for mark in marks for o in holders.get(mark, ()) if o.document != c.document}
    for kind, ident, topic in marks:
        for other in holders.get((kind, ident, topic), ()):
            if other.id in others:
                shared[other.id].append((kind, ident))
    near = {key: _common(words[c.id], words[key]) for key in others}
    alike_keys = [
        key for key, kinds in shared.items() if near[key] >= ALIKE or any(kind != "work" for kind, _ in kinds)
    ]
    alike_keys.sort(key=lambda key: (-_weight(shared[key]), -near[key], key))
    return [Alike(others[key], tuple(shared[key])) for key in alike_keys[:MOST]]


def _weight(shared: Iterable[Shared]) -> int:
    """The weight of what is shared: each kind counts its full weight for the first thing and one more for
    each further thing; ``work`` counts once."""
    kinds = Counter(kind for kind, _ in shared)
    return sum(WEIGHTS[kind] + (n - 1 if kind != "work" else 0) for kind, n in kinds.items())


def pairs_of_words(text: str) -> Words:
    """Each two syllables that stand together: alone, a syllable of Vietnamese says little.

    >>> sorted(pairs_of_words("Đầu tư công."))
    [('tư', 'công'), ('đầu', 'tư')]
    """
    syllables = _WORD.findall(text.lower())
    return frozenset(pairwise(syllables))


def _common(a: Words, b: Words) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0
