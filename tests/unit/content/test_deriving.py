"""What follows from other facts: mentions, inherited parts, results beside targets, bounds in one unit,
English paths."""

from __future__ import annotations

import doctest
import sys
from decimal import Decimal

import pytest

import generator.content.deriving
from generator.content.catalog import Catalog
from generator.content.deriving import base_of, standard
from generator.model.vocabulary import Unit
from tests.project import DECISION, PLAN, REGISTRIES, Project

PLAN_ID, DECISION_ID = PLAN.rpartition("/")[2], DECISION.rpartition("/")[2]


def test_examples() -> None:
    """The examples in the documentation are true."""
    result = doctest.testmod(sys.modules[generator.content.deriving.__name__])
    assert (result.failed, result.attempted > 0) == (0, True)


def test_a_passage_mentions_whom_it_names(example_catalog: Catalog) -> None:
    """Whoever is named is mentioned, leads or not; a shorter name inside a longer one is none, text of a web
    site neither."""
    named = {agency for agency, passage in example_catalog.agency_mentions if passage == f"{PLAN_ID}.iii.2"}
    assert named == {"van-phong-ubnd-tinh"}
    assert ("ubnd-tinh", f"{PLAN_ID}.0.11") in example_catalog.agency_mentions
    assert [passage for agency, passage in example_catalog.agency_mentions if agency == "cuc-thue-tinh"] == [
        f"{DECISION_ID}.phu-luc.stt-1"
    ]


def test_whom_a_reader_found_named_is_mentioned(example: Project) -> None:
    """A part that the passage's own words give is a mention too, however the body is spelt there; one by a
    heading is none."""
    example.change(f"{REGISTRIES}/agencies.yml", "  names: [Công an tỉnh]\n", "")
    found = example.catalog().agency_mentions
    assert ("cong-an-tinh", f"{PLAN_ID}.ii.3.1") in found
    assert ("so-ke-hoach-va-dau-tu", f"{PLAN_ID}.ii.1.5") not in found


def test_a_phrase_that_names_nobody_is_no_mention(example: Project) -> None:
    """Where a body's record sets a phrase apart, the name inside it is neither a mention nor a spelling found;
    elsewhere the name still is."""
    example.change(
        f"{REGISTRIES}/agencies.yml",
        "  names: [UBND tỉnh]\n",
        '  names: [UBND tỉnh]\n  not_named_by: ["Tỉnh ủy, UBND tỉnh"]\n',
    )
    example.change(
        f"{REGISTRIES}/agencies.yml",
        "  names: [Văn phòng UBND tỉnh]\n",
        "  names: [Văn phòng UBND tỉnh]\n  not_named_by: [Văn phòng UBND tỉnh theo dõi]\n",
    )
    catalog = example.catalog()
    assert ("ubnd-tinh", f"{PLAN_ID}.0.11") not in catalog.agency_mentions
    assert ("ubnd-tinh", f"{PLAN_ID}.ii.1.2") in catalog.agency_mentions
    spelt = {(agency, name) for agency, name, _ in catalog.agency_names}
    assert ("ubnd-tinh", "UBND tỉnh") in spelt
    assert not any(agency in ("", "van-phong-ubnd-tinh") for agency, _ in spelt)


def test_of_two_bodies_of_one_name_the_day_tells_which_is_mentioned(example: Project) -> None:
    """A document of a day on which the later body bore the name means that one; no other name goes on."""
    before = example.catalog()
    assert {a for a, _ in before.agency_mentions} & {"so-tai-chinh", "so-tai-chinh-2025"} == {"so-tai-chinh"}
    row = "  successor_name_vi: Sở Tài chính\n  successor: so-tai-chinh-2025\n  from_date: "
    own = f"agency: so-tai-chinh\n  status: succeeded\n{row}"
    example.change(f"{REGISTRIES}/agency_successions.yml", f"{own}2025-03-01", f"{own}2024-01-05")
    after = example.catalog()
    named = {a for a, p in after.agency_mentions if "Sở Tài chính" in after.passages[p].text}
    assert "so-tai-chinh-2025" in named
    assert ("so-tai-chinh-2025", "Sở Tài chính", PLAN_ID) in after.agency_names
    assert not any(a == "so-tai-chinh" for a, _, _ in after.agency_names)
    assert "so-ke-hoach-va-dau-tu" in {a for a, _, _ in after.agency_names}


def test_a_place_in_another_name_is_no_mention(example: Project) -> None:
    """The district in the name of its committee, or of a work, is not mentioned; the body in the name of a
    work is."""
    work = "thủ tục đầu tư của doanh nghiệp tại huyện Thanh Khê"
    example.change(
        f"{REGISTRIES}/projects.yml", "names: [Đường tỉnh 226]", f"names: [Đường tỉnh 226, {work}]"
    )
    catalog = example.catalog()
    assert "huyen-thanh-khe" not in {place for place, _ in catalog.place_mentions}
    example.change(f"{REGISTRIES}/projects.yml", work, "báo cáo UBND tỉnh")
    assert ("ubnd-tinh", f"{PLAN_ID}.ii.1.2") in example.catalog().agency_mentions


