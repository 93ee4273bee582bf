"""The page about the publication: method, definitions, counting rules, what is missing, accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from generator.content.catalog import Catalog
from generator.model.evidence import ReadingKind
from generator.site.pages.base import Page
from generator.site.pages.view import View
from generator.tables import table
from generator.tables.base import Table


@dataclass(frozen=True)
class Reading:
    """What readers agreed on in one table: rows compared, rows that differed, and the share in per cent (one
    decimal)."""

    table: Table[object]
    rows: int
    changed: int

    @property
    def share(self) -> Decimal:
        """Rows that differed, in per cent of those compared."""
        return (Decimal(100 * self.changed) / self.rows).quantize(Decimal("0.1"))


def readings(catalog: Catalog, kind: str) -> list[Reading]:
    """The counts of one kind of reading (:class:`Review`) over all documents, table by table."""
    rows: dict[str, list[int]] = {}
    for review in catalog.reviews:
        if review.reading == kind:
            counted = rows.setdefault(review.table, [0, 0])
            counted[0] += review.rows
            counted[1] += review.changed
    return [Reading(table(name), read, changed) for name, (read, changed) in sorted(rows.items()) if read]


def read_again(catalog: Catalog) -> list[tuple[list[str], tuple[str, ...]]]:
    """The kinds of reading that ``reviews.yml`` records, with all documents that were read just so; none:
    they were read once."""
    found: dict[tuple[str, ...], list[str]] = {}
    for document in catalog.documents:
        kinds = {r.reading for r in catalog.reviews if r.document == document}
        found.setdefault(tuple(k for k in get_args(ReadingKind) if k in kinds), []).append(document)
    return [(documents, kinds) for kinds, documents in found.items()]


def select(view: View) -> Iterator[Page]:
    """The about page."""
    words = view.words
    kinds = {p.kind for p in view.catalog.passages.values()}
    yield view.page(
        "about",
        "",
        words.text("about.title"),
        words.text("about.description"),
        template="about",
        context={
            "kinds": sorted(kinds),
            "read_again": read_again(view.catalog),
            "readings": {kind: readings(view.catalog, kind) for kind in get_args(ReadingKind)},
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.about"),
        outline=True,
    )
