"""Every id that one record gives of another exists."""

from __future__ import annotations

import pytest

from generator.content.checks import references
from tests.project import DECISION, PLAN, REGISTRIES, Project

NOTES = f"{PLAN}/annotations.yml"


def test_good(example_project: Project) -> None:
    """The miniature project has no dangling reference."""
    assert example_project.found_by(references.check) == []


AGENCY = "cơ quan / agency"
PLACE = "địa bàn / place"


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        (NOTES, "lead: [toa-an-nhan-dan-tinh]", "lead: [toa-an-nhan-dan]", (AGENCY, "toa-an-nhan-dan-tinh")),
        (NOTES, "cooperate: [cong-an-tinh]", "cooperate: [cong-an-tin]", (AGENCY, "cong-an-tinh")),
        (NOTES, "report_to: [ubnd-tinh]", "report_to: [ubnd-tinhh]", (AGENCY, "ubnd-tinh")),
        (NOTES, "supervise: [van-phong-ubnd-tinh]", "supervise: [heading]", (AGENCY, "")),
        (NOTES, "topics: [tourism]", "topics: [turism]", ("lĩnh vực / topic", "tourism")),
        (NOTES, "  projects: [duong-tinh-226]", "  projects: [duong-tinh-22]", ("dự án / project", "duong-tinh-226")),
        (NOTES, "places: [huyen-thanh-khe]", "places: [huyen-thanh-kh]", (PLACE, "huyen-thanh-khe")),
        (NOTES, "indicator: poverty-rate", "indicator: poverty", ("chỉ số / indicator", "poverty-rate")),
        (NOTES, "unit: school", "unit: schol", ("đơn vị / unit", "school")),
        (NOTES, "lead: [so-tai-chinh]", "lead: [so-tai-chin]", (AGENCY, "so-tai-chinh")),
        (NOTES, "{project: duong-tinh-226", "{project: duong-226", ("dự án / project", "duong-tinh-226")),
        (NOTES, "43-nq-tu-2019: {relation", "43-nq-tu-2018: {relation", ("văn bản viện dẫn / legal document", "43-nq-tu-2019")),
        (f"{PLAN}/document.yml", "issuer: ubnd-tinh", "issuer: ubnd-tin", (AGENCY, "ubnd-tinh")),
        (f"{DECISION}/annotations.yml", "dau-tu]}", "dautu]}", (AGENCY, "so-ke-hoach-va-dau-tu")),
        (f"{REGISTRIES}/topics.yml", "parent: public-investment", "parent: investment", ("lĩnh vực / topic", "public-investment")),
        (f"{REGISTRIES}/places.yml", "kind: city, parent: tinh-van-dai", "kind: city, parent: van-dai", (PLACE, "tinh-van-dai")),
        (f"{REGISTRIES}/projects.yml", "place: huyen-thanh-khe", "place: huyen-thanh-kh", (PLACE, "huyen-thanh-khe")),
        (f"{REGISTRIES}/indicators.yml", "unit: school", "unit: schools", ("đơn vị / unit", "school")),
        (f"{REGISTRIES}/indicators.yml", "topic: tourism", "topic: tour", ("lĩnh vực / topic", "tourism")),
        (f"{REGISTRIES}/agencies.yml", "[so-ke-hoach-va-dau-tu,", "[so-ke-hoach-dau-tu,", (AGENCY, "so-ke-hoach-va-dau-tu")),
        (f"{REGISTRIES}/legal_documents.yml", "ent: 12-kh-ubnd-2024", "ent: 12-kh-ubnd", ("văn bản / document", "12-kh-ubnd-2024")),
    ],
    ids=str,
)  # fmt: skip
def test_a_dangling_reference(
    example: Project, name: str, old: str, new: str, named: tuple[str, str]
) -> None:
    """Each kind of reference to something that is not there is one problem on its line, with the nearest
    id."""
    line = example.change(name, old, new)
    found = [p for p in references.check(example.catalog()) if p.code == "reference-unknown"]
    assert {(p.file, p.line) for p in found} == {(name, line if "43-nq-tu" not in new else line - 1)}
    assert {(dict(p.params)["what"], p.nearest) for p in found} == {named}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("commitment: 12-kh-ubnd-2024.ii.1.2", "commitment: 12-kh-ubnd-2024.ii.1.1", "nhiệm vụ / commitment"),
        ("target: 34-qd-ubnd-2025.1.2.t1", "target: 34-qd-ubnd-2025.1.2.t9", "chỉ tiêu / target"),
        ("indicator: grdp-growth", "indicator: grdp", "chỉ số / indicator"),
        ("unit: percent", "unit: percents", "đơn vị / unit"),
    ],
)
def test_dangling_evidence(example: Project, old: str, new: str, what: str) -> None:
    """Evidence about something that is not there is a problem at its own record, in a file that is not
    sorted."""
    name = f"{REGISTRIES}/evidence.yml"
    changed = example.change(name, old, new)
    first = max(
        n
        for n, text in enumerate(example.read(name).splitlines(), 1)
        if text.startswith("- ") and n <= changed
    )
    (one,) = references.check(example.catalog())
    assert (one.file, one.line, one.code, dict(one.params)["what"]) == (
        name,
        first,
        "reference-unknown",
        what,
    )


