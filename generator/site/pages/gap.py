"""The page of gaps: targets nobody is told to reach, commitments without a number, targets without a result.

Each list has its rule, which the views of the published SQLite file hold too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.model.records import Commitment, Target
from generator.model.roles import ISSUER, LEAD
from generator.site.pages.base import Page
from generator.site.pages.view import View

Row = TypeVar("Row", Target, Commitment)


def select(view: View) -> Iterator[Page]:
    """The page of gaps."""
    words, catalog = view.words, view.catalog
    unassigned = [t for t in catalog.targets.values() if not is_assigned(t)]
    without = [c for c in catalog.commitments.values() if not view.relations.targets[c.passage]]
    compared = {r.target for r in catalog.results if not r.reason}
    untold = [t for t in catalog.targets.values() if t.id not in compared]
    counts = {"unassigned": len(unassigned), "numberless": len(without), "untold": len(untold)}
    yield view.page(
        "gap",
        "",
        words.text("gaps.title"),
        words.text("gaps.description", **counts),
        template="gaps",
        context={
            **counts,
            "unassigned_by": _by_document(unassigned),
            "numberless_by": _by_document(without),
            "untold_by": _by_document(untold),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.gap"),
        outline=True,
    )


def is_assigned(target: Target) -> bool:
    """Whether an agency is told to reach a target: by name, by heading or in a group; the issuing body alone
    is nobody."""
    return any(part.role == LEAD and part.basis != ISSUER for part in target.agencies)


def _by_document(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.document, []).append(row)
    return list(groups.items())
