"""A record that cannot be read is one problem: what only follows from it is not told, everything else is."""

from __future__ import annotations

import pytest

from tests.project import DECISION, PLAN, REGISTRIES, Project


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (f"{REGISTRIES}/agencies.yml", "  kind: judicial", "  knd: judicial", "value-missing"),
        (f"{REGISTRIES}/indicators.yml", "topic: tourism, ", "", "value-missing"),
        (f"{REGISTRIES}/units.yml", "symbol: trường, ", "", "value-missing"),
        (f"{REGISTRIES}/projects.yml", "kind: transport", "kind: road", "value-invalid"),
        (f"{REGISTRIES}/legal_documents.yml", "type: kế hoạch,", "typ: kế hoạch,", "value-missing"),
        (f"{PLAN}/annotations.yml", "date: 2024-02-15", "date: soon", "date-invalid"),
    ],
    ids=["agency", "indicator", "unit", "project", "legal-document", "annotation"],
)  # fmt: skip
def test_a_record_that_cannot_be_read(example: Project, name: str, old: str, new: str, code: str) -> None:
    """One slip in a record that many others refer to is one problem."""
    example.change(name, old, new)
    found = [(p.file, p.code) for p in example.problems() if p.code != "key-unknown"]
    assert found == [(name, code)]


@pytest.mark.parametrize(
    "stem", ["agencies", "topics", "units", "places", "indicators", "projects", "legal_documents"]
)
def test_a_registry_that_cannot_be_read(example: Project, stem: str) -> None:
    """A registry with a slip of syntax is one problem, not one for each id that would be in it."""
    example.append(f"{REGISTRIES}/{stem}.yml", "\tx: [\n")
    assert [(p.file, p.code) for p in example.problems()] == [(f"{REGISTRIES}/{stem}.yml", "yaml-syntax")]


@pytest.mark.parametrize(
    "name", [f"{PLAN}/annotations.yml", f"{PLAN}/passages.tsv", f"{DECISION}/document.yml"]
)
def test_a_file_of_a_document_that_cannot_be_read(example: Project, name: str) -> None:
    """A file that is not UTF-8 is one problem, not one for each passage of it."""
    example.write(name, example.read(name).encode("utf-8") + b"\xff\n")
    assert [(p.file, p.code) for p in example.problems()] == [(name, "text-not-utf8")]


def test_other_problems_are_told_all_the_same(example: Project) -> None:
    """Beside an unreadable file, wrong ids, missing titles and unmarked dates elsewhere are still
    reported."""
    example.append(f"{DECISION}/annotations-2.yml", "\tx: 1\n")
    example.change(f"{PLAN}/annotations.yml", "lead: [toa-an-nhan-dan-tinh]", "lead: [toa-an]")
    example.change(f"{PLAN}/annotations.yml", "  title_vi: Quảng bá Chương trình phát triển du lịch\n", "")
    assert {p.code for p in example.problems()} == {"yaml-syntax", "reference-unknown", "commitment-missing"}
