"""Every spelling in the registries is found in the sources, and names one body only."""

from __future__ import annotations

import pytest

from generator.content.checks import names
from tests.project import REGISTRIES, Project


def test_good(example_project: Project) -> None:
    """Every spelling of the miniature project stands in its texts."""
    assert example_project.found_by(names.check) == []


@pytest.mark.parametrize(
    ("registry", "old", "new"),
    [
        ("agencies", "names: [Tòa án nhân dân tỉnh]", "names: [Toà án nhân dân tỉnh]"),
        ("projects", "names: [Đường tỉnh 226]", "names: [Đường tỉnh 227]"),
        ("places", "names: [huyện Thanh Khê]", "names: [huyện thanh khê]"),
    ],
)
def test_a_spelling_nobody_printed(example: Project, registry: str, old: str, new: str) -> None:
    """A spelling that is in no text, by one dấu or one capital, is a problem at that spelling."""
    line = example.change(f"{REGISTRIES}/{registry}.yml", old, new)
    assert example.found_by(names.check) == [(f"{REGISTRIES}/{registry}.yml", line, "name-not-found")]


def test_a_spelling_of_two_bodies(example: Project) -> None:
    """One spelling listed for two agencies is a problem at the second, with the first."""
    line = example.change(
        f"{REGISTRIES}/agencies.yml", "names: [Sở Tài chính]", "names: [Sở Tài chính, Cục Thuế tỉnh]"
    )
    (one,) = names.check(example.catalog())
    assert (one.line, one.code, dict(one.params)["first"]) == (line, "name-shared", "cuc-thue-tinh")


def test_a_phrase_that_sets_nothing_apart(example: Project) -> None:
    """A phrase without a name of its body changes nothing, one that is in no text neither; one that holds a
    name is fine."""
    line = example.change(
        f"{REGISTRIES}/agencies.yml",
        "  names: [UBND tỉnh]\n",
        '  names: [UBND tỉnh]\n  not_named_by: ["Tỉnh ủy, UBND tỉnh", các vụ án kinh tế, cho UBND tỉnh, UBND tỉnh]\n',
    )
    assert sorted(code for *_, code in example.found_by(names.check)) == [
        "name-not-found",
        "phrase-without-name",
        "phrase-without-name",
    ]
    assert {(file, at) for file, at, _ in example.found_by(names.check)} == {
        (f"{REGISTRIES}/agencies.yml", line + 1)
    }


def test_projects_may_share_a_phrase(example: Project) -> None:
    """One phrase can name two roads, so projects may share a spelling."""
    example.append(
        f"{REGISTRIES}/projects.yml",
        "duong-khac: {name_vi: a, name_en: b, kind: transport, names: [Đường tỉnh 226]}\n",
    )
    assert example.found_by(names.check) == []
