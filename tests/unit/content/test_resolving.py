"""From what people wrote to the facts. Each rule of section 3 of the data model is a test of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.content.catalog import Catalog
from generator.model.records import Involvement
from tests.project import DECISION, PLAN, REGISTRIES, Project

PLAN_ID, DECISION_ID = "12-kh-ubnd-2024", "34-qd-ubnd-2025"
Row = tuple[str, str, str, str]


def _who(catalog: Catalog, passage: str) -> list[Row]:
    """Who is responsible: agency, role, basis, via."""
    return [(r.agency, r.role, r.basis, r.via) for r in catalog.involvements[passage]]


def _named(catalog: Catalog, passage: str) -> list[tuple[str, str, str]]:
    return [(a, role, basis) for a, role, basis, via in _who(catalog, passage) if not via]


def test_the_heading_leads(example_catalog: Catalog) -> None:
    """The agency of a heading leads what stands under it when the text names nobody; what it reports to is by
    text."""
    assert _who(example_catalog, f"{PLAN_ID}.ii.1.2") == [
        ("so-ke-hoach-va-dau-tu", "lead", "heading", ""),
        ("ubnd-tinh", "report_to", "text", ""),
    ]


def test_a_group_has_the_members_of_the_day(example: Project) -> None:
    """A document of 2024 tells those that were there then; one of 1 March 2025 those that took their place that
    day, once for both, and nobody who came later or is gone without an heir; the month alone is before its days."""
    added = "members: [so-ke-hoach-va-dau-tu, so-tai-chinh, so-moi, so-cu]"
    example.change(f"{REGISTRIES}/agencies.yml", "members: [so-ke-hoach-va-dau-tu, so-tai-chinh]", added)
    for key, day in (("so-moi", "valid_from: 2025-07-01"), ("so-cu", "valid_to: 2025-02-28")):
        record = f"{key}: {{name_vi: {key}, name_en: {key}, kind: department, {day}}}\n"
        example.append(f"{REGISTRIES}/agencies.yml", record)

    def members(passage: str) -> list[str]:
        who = _who(example.catalog(), passage)
        return [a for a, role, _, via in who if (role, via) == ("lead", "cac-so-nganh")]

    example.change(f"{PLAN}/annotations.yml", "  lead: [ubnd-thanh-pho-van-dai]", "  lead: [cac-so-nganh]")
    before = ["so-cu", "so-ke-hoach-va-dau-tu", "so-tai-chinh"]
    assert members(f"{PLAN_ID}.ii.2.3") == members(f"{DECISION_ID}.1.2") == before
    example.change(f"{DECISION}/document.yml", "issued_edtf: 2025-03", "issued_edtf: 2025-03-01")
    assert members(f"{DECISION_ID}.1.2") == ["so-tai-chinh-2025"]
    assert members(f"{PLAN_ID}.ii.2.3") == before


def test_two_agencies_in_a_heading_are_two_leads(example: Project) -> None:
    """Both agencies of one heading lead, in the order printed."""
    example.change(
        f"{PLAN}/annotations.yml",
        "  lead: [so-ke-hoach-va-dau-tu]",
        "  lead: [so-tai-chinh, so-ke-hoach-va-dau-tu]",
    )
    assert _named(example.catalog(), f"{PLAN_ID}.ii.1.7") == [
        ("so-tai-chinh", "lead", "heading"),
        ("so-ke-hoach-va-dau-tu", "lead", "heading"),
    ]


def test_the_heading_ends_with_its_section(example_catalog: Catalog) -> None:
    """A heading gives its agencies to its own section and not to the next."""
    assert "so-ke-hoach-va-dau-tu" not in {a for a, *_ in _who(example_catalog, f"{PLAN_ID}.iii.2")}
    assert "so-ke-hoach-va-dau-tu" not in {a for a, *_ in _named(example_catalog, f"{PLAN_ID}.ii.2.2")}


def test_partner_by_text(example_catalog: Catalog) -> None:
    """A partner that the passage names cooperates by text, beside the lead of the heading."""
    assert _who(example_catalog, f"{PLAN_ID}.ii.1.3") == [
        ("so-ke-hoach-va-dau-tu", "lead", "heading", ""),
        ("so-tai-chinh", "cooperate", "text", ""),
    ]


def test_lead_in_gives_its_partners(example_catalog: Catalog) -> None:
    """A lead-in gives its partners to the items under it, whose leads stay those of the heading."""
    for item in ("ii.1.5", "ii.1.6"):
        assert _named(example_catalog, f"{PLAN_ID}.{item}") == [
            ("so-ke-hoach-va-dau-tu", "lead", "heading"),
            ("cac-so-nganh", "cooperate", "heading"),
        ]


def test_nobody_is_its_own_partner(example_catalog: Catalog) -> None:
    """A body that leads gets no derived row as member of the group it cooperates with; the other members
    do."""
    who = _who(example_catalog, f"{PLAN_ID}.ii.1.5")
    assert "so-ke-hoach-va-dau-tu" in example_catalog.agencies["cac-so-nganh"].members
    partners = [agency for agency, role, basis, _ in who if (role, basis) == ("cooperate", "group")]
    assert partners
    assert "so-ke-hoach-va-dau-tu" not in partners


def test_lead_in_gives_to_no_others(example_catalog: Catalog) -> None:
    """``to`` names the last passage a lead-in reaches; the next one has none of its agencies."""
    assert _named(example_catalog, f"{PLAN_ID}.ii.1.7") == [("so-ke-hoach-va-dau-tu", "lead", "heading")]


def test_lead_in_without_to_ends_at_its_own_label(example: Project) -> None:
    """Without ``to`` a lead-in reaches up to the next passage with the same kind of label."""
    example.change(f"{PLAN}/annotations.yml", "  to: ii.1.6\n", "")
    catalog = example.catalog()
    assert ("cac-so-nganh", "cooperate", "heading") in _named(catalog, f"{PLAN_ID}.ii.1.6")
    assert ("cac-so-nganh", "cooperate", "heading") not in _named(catalog, f"{PLAN_ID}.ii.1.7")


def test_lead_in_without_label_reaches_the_end_of_its_section(example_catalog: Catalog) -> None:
    """A lead-in without label or ``to`` gives its leads to the rest of its section and not to the next
    one."""
    assert ("ubnd-cac-huyen-thanh-pho", "lead", "heading") in _named(example_catalog, f"{PLAN_ID}.ii.2.2")
    assert "ubnd-cac-huyen-thanh-pho" not in {a for a, *_ in _who(example_catalog, f"{PLAN_ID}.ii.3.1")}


def test_the_text_overrides_the_heading(example_catalog: Catalog) -> None:
    """A lead that the passage names stands in place of that of the heading."""
    assert _named(example_catalog, f"{PLAN_ID}.ii.2.3") == [("ubnd-thanh-pho-van-dai", "lead", "text")]


def test_the_word_heading_keeps_both(example: Project) -> None:
    """``heading`` in the list keeps the leads of the heading beside those named."""
    example.change(
        f"{PLAN}/annotations.yml",
        "  lead: [ubnd-thanh-pho-van-dai]",
        "  lead: [ubnd-thanh-pho-van-dai, heading]",
    )
    assert _named(example.catalog(), f"{PLAN_ID}.ii.2.3") == [
        ("ubnd-thanh-pho-van-dai", "lead", "text"),
        ("ubnd-cac-huyen-thanh-pho", "lead", "heading"),
    ]


def test_the_word_issuer_drops_the_heading(example: Project) -> None:
    """``issuer`` alone says that the heading does not apply: the issuer answers."""
    example.change(f"{PLAN}/annotations.yml", "  lead: [ubnd-thanh-pho-van-dai]", "  lead: [issuer]")
    catalog = example.catalog()
    assert _who(catalog, f"{PLAN_ID}.ii.2.3") == [("ubnd-tinh", "lead", "issuer", "")]
    assert catalog.commitments[f"{PLAN_ID}.ii.2.3"].responsibility == "issuer"


def test_numbered_task_passes_its_lead(example_catalog: Catalog) -> None:
    """A numbered paragraph that is itself a task passes its lead, never its partners, to the paragraphs under
    it."""
    assert _who(example_catalog, f"{PLAN_ID}.ii.3.1") == [
        ("toa-an-nhan-dan-tinh", "lead", "text", ""),
        ("cong-an-tinh", "cooperate", "text", ""),
    ]
    assert _who(example_catalog, f"{PLAN_ID}.ii.3.2") == [("toa-an-nhan-dan-tinh", "lead", "heading", "")]


def test_bullets_pass_nothing(example: Project) -> None:
    """A bullet with a lead of its own gives it to nobody: only numbered tasks do."""
    example.change(
        f"{PLAN}/annotations.yml", "  topics: [tourism]", "  topics: [tourism]\n  lead: [van-phong-ubnd-tinh]"
    )
    text = example.read(f"{PLAN}/passages.tsv")
    assert text.index("\nii.1.7\t") < text.index("\nii.2.1\t")
    assert "van-phong-ubnd-tinh" not in {a for a, *_ in _who(example.catalog(), f"{PLAN_ID}.ii.2.2")}


def test_nobody_is_named(example_catalog: Catalog) -> None:
    """Where nobody is named the commitment has one lead, the issuer; who follows up is named beside it."""
    assert _who(example_catalog, f"{PLAN_ID}.iii.2") == [
        ("ubnd-tinh", "lead", "issuer", ""),
        ("van-phong-ubnd-tinh", "supervise", "text", ""),
    ]


def test_members_of_a_group_are_derived(example_catalog: Catalog) -> None:
    """A named group has its members as derived rows of basis ``group`` that say which group, after the named
    ones."""
    assert _who(example_catalog, f"{DECISION_ID}.1.2") == [
        ("cac-so-nganh", "lead", "text", ""),
        ("so-ke-hoach-va-dau-tu", "lead", "group", "cac-so-nganh"),
        ("so-tai-chinh", "lead", "group", "cac-so-nganh"),
        ("cong-dong-doanh-nghiep", "cooperate", "text", ""),
    ]


def test_derived_rows_come_after_the_named(example: Project) -> None:
    """All leads that are named stand before all derived ones."""
    example.change(
        f"{DECISION}/annotations.yml",
        "  lead: [cac-so-nganh]",
        "  lead: [cac-so-nganh, toa-an-nhan-dan-tinh]",
    )
    leads = [r[0] for r in _who(example.catalog(), f"{DECISION_ID}.1.2") if r[1] == "lead"]
    assert leads == ["cac-so-nganh", "toa-an-nhan-dan-tinh", "so-ke-hoach-va-dau-tu", "so-tai-chinh"]


def test_a_member_named_itself_is_not_derived(example: Project) -> None:
    """A member that is named in the same role has its own row only; in another role it is derived."""
    example.change(
        f"{DECISION}/annotations.yml", "  lead: [cac-so-nganh]", "  lead: [cac-so-nganh, so-tai-chinh]"
    )
    assert [r for r in _who(example.catalog(), f"{DECISION_ID}.1.2") if r[0] == "so-tai-chinh"] == [
        ("so-tai-chinh", "lead", "text", "")
    ]
    example.change(
        f"{DECISION}/annotations.yml",
        "[cac-so-nganh, so-tai-chinh]",
        "[cac-so-nganh]\n  supervise: [so-tai-chinh]",
    )
    assert [r for r in _who(example.catalog(), f"{DECISION_ID}.1.2") if r[0] == "so-tai-chinh"] == [
        ("so-tai-chinh", "lead", "group", "cac-so-nganh"),
        ("so-tai-chinh", "supervise", "text", ""),
    ]


def test_a_member_of_two_groups_is_derived_once(example: Project) -> None:
    """A member of two named groups is derived from the first of them."""
    example.change(
        f"{REGISTRIES}/agencies.yml",
        "members: [ubnd-huyen-thanh-khe, ",
        "members: [so-tai-chinh, ubnd-huyen-thanh-khe, ",
    )
    example.change(
        f"{DECISION}/annotations.yml",
        "  lead: [cac-so-nganh]",
        "  lead: [ubnd-cac-huyen-thanh-pho, cac-so-nganh]",
    )
    rows = [r for r in _who(example.catalog(), f"{DECISION_ID}.1.2") if r[0] == "so-tai-chinh"]
    assert rows == [("so-tai-chinh", "lead", "group", "ubnd-cac-huyen-thanh-pho")]


def test_a_row_of_a_table_inherits_merged_cells(example_catalog: Catalog) -> None:
    """A row with ``inherits`` has the agencies of the other row, all of basis ``heading``."""
    assert _who(example_catalog, f"{DECISION_ID}.phu-luc.stt-1") == [
        ("so-tai-chinh", "lead", "text", ""),
        ("cuc-thue-tinh", "cooperate", "text", ""),
    ]
    assert _who(example_catalog, f"{DECISION_ID}.phu-luc.stt-2") == [
        ("so-tai-chinh", "lead", "heading", ""),
        ("cuc-thue-tinh", "cooperate", "heading", ""),
    ]


def test_a_row_that_inherits_from_nobody_is_the_issuers(example: Project) -> None:
    """When the row inherited from names nobody, the issuer answers, as everywhere."""
    example.change(
        f"{DECISION}/annotations.yml", "  lead: [so-tai-chinh]\n  cooperate: [cuc-thue-tinh]\n", ""
    )
    assert _who(example.catalog(), f"{DECISION_ID}.phu-luc.stt-2") == [("ubnd-tinh", "lead", "issuer", "")]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [("ii.1.2", "heading"), ("ii.2.3", "text"), ("iii.2", "issuer"), ("ii.3.2", "heading")],
)
def test_responsibility_is_that_of_the_leads(example_catalog: Catalog, passage: str, expected: str) -> None:
    """A commitment's responsibility is the strongest ground of its leads that are not derived."""
    assert example_catalog.commitments[f"{PLAN_ID}.{passage}"].responsibility == expected


