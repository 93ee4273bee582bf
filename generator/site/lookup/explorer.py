"""The data of the explorer: one row for each commitment, facets as numbers that index into lists of
choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator import links
from generator.exports.json import plain
from generator.model.records import Commitment
from generator.model.roles import GROUP, LEAD, ROLES
from generator.site.lookup.abbreviations import Pairs
from generator.site.pages.choices import Choice
from generator.site.pages.choices import facets as explorer_facets
from generator.site.pages.facets import FACETS, JOINT, ROWS, SORTS, Facet
from generator.site.pages.formatting import section
from generator.site.pages.view import View
from generator.site.pages.words import EXPLORER_WORDS
from generator.tables.commitments import TABLE
from generator.words import LANGUAGES

#: columns of the table that a choice waits for, as rows are ordered and narrowed by them
_EARLY = ("section", "due_start", "due_end")


def columns(view: View) -> dict[str, Any]:
    """The data that the explorer of one language needs to answer the first choice."""
    rows = list(view.catalog.commitments.values())
    facets = {facet: _named(choices) for facet, choices in explorer_facets(view).items()}
    at = {name: {ident: i for i, ident in enumerate(facet["ids"])} for name, facet in facets.items()}
    simple = [facet for facet in FACETS if facet.name not in JOINT]
    numbers = {
        facet.name: [
            [at[facet.name][ident] for ident in dict.fromkeys(facet.get(c, view.facet_context))] for c in rows
        ]
        for facet in simple
    }
    numbers["parts"] = [_parts(c, at["agency"], at["role"]) for c in rows]
    title = f"title_{view.data_language}"
    turns = {
        facet.name: {"into": at[facet.name][facet.into], "days": [*_last_days(view, facet, rows)]}
        for facet in simple
        if facet.turns and facet.into in at[facet.name]
    }
    texts = {
        "id": [c.id for c in rows],
        "section": [c.section for c in rows],
        f"title_{view.language}": [getattr(c, title) or c.title_vi for c in rows],
    }
    return {
        "words": _words(view),
        "sections": {
            c.section: view.section(c.section)
            for c in rows
            if c.section and section(c.section)[0] != "number"
        },
        "folders": {
            kind: links.page_path(kind, "", view.language) for kind in ("agency", "commitment", "document")
        },
        "facets": facets,
        "turns": turns,
        "nearer": _nearer(view, rows),
        "joint": JOINT,
        "leading": LEAD,
        "sorts": SORTS,
        "rows": ROWS,
        "columns": {**texts, **numbers, **_due_columns(view, rows)},
    }


def _last_days(view: View, facet: Facet, rows: Iterable[Commitment]) -> Iterator[str | None]:
    """For each row the last day before it moves to another choice of a facet; ``None`` if it never does, or
    already has."""
    for c in rows:
        last = facet.turns and facet.turns(c, view.facet_context)
        yield last.isoformat() if last and last >= view.data_date else None


def _nearer(view: View, rows: Iterable[Commitment]) -> dict[str, list[list[str]]]:
    """By the number of a row: after which days another of its dates is the nearest, and how it is told
    then."""
    found = {
        str(n): [[day.isoformat(), words] for day, words in view.dates_later(view.dues(c))]
        for n, c in enumerate(rows)
    }
    return {n: later for n, later in found.items() if later}


def texts(view: View, abbreviations: Pairs) -> dict[str, Any]:
    """The data that is loaded afterwards: texts to search in, and columns that only a download contains."""
    rows = list(view.catalog.commitments.values())
    sheet = [*_sheet()]
    early = {"id", f"title_{view.language}", *_EARLY, *(facet.name for facet in FACETS), *ROLES}
    later = {source for _, source, *_ in sheet} - early
    return {
        "abbreviations": abbreviations,
        "searched": [*(f"title_{language}" for language in LANGUAGES), "text"],
        "sheet": sheet,
        "columns": {c.name: [plain(c.value(row)) for row in rows] for c in TABLE.columns if c.name in later},
    }


def _sheet() -> Iterator[list[str]]:
    """The columns of a download: header, source (a column, a facet or a role), and "date" for dates.

    The columns of the published table come first, under the same names; then who has which part, and the
    facets that no column holds.
    """
    facets = {facet.column: facet.name for facet in FACETS if facet.column}
    sources = {"commitment_id": "id", "passage_id": "id", **facets}
    for column in TABLE.columns:
        yield [
            column.name,
            sources.get(column.name, column.name),
            *(["date"] if column.type == "date" else []),
        ]
    yield from ([f"{role}_agencies", role] for role in ROLES)
    yield from ([header, facet] for header, facet in facets.items() if header not in TABLE.names)


def _parts(c: Commitment, agencies: dict[str, int], roles: dict[str, int]) -> list[int]:
    """The agencies of a commitment as numbers: (agency * roles + role) * 2 + (1 when only as member of a
    group)."""
    packed = {(agencies[i.agency], roles[i.role]): 1 for i in c.agencies}
    for i in c.agencies:
        if i.basis != GROUP:
            packed[agencies[i.agency], roles[i.role]] = 0
    # those named first, otherwise as the catalog has them
    order = sorted(packed, key=lambda key: packed[key])
    return [(agency * len(roles) + role) * 2 + packed[agency, role] for agency, role in order]


def _due_columns(view: View, rows: Iterable[Commitment]) -> dict[str, Sequence[Any]]:
    rows = list(rows)
    dues = [c.due for c in rows]
    return {
        "due_words": [view.dates(c) for c in rows],
        "days": [[day.isoformat() for d in view.dues(c) if (day := d.end or d.start)] for c in rows],
        "due_start": [d.start.isoformat() if d.start else None for d in dues],
        "due_end": [d.end.isoformat() if d.end else None for d in dues],
    }


def _named(choices: Iterable[Choice]) -> dict[str, list[str]]:
    listed = list(choices)
    return {"ids": [choice.ident for choice in listed], "names": [choice.name for choice in listed]}


def _words(view: View) -> dict[str, Any]:
    data = view.words.data
    return {
        **{name: data[f"explorer.js_{name}"] for name in EXPLORER_WORDS},
        "section": data["section_kind.number"],
    }
