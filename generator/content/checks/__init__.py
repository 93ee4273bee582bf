"""Rules that look across records, one module each, in the order in which their problems are easiest to fix.

Each has a function ``check(catalog)`` that yields problems. A new rule is a module and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.content.catalog import Catalog
from generator.content.checks import (
    bounds,
    citations,
    commitments,
    completeness,
    duties,
    measures,
    names,
    passages,
    quotes,
    references,
    successions,
    times,
    titles,
)  # fmt: skip
from generator.content.checks.answers import unanswered
from generator.content.checks.consequences import follows
from generator.content.drafts import draft_passages
from generator.problems import Problem, ProblemsFound

CHECKS: tuple[Callable[[Catalog], Iterator[Problem]], ...] = (
    references.check,
    passages.check,
    commitments.check,
    duties.check,
    titles.check,
    quotes.check,
    times.check,
    bounds.check,
    measures.check,
    names.check,
    successions.check,
    citations.check,
    completeness.check,
)


#: what is wrong with a record only as long as the draft that needs it is not published
_ANSWERED_BY_DRAFTS = frozenset({"agency-idle", "name-not-found"})


def all_problems(catalog: Catalog) -> tuple[Problem, ...]:
    """Every problem of the published content, from reading and from all rules, sorted by place."""
    found = _problems(catalog)
    if catalog.whole is None:
        return found
    with_drafts = set(_problems(catalog.whole))
    return tuple(p for p in found if p in with_drafts or p.code not in _ANSWERED_BY_DRAFTS)


def draft_problems(catalog: Catalog) -> tuple[Problem, ...]:
    """Every problem of drafts, each marked as such, sorted by place."""
    if catalog.whole is None:
        return ()
    found, with_drafts = set(_problems(catalog)), set(_problems(catalog.whole))
    unused = {p for p in found - with_drafts if p.code in _ANSWERED_BY_DRAFTS}
    return tuple(replace(p, draft=True) for p in sorted(with_drafts - found | unused))


def _problems(catalog: Catalog) -> tuple[Problem, ...]:
    found = list(catalog.reading_problems)
    for check in CHECKS:
        found += [p for p in check(catalog) if not follows(p, catalog)]
    return tuple(sorted(set(unanswered(found, catalog))))


@dataclass(frozen=True)
class Progress:
    """How far the review of a draft document is."""

    document: str
    reviewed: int
    passages: int
    problems: int


def progress(catalog: Catalog, problems: Sequence[Problem]) -> tuple[Progress, ...]:
    """How far each draft is; ``problems`` are those of :func:`draft_problems`."""
    whole = catalog.whole or catalog
    names = sorted(key.partition("/")[2] for key in catalog.drafts.keys if key.startswith("documents/"))
    return tuple(_progress(whole, name, problems) for name in names)


def _progress(whole: Catalog, document: str, problems: Sequence[Problem]) -> Progress:
    passages = whole.passages_of(document)
    drafts = {k for located in whole.located_annotations(document) for k in draft_passages(located)}
    wrong = sum(p.file.startswith(f"content/documents/{document}/") for p in problems)
    return Progress(document, sum(p.local not in drafts for p in passages), len(passages), wrong)


def ensure_good(catalog: Catalog) -> None:
    """Raise if there is any problem.

    :raises ProblemsFound: with every problem.
    """
    found = all_problems(catalog)
    if found:
        raise ProblemsFound(found)
