"""The published tables: documented, typed, keyed, resolved, sorted, and as reviewed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pandas as pd
import pytest

from generator.content.catalog import Catalog
from generator.exports import csv, worklist
from generator.exports.base import Rows
from generator.model.annotation import Beneficiary
from generator.settings import Settings
from generator.tables import TABLES, table
from generator.tables.base import LINK, MATTER, Table, natural
from generator.tables.frames import frame
from generator.words import LANGUAGES, phrases
from tests.conftest import Snapshots

TYPES = {"string": str, "integer": int, "number": Decimal, "boolean": bool, "date": date}
#: the contract: table -> the columns that other people's programs read, in this order, more may follow
CONTRACT = {
    "documents": (
        "document_id number type title_vi title_en issuer_id issued_on issued_edtf effective_on period_edtf"
        " place signer_name signer_title source_file source_sha256 text_sha256 passage_count commitment_count"
        " target_count"
    ),
    "passages": "passage_id document_id section ordinal kind label heading_path text source_start source_end",
    "commitments": (
        "commitment_id document_id passage_id section text title_vi title_en responsibility due_text due_edtf"
        " due_start due_end due_relation deadline_count recurrence output_text budget_text beneficiaries"
    ),
    "commitment_agencies": "commitment_id agency_id role basis via_agency_id duty",
    "commitment_beneficiaries": "commitment_id beneficiary",
    "agency_mentions": "agency_id passage_id",
    "place_mentions": "place_id passage_id",
    "commitment_topics": "commitment_id topic_id is_primary",
    "commitment_projects": "commitment_id project_id",
    "commitment_places": "commitment_id place_id",
    "targets": (
        "target_id document_id passage_id commitment_id indicator_id name_vi comparator value_min value_max "
        "value_text unit_text unit_id period_text period_edtf period_start period_end name_en value_min_std "
        "value_max_std"
    ),
    "target_agencies": "target_id agency_id role basis via_agency_id",
    "indicators": "indicator_id name_vi name_en unit_id topic_id definition definition_en direction",
    "units": "unit_id symbol name_vi name_en base_unit_id factor",
    "indicator_codes": "indicator_id scheme code match title_en",
    "deadlines": (
        "deadline_id passage_id document_id commitment_id what_vi what_en date_text date_edtf relation"
        " precision date_start date_end recurrence recurrence_start recurrence_end recurrence_bounds place_id"
    ),
    "deadline_agencies": "deadline_id agency_id role basis via_agency_id",
    "target_results": "target_id evidence_id comparable reason",
    "agencies": "agency_id name_vi name_en kind parent_id valid_from valid_to note",
    "agency_successions": (
        "succession_id agency_id status successor_name_vi successor_id from_date source_title source_url"
    ),
    "inherited_commitments": "agency_id commitment_id via_agency_id role basis",
    "agency_names": "agency_id name document_id",
    "agency_members": "group_id member_id",
    "topics": "topic_id name_vi name_en parent_id description description_en cofog eu_theme",
    "legal_documents": "legal_document_id number type issuer issued_on title_vi document_id",
    "citations": "citation_id passage_id document_id legal_document_id text commitment_id cited_on relation",
    "projects": "project_id name_vi name_en kind place_id",
    "project_names": "project_id name document_id",
    "project_mentions": "project_id passage_id",
    "project_milestones": (
        "milestone_id project_id passage_id document_id what_vi what_en date_text date_edtf relation"
        " precision date_start date_end"
    ),
    "places": (
        "place_id name_vi name_en kind parent_id valid_from valid_to gso_code iso_3166_2 geonames_id"
        " wikidata_id osm_id latitude longitude"
    ),
    "place_successions": "succession_id place_id successor_id from_date coverage source_title source_url",
    "source_notes": "note_id document_id passage_id kind quote other_passage_id note_vi note_en",
    "evidence": (
        "evidence_id commitment_id target_id indicator_id stated_on status kind comparator value value_max "
        "value_text unit_id period_edtf quote source_title source_url"
    ),
}
each_table = pytest.mark.parametrize("one", TABLES, ids=lambda t: t.name)


@pytest.mark.parametrize("name", CONTRACT)
def test_contract(name: str) -> None:
    """No table or column that other people's programs read is dropped, renamed or moved behind another."""
    wanted = CONTRACT[name].split()
    assert [c for c in table(name).names if c in wanted] == wanted


