"""The rows of one agency, topic or document: complete, valid alone, and exactly those of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.exports.base import Dataset
from generator.tables import slices
from generator.tables.slices import IndexedTables, Slice


def _whole(dataset: Dataset) -> IndexedTables:
    return IndexedTables({t.table.name: (t.table, t.rows) for t in dataset.tables})


@pytest.fixture(scope="module")
def whole(example_dataset: Dataset) -> IndexedTables:
    """All tables of the miniature project."""
    return _whole(example_dataset)


@pytest.fixture(scope="module")
def parts(whole: IndexedTables) -> dict[tuple[str, str], Slice]:
    """Its slices."""
    return {(s.kind, s.ident): s for s in slices.slices(whole)}


def _values(whole: IndexedTables, part: Slice, table: str, column: str) -> set[object]:
    return set(whole.values(table, column, set(part.rows[table])))


def test_every_slice_is_valid_alone(whole: IndexedTables, parts: dict[tuple[str, str], Slice]) -> None:
    """No slice refers to a row it does not have, and no key stands twice in one."""
    assert {key: list(slices.faults(whole, part)) for key, part in parts.items()} == {
        key: [] for key in parts
    }


def test_slices_are_of_what_has_facts(parts: dict[tuple[str, str], Slice], whole: IndexedTables) -> None:
    """Every document has a slice, and an agency or topic when a commitment, target or deadline names it."""
    assert {ident for kind, ident in parts if kind == "documents"} == set(
        whole.where("documents", "document_id")
    )
    named = set(whole.where("commitment_agencies", "agency_id")) | set(
        whole.where("deadline_agencies", "agency_id")
    )
    named |= set(whole.where("target_agencies", "agency_id"))
    assert {ident for kind, ident in parts if kind == "agencies"} == named
    assert ("agencies", "so-tai-chinh-2025") not in parts


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [
        ("agencies", "commitment_agencies", "agency_id"),
        ("topics", "commitment_topics", "topic_id"),
        ("documents", "commitments", "document_id"),
    ],
)
def test_commitments_are_those_of_the_page(
    whole: IndexedTables, parts: dict[tuple[str, str], Slice], kind: str, table: str, column: str
) -> None:
    """An agency's commitments are those where it has any role, derived ones too; a topic's, those with it in
    any place."""
    for (found, ident), part in parts.items():
        if found == kind:
            wanted = whole.values(table, "commitment_id", set(whole.where(table, column).get(ident, ())))
            assert whole.values("commitments", "commitment_id", set(part.commitments)) == wanted


def test_a_commitment_brings_what_is_about_it(
    whole: IndexedTables, parts: dict[tuple[str, str], Slice]
) -> None:
    """With a commitment of the page come all its agencies, topics, targets and deadlines, and its passage."""
    for part in parts.values():
        own = whole.values("commitments", "commitment_id", set(part.commitments))
        for table in ("commitment_agencies", "commitment_topics", "targets", "deadlines"):
            wanted = {n for c in own for n in whole.where(table, "commitment_id").get(c, ())}
            assert wanted <= set(part.rows[table]), (part.ident, table)
        assert own <= _values(whole, part, "passages", "passage_id")


def test_a_document_is_whole(whole: IndexedTables, parts: dict[tuple[str, str], Slice]) -> None:
    """A document's slice has every passage, target and citation of it."""
    part = parts["documents", "12-kh-ubnd-2024"]
    for table in ("passages", "commitments", "targets", "citations", "source_notes"):
        assert set(whole.where(table, "document_id").get(part.ident, ())) <= set(part.rows[table])


def test_a_missing_row_is_named(whole: IndexedTables, parts: dict[tuple[str, str], Slice]) -> None:
    """A slice from which a row is taken that another refers to is caught, with the table, the column and the
    id."""
    part = parts["documents", "12-kh-ubnd-2024"]
    lost = part.rows["topics"][0]
    broken = replace(part, rows={**part.rows, "topics": tuple(n for n in part.rows["topics"] if n != lost)})
    assert any(fault.startswith("commitment_topics.topic_id: ") for fault in slices.faults(whole, broken))
    doubled = replace(part, rows={**part.rows, "units": (part.rows["units"][0], *part.rows["units"])})
    assert list(slices.faults(whole, doubled)) == ["units: key unit_id twice"]
