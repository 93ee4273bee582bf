"""Every document number in a passage is a registered legal document, and every override is used."""

from __future__ import annotations

from generator.content.checks import citations
from tests.project import PLAN, REGISTRIES, Project

TSV = f"{PLAN}/passages.tsv"


def test_good(example_project: Project) -> None:
    """Every number in the miniature project is registered."""
    assert example_project.found_by(citations.check) == []


def test_an_unregistered_number(example: Project) -> None:
    """A number nobody registered is a problem of the citing passage, with the nearest registered number."""
    example.change(f"{REGISTRIES}/legal_documents.yml", "number: 12/KH-UBND", "number: 112/KH-UBND")
    (one,) = citations.check(example.catalog())
    assert (one.file, one.line, one.code, one.nearest) == (
        "content/documents/34-qd-ubnd-2025/passages.tsv", 6, "citation-unregistered", "112/KH-UBND",
    )  # fmt: skip
    assert dict(one.params)["found"] == "12/KH-UBND"


def test_a_number_of_two_documents(example: Project) -> None:
    """A number of two documents that the printed date does not tell apart is a problem, with both."""
    example.change(f"{REGISTRIES}/legal_documents.yml", "issued_on: 2023-12-02", "issued_on: 2023-12-03")
    line = example.line(TSV, "0.11\t")
    (one,) = citations.check(example.catalog())
    assert (one.file, one.line, one.code) == (TSV, line, "citation-ambiguous")
    assert dict(one.params)["expected"] == "43-nq-tu-2019, 43-nq-tu-2023"


def test_an_override_of_nothing(example: Project) -> None:
    """A relation given for a document that the passage does not cite is a problem where it is written."""
    line = example.change(f"{PLAN}/annotations.yml", "43-nq-tu-2019: {relation", "43-nq-tu-2023: {relation")
    (one,) = citations.check(example.catalog())
    assert (one.line, one.code, one.nearest) == (line, "citation-unused", "43-nq-tu-2019")