def test_dangling_succession(example: Project) -> None:
    """A succession of an agency that is not there is a problem at its own record, in a file that is not
    sorted."""
    name = f"{REGISTRIES}/agency_successions.yml"
    line = example.change(
        name, "id: cuc-thue-tinh.s1\n  agency: cuc-thue-tinh", "id: cuc-thue.s1\n  agency: cuc-thue"
    )
    assert example.found_by(references.check) == [(name, line, "reference-unknown")]


def test_dangling_place_succession(example: Project) -> None:
    """A unit of today that is not there, and a base unit that is not there, are problems at their own
    records."""
    name = f"{REGISTRIES}/place_successions.yml"
    example.change(name, "successor: xa-thanh-khe", "successor: xa-thanh-khe-moi")
    units = f"{REGISTRIES}/units.yml"
    line = example.change(units, "base_unit: million-dong", "base_unit: million")
    assert example.found_by(references.check) == [
        (name, 1, "reference-unknown"),
        (units, line, "reference-unknown"),
    ]


@pytest.mark.parametrize(
    ("stem", "old", "new", "code"),
    [
        ("place_successions", "id: huyen-thanh-khe.s1", "id: huyen-thanh-khe.1", "id-malformed"),
        ("agency_successions", "id: so-tai-chinh.s1\n", "id: so-ke-hoach-va-dau-tu.s1\n", "id-duplicate"),
        ("agency_successions", "id: ubnd-tinh.s1", "id: ubnd.s1", "id-malformed"),
    ],
)
def test_the_id_of_a_succession_begins_with_what_is_succeeded(
    example: Project, stem: str, old: str, new: str, code: str
) -> None:
    """Its id is that of the agency or place with s1, s2 ... behind it, and stands once."""
    name = f"{REGISTRIES}/{stem}.yml"
    example.change(name, old, new)
    assert code in {p.code for p in references.check(example.catalog())}


def test_the_place_of_a_deadline(example: Project) -> None:
    """The place whose deadline it is exists."""
    name = f"{DECISION}/annotations.yml"
    line = example.change(name, "place: huyen-thanh-khe, lead", "place: huyen-thanh, lead")
    assert example.found_by(references.check) == [(name, line, "reference-unknown")]


def test_dangling_review(example: Project) -> None:
    """A review of a document that is not there is a problem at its own record."""
    name = f"{REGISTRIES}/reviews.yml"
    line = example.change(name, "document: 12-kh-ubnd-2024", "document: 12-kh-ubnd")
    assert example.found_by(references.check) == [(name, line, "reference-unknown")]


def test_evidence_id_twice(example: Project) -> None:
    """An id of evidence used twice is a problem at the second."""
    name = f"{REGISTRIES}/evidence.yml"
    line = example.change(name, "- id: list-2024", "- id: growth-2024")
    assert example.found_by(references.check) == [(name, line, "id-duplicate")]


@pytest.mark.parametrize("field", ["to: ii.1.6", "inherits: phu-luc.stt-1"])
def test_a_passage_of_the_same_document(example: Project, field: str) -> None:
    """``to`` and ``inherits`` name a passage of the same document."""
    name = NOTES if field.startswith("to") else f"{DECISION}/annotations-2.yml"
    line = example.change(name, field, f"{field}0")
    (one,) = references.check(example.catalog())
    assert (one.file, one.line, one.code, one.nearest) == (name, line, "passage-unknown", field.split()[1])


def test_the_other_side_of_a_note(example: Project) -> None:
    """The passage on the other side of a note exists, under its full id."""
    example.change(NOTES, "other: 12-kh-ubnd-2024.0.7", "other: 12-kh-ubnd-2024.0.77")
    line = example.line(NOTES, "n1:")
    assert example.found_by(references.check) == [(NOTES, line, "reference-unknown")]


@pytest.mark.parametrize("registry", ["topics", "places"])
def test_a_cycle(example: Project, registry: str) -> None:
    """A record that is its own ancestor is a problem, as is each record on the way, with the way round."""
    name = f"{REGISTRIES}/{registry}.yml"
    first, second = (
        ("public-investment", "budget") if registry == "topics" else ("tinh-van-dai", "huyen-thanh-khe")
    )
    example.change(name, f"{first}: {{", f"{first}: {{parent: {second}, ")
    found = [p for p in references.check(example.catalog()) if p.code == "cycle"]
    assert {f"{first} > {second} > {first}", f"{second} > {first} > {second}"} <= {
        dict(p.params)["found"] for p in found
    }


def test_its_own_parent(example: Project) -> None:
    """An agency that is its own parent is a cycle of one."""
    line = example.change(
        f"{REGISTRIES}/agencies.yml", "kind: judicial", "kind: judicial\n  parent: toa-an-nhan-dan-tinh"
    )
    assert example.found_by(references.check) == [(f"{REGISTRIES}/agencies.yml", line + 1, "cycle")]


def test_members_without_the_kind(example: Project) -> None:
    """Only agencies of kind ``group`` have members."""
    name = f"{REGISTRIES}/agencies.yml"
    example.change(
        name,
        "name_en: Departments and sectors\n  kind: group",
        "name_en: Departments and sectors\n  kind: department",
    )
    assert example.found_by(references.check) == [(name, 4, "group-without-kind")]
