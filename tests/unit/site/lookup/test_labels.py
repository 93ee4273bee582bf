"""Hidden labels: what people call a thing leads to it in the search and is printed nowhere; a label of what is
not there is a problem."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from generator.commands.publication import problems
from generator.exports.published import Published
from generator.settings import load_settings
from generator.site import lookup
from generator.site.lookup.labels import FILE, read_labels
from generator.site.pages import all_pages, render
from generator.tables import TABLES
from tests.project import Project


def test_labels_are_read_by_language(example: Project) -> None:
    """A publication has them or not; a language has its own."""
    (example.root / FILE).unlink(missing_ok=True)
    assert not any(read_labels(load_settings(example.root)).values())
    agency = next(iter(example.catalog().agencies))
    example.write(FILE, f"agency:\n  {agency}:\n    vi: [chỗ làm sổ đỏ, sổ hồng]\n")
    settings = load_settings(example.root)
    assert read_labels(settings) == {"vi": {("agency", agency): ("chỗ làm sổ đỏ", "sổ hồng")}, "en": {}}
    assert problems(example.root, example.catalog()) == ()


@pytest.mark.slow
def test_labels_are_searched_and_not_shown(
    example: Project, example_report: Mapping[str, Any], example_published: Published
) -> None:
    """They stand in the index of the search, those of commitments in its second part, and on no page."""
    catalog = example.catalog()
    indicator, commitment = next(iter(catalog.indicators)), next(iter(catalog.commitments))
    agency = next(iter(catalog.agencies))
    example.write(
        FILE,
        f"indicator:\n  {indicator}: {{vi: [zzcân gạo], en: [zzrice]}}\n"
        f"commitment:\n  {commitment}: {{vi: [zzlúa nước]}}\n"
        f"agency:\n  {agency}: {{vi: [zzxay thóc]}}\n",
    )
    settings = load_settings(example.root)
    pages = all_pages(catalog, settings, TABLES, example_report, example_published)
    made = lookup.files(pages, settings)
    lists = {
        path.rpartition("/")[2]: json.loads(data) for path, data in made.items() if path.endswith(".json")
    }
    names, passages = lists["names-vi.json"]["columns"], lists["passages-vi.json"]["columns"]
    assert names["hidden"][names["id"].index(f"{indicator}/")] == "zzcân gạo"
    assert passages["hidden"][passages["id"].index(f"{commitment}/")] == "zzlúa nước"
    assert not any("zzlúa nước" in hidden for hidden in names["hidden"])
    # who has to do with many matters is found by them, after what is called so
    at = names["id"].index(f"{agency}/")
    assert (names["hidden"][at], "zzxay thóc" in names["also"][at]) == ("", True)
    assert "zzrice" in lists["names-en.json"]["columns"]["hidden"]
    assert [path for path, body in render(pages, settings).items() if "zz" in body] == []


@pytest.mark.parametrize(
    ("written", "line", "code", "near"),
    [
        ("agencies:\n  so-tai-chinh: {vi: [a]}\n", 1, "key-unknown", "agency"),
        ("agency:\n  so-tai-chinhh: {vi: [a]}\n", 2, "reference-unknown", "so-tai-chinh"),
        ("agency:\n  so-tai-chinh:\n    vn: [a]\n", 3, "key-unknown", ""),
        ("agency:\n  so-tai-chinh:\n    vi: a\n", 3, "value-invalid", ""),
        ("agency:\n  so-tai-chinh:\n    vi: [1]\n", 3, "value-invalid", ""),
        ("agency:\n  so-tai-chinh:\n    vi: [a|b]\n", 3, "value-invalid", ""),
        ("agency:\n  so-tai-chinh:\n    vi: []\n", 3, "value-invalid", ""),
        ("agency:\n  so-tai-chinh: {}\n", 2, "value-invalid", ""),
        ("agency: [so-tai-chinh]\n", 1, "value-invalid", ""),
        ("- so-tai-chinh\n", 1, "yaml-not-a-mapping", ""),
    ],
)
def test_labels_of_nothing(written: str, line: int, code: str, near: str, example: Project) -> None:
    """A kind, a record, a language that is not there, and what is no list of words, are problems at their
    line."""
    example.write(FILE, written)
    (found,) = problems(example.root, example.catalog())
    assert (found.file, found.line, found.code, found.nearest) == (FILE, line, code, near)


def test_all_wrong_labels_are_told_at_once(example: Project) -> None:
    """Not one after the other."""
    example.write(
        FILE, "agency:\n  so-tai-chinhh: {vi: [a]}\n  so-tai-chinh: {xx: [a]}\nthing:\n  a: {vi: [a]}\n"
    )
    assert [p.line for p in problems(example.root, example.catalog())] == [2, 3, 4]
