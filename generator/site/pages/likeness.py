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
from heapq import nsmallest
from itertools import chain, pairwise

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
    worded = _worded(distinctive, words)
    return {
        c.id: found for c in commitments if (found := _nearest(c, marks, distinctive, words, worded[c.id]))
    }


def _marks(c: Commitment, targets: Iterable[Target], cited: Iterable[str]) -> Iterator[Mark]:
    """What a commitment can share: kind, id, and the topic where an agency alone says too little."""
    yield from (("project", p, "") for p in c.projects)
    yield from dict.fromkeys(("indicator", t.indicator, "") for t in targets)
    yield from dict.fromkeys(("legal_document", key, "") for key in cited)
    named = dict.fromkeys(i.agency for i in c.agencies if i.role == LEAD and i.basis in NAMED)
    yield from (("work", agency, c.topics[0]) for agency in named)


def _worded(
    holders: Mapping[Mark, Sequence[Commitment]], words: Mapping[str, Words]
) -> Mapping[str, dict[str, Commitment]]:
    """For each commitment those with whom it shares topic and agency and enough words to be put beside it, of
    each agency as many as are shown. Found by their words: most of those with one agency have none in
    common, and their number grows with the content."""
    found: dict[str, dict[str, Commitment]] = defaultdict(dict)
    for mark, holding in holders.items():
        if mark[0] == "work":
            by_words: dict[tuple[str, str], list[int]] = defaultdict(list)
            for number, c in enumerate(holding):
                for pair in words[c.id]:
                    by_words[pair].append(number)
            for c in holding:
                found[c.id] |= _most_alike(c, holding, by_words, words)
    return found


def _most_alike(
    c: Commitment,
    holding: Sequence[Commitment],
    by_words: Mapping[tuple[str, str], list[int]],
    words: Mapping[str, Words],
) -> dict[str, Commitment]:
    own = words[c.id]
    counts = Counter(chain.from_iterable(by_words[pair] for pair in own))
    near = (
        (-overlap(both, own, words[other.id]), other.id, other)
        for number, both in counts.items()
        if (other := holding[number]).document != c.document
    )
    return {key: other for _, key, other in nsmallest(MOST, (one for one in near if -one[0] >= ALIKE))}


def _nearest(
    c: Commitment,
    marks: Mapping[str, Sequence[Mark]],
    holders: Mapping[Mark, Sequence[Commitment]],
    words: Mapping[str, Words],
    worded: Mapping[str, Commitment],
) -> list[Alike]:
    told = [mark for mark in marks[c.id] if mark in holders]
    strong = [o for mark in told if mark[0] != "work" for o in holders[mark] if o.document != c.document]
    others = {**worded, **{o.id: o for o in strong}}
    shared = {key: [mark[:2] for mark in told if mark in marks[key]] for key in others}
    near = {key: _common(words[c.id], words[key]) for key in others}
    keys = sorted(others, key=lambda key: (-_weight(shared[key]), -near[key], key))
    return [Alike(others[key], tuple(shared[key])) for key in keys[:MOST]]


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
    return overlap(len(a & b), a, b)


def overlap(both: int, a: Words, b: Words) -> float:
    """The share that ``both`` pairs, which are in each of two texts, have of all their pairs."""
    return both / (len(a) + len(b) - both) if both else 0.0