def test_agencies_of_a_role(example_catalog: Catalog) -> None:
    """Agencies by role are the named ones; members of groups only when asked for."""
    commitment = example_catalog.commitments[f"{DECISION_ID}.1.2"]
    assert commitment.by_role("lead") == ("cac-so-nganh",)
    assert commitment.by_role("lead", derived=True) == (
        "cac-so-nganh",
        "so-ke-hoach-va-dau-tu",
        "so-tai-chinh",
    )


def test_only_commitments_are_commitments(example_catalog: Catalog) -> None:
    """Every passage of kind ``commitment`` is one, and no other."""
    kinds = {key for key, p in example_catalog.passages.items() if p.kind == "commitment"}
    assert set(example_catalog.commitments) == kinds
    assert len(kinds) == 12


def test_due_is_the_latest_dated_deadline(example_catalog: Catalog) -> None:
    """A commitment repeats its latest dated deadline, with all its recurrences; one without a deadline
    repeats none."""
    due = example_catalog.commitments[f"{PLAN_ID}.ii.1.2"].due
    assert (due.text, due.edtf, due.start, due.end) == (
        "trước ngày 15/02/2024",
        "2024-02-15",
        None,
        date(2024, 2, 14),
    )
    assert due.recurrence == "FREQ=MONTHLY;INTERVAL=3"
    two = example_catalog.commitments[f"{DECISION_ID}.dieu-2.1.1"].due
    assert (two.edtf, two.recurrence) == ("2025-06-30", "FREQ=MONTHLY FREQ=MONTHLY;INTERVAL=3")
    none = example_catalog.commitments[f"{PLAN_ID}.ii.1.5"].due
    assert (none.text, none.edtf, none.start, none.end, none.recurrence) == ("", "", None, None, "")


