"""Kinds of things: declared once, complete, and known to everybody who lists them."""

from __future__ import annotations

import pytest

from generator.content.catalog import Catalog
from generator.model.kinds import KINDS, REGISTRIES, SEARCHED, SLICED, Kind, kind_of, kind_of_table
from generator.model.roles import GROUNDS, IN_PLACE, NAMED, ROLES
from generator.site.lookup import entries
from generator.site.pages.facets import FACETS
from generator.tables import TABLES
from generator.words import LANGUAGES

DECLARE = "declare it in KINDS of generator/model/kinds.py: search=Search(weight=...) or search=None"


def test_names_are_used_once() -> None:
    """No two kinds share a name, a plural or a folder."""
    for names in (
        [kind.name for kind in KINDS],
        [kind.plural for kind in KINDS if kind.plural],
        *([kind.folder(language) for kind in KINDS if kind.page] for language in LANGUAGES),
    ):
        assert sorted({name for name in names if names.count(name) > 1}) == []


def test_a_kind_says_whether_it_is_searched() -> None:
    """A kind that does not say whether the search finds it cannot be declared at all."""
    with pytest.raises(TypeError, match="search"):
        Kind(name="results")  # type: ignore[call-arg]  # what the type checker says too


def test_records_have_a_place(example_catalog: Catalog) -> None:
    """What has a plural is held by the catalog and called something in both languages; what people see is a
    table too."""
    tables = {table.name for table in TABLES}
    for kind in (kind for kind in KINDS if kind.plural):
        assert kind.plural in tables or not (kind.page or kind.search or kind.slice), kind.name
        assert all(kind.label), kind.name
        assert hasattr(example_catalog.records_of(kind.name), "keys"), kind.name


def test_slices_are_of_columns_that_are_there() -> None:
    """What names the thing of a slice is a column of a table; the first is the key of the thing's own
    table."""
    columns = {f"{table.name}.{name}" for table in TABLES for name in table.names}
    keys = {table.name: table.key for table in TABLES}
    for kind in SLICED:
        assert sorted(set(kind.slice) - columns) == [], kind.name
        assert kind.slice[0] == f"{kind.plural}.{keys[kind.plural][0]}"


def test_lists_beside_name_kinds() -> None:
    """What is said of some kinds elsewhere (entries of the search, choices of facets) is said of kinds there
    are."""
    assert sorted(entries.ENTRIES.keys() - SEARCHED.keys()) == [], DECLARE
    for facet in FACETS:
        assert not facet.kind or kind_of(facet.kind).each, facet.name


def test_what_is_nowhere_is_said_with_a_cure(example_catalog: Catalog) -> None:
    """A slip names the nearest kind, or what to declare."""
    with pytest.raises(LookupError, match=r"'agensy' \(nearest: agency\).*kinds\.py"):
        kind_of("agensy")
    with pytest.raises(LookupError, match=r"no kind 'qqq': declare it in .*kinds\.py"):
        kind_of("qqq")
    with pytest.raises(LookupError, match=r"'commitment_topics' are no kind of thing.*kinds\.py"):
        kind_of_table("commitment_topics")
    with pytest.raises(LookupError, match=r"'home' is no kind of record.*kinds\.py"):
        example_catalog.records_of("home")


def test_registries_are_those_people_keep() -> None:
    """Each kind with an entity is a registry under its plural."""
    assert dict(REGISTRIES).keys() == {kind.plural for kind in KINDS if kind.entity}


def test_roles_and_grounds() -> None:
    """The first role is to lead; grounds hold those of being named; what stands for an agency is a ground."""
    assert ROLES[0] == "lead"
    assert set(NAMED) <= set(GROUNDS)
    assert set(GROUNDS) >= IN_PLACE