def test_a_successor_inherits_the_parts(example_catalog: Catalog) -> None:
    """Every part of a body goes to the body that followed it, with role and ground; whose area was shared out
    leaves none."""
    rows = [
        (i.commitment, i.via, i.role, i.basis)
        for i in example_catalog.inherited
        if i.agency == "so-tai-chinh-2025"
    ]
    assert (f"{PLAN_ID}.ii.1.3", "so-ke-hoach-va-dau-tu", "lead", "heading") in rows
    assert (f"{PLAN_ID}.ii.1.3", "so-tai-chinh", "cooperate", "text") in rows
    assert (f"{DECISION_ID}.1.2", "so-tai-chinh", "lead", "group") in rows
    assert {i.agency for i in example_catalog.inherited} == {"so-tai-chinh-2025"}


def test_the_last_of_a_chain_inherits(example: Project) -> None:
    """Where a successor was itself succeeded, only the body of today inherits; going round in a circle gives
    nobody anything."""
    chain = (
        "- {id: so-tai-chinh-2025.s1, agency: so-tai-chinh-2025, status: succeeded, successor_name_vi: Công"
        " an tỉnh, successor: %s,\n"
    )
    chain += "   from_date: 2026-01-01, source_title: Báo, source_url: 'https://example.org/b'}\n"
    example.append(f"{REGISTRIES}/agency_successions.yml", chain % "cong-an-tinh")
    assert {i.agency for i in example.catalog().inherited} == {"cong-an-tinh"}
    example.change(
        f"{REGISTRIES}/agency_successions.yml", "successor: cong-an-tinh", "successor: so-tai-chinh"
    )
    assert example.catalog().inherited


@pytest.mark.parametrize(
    ("target", "evidence", "reason"),
    [
        (f"{DECISION_ID}.1.2.t1", "visits-2025", ""),
        (f"{PLAN_ID}.i.2.2.t3", "visits-2025", "period"),
        (f"{PLAN_ID}.i.1.2.t1", "growth-2024", ""),
        (f"{DECISION_ID}.phu-luc.stt-1.t1", "revenue-2025", "measure"),
    ],
)
def test_results_stand_beside_targets(
    example_catalog: Catalog, target: str, evidence: str, reason: str
) -> None:
    """Every result stands beside every target of its indicator; another period or another measure does not
    compare."""
    assert [r.reason for r in example_catalog.results if (r.target, r.evidence) == (target, evidence)] == [
        reason
    ]
    assert "list-2024" not in {r.evidence for r in example_catalog.results}


def test_units_that_cannot_be_brought_together_do_not_compare(example: Project) -> None:
    """A result in another kind of unit says nothing of the target; one in another multiple of the unit
    does."""
    name = f"{REGISTRIES}/evidence.yml"
    example.change(name, "  unit: million-visits", "  unit: school")
    reasons = {(r.target, r.evidence): r.reason for r in example.catalog().results}
    assert reasons[f"{DECISION_ID}.1.2.t1", "visits-2025"] == "unit"


def test_bounds_in_the_unit_of_the_indicator(example_catalog: Catalog) -> None:
    """A bound in million dong is brought to an indicator in billion dong, exactly; a missing bound stays
    empty."""
    target = example_catalog.targets[f"{DECISION_ID}.1.3.t1"]
    assert (target.max, target.standard_min, target.standard_max) == (Decimal(30), None, Decimal("0.03"))
    plain = example_catalog.targets[f"{PLAN_ID}.i.1.2.t1"]
    assert (plain.standard_min, plain.standard_max) == (plain.min, plain.max)


def test_what_does_not_divide_is_not_published() -> None:
    """A quotient without an end is no exact decimal."""
    third = Unit(symbol="x", name_vi="x", name_en="x", base_unit="y", factor=Decimal(3))
    assert standard(Decimal(1), None, third) is None
    assert standard(Decimal(6), None, third) == 2
    assert (base_of("x", {"x": third}), base_of("z", {"x": third}), base_of(None, {})) == ("y", "z", None)


def test_heading_paths_in_english(example_catalog: Catalog) -> None:
    """A heading bears its English words; a path is in English where all its headings are."""
    assert example_catalog.passages[f"{PLAN_ID}.ii.1"].heading_en == "Tasks"
    assert example_catalog.passages[f"{PLAN_ID}.ii.1.1"].heading_path_en == "II. Tasks"
    assert example_catalog.passages[f"{PLAN_ID}.ii.1.2"].heading_path_en == ""


def test_a_supporting_lead(example_catalog: Catalog) -> None:
    """Who is only bound to help supports, members of a group that is too; partners have no duty, other leads
    lead."""
    court = example_catalog.commitments[f"{PLAN_ID}.ii.3.1"]
    assert {(i.agency, court.duty(i)) for i in court.agencies} == {
        ("toa-an-nhan-dan-tinh", "support"),
        ("cong-an-tinh", ""),
    }
    group = example_catalog.commitments[f"{DECISION_ID}.1.2"]
    assert {group.duty(i) for i in group.agencies if i.role == "lead"} == {"support"}
    plain = example_catalog.commitments[f"{PLAN_ID}.ii.3.2"]
    assert {plain.duty(i) for i in plain.agencies} == {"lead"}