def test_open_and_month_deadlines_cover_their_days(example_catalog: Catalog) -> None:
    """What is due before 2025 ends with 2024 and has no start; within a month it has both."""
    before = example_catalog.deadlines[f"{PLAN_ID}.ii.2.2.d1"].due
    assert (before.edtf, before.relation, before.start, before.end) == (
        "2025",
        "before",
        None,
        date(2024, 12, 31),
    )
    month = example_catalog.deadlines[f"{PLAN_ID}.iii.2.d1"].due
    assert (month.start, month.end) == (date(2024, 12, 1), date(2024, 12, 31))


def test_whose_deadline(example_catalog: Catalog) -> None:
    """A deadline is that of the commitment's agencies, in their roles, unless it names its own lead; members
    of groups are derived."""
    own = example_catalog.deadlines[f"{DECISION_ID}.dieu-2.1.1.d1"].agencies
    assert own == (Involvement("so-tai-chinh", "lead", "text"), Involvement("ubnd-tinh", "report_to", "text"))
    assert example_catalog.deadlines[f"{DECISION_ID}.dieu-2.1.1.d2"].agencies == (
        Involvement("so-ke-hoach-va-dau-tu", "lead", "text"),
    )
    group = example_catalog.deadlines[f"{PLAN_ID}.ii.2.2.d1"]
    assert group.by_role("lead") == ("ubnd-cac-huyen-thanh-pho",)
    members = [(a.agency, a.via) for a in group.agencies if a.basis == "group"]
    assert members == [
        (a, "ubnd-cac-huyen-thanh-pho") for a in ("ubnd-huyen-thanh-khe", "ubnd-thanh-pho-van-dai")
    ]


