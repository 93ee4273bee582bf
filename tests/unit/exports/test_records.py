"""One file a commitment: its row and everything about it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.exports import records
from generator.exports.base import Dataset


@pytest.fixture(scope="module")
def rendered(example_dataset: Dataset) -> dict[str, dict[str, Any]]:
    """Each commitment's file, read back."""
    return {path: json.loads(data) for path, data in records.render(example_dataset)}


def test_a_file_a_commitment(rendered: dict[str, Any], example_dataset: Dataset) -> None:
    """There is a file for every commitment and for nothing else, under its id."""
    rows = next(t for t in example_dataset.tables if t.table.name == "commitments").rows
    assert sorted(rendered) == sorted(f"data/commitments/{row[0]}.json" for row in rows)


def test_it_holds_its_rows_and_no_others(rendered: dict[str, Any]) -> None:
    """A commitment's agencies, topics, deadlines, citations, projects, milestones and evidence are in it, and
    nobody else's."""
    first = rendered["data/commitments/12-kh-ubnd-2024.ii.1.2.json"]
    assert first["title_en"] == "The planning department lists the public investment projects"
    assert [a["agency_id"] for a in first["commitment_agencies"]] == ["so-ke-hoach-va-dau-tu", "ubnd-tinh"]
    assert [d["deadline_id"].rpartition(".")[2] for d in first["deadlines"]] == ["d1", "d2"]
    assert [e["evidence_id"] for e in first["evidence"]] == ["list-2024"]
    assert first["citations"] == []
    second = rendered["data/commitments/12-kh-ubnd-2024.ii.1.3.json"]
    assert [c["legal_document_id"] for c in second["citations"]] == ["43-nq-tu-2019", "luat-dau-tu-cong"]
    assert [m["project_id"] for m in second["project_milestones"]] == ["duong-tinh-226"]
    assert second["evidence"] == []


def test_every_part_is_there(rendered: dict[str, Any]) -> None:
    """Every part is an array in every file, so that a program need not ask whether it exists."""
    for one in rendered.values():
        assert all(isinstance(one[name], list) for name in (*records.PARTS, *records.PASSAGE_PARTS))
