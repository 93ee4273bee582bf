"""What the short print of an agency leaves out, and that the page says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.settings import Settings
from generator.site.pages import agency, render, views_of
from generator.site.pages.base import Page
from generator.site.pages.duties import Line
from generator.site.pages.inheritance import Inheritance
from generator.site.pages.short_print import left_out
from generator.tables import TABLES

_KINDS = {
    "groups": '//section[h2[@id="inherited-member"]]//li[@data-commitment] | //div[@class="print-all"]//h2'
    '[@id="member"]/following-sibling::ul[preceding-sibling::h2[1][@id="member"]]/li',
    "reports": '//h2[@id="reports"]/following-sibling::div[1]//li[contains(@class, "print-all")] | '
    '//h2[@id="reports"]/following-sibling::div[1]/details[contains(@class, "when-open")]//li',
}


def test_the_short_print_says_what_it_leaves_out(pages: list[Page], bodies: dict[str, str]) -> None:
    """Of duties to report and of those given to groups, what is hidden in the short print is counted on it;
    where nothing is, nothing is said."""
    seen = dict.fromkeys(_KINDS, 0)
    for page in pages:
        if page.kind != "agency" or not page.ident or page.language != "en":
            continue
        told = dict(page.context["left_out"])
        body = html.fromstring(f"<div>{bodies[page.source]}</div>")
        for kind, where in _KINDS.items():
            hidden = len(set(body.xpath(where)))
            assert told.get(kind, 0) == hidden, (page.ident, kind)
            seen[kind] += hidden
        (said,) = body.xpath('//p[contains(@class, "left-out")]') or (None,)
        assert (said is not None) == bool(told)
        if said is not None:
            assert [int(n) for n in re.findall(r"\d+", said.text_content())] == list(told.values())
    assert seen["groups"], seen


def test_reports_of_groups_and_those_without_a_date_are_left_out(example_catalog: Catalog) -> None:
    """The list of reports is printed but for what a group was given and for the folded group without
    dates."""
    c = next(iter(example_catalog.commitments.values()))
    own, via = Line(commitment=c, dues=()), Line(commitment=c, dues=(), via="cac-so")
    by = dict.fromkeys(("member", "helps", "helps_member"), ())
    targets = dict.fromkeys(("issued", "group", "helped"), ())
    nothing = Inheritance(estates=[], members=[], since=[])
    told = [("passed", [own, via]), ("open", [own, own])]
    assert left_out(by, told, nothing, targets, []) == [("reports", 3)]
    assert left_out(by, [("passed", [own])], nothing, targets, []) == []


@pytest.fixture(params=[("2020-01-01", " hidden"), ("2099-01-01", "")])
def on_a_day(request: pytest.FixtureRequest, example_settings: Settings) -> tuple[Settings, str]:
    """The settings of the miniature project as if its data were of another day, and what then stands at what
    holds when all its days have passed."""
    publication, (today, attribute) = example_settings.publication, request.param
    then = replace(publication, data={**publication.data, "data_date": today})
    return replace(example_settings, publication=then), attribute


def test_it_says_when_no_day_to_report_lies_ahead(
    on_a_day: tuple[Settings, str],
    example_catalog: Catalog,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> None:
    """Over the list stands the last day that is printed for a report, hidden as long as it is still to come;
    the same over a calendar."""
    settings, hidden = on_a_day
    view = next(iter(views_of(example_catalog, settings, TABLES, example_report, example_published)))
    pages = [page() if callable(page) else page for page in agency.select(view)]
    bodies = render(pages, settings)
    reported = [page for page in pages if page.context.get("reported")]
    assert reported
    for page in reported:
        said = f'<b data-ends="{page.context["reported"]}"{hidden}>Mọi ngày báo cáo'
        assert said in bodies[page.source]
    ends = [
        end for body in bodies.values() for end in re.findall(r'calendar"><b data-ends="[^"]+"(.*?)>', body)
    ]
    assert set(ends) == {hidden}


def test_a_calendar_stands_before_what_it_holds(bodies: dict[str, str]) -> None:
    """The page of a body with a calendar offers it before the first list, whether or not the body must report."""
    calendars = {path: body for path, body in bodies.items() if '<p class="hint calendar">' in body}
    of_bodies = {path: body for path, body in calendars.items() if re.search(r"/(co-quan|agencies)/.", path)}
    assert of_bodies
    for path, body in of_bodies.items():
        assert body.count('<p class="hint calendar">') == 1, path
        lists = re.search(r'<ul class="(lines|items)', body)
        assert lists, path
        assert body.index('<p class="hint calendar">') < lists.start(), path