def test_what_a_commitment_repeats_of_its_deadlines(example: Project) -> None:
    """It repeats the deadline that ends last, else the first, with all recurrences and how many deadlines
    there are."""
    notes = "content/documents/12-kh-ubnd-2024/annotations.yml"
    first = (
        "{what: Báo cáo danh mục, what_en: Report the list, text: trước ngày 15/02/2024, date: 2024-02-15,"
        " relation: before}"
    )
    due = example.catalog().commitments[f"{PLAN_ID}.ii.1.2"]
    assert (due.due.text, due.due.end, due.due.recurrence, due.deadlines) == (
        "trước ngày 15/02/2024", date(2024, 2, 14), "FREQ=MONTHLY;INTERVAL=3", 2,
    )  # fmt: skip
    example.change(
        notes, first, first.replace("date: 2024-02-15, relation: before", "date: 2024-02-15, relation: from")
    )
    begins = example.catalog().commitments[f"{PLAN_ID}.ii.1.2"].due
    assert (begins.text, begins.start, begins.end, begins.relation) == (
        "trước ngày 15/02/2024",
        date(2024, 2, 15),
        None,
        "from",
    )


def test_what_comes_back_has_bounds(example: Project) -> None:
    """A recurrence runs as long as its document plans for unless its own words say otherwise; where neither
    does it is open."""
    key = f"{PLAN_ID}.ii.1.2.d2"
    due = example.catalog().deadlines[key].due
    assert (due.relation, due.precision, due.since, due.until, due.bounds) == (
        "in", "quarter", date(2024, 1, 5), date(2024, 12, 31), "document",
    )  # fmt: skip
    open_rule = example.catalog().deadlines[f"{DECISION_ID}.dieu-2.1.1.d1"].due
    assert (open_rule.precision, open_rule.since, open_rule.until, open_rule.bounds) == (
        "none",
        date(2025, 3, 1),
        None,
        "open",
    )
    rule = "recurrence: FREQ=MONTHLY;INTERVAL=3"
    example.change(
        "content/documents/12-kh-ubnd-2024/annotations.yml", rule, f"{rule}, since: 2024-02, until: 2024-06"
    )
    printed = example.catalog().deadlines[key].due
    assert (printed.since, printed.until, printed.bounds) == (date(2024, 2, 1), date(2024, 6, 30), "text")


