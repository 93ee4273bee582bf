"""The choices of the explorer: complete, counted, in an order that readers expect."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import cast

import pytest

from generator.content.catalog import Catalog
from generator.model.records import Commitment, Involvement
from generator.site.lookup import explorer
from generator.site.pages.base import Page
from generator.site.pages.choices import Choice, Shown, facets, shown, title
from generator.site.pages.facets import FACETS, NONE, RECURRING, FacetContext, facet_of
from generator.site.pages.view import View
from generator.site.pages.words import Words

LABEL = re.compile(
    r'<label class="choice"><input type="checkbox" name="(\w+)" value="([^"]+)">([^<]+) <span'
    r' class="count">(\d+)</span></label>'
)


@pytest.fixture(scope="module", params=["vi", "en"])
def page(request: pytest.FixtureRequest, pages: list[Page]) -> Page:
    """The explorer of the miniature project in each language."""
    return next(page for page in pages if (page.kind, page.language) == ("explorer", request.param))


@pytest.fixture(scope="module")
def view(page: Page) -> View:
    """What its readers see."""
    view: View = page.context["view"]
    return view


def test_a_commitment_is_given_in_one_way(example_catalog: Catalog) -> None:
    """Where anybody is told to lead, nobody leads only by helping: the two choices add up to what is led."""
    c = next(iter(example_catalog.commitments.values()))
    known = cast("FacetContext", None)
    both = [Involvement(agency=a, role="lead", basis="text") for a in ("one", "two")]
    duty = facet_of("duty")
    assert duty.get(replace(c, agencies=tuple(both), support=("two",)), known) == ["lead"]
    assert duty.get(replace(c, agencies=tuple(both), support=("one", "two")), known) == ["support"]
    assert duty.get(replace(c, agencies=()), known) == []


def _has(c: Commitment, facet: str, ident: str, known: FacetContext) -> bool:
    """Whether a commitment has a choice, asked in another way than it is counted."""
    named = [i for i in c.agencies if i.basis != "group"]
    if facet == "agency":
        return ident in c.by_role("lead")
    if facet == "role":
        return any(i.role == ident for i in named)
    if facet == "document":
        return c.document == ident
    plural = {"topic": c.topics, "project": c.projects, "place": c.places, "beneficiary": c.beneficiaries}
    return ident in (plural[facet] if facet in plural else set(facet_of(facet).get(c, known)))


def test_each_choice_is_counted(view: View, example_catalog: Catalog) -> None:
    """The count of a choice is how many commitments have it: an agency those it is named to lead, as
    everywhere on the site."""
    for facet, choices in facets(view).items():
        for choice in choices:
            assert choice.count == sum(
                _has(c, facet, choice.ident, view.facet_context) for c in example_catalog.commitments.values()
            ), choice


def test_every_deadline_counts(view: View, example_catalog: Catalog) -> None:
    """A commitment is found by each of its dates, by how each binds and how exact it is, not by one that
    stands for all."""
    several = [c for c in example_catalog.commitments.values() if len(view.dues(c)) > 1]
    assert several
    for c in several:
        found = set(facet_of("due").get(c, view.facet_context))
        assert {str(d.due.end.year) for d in view.relations.deadlines[c.passage] if d.due.end} <= found
        assert {d.due.relation for d in view.relations.deadlines[c.passage]} - {""} == set(
            facet_of("relation").get(c, view.facet_context)
        )


def test_the_page_has_every_choice(view: View, page: Page, bodies: dict[str, str]) -> None:
    """Every choice that finds something stands in the page with its name and count, under the ids of the
    script's columns."""
    found = LABEL.findall(html.unescape(bodies[page.source]))
    written = {(facet, ident): (name, int(count)) for facet, ident, name, count in found}
    known = explorer.columns(view)["facets"]
    names = {
        (facet, ident): name
        for facet, own in known.items()
        for ident, name in zip(own["ids"], own["names"], strict=True)
    }
    assert {key: name for key, (name, _) in written.items()} == {key: names[key] for key in written}
    counted = {
        (facet, choice.ident): choice.count
        for facet, choices in facets(view).items()
        for choice in choices
        if choice.count
    }
    assert {key: count for key, (_, count) in written.items()} == counted


def test_the_most_frequent_comes_first(view: View) -> None:
    """Agencies and topics come by how often they are found, roles by what they mean, days by the calendar."""
    own = facets(view)
    counts = [choice.count for choice in shown("agency", own["agency"]).choices]
    assert counts == sorted(counts, reverse=True)
    assert shown("role", own["role"]).choices[0].ident == "lead"
    days = [choice.ident for choice in shown("due", own["due"]).choices]
    years = [day for day in days if day.isdigit()]
    assert days == [*sorted(years), *(day for day in (RECURRING, NONE) if day in days)]


def test_facets_are_called_apart(view: View) -> None:
    """Each facet has a name of its own; one without words is called as its column or kind."""
    assert len({title(view, facet.name) for facet in FACETS}) == len(FACETS)
    words = {key: word for key, word in view.words.data.items() if not key.startswith("facet.")}
    bare = replace(view, words=Words(view.language, words))
    called = [title(bare, name) for name in ("beneficiary", "project", "due")]
    by_language = {"vi": ["Đối tượng thụ hưởng", "Dự án"], "en": ["Beneficiaries", "Project"]}
    assert called == [*by_language[view.language], ""]


def test_what_finds_nothing_is_left_out() -> None:
    """A choice without commitments is no choice; equally frequent ones stay as they came."""
    choices = [Choice("a", "A", 1), Choice("b", "B", 0), Choice("c", "C", 2), Choice("d", "D", 1)]
    assert [choice.ident for choice in shown("topic", choices).choices] == ["c", "a", "d"]
    assert [choice.ident for choice in shown("document", choices).choices] == ["a", "c", "d"]


def test_long_lists_are_narrowed() -> None:
    """More than ten choices can be narrowed by words, years never."""
    many = tuple(Choice(str(i), str(i), 1) for i in range(30))
    assert Shown("agency", many).narrowed
    assert not Shown("agency", many[:10]).narrowed
    assert not Shown("due", many).narrowed


def test_each_choice_begins_as_a_sentence_does(view: View) -> None:
    """What stands in lower case inside a sentence, as kinds of dates and places do, does not begin its own line so."""
    names = [choice.name for choices in facets(view).values() for choice in choices]
    assert len(names) > 20
    assert [name for name in names if name[0].islower()] == []
