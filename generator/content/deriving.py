"""Facts derived from others: mentions, inherited duties, results beside targets.

Nobody writes them, and they are never counted as if a text stated them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, Inexact, localcontext
from types import MappingProxyType
from typing import Any

from generator.content.namesakes import Namesakes
from generator.content.successions import Successions
from generator.model.annotation import Annotation
from generator.model.document import Document, Passage
from generator.model.evidence import Evidence
from generator.model.records import Commitment, Inherited, Involvement, Result, Target
from generator.model.vocabulary import Indicator, Place, Project, Topic, Unit
from generator.text.dates import days
from generator.text.names import Spellings

Pairs = tuple[tuple[str, str], ...]
#: text of the web site a document was copied from is no passage of it that could name anybody
_NAMES_NOBODY = frozenset({"page-chrome"})
_DIGITS = 60


def mentions(
    passages: Iterable[Passage],
    parts: Mapping[str, Iterable[Involvement]],
    namesakes: Namesakes,
    places: Mapping[str, Place],
    projects: Mapping[str, Project],
) -> tuple[Pairs, Pairs]:
    """Every passage that names an agency and every passage that names a place, as (id, passage) pairs.

    Names are the spellings of the registries, the longest first. A district inside the name of its committee,
    of a road or of a project does not count as a mention of the district; a body inside the name of a project
    does; nor is a body named by a phrase that its record sets apart ("ngân sách địa phương"). Agencies
    annotated for a passage (``parts``) are mentioned in it too, because "các Sở Xây dựng, Công Thương" does
    not spell out the second. Of two bodies of one name the day of the document tells which.
    """
    bodies = {f"agency:{k}": names for k, names in namesakes.names.items()}
    bodies["phrase:"] = namesakes.phrases
    everything = (
        bodies
        | {f"place:{k}": p.names for k, p in places.items()}
        | {f"project:{k}": p.names for k, p in projects.items()}
    )
    texts = [p for p in passages if p.kind not in _NAMES_NOBODY]
    read = {
        (part.agency, passage) for passage, named in parts.items() for part in named if part.basis == "text"
    }
    document = {p.id: p.document for p in texts}
    named = {(namesakes.meant(key, document[p]), p) for key, p in _found(texts, bodies, "agency")}
    return tuple(sorted(named | read)), _found(texts, everything, "place")


def project_mentions(annotations: Mapping[str, Annotation]) -> Pairs:
    """Every passage annotated with a project or a milestone of one: (project, passage), sorted."""
    found = {
        (key, passage)
        for passage, note in annotations.items()
        for key in (*note.projects, *(m.project for m in note.milestones.values()))
    }
    return tuple(sorted(found))


def _found(passages: Iterable[Passage], names: Mapping[str, Iterable[str]], kind: str) -> Pairs:
    """The mentions of one kind of thing among names that begin with their kind."""
    known = Spellings(names)
    hits = ((m.key.partition(":"), p.id) for p in passages for m in known.find(p.text))
    return tuple(sorted({(key, passage) for (prefix, _, key), passage in hits if prefix == kind}))


def english_headings(
    document: Document, passages: Iterable[Passage], notes: Mapping[str, Annotation]
) -> dict[str, str]:
    """Each heading of a document with its label as in heading paths, mapped to its English text where there
    is one."""
    headings = {
        f"{p.label} {p.text}".strip(): f"{p.label} {notes[p.local].heading_en}".strip()
        for p in passages
        if p.kind == "heading" and p.local in notes and notes[p.local].heading_en
    }
    for section, words in document.supplied_headings_en.items():
        label = f"{section.split('.')[-1]}."
        headings[f"{label} {document.supplied_headings.get(section, '')}"] = f"{label} {words}"
    return headings


def in_english(path: str, headings: Mapping[str, str]) -> str:
    """A heading path in English; empty if one of its headings has no English text.

    >>> in_english("II. Nhiệm vụ > 1. Tài chính", {"II. Nhiệm vụ": "II. Tasks", "1. Tài chính": "1. Finance"})
    'II. Tasks > 1. Finance'
    """
    parts = path.split(" > ") if path else []
    return " > ".join(headings[p] for p in parts) if all(p in headings for p in parts) else ""


def standard(value: Decimal | None, unit: Unit | None, wanted: Unit | None) -> Decimal | None:
    """A value converted from one unit to another of the same base: value × factor of its unit / factor of the
    other; a missing factor is 1.

    The result is exact, or ``None`` when the quotient does not terminate.

    >>> dong = Unit(symbol="đ", name_vi="đồng", name_en="dong")
    >>> thousand = Unit(symbol="k", name_vi="nghìn đồng", name_en="thousand dong", base_unit="dong",
    ...     factor=1000)
    >>> standard(Decimal(1500), dong, thousand), standard(Decimal("1.5"), thousand, dong)
    (Decimal('1.5'), Decimal('1500.0'))
    """
    if value is None:
        return None
    with localcontext() as context:
        context.prec, context.traps[Inexact] = _DIGITS, True
        try:
            return value * _factor(unit) / _factor(wanted)
        except Inexact:
            return None


def _factor(unit: Unit | None) -> Decimal:
    return unit.factor if unit and unit.factor else Decimal(1)


def measured(target: Target, registries: Mapping[str, Any]) -> Target:
    """A target with its bounds converted to the unit of its indicator, where the two units share a base, and
    with the indicator's English name where it has the indicator's Vietnamese one."""
    units, indicator = registries["units"], registries["indicators"].get(target.indicator)
    wanted = indicator.unit if indicator else None
    if indicator and not target.name_en and target.name_vi == indicator.name_vi:
        target = replace(target, name_en=indicator.name_en)
    if base_of(target.unit or None, units) != base_of(wanted, units):
        return target
    low, high = (
        standard(v, units.get(target.unit), units.get(wanted or "")) for v in (target.min, target.max)
    )
    return replace(target, standard_min=low, standard_max=high)


def base_of(unit: str | None, units: Mapping[str, Unit]) -> str | None:
    """The base unit of a unit; the unit itself when it is one or is not registered."""
    known = units.get(unit or "")
    return (known.base_unit or unit) if known else unit


def inherited(commitments: Iterable[Commitment], successions: Successions) -> tuple[Inherited, ...]:
    """What today's bodies inherit: each part of a body, passed on along all successions that a source
    states."""
    rows = (
        Inherited(
            agency=heir.agency,
            commitment=c.id,
            via=part.agency,
            role=part.role,
            basis=part.basis,
            since=heir.since,
        )
        for c in commitments
        for part in c.agencies
        for heir in successions.heirs(part.agency)
    )
    return tuple(sorted(set(rows)))


def results(
    targets: Mapping[str, Target],
    evidence: Iterable[Evidence],
    indicators: Mapping[str, Indicator],
    units: Mapping[str, Unit],
) -> tuple[Result, ...]:
    """Every published result paired with every target of its indicator, and whether the two are
    comparable."""
    by_indicator: dict[str, list[Target]] = {}
    for target in targets.values():
        by_indicator.setdefault(target.indicator, []).append(target)
    rows = []
    for e in evidence:
        measured = targets.get(e.target or "")
        indicator = e.indicator or (measured.indicator if measured else "")
        rows += [
            Result(t.id, e.id, _reason(t, e, units))
            for t in by_indicator.get(indicator if indicator in indicators else "", ())
        ]
    return tuple(sorted(rows))


def _reason(target: Target, e: Evidence, units: Mapping[str, Unit]) -> str:
    """Why a result is not comparable with a target; empty when it is."""
    if e.measure_note or (e.value is None and e.target != target.id):
        return "measure"
    if e.value is not None and base_of(e.unit, units) != base_of(target.unit or None, units):
        return "unit"
    if not e.period or not target.period or days(e.period) != days(target.period):
        return "period"
    return ""


def with_content(
    topics: Mapping[str, Topic], notes: Iterable[Annotation], indicators: Iterable[Indicator]
) -> Mapping[str, Topic]:
    """The topics that any content refers to, and their parents; the others have no row and no page."""
    used = {t for n in notes for t in n.topics} | {i.topic for i in indicators if i.topic}
    waiting = list(used)
    while waiting:
        above = topics[t].parent if (t := waiting.pop()) in topics else None
        if above and above not in used:
            used.add(above)
            waiting.append(above)
    return MappingProxyType({key: topic for key, topic in topics.items() if key in used})