def test_targets(example_catalog: Catalog) -> None:
    """A target has its bounds, its period with its days, its commitment when its passage is one, and who must
    reach it."""
    target = example_catalog.targets[f"{DECISION_ID}.1.2.t1"]
    assert (target.commitment, target.min, target.max, target.period_text) == (
        f"{DECISION_ID}.1.2",
        Decimal("1.2"),
        None,
        "năm 2025",
    )
    assert (target.start, target.end) == (date(2025, 1, 1), date(2025, 12, 31))
    assert [a.agency for a in target.agencies] == [
        "cac-so-nganh",
        "so-ke-hoach-va-dau-tu",
        "so-tai-chinh",
        "cong-dong-doanh-nghiep",
    ]
    plain = example_catalog.targets[f"{PLAN_ID}.i.1.2.t1"]
    assert (plain.commitment, plain.period_text, plain.period) == ("", "", "2024")
    assert [(a.agency, a.basis) for a in plain.agencies] == [("ubnd-tinh", "issuer")]
    own = example_catalog.targets[f"{PLAN_ID}.i.1.2.t3"]
    assert [(a.agency, a.role, a.basis) for a in own.agencies] == [("so-tai-chinh", "lead", "text")]


def test_every_comparator_is_used(example_catalog: Catalog) -> None:
    """The miniature project shows every comparator at least once."""
    assert {t.comparator for t in example_catalog.targets.values()} == {
        "eq",
        "approx",
        "ge",
        "gt",
        "le",
        "lt",
        "range",
    }


