"""Nothing that looks like data is without a row or an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.content.catalog import Catalog
from generator.content.checks import completeness
from generator.model.annotation import Annotation
from generator.words import both
from tests.project import DECISION, PLAN, Project

NOTES = f"{PLAN}/annotations.yml"


def _suspects(example: Project) -> list[tuple[str, str]]:
    """What is unmarked: the passage, and the words with the name of the check."""
    found = [p for p in completeness.check(example.catalog()) if p.code == "unmarked"]
    params = [dict(p.params) for p in found]
    return [
        (one["record"].split(".", 1)[1], f"{one['found']} [{one['what'].split('[')[1]}") for one in params
    ]


def test_good(example_project: Project) -> None:
    """In the miniature project everything that looks like data has a row or an answer."""
    assert example_project.found_by(completeness.check) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            NOTES,
            "    d1: {what: Tổng kết, text: trong tháng 12/2024, date: 2024-12, relation: in}\n",
            "    {}\n",
            ("iii.2", "tháng 12/2024 [date]"),
        ),
        (
            NOTES,
            "    d2: {what: Báo cáo định kỳ, text: định kỳ hằng quý, recurrence: FREQ=MONTHLY;INTERVAL=3}\n",
            "",
            ("ii.1.2", "định kỳ hằng quý [date]"),
        ),
        (NOTES, "value_text: dưới 5%", "value_text: dưới", ("i.2.2", "5% [number]")),
        (NOTES, "  cooperate: [cong-an-tinh]\n", "", ("ii.3.1", "Công an tỉnh [partner]")),
        (NOTES, "  places: [huyen-thanh-khe]\n", "", ("ii.1.5", "huyện Thanh Khê [place]")),
        (f"{DECISION}/annotations.yml", "  projects: [duong-tinh-226]\n", "", ("dieu-2.1.1", "Đường tỉnh 226 [project]")),
    ],
    ids=["date", "recurrence", "number", "partner", "place", "project"],
)  # fmt: skip
def test_without_a_row(example: Project, name: str, old: str, new: str, expected: tuple[str, str]) -> None:
    """A date, a recurrence, a number with a unit, a partner, a place and a work without a row are each
    found."""
    example.change(name, old, new)
    assert expected in _suspects(example)
    assert {passage for passage, _ in _suspects(example)} == {expected[0]}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (
            "Sở Tài chính phối hợp với các sở, ban, ngành và Công an tỉnh rà soát",
            ["cac-so-nganh", "cong-an-tinh"],
        ),
        (
            "phối hợp với Sở Kế hoạch và Đầu tư, Công an tỉnh tổ chức, Sở Tài chính kiểm tra",
            ["so-ke-hoach-va-dau-tu", "cong-an-tinh"],
        ),
        ("phối hợp với các Sở Kế hoạch và Đầu tư, Công an tỉnh", ["so-ke-hoach-va-dau-tu", "cong-an-tinh"]),
        ("phối hợp với đơn vị liên quan và Công an tỉnh", []),
        ("theo phối hợp của Công an tỉnh", []),
    ],
)
def test_who_is_listed_as_a_partner(example_catalog: Catalog, text: str, listed: list[str]) -> None:
    """Bodies straight after "phối hợp với", with "các" as part of a name or before it, up to the first word
    that is none."""
    passage = replace(next(iter(example_catalog.passages.values())), kind="commitment", text=text, label="")
    found = completeness.Reader(example_catalog).suspects(passage, Annotation())
    expected = both("expected", "partner")
    partners = [one.what.removeprefix(f"{expected} (").rstrip(")") for one in found if one.check == "partner"]
    assert [key for key in partners if key != expected] == listed


def test_without_a_lead(example: Project) -> None:
    """The words "chủ trì" in a passage for which nobody leads but the issuer is found."""
    example.change(NOTES, "ii.1.1:\n  lead: [so-ke-hoach-va-dau-tu]\n", "")
    assert ("ii.1.3", "chủ trì [lead]") in _suspects(example)


def test_an_unmarked_thing_has_its_place(example: Project) -> None:
    """The problem is shown at the annotation of the passage, or at the passage where there is none."""
    example.change(NOTES, "  places: [huyen-thanh-khe]\n", "")
    line = example.line(NOTES, "ii.1.5:")
    assert example.found_by(completeness.check) == [(NOTES, line, "unmarked")]


def test_an_answer_counts(example: Project) -> None:
    """What an exception answers with a reason is not reported."""
    example.change(NOTES, "  places: [huyen-thanh-khe]\n", "")
    example.append(
        f"{PLAN}/exceptions.yml", "ii.1.5:\n  - {check: place, text: huyện Thanh Khê, because: thử}\n"
    )
    assert example.found_by(completeness.check) == []


def test_an_answer_to_nothing(example: Project) -> None:
    """An exception that nothing triggers any more is a problem where it stands."""
    line = example.append(
        f"{PLAN}/exceptions.yml", "ii.1.5:\n  - {check: date, text: năm 1999, because: thử}\n"
    )
    assert example.found_by(completeness.check) == [(f"{PLAN}/exceptions.yml", line + 1, "exception-unused")]


def test_an_answer_needs_its_reason(example: Project) -> None:
    """An exception without ``because`` does not count, and lacks it."""
    line = example.append(f"{PLAN}/exceptions.yml", "ii.1.5:\n  - {check: date, text: năm 1999}\n")
    assert example.found() == [(f"{PLAN}/exceptions.yml", line + 1, "value-missing")]


@pytest.mark.parametrize("passage", ["0.10", "0.5", "0.13"])
def test_what_is_no_body_is_silent(example_project: Project, passage: str) -> None:
    """Dates of a basis, of the head and of the signature are nobody's deadline."""
    catalog = example_project.catalog()
    p = catalog.passages[f"12-kh-ubnd-2024.{passage}"]
    assert list(completeness.Reader(catalog).suspects(p, catalog.annotations[p.id])) == []


def test_a_date_of_a_citation_is_none(example_project: Project) -> None:
    """The date printed with a cited document is not a deadline of the passage."""
    catalog = example_project.catalog()
    p = catalog.passages["12-kh-ubnd-2024.ii.1.3"]
    assert "ngày 01/03/2019" in p.text
    assert list(completeness.Reader(catalog).suspects(p, catalog.annotations[p.id])) == []
