"""What the pictures of the pages show, on the miniature project: the counts of the catalog, in words, drawing
and table alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree, html

from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.model.records import Commitment, Due
from generator.settings import Settings
from generator.site.pages import all_pages, render
from generator.site.pages.pictures.base import Cell, Picture, Place, most
from generator.site.pages.pictures.company import company, partners, together
from generator.site.pages.pictures.course import course
from generator.site.pages.pictures.due import _group, due, is_wide, quarter
from generator.site.pages.pictures.fields import fields
from generator.site.pages.pictures.levels import levels, only_level
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.site.pages.words import words_of
from generator.tables import TABLES
from generator.text.dates import Days, days


def _view(catalog: Catalog, settings: Settings, language: str = "en") -> View:
    return View(
        catalog=catalog,
        relations=relate(catalog),
        words=words_of(settings, catalog, language),
        settings=settings,
        tables=TABLES,
    )


@pytest.fixture(scope="module")
def view(example_catalog: Catalog, example_settings: Settings) -> View:
    """The miniature project as readers of English see it."""
    return _view(example_catalog, example_settings)


@pytest.fixture(scope="module")
def bodies(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> dict[str, str]:
    """All pages of the miniature project."""
    return render(
        all_pages(example_catalog, example_settings, TABLES, example_report, example_published),
        example_settings,
    )


def _there(picture: Picture | None) -> Picture:
    assert picture is not None
    return picture


def _drawn(picture: Picture) -> list[str]:
    root = etree.fromstring(str(picture.drawing))
    return [(line.text or "").strip() for t in root.iter("text") for line in list(t) or [t]]


def _acting(c: Commitment) -> set[str]:
    """The agencies a commitment itself names as those who lead or help."""
    return {
        i.agency for i in c.agencies if i.basis in ("text", "heading") and i.role in ("lead", "cooperate")
    }


def _numbers(cells: Sequence[Cell]) -> list[int]:
    return [int(c.words) for c in cells if c.number and c.words != "–"]


def test_fields_count_what_the_explorer_would_list(view: View, example_catalog: Catalog) -> None:
    """A number and the list it leads to agree: the agency leads, is named, and the topic is one of those of
    the commitment."""
    picture = _there(fields(Place(view, "topic")))
    linked = [c for row in picture.table.rows for c in row if c.number and "?" in c.href]
    assert linked
    for cell in linked:
        asked = {key: values[0] for key, values in parse_qs(urlsplit(cell.href).query).items()}
        assert list(asked) == [key for key in ("agency", "role", "topic", "named") if key in asked]
        found = [
            c
            for c in example_catalog.commitments.values()
            if any(
                i.agency == asked["agency"] and i.role == asked["role"] and i.basis != "group"
                for i in c.agencies
            )
            and asked.get("topic", c.topics[0]) in c.topics
        ]
        assert len(found) == int(cell.words)


def test_cells_lead_where_the_table_leads(view: View) -> None:
    """The links of the drawing are those of the table, number by number; each says agency, topic and
    number."""
    picture = _there(fields(Place(view, "topic")))
    drawn = [a for a in etree.fromstring(str(picture.drawing)).iter("a") if a.get("tabindex")]
    listed = [
        (row[0], head, cell)
        for row in picture.table.rows
        for head, cell in zip(picture.table.head, row, strict=True)
    ]
    linked = [(agency, topic, cell) for agency, topic, cell in listed if topic.href and cell.href]
    assert [a.get("href") for a in drawn] == [cell.href for _, _, cell in linked]
    assert linked
    for a, (agency, topic, cell) in zip(drawn, linked, strict=True):
        assert re.fullmatch(
            rf"{re.escape(agency.words)} in {re.escape(topic.words)}: {cell.words} commitments?",
            a.findtext("title") or "",
        )


def test_what_is_equally_much_is_named_together(view: View) -> None:
    """No one is called the first who has others beside: two or three are named, more are not."""
    assert most(view, 2, ["a"]) == "Most: a, 2 commitments."
    assert most(view, 1, ["a", "b"]) == "Most: a; b, 1 commitment each."
    assert most(view, 2, ["a", "b", "c", "d"]) == "No one stands out: the first have 2 commitments each."


def test_pictures_name_the_tables_they_come_from(view: View, example_catalog: Catalog) -> None:
    """Source and published tables stand below each picture."""
    deadlines = list(example_catalog.deadlines.values())
    for picture in (
        fields(Place(view, "topic")),
        company(Place(view, "agency")),
        due(Place(view, "deadline"), deadlines),
    ):
        assert "data of 1 Apr 2025" in _there(picture).source
        assert set(_there(picture).tables) <= {table.name for table in TABLES}


def test_fields_draw_what_the_table_holds(view: View) -> None:
    """The cells of the drawing are those of the table, row by row; the sum of each row stands in the table
    alone."""
    picture = _there(fields(Place(view, "topic")))
    cells = [t.replace("·", "0") for t in _drawn(picture) if re.fullmatch(r"\d+|·", t)]
    assert [int(c) for c in cells] == [n for row in picture.table.rows for n in _numbers(row[:-1])]


def test_company_counts_each_pair_once(view: View, example_catalog: Catalog) -> None:
    """A pair counts the commitments that name both; groups are not dissolved into their members."""
    pairs = together(example_catalog.commitments.values())
    for (a, b), n in pairs.items():
        both = [c for c in example_catalog.commitments.values() if {a, b} <= _acting(c)]
        assert len(both) == n
    picture = _there(company(Place(view, "agency")))
    assert [n for row in picture.table.rows for n in _numbers(row)] == sorted(pairs.values(), reverse=True)


def test_partners_add_up(example_catalog: Catalog) -> None:
    """The parts of a partner are the commitments together, seen from one side as from the other."""
    everything = list(example_catalog.commitments.values())
    pairs = together(everything)
    for (a, b), n in pairs.items():
        (bar,) = (p for p in partners(a, [c for c in everything if a in _acting(c)]) if p.ident == b)
        assert sum(bar.parts) == bar.count == n


def test_deadlines_are_in_the_quarter_they_end_in(view: View, example_catalog: Catalog) -> None:
    """All dated deadlines are in table and drawing, those that come back apart; the day of the data tells
    what has passed."""
    deadlines = list(example_catalog.deadlines.values())
    picture = _there(due(Place(view, "deadline"), deadlines))
    assert [[c.words for c in row] for row in picture.table.rows][:3] == [
        ["Q1 2024", "1", "0", "1"],
        ["Q4 2024", "1", "1", "2"],
        ["Q2 2025", "1", "0", "1"],
    ]
    passed = picture.caption.passed
    assert passed is not None
    assert passed.label.startswith("By 1 Apr 2025, 3 printed dates have passed")
    assert sum(1 for day in passed.days if day < date(2025, 4, 1)) == 3 < len(passed.days)
    assert {"1 Apr 2025", "every quarter"} <= set(_drawn(picture))
    assert due(Place(view, "deadline"), deadlines[:3]) is None


_UNDATED = Due(text="", edtf="", start=None, end=None, recurrence="")


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((1, 1, 1, 2), " Most fall at the end of Q1 2026: 3."),
        ((1, 1, 2, 2), " Most fall at the end of Q1 2026; Q2 2026: 2 each."),
        ((1, 1, 2, 2, 3, 3), " Most fall at the end of Q1 2026; Q2 2026; Q3 2026: 2 each."),
        ((1, 1, 2, 2, 3, 3, 4, 4), ""),
        ((1, 2, 3, 4), ""),
    ],
)
def test_quarters_in_which_most_ends(
    view: View, example_catalog: Catalog, ends: tuple[int, ...], told: str
) -> None:
    """The quarter in which most duties end is named, or the two or three of equally many; four are not, and
    none where each has one."""
    one = next(iter(example_catalog.deadlines.values()))
    over = [date(2026, q * 3 - 1, 28) for q in ends]
    deadlines = [replace(one, due=replace(_UNDATED, edtf=f"{end:%Y-%m}", end=end)) for end in over]
    summary = _there(due(Place(view, "deadline"), deadlines)).caption.summary
    assert summary == f"{len(ends)} deadlines have a date.{told}"


def test_duties_without_a_day_are_counted_in_words(view: View, example_catalog: Catalog) -> None:
    """What comes back and what cannot be turned into a date stand in no quarter; the sentence below the picture
    says how many there are."""
    one = next(iter(example_catalog.deadlines.values()))
    dues = [
        *(replace(_UNDATED, edtf="2026-03", end=date(2026, 3, 31)) for _ in range(4)),
        replace(_UNDATED, recurrence="FREQ=YEARLY"),
        _UNDATED,
        _UNDATED,
    ]
    summary = _there(due(Place(view, "deadline"), [replace(one, due=d) for d in dues])).caption.summary
    assert summary.startswith("4 deadlines have a date.")
    assert summary.endswith("1 duty comes back regularly. 2 cannot be turned into dates.")


@pytest.mark.parametrize(
    ("edtf", "wide", "expected"),
    [("2024", True, (2024, 4)), ("2024-34", False, (2024, 2)), ("2024-05", False, (2024, 2)), ("2024-07-01", False, (2024, 3)),
     ("../2024", True, (2024, 4)), ("2021/2025", True, (2025, 4)), ("2024-01/2024-09", False, (2024, 3)), ("2024-02/..", False, (2024, 1))],
)  # fmt: skip
def test_what_has_only_a_year_is_told_apart(edtf: str, wide: bool, expected: tuple[int, int]) -> None:  # noqa: FBT001 - a column of the table
    """A year or period that ends with a year is wide; a deadline stands in the quarter in which it ends."""
    given = days(edtf)
    d = Due(text="", edtf=edtf, start=given.start, end=given.end, recurrence="")
    assert is_wide(d) is wide
    assert quarter(d) == expected


@pytest.mark.parametrize(
    ("edtf", "recurrence", "group"),
    [("", "FREQ=YEARLY", "recurring"), ("2024", "FREQ=YEARLY", "passed"), ("2024", "", "passed"), ("2031", "FREQ=YEARLY", "coming"),
     ("2024/..", "FREQ=YEARLY", "recurring")],
)  # fmt: skip
def test_what_comes_back_is_apart_until_its_bounds_are_over(edtf: str, recurrence: str, group: str) -> None:
    """A recurrence without an end is neither coming nor passed; one with an end stands where its end
    stands."""
    given = days(edtf) if edtf else Days(None, None)
    d = Due(text="", edtf=edtf, start=given.start, end=given.end, recurrence=recurrence)
    assert _group(d, date(2025, 4, 1)) == group


def test_levels_show_every_target_and_result(view: View, example_catalog: Catalog) -> None:
    """Targets and results stand on one scale, in the order of their periods, each with its number in drawing,
    words and table."""
    r = view.relations
    found = {}
    for key in example_catalog.indicators:
        targets = r.targets_of_indicator[key]
        evidence = [*r.evidence[key], *(e for t in targets for e in r.evidence[t.id])]
        if len(targets) + sum(1 for e in evidence if not e.measure_note) < 2:
            assert levels(Place(view, "indicator", key), targets, evidence) is None
            continue
        picture = _there(levels(Place(view, "indicator", key), targets, evidence))
        drawn = [e for e in evidence if e.value is not None and not e.measure_note]
        assert len(picture.table.rows) == len(targets) + len(drawn)
        found[key] = picture
    growth = found["grdp-growth"]
    assert [t for t in _drawn(growth) if t in ("7–7.5", "7.1", "7.5–8")] == ["7–7.5", "7.1", "7.5–8"]
    assert "Published result" in " ".join(_drawn(growth))
    assert "7–7.5% (2024)" in growth.caption.summary
    assert [(row[0].words, row[2].words) for row in growth.table.rows] == [
        ("2024", "7–7.5%"),
        ("2024", "7.1%"),
        ("2025", "7.5–8%"),
    ]
    assert levels(Place(view, "indicator", "grdp-growth"), [], r.evidence["grdp-growth"]) is None


def test_a_result_that_measures_something_else_is_not_drawn(view: View) -> None:
    """It stands on no scale with the targets, but is told, with the reason; no picture says there is none."""
    r = view.relations
    targets = r.targets_of_indicator["budget-revenue"]
    evidence = [*r.evidence["budget-revenue"], *(e for t in targets for e in r.evidence[t.id])]
    apart = [e for e in evidence if e.measure_note]
    picture = levels(Place(view, "indicator", "budget-revenue"), targets, evidence)
    said = picture.caption.summary if picture else only_level(view, targets, evidence)
    assert apart
    assert "1 result measures something else" in said
    assert "2,600–2,700" in said
    assert "No published result" not in said
    assert not any("2,600" in words for words in (_drawn(picture) if picture else ()))


def test_a_course_tells_what_each_document_says(view: View, example_catalog: Catalog) -> None:
    """The statements of all documents stand in their order with their dates; what is not told in English is
    marked as Vietnamese."""
    (project,) = example_catalog.projects
    picture = _there(course(Place(view, "project", project), project))
    assert [row[3].words for row in picture.table.rows] == ["Q2 2024", "before 30 Jun 2025"]
    assert {"Q2 2024", "before 30 Jun 2025"} <= set(_drawn(picture))
    assert [(row[2].words, row[2].lang) for row in picture.table.rows] == [
        ("Capital fully allocated", ""),
        ("Khởi công", "vi"),
    ]
    assert "2 documents name this project" in picture.caption.summary


def test_a_course_leaves_to_others_what_is_theirs(
    example_catalog: Catalog, example_settings: Settings
) -> None:
    """A deadline of a passage that names a second project may be the other's: it is not shown as this
    one's."""
    (project,) = example_catalog.projects
    shared = {
        key: replace(c, projects=(*c.projects, "another")) if project in c.projects else c
        for key, c in example_catalog.commitments.items()
    }
    view = _view(replace(example_catalog, commitments=shared), example_settings)
    picture = _there(course(Place(view, "project", project), project))
    assert [row[3].words for row in picture.table.rows] == ["Q2 2024", "–"]


def test_figures_are_one_block_with_their_table(bodies: dict[str, str]) -> None:
    """A figure has no empty line and a caption; every drawing has its numbers beside it, and names no caption
    that is not there."""
    seen = 0
    for text in bodies.values():
        for figure in re.findall(r"<figure.*?</figure>", text, re.DOTALL):
            assert not re.search(r"\n[ \t]*\n", figure)
            assert "<figcaption><b" in figure
            if 'class="drawing' in figure and 'class="picture' in figure:
                seen += 1
                assert "<tbody>" in figure
            for ident in re.findall(r'aria-labelledby="([a-z-]+)"', figure):
                assert f'<b id="{ident}">' in figure
    assert seen >= 2 * 5


def test_one_level_is_a_sentence(bodies: dict[str, str]) -> None:
    """A scale with nothing to compare on it is no picture: the sentence stands alone."""
    text = bodies["vi/chi-tieu/support-ceiling/index.html"].replace("&#32;", " ")
    assert "<figure" not in text
    said = html.fromstring(text).xpath("string(//p[@class='said-level'])")
    assert said == "1 chỉ tiêu: ≤ 30 triệu đồng (2025). Chưa ghi nhận kết quả công bố nào."