def test_milestones_and_mentions(example_catalog: Catalog) -> None:
    """A milestone belongs to its project, which its passage thereby mentions too."""
    (milestone,) = example_catalog.milestones.values()
    assert (milestone.id, milestone.project, milestone.due.start) == (
        f"{PLAN_ID}.ii.1.3.m1",
        "duong-tinh-226",
        date(2024, 4, 1),
    )
    assert example_catalog.project_mentions == (
        ("duong-tinh-226", f"{PLAN_ID}.ii.1.3"),
        ("duong-tinh-226", f"{DECISION_ID}.dieu-2.1.1"),
    )


def test_source_notes(example_catalog: Catalog) -> None:
    """A note keeps the words as printed and the other side of a conflict; without a quotation it is about the
    whole passage."""
    note = example_catalog.source_notes[f"{PLAN_ID}.0.9.n1"]
    assert (note.kind, note.quote, note.other) == ("duplicate", "Phát triển kinh tế", f"{PLAN_ID}.0.7")
    assert example_catalog.source_notes[f"{PLAN_ID}.ii.2.1.n1"].quote == ""


def _cited(catalog: Catalog, passage: str) -> dict[str, tuple[str, str, str]]:
    return {
        c.legal_document: (c.text, c.cited_on, c.relation)
        for c in catalog.citations.values()
        if c.passage == passage
    }


def test_a_law_is_cited_by_name(example_catalog: Catalog) -> None:
    """A law is found by its name, with the date printed after it; in a basis the relation is ``basis``."""
    assert _cited(example_catalog, f"{PLAN_ID}.0.10") == {
        "luat-dau-tu-cong": ("Luật Đầu tư công ngày 13/6/2019", "2019-06-13", "basis")
    }


def test_a_law_with_a_number_is_cited_by_name_too(example: Project) -> None:
    """A passage need not print the number that is known; another way to write a number is no name."""
    law = "luat-dau-tu-cong: {"
    example.change(f"{REGISTRIES}/legal_documents.yml", law, f"{law}number: 39/2019/QH14, ")
    names = "names: [Luật Đầu tư công, 43/NQ-TU"
    example.change(f"{REGISTRIES}/legal_documents.yml", "names: [Luật Đầu tư công", names)
    assert set(_cited(example.catalog(), f"{PLAN_ID}.ii.1.3")) == {"43-nq-tu-2019", "luat-dau-tu-cong"}
    assert set(_cited(example.catalog(), f"{PLAN_ID}.0.11")) == {"43-nq-tu-2023"}


def test_a_number_of_two_documents_is_told_by_its_date(example_catalog: Catalog) -> None:
    """One number, two resolutions: the date printed says which; the party's two ways to print a number are
    one."""
    assert _cited(example_catalog, f"{PLAN_ID}.0.11") == {
        "43-nq-tu-2023": ("Nghị quyết số 43/NQ-TU ngày 02/12/2023", "2023-12-02", "implements")
    }
    assert _cited(example_catalog, f"{PLAN_ID}.ii.1.3") == {
        "43-nq-tu-2019": ("Nghị quyết số 43-NQ/TU ngày 01/03/2019", "2019-03-01", "implements"),
        "luat-dau-tu-cong": ("Luật Đầu tư công", "", "refers"),
    }


def test_a_number_of_two_documents_without_date_is_none(example: Project) -> None:
    """One number of two documents and no date that tells them apart: no citation is made up."""
    example.change(f"{REGISTRIES}/legal_documents.yml", "issued_on: 2019-03-01", "issued_on: 2019-03-02")
    assert "43-nq-tu-2019" not in _cited(example.catalog(), f"{PLAN_ID}.ii.1.3")


