"""Rules that look across records, in the order in which their problems are easiest to mend.

Each is one module with ``check(catalog)`` that yields problems. A new rule is a module and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
)  # fmt: skip
from generator.content.checks.consequences import follows
from generator.problems import Problem, ProblemsFound

CHECKS: tuple[Callable[[Catalog], Iterator[Problem]], ...] = (
    references.check,
    passages.check,
    commitments.check,
    duties.check,
    quotes.check,
    times.check,
    bounds.check,
    measures.check,
    names.check,
    successions.check,
    citations.check,
    completeness.check,
)


def all_problems(catalog: Catalog) -> tuple[Problem, ...]:
    """Everything wrong with the content, of reading and of every rule, sorted by place."""
    found = list(catalog.reading_problems)
    for check in CHECKS:
        found += [p for p in check(catalog) if not follows(p, catalog)]
    return tuple(sorted(set(found)))


def ensure_good(catalog: Catalog) -> None:
    """Stop when anything is wrong.

    :raises ProblemsFound: with every problem.
    """
    found = all_problems(catalog)
    if found:
        raise ProblemsFound(found)
