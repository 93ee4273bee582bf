"""The published tables, in the order they are shown. A new table is a module and a line here."""

from __future__ import annotations

import copyreg
from dataclasses import replace
from typing import Any

from generator.tables import (
    agencies,
    agency_members,
    agency_mentions,
    agency_names,
    agency_successions,
    citations,
    commitment_agencies,
    commitment_beneficiaries,
    commitment_places,
    commitment_projects,
    commitment_topics,
    commitments,
    deadline_agencies,
    deadlines,
    documents,
    evidence,
    index_components,
    indicator_codes,
    indicators,
    indices,
    inherited_commitments,
    legal_documents,
    passages,
    place_mentions,
    place_successions,
    places,
    project_mentions,
    project_milestones,
    project_names,
    projects,
    source_notes,
    target_agencies,
    target_results,
    targets,
    topics,
    units,
)
from generator.tables.base import Table

TABLES: tuple[Table[Any], ...] = (
    documents.TABLE,
    passages.TABLE,
    commitments.TABLE,
    commitment_agencies.TABLE,
    commitment_beneficiaries.TABLE,
    commitment_topics.TABLE,
    commitment_projects.TABLE,
    commitment_places.TABLE,
    targets.TABLE,
    target_agencies.TABLE,
    indicators.TABLE,
    indicator_codes.TABLE,
    indices.TABLE,
    index_components.TABLE,
    units.TABLE,
    deadlines.TABLE,
    deadline_agencies.TABLE,
    agencies.TABLE,
    agency_successions.TABLE,
    inherited_commitments.TABLE,
    agency_names.TABLE,
    agency_members.TABLE,
    agency_mentions.TABLE,
    topics.TABLE,
    legal_documents.TABLE,
    citations.TABLE,
    projects.TABLE,
    project_names.TABLE,
    project_mentions.TABLE,
    project_milestones.TABLE,
    places.TABLE,
    place_mentions.TABLE,
    place_successions.TABLE,
    source_notes.TABLE,
    evidence.TABLE,
    target_results.TABLE,
)


def _declared(original: Table[Any]) -> tuple[Any, ...]:
    """A table as another process knows it: its functions stay where they are, the values its lists allow go
    along."""
    return _listed, (original.name, tuple((c.values, c.called) for c in original.declared))


def _listed(name: str, lists: tuple[tuple[Any, Any], ...]) -> Table[Any]:
    original: Table[Any] = table(name)
    pairs = zip(original.declared, lists, strict=True)
    declared = tuple(replace(c, values=values, called=called) for c, (values, called) in pairs)
    return replace(original, declared=declared)


copyreg.pickle(Table, _declared)


def table(name: str) -> Table[Any]:
    """The table called ``name``.

    :raises KeyError: when there is none.
    """
    return {t.name: t for t in TABLES}[name]