def test_a_misprinted_date_is_kept(example: Project) -> None:
    """One number of one document with another date: it is that document, and the date is kept as printed."""
    example.change(f"{REGISTRIES}/legal_documents.yml", "issued_on: 2024-01-05", "issued_on: 2024-01-06")
    assert _cited(example.catalog(), f"{DECISION_ID}.0.5") == {
        "12-kh-ubnd-2024": ("Kế hoạch số 12/KH-UBND ngày 05/01/2024", "2024-01-05", "basis")
    }


def test_a_document_is_cited_once_a_passage(example: Project) -> None:
    """Cited twice in one passage, a document has one row: with the first date printed."""
    example.change(
        f"{REGISTRIES}/legal_documents.yml",
        "names: [Luật Đầu tư công]",
        "names: [Luật Đầu tư công, Đường tỉnh 226]",
    )
    cited = _cited(example.catalog(), f"{PLAN_ID}.ii.1.3")
    assert cited["luat-dau-tu-cong"][0] == "Luật Đầu tư công"
    example.change(
        f"{REGISTRIES}/legal_documents.yml",
        "names: [Luật Đầu tư công, Đường tỉnh 226]",
        "names: [vốn, Luật Đầu tư công ngày]",
    )
    ids = [c.id for c in example.catalog().citations.values() if c.passage == f"{PLAN_ID}.ii.1.3"]
    assert len(ids) == len(set(ids)) == 2


@pytest.mark.parametrize("passage", ["0.4", "0.7", "0.12", "0.13"])
def test_own_number_is_no_citation(example_catalog: Catalog, passage: str) -> None:
    """A document's own number, letterhead, recipients and signature cite nothing."""
    assert _cited(example_catalog, f"{PLAN_ID}.{passage}") == {}


def test_names_by_document(example_catalog: Catalog) -> None:
    """Each spelling is listed with the documents it stands in, the longest reading first: a name in a longer
    one does not count."""
    assert ("cac-so-nganh", "các sở, ngành", PLAN_ID) in example_catalog.agency_names
    assert ("cac-so-nganh", "các sở, ban, ngành", DECISION_ID) in example_catalog.agency_names
    assert ("cac-so-nganh", "các sở, ban, ngành", PLAN_ID) not in example_catalog.agency_names
    assert ("ubnd-tinh", "UBND tỉnh", PLAN_ID) in example_catalog.agency_names
    road = ("duong-tinh-226", "Đường tỉnh 226")
    assert example_catalog.project_names == ((*road, PLAN_ID), (*road, DECISION_ID))


def test_a_name_inside_a_longer_one_does_not_count(example: Project) -> None:
    """The words "UBND tỉnh" in "Văn phòng UBND tỉnh" is the office's, not the province's."""
    example.change(f"{REGISTRIES}/agencies.yml", "  names: [UBND tỉnh]", "  names: [phòng UBND tỉnh]")
    assert not [row for row in example.catalog().agency_names if row[0] == "ubnd-tinh"]


def test_records_are_in_a_fixed_order(example_catalog: Catalog) -> None:
    """Registries are sorted by id, lists by their key, whatever the order in the file."""
    assert [e.id for e in example_catalog.evidence] == [
        "growth-2024",
        "list-2024",
        "revenue-2025",
        "visits-2025",
    ]
    bodies = [s.agency for s in example_catalog.successions]
    assert bodies == sorted(bodies)
    assert bodies[:2] == ["cong-an-tinh", "cuc-thue-tinh"]
    assert list(example_catalog.agencies) == sorted(example_catalog.agencies)


def test_place_of_a_passage(example_catalog: Catalog) -> None:
    """A passage's place is where it is annotated, or its own line where it is not."""
    file, line, _ = example_catalog.place(f"{DECISION_ID}.phu-luc.stt-2", "notes", "n1")
    assert (file, line) == (f"{DECISION}/annotations-2.yml", 6)
    assert example_catalog.place(f"{PLAN_ID}.0.1") == (f"{PLAN}/passages.tsv", 2, 1)


def test_what_others_wrote_is_not_changed(example_catalog: Catalog) -> None:
    """The catalog cannot be changed by those who read it."""
    with pytest.raises(TypeError):
        example_catalog.agencies["x"] = example_catalog.agencies["ubnd-tinh"]  # type: ignore[index]  # that it is refused is the point
