"""Every commitment has titles and topics; nothing else has them."""

from __future__ import annotations

import pytest

from generator.content.checks import commitments
from tests.project import DECISION, PLAN, Project

NOTES = f"{PLAN}/annotations.yml"
TITLE = "  title_vi: Công khai tiến độ từng dự án"


def test_good(example_project: Project) -> None:
    """The miniature project's commitments are whole."""
    assert example_project.found_by(commitments.check) == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("  title_vi: Nâng cao chất lượng hòa giải, đối thoại tại tòa\n", "title_vi"),
        ("  title_en: Improve mediation and dialogue at court\n  topics: [justice]\n", "topics"),
    ],
)
def test_something_is_missing(example: Project, text: str, field: str) -> None:
    """A commitment without a Vietnamese title or without topics is a problem at its annotation, for each."""
    example.change(NOTES, text, "")
    line = example.line(NOTES, "ii.3.2:")
    found = list(commitments.check(example.catalog()))
    assert {(p.file, p.line, p.code) for p in found} == {(NOTES, line, "commitment-missing")}
    assert field in {dict(p.params)["field"] for p in found}


def test_a_commitment_nobody_wrote_about(example: Project) -> None:
    """A passage of kind ``commitment`` without annotation lacks its title and topics, at its own line."""
    line = example.change(f"{PLAN}/passages.tsv", "iii.3\tIII\torganisation", "iii.3\tIII\tcommitment")
    assert example.found_by(commitments.check) == [(f"{PLAN}/passages.tsv", line, "commitment-missing")] * 2


def test_a_title_on_what_is_none(example: Project) -> None:
    """A title or topics on a passage of another kind are problems at their keys, with the kind."""
    line = example.append(f"{DECISION}/annotations-2.yml", "1.1:\n  title_vi: x\n  topics: [tourism]\n")
    name = f"{DECISION}/annotations-2.yml"
    assert example.found_by(commitments.check) == [
        (name, line + 1, "commitment-unexpected"),
        (name, line + 2, "commitment-unexpected"),
    ]


@pytest.mark.parametrize(("length", "codes"), [(110, []), (111, ["title-too-long"])])
def test_length(example: Project, length: int, codes: list[str]) -> None:
    """A title of 110 characters is good, one of 111 is too long."""
    line = example.change(NOTES, TITLE, "  title_vi: " + "a" * length)
    assert example.found_by(commitments.check) == [(NOTES, line, code) for code in codes]


@pytest.mark.parametrize("padding", ["Tiếp tục đẩy mạnh", "Triển khai thực hiện tốt"])
def test_padding(example: Project, padding: str) -> None:
    """The phrases that say nothing are a problem of the title, in any case."""
    line = example.change(NOTES, TITLE, f"  title_vi: {padding} công khai tiến độ")
    assert example.found_by(commitments.check) == [(NOTES, line, "title-padding")]


def test_the_same_title_twice(example: Project) -> None:
    """Two commitments with one title, also in other case or without dấu, are a problem at the second."""
    line = example.change(NOTES, TITLE, "  title_vi: ra soat thủ tục đầu tư tại huyện  Thanh Khê")
    (one,) = commitments.check(example.catalog())
    assert (one.file, one.line, one.code, dict(one.params)["first"]) == (
        NOTES,
        line,
        "title-duplicate",
        "12-kh-ubnd-2024.ii.1.5",
    )


@pytest.mark.parametrize("topics", ["[budget, tourism, justice, welfare]", "[tourism, tourism]"])
def test_topics_are_one_to_three_and_distinct(example: Project, topics: str) -> None:
    """Four topics, or one twice, are a problem at the list."""
    line = example.change(NOTES, "  topics: [tourism]", f"  topics: {topics}")
    assert example.found_by(commitments.check) == [(NOTES, line, "value-invalid")]
