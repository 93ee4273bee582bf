"""Lists of duties: who answers today, through which group they were given, which dates they tell, and which stand
folded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.model.records import Commitment, Involvement
from generator.settings import Settings
from generator.site.pages import all_pages, render
from generator.site.pages.base import Page
from generator.site.pages.duties import Line, dated_first, usual_group
from generator.site.pages.rendering import environment
from generator.site.pages.view import View
from generator.site.pages.words import Words
from generator.tables import TABLES


@pytest.fixture(scope="module")
def view(pages: list[Page]) -> View:
    """The miniature project as its Vietnamese readers see it."""
    view: View = next(page.context["view"] for page in pages if page.language == "vi")
    return view


@pytest.fixture(scope="module")
def commitment(example_catalog: Catalog) -> Commitment:
    """Any commitment."""
    return next(iter(example_catalog.commitments.values()))


@pytest.fixture(scope="module")
def page(pages: list[Page]) -> Page:
    """Any page of an agency."""
    return next(page for page in pages if page.kind == "agency" and page.ident and page.language == "vi")


def _drawn(view: View, page: Page, call: str, **given: object) -> str:
    """What a piece that pages share makes of something."""
    imported = '{% import "_parts.html.j2" as parts with context %}'
    return (
        environment(view)
        .from_string(f"{imported}{{{{ {call} }}}}")
        .render(page=page, url=lambda *_: "x", **given)
    )


@pytest.mark.parametrize(
    ("groups", "usual"),
    [("aaab", "a"), ("aab", ""), ("aaabbb", ""), ("ab", ""), ("", ""), ("aaaaabb", "a")],
)
def test_the_group_most_were_given_through_is_the_usual_one(
    groups: str, usual: str, commitment: Commitment
) -> None:
    """More than half of the duties, and more than two: then it is said once for all of them."""
    topics = [(via, [Line(commitment=commitment, dues=(), via=via)]) for via in groups]
    assert usual_group(topics) == usual


def test_the_usual_group_is_not_said_beside_each(view: View, page: Page, commitment: Commitment) -> None:
    """Of duties with the group that is said above for all of them it is not said again; others are."""
    first, other = [ident for ident in view.catalog.agencies if view.catalog.agencies[ident].kind == "group"][
        :2
    ]
    groups = [Line(commitment=commitment, dues=(), via=via) for via in (first, other, first)]
    said = _drawn(
        view,
        page,
        "parts.topic_lines([(topic, lines)], usual)",
        topic=commitment.topics[0],
        lines=groups,
        usual=first,
    )
    assert view.name("agency", first) not in said
    assert said.count(view.name("agency", other)) == 1


def test_a_place_says_who_answers_today(bodies: dict[str, str], view: View) -> None:
    """Beside what was promised at a place stands who leads it, with the body that a source names as the successor."""
    named = 0
    for place, commitments in view.relations.by_place.items():
        body = bodies[f"vi/dia-ban/{place}/index.html"]
        for agency in (a for c in commitments for a in c.by_role("lead")[:3]):
            heir = view.heir(agency)
            assert view.name("agency", agency) in body
            assert not heir or f"nay là {view.name('agency', heir)}" in body
            named += bool(heir)
    assert named


def test_a_body_with_a_share_of_groups_has_no_empty_list_of_its_own(
    bodies: dict[str, str], view: View
) -> None:
    """That nothing names a body is said where nothing else was given to it, not above what was."""
    none = view.words.text("agency.leads_none")
    own = {path: body for path, body in bodies.items() if path.startswith("vi/co-quan/")}
    given = [body for body in own.values() if 'id="member"' in body or 'id="issuer"' in body]
    assert given
    assert not any(none in body for body in given)


def test_what_has_a_date_stands_before_what_has_none(commitment: Commitment) -> None:
    """At a place the earliest date comes first, and what has no date after all that have one."""
    early, late = (
        replace(commitment.due, edtf=str(y), start=date(y, 1, 1), end=date(y, 12, 31)) for y in (2022, 2030)
    )
    found = [Line(commitment=commitment, dues=dues) for dues in ((), (late,), (early, late))]
    dated, undated = dated_first(found)
    assert [line.dues for line in dated] == [(early, late), (late,)]
    assert undated == found[:1]


def test_a_place_names_who_leads_once(view: View, page: Page, commitment: Commitment) -> None:
    """Beside the one body that leads, its name is not said again at the head of the title; of several it is."""
    one, other = (next(c for c in commitment.agencies if c.role == "lead"), "ubnd-tinh")
    titled = replace(commitment, title_vi=f"{view.name('agency', one.agency)} lập quy hoạch", agencies=(one,))
    both = replace(titled, agencies=(one, replace(one, agency=other)))
    for led, said in ((titled, ">Lập quy hoạch</a>"), (both, f">{titled.title_vi}</a>")):
        lines = [Line(commitment=led, dues=())]
        assert said in _drawn(view, page, "parts.duty_lines(lines, answering=true)", lines=lines)


def test_what_a_plan_that_is_over_asked_for_stands_folded_beside_what_is_due(
    view: View, page: Page, commitment: Commitment
) -> None:
    """Reports of a plan that is over are folded where others are still to be told, and open where there are none."""
    line = Line(commitment=commitment, dues=(commitment.due,))

    def lapsed(*live: str) -> str:
        groups = [*((key, [line]) for key in live), ("lapsed", [line])]
        text = _drawn(view, page, 'parts.report_lines(groups, "")', groups=groups)
        found = re.search(r"<(\w+)[^>]*when-lapsed", text)
        return found[1] if found else ""

    assert lapsed("recurring") == "details"
    assert lapsed("passed") == "details"
    assert lapsed() == "div"


def test_several_dates_carry_what_they_tell_later(view: View, page: Page, commitment: Commitment) -> None:
    """Of more than two dates the nearest is told, and beside it, for the script, which one after which day; of dates
    that are all over nothing more is to be told."""
    years = [view.data_date.year + n for n in (-1, 1, 3)]
    dues = [
        replace(commitment.due, edtf=str(y), relation="by", end=date(y, 12, 31), recurrence="") for y in years
    ]
    assert _drawn(view, page, "parts.told(dues)", dues=dues) == (
        f'<span data-told="{years[1]}-12-31 3 thời hạn; gần nhất: chậm nhất năm {years[2]}">'
        f"3 thời hạn; gần nhất: chậm nhất năm {years[1]}</span>"
    )
    over = [
        replace(due, edtf=str(y), end=date(y, 12, 31))
        for due, y in zip(dues, (2001, 2002, 2003), strict=True)
    ]
    assert _drawn(view, page, "parts.told(dues)", dues=over) == "3 thời hạn; gần nhất: chậm nhất năm 2003"


def test_a_body_that_supports_targets_alone_has_a_part(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> None:
    """Targets that others lead with a body's support are listed on its page, which says only of a body without
    any part that nothing was given to it."""
    office = example_catalog.agencies["so-tai-chinh"].model_copy(update={"name_vi": "Sở Mới"})
    target = next(iter(example_catalog.targets.values()))
    support = Involvement(agency="so-moi", role="cooperate", basis="text")
    helped = replace(target, agencies=(*target.agencies, support))
    without = replace(example_catalog, agencies={**example_catalog.agencies, "so-moi": office})
    bodies: list[str] = []
    for catalog in (without, replace(without, targets={**without.targets, target.id: helped})):
        made = all_pages(catalog, example_settings, TABLES, example_report, example_published)
        (page,) = (page for page in made if page.ident == "so-moi" and page.language == "vi")
        bodies += render([page], example_settings).values()
    no_part = Words("vi", example_settings.words["vi"].data)("agency.no_part")
    assert [(no_part in body, 'id="targets-helped"' in body, target.name_vi in body) for body in bodies] == [
        (True, False, False),
        (False, True, True),
    ]