@each_table
def test_everything_is_documented(one: Table[Any]) -> None:
    """Every table and column has a title and a description in both languages, and a type of Table Schema."""
    texts = [one.title_vi, one.title_en, one.about_vi, one.about_en]
    texts += [t for c in one.columns for t in (c.title_vi, c.title_en, c.about_vi, c.about_en)]
    assert all(t.strip() == t and t for t in texts)
    assert {c.type for c in one.columns} <= set(TYPES)
    assert len(set(one.names)) == len(one.names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_those_of_tables_and_columns(language: str) -> None:
    """Each table and column finds its words in each language, and there are none for a table or column that
    is not there."""
    tables = [*TABLES, worklist.TABLE]
    columns = [c for t in tables for c in t.columns]
    names = {*(t.name for t in tables), *(c.key for c in columns)}
    said = set(phrases(MATTER, language)) - {LINK}
    assert said <= names | {f"{name}.about" for name in names}
    own = {t.name for t in tables} | {c.key for c in columns if not c.is_link}
    assert own | {f"{name}.about" for name in own} <= said


def test_the_type_of_a_document_has_its_english(example_catalog: Catalog) -> None:
    """Of the documents published and of those cited."""
    for name, key in (("documents", "12-kh-ubnd-2024"), ("legal_documents", "12-kh-ubnd-2024")):
        one = table(name)
        row = next(dict(zip(one.names, r, strict=True)) for r in one.rows(example_catalog) if r[0] == key)
        assert (row["type"], row["type_en"]) == ("kế hoạch", "Plan")


@each_table
def test_keys_and_references_exist(one: Table[Any]) -> None:
    """The key is of columns that are never empty; a reference names a column that exists and is its table's
    whole key."""
    columns = {c.name: c for c in one.columns}
    assert all(columns[k].required for k in one.key)
    assert set(one.also_unique) <= set(columns)
    for column in one.columns:
        if column.refers:
            to, _, name = column.refers.partition(".")
            assert table(to).key == (name,), column.name


@each_table
def test_the_example_fills_it(one: Table[Any], example_catalog: Catalog) -> None:
    """The miniature project uses every table, so that no test below passes for want of rows."""
    assert one.rows(example_catalog)


@each_table
def test_cells_have_their_type(one: Table[Any], example_catalog: Catalog) -> None:
    """Each cell is empty or of its column's type, of its enumeration, and not empty where it must not be."""
    for row in one.rows(example_catalog):
        for column, cell in zip(one.columns, row, strict=True):
            assert cell is None or type(cell) is TYPES[column.type], (column.name, cell)
            assert cell != ""
            assert not (column.required and cell is None), column.name
            allowed = column.values  # noqa: PD011 - no frame
            assert not allowed or cell is None or cell in allowed, (column.name, cell)


@each_table
def test_keys_are_unique(one: Table[Any], example_catalog: Catalog) -> None:
    """No two rows have one key, nor one value where a column is unique."""
    rows = one.rows(example_catalog)
    at = [one.names.index(k) for k in one.key]
    keys = [tuple(row[i] for i in at) for row in rows]
    assert len(set(keys)) == len(keys)
    for i, column in enumerate(one.columns):
        if column.unique:
            assert len({row[i] for row in rows}) == len(rows), column.name


@each_table
def test_references_resolve(one: Table[Any], example_catalog: Catalog) -> None:
    """Every reference of every row leads to a row."""
    for i, column in enumerate(one.columns):
        if column.refers:
            to, _, name = column.refers.partition(".")
            other = table(to)
            known = {row[other.names.index(name)] for row in other.rows(example_catalog)}
            assert {row[i] for row in one.rows(example_catalog)} - known - {None} == set(), column.name


@each_table
def test_rows_as_reviewed(one: Table[Any], example_catalog: Catalog, snapshots: Snapshots) -> None:
    """The rows of the miniature project are those that were reviewed."""
    snapshots.compare(f"tables/{one.name}.csv", csv.render(Rows(one, one.rows(example_catalog))).data)


def test_natural_order() -> None:
    """Numbers inside ids count by value: 2 before 10, in labels and in dates of ids."""
    ids = ["a.iii.10", "a.iii.2", "a.ii.1", "a.0.9", "a.0.10", "10-kh", "9-kh", "a"]
    assert sorted(ids, key=natural) == [
        "9-kh",
        "10-kh",
        "a",
        "a.0.9",
        "a.0.10",
        "a.ii.1",
        "a.iii.2",
        "a.iii.10",
    ]


def test_numbers_of_any_length_have_an_order() -> None:
    """More digits than Python makes a number of, in a code or id that nothing forbids."""
    long = "9" * 5000
    assert sorted([f"1.1{long}", f"1.{long}", "1.08", "1.9"], key=natural) == [
        "1.08",
        "1.9",
        f"1.{long}",
        f"1.1{long}",
    ]


def test_rows_are_sorted_by_key(example_catalog: Catalog) -> None:
    """Rows are in natural order of their key, an empty part first."""
    ids = [row[0] for row in table("passages").rows(example_catalog)]
    assert ids.index("12-kh-ubnd-2024.0.9") + 1 == ids.index("12-kh-ubnd-2024.0.10")
    rows = table("commitment_agencies").rows(example_catalog)
    assert rows == sorted(rows, key=lambda r: (natural(str(r[0])), natural(str(r[1])), str(r[2])))


def test_an_unknown_table_is_an_error() -> None:
    """Asking for a table that is not there is an error, never an empty table."""
    with pytest.raises(KeyError):
        table("commitment")


def test_counts_of_documents(example_catalog: Catalog) -> None:
    """A document's counts are the rows of the other tables that are its own."""
    names = table("documents").names
    for row in table("documents").rows(example_catalog):
        record = dict(zip(names, row, strict=True))
        for column, other in (
            ("passage_count", "passages"),
            ("commitment_count", "commitments"),
            ("target_count", "targets"),
        ):
            at = table(other).names.index("document_id")
            assert record[column] == sum(
                r[at] == record["document_id"] for r in table(other).rows(example_catalog)
            )


@each_table
def test_frames(one: Table[Any], example_catalog: Catalog) -> None:
    """As a DataFrame a table has its columns in order, its rows, its types, and missing values where cells
    are empty."""
    rows: list[tuple[Any, ...]] = list(one.rows(example_catalog))
    got = frame(one, rows)
    assert tuple(got.columns) == one.names
    assert len(got) == len(rows)
    kinds = {
        "string": "string",
        "integer": "Int64",
        "number": "Float64",
        "boolean": "boolean",
        "date": "object",
    }
    for i, column in enumerate(one.columns):
        assert str(got[column.name].dtype) == kinds[column.type], column.name
        assert [pd.isna(v) for v in got[column.name]] == [row[i] is None for row in rows], column.name
        cells = [float(row[i]) if column.type == "number" else row[i] for row in rows if row[i] is not None]
        assert [v for v in got[column.name] if not pd.isna(v)] == cells, column.name


def test_an_empty_frame_has_its_types() -> None:
    """A table without rows has its columns and their types all the same."""
    got = frame(table("evidence"), [])
    assert str(got["value"].dtype) == "Float64"
    assert len(got) == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_beneficiaries_have_the_words_of_the_site(language: str, example_settings: Settings) -> None:
    """The dictionary gives each code of a beneficiary the words its pages use; an English code that is the
    very word stands alone."""
    about = getattr(
        next(c for c in table("commitments").columns if c.name == "beneficiaries"), f"about_{language}"
    )
    for code in get_args(Beneficiary):
        word = example_settings.words[language].data[f"beneficiary.{code}"]
        assert (f" {code} ({word})" in about) if word != code else (f" {code}," in about), code
