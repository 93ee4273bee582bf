"""The worklist of each agency with names instead of ids: the sheet of the workbook that officials filter.

It contains nothing that the tables do not; for counting and computing use the tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import links
from generator.exports.base import Dataset, Rows
from generator.exports.facts import facts_of
from generator.model.roles import GROUNDS, ROLES
from generator.tables.base import Cell, Table, day, text
from generator.words import phrases

TABLE: Table[tuple[Cell, ...]] = Table(
    name="worklist",
    key=("commitment_id", "agency", "role"),
    declared=(
        text("agency", lambda r: r[0]),
        text("role", lambda r: r[1]),
        text("basis", lambda r: r[2]),
        text("via", lambda r: r[3]),
        text("title", lambda r: r[4]),
        text("document", lambda r: r[5]),
        text("section", lambda r: r[6]),
        text("due_text", lambda r: r[7]),
        day("due_end", lambda r: r[8]),
        text("address", lambda r: r[9]),
    ),
    select=lambda _catalog: (),
)  # fmt: skip


def render(dataset: Dataset) -> Rows:
    """One row a part: agencies in the order of their ids, leads first, those named themselves before members
    of groups."""
    tables = dataset.records()
    agencies = {a["agency_id"]: a["name_vi"] for a in tables["agencies"]}
    commitments = {c["commitment_id"]: c for c in tables["commitments"]}
    numbers = {d["document_id"]: d["number"] or d["title_vi"] for d in tables["documents"]}
    site = facts_of(dataset.publication).site_url
    parts = sorted(tables["commitment_agencies"], key=_order)
    return Rows(
        TABLE, [_row(part, commitments[part["commitment_id"]], (agencies, numbers), site) for part in parts]
    )


def _order(part: Mapping[str, Cell]) -> tuple[str, int, int]:
    return str(part["agency_id"]), ROLES.index(str(part["role"])), GROUNDS.index(str(part["basis"]))


def _phrase(key: str) -> str:
    """A role or a ground in the language of the sheet."""
    return phrases("workbook", "vi")[key]


def _row(
    part: Mapping[str, Cell], commitment: Mapping[str, Cell], names: tuple[Mapping[Any, Cell], ...], site: str
) -> tuple[Cell, ...]:
    agencies, numbers = names
    return (
        agencies[part["agency_id"]],
        _phrase(f"role.{part['role']}"),
        _phrase(f"basis.{part['basis']}"),
        agencies[part["via_agency_id"]] if part["via_agency_id"] else None,
        commitment["title_vi"] or commitment["text"],
        numbers[commitment["document_id"]],
        commitment["section"],
        commitment["due_text"],
        commitment["due_end"],
        links.absolute(
            site, links.page_path("commitment", str(part["commitment_id"]), links.DEFAULT_LANGUAGE)
        ),
    )
