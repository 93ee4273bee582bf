"""The home page: one search, one's own place, findings with the rows they count, and the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from generator.content.catalog import Catalog
from generator.content.source import Located
from generator.exports.published import Published
from generator.model.records import Commitment
from generator.problems import ProblemsFound
from generator.settings import Settings
from generator.site.pages import all_pages
from generator.site.pages.base import Page, when
from generator.site.pages.facets import FacetContext, facet_of
from generator.site.pages.tiles import shade, tiles
from generator.tables import TABLES


@pytest.fixture(scope="module")
def home(pages: list[Page]) -> Page:
    """The Vietnamese home page."""
    return next(p for p in pages if p.kind == "home" and p.language == "vi")


@pytest.fixture(scope="module")
def front(bodies: dict[str, str]) -> html.HtmlElement:
    """Its body, parsed."""
    return html.fromstring(bodies["vi/index.html"])


def _said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_one_box_searches(front: html.HtmlElement) -> None:
    """There is one search box, and one list to choose one's own place or body from, which two links replace
    without scripts."""
    assert len(front.xpath("//input[@type='search']")) == 1
    assert len(front.xpath("//form[@data-picker]//select")) == 1
    assert [a.get("href") for a in front.xpath("//noscript//a")] == ["dia-ban/", "co-quan/"]


def test_the_first_screen_names_every_document(front: html.HtmlElement, example_catalog: Catalog) -> None:
    """What this is, which documents it holds, and that it is nobody's official site, stand before the
    search."""
    lead = front.xpath("//p[@class='lead']")[0]
    assert "Ấn phẩm độc lập" in _said(lead)
    assert {a.get("href") for a in lead.iter("a")} == {f"van-ban/{d}/" for d in example_catalog.documents}
    before = front.xpath("//h2[@id='findings']/preceding::p[@class='plain-notice']")
    assert len(before) == 1


def test_the_picker_offers_old_and_new(front: html.HtmlElement) -> None:
    """Under each former district stand it and the units of today, then the bodies that have a part in
    something; each leads to its page."""
    groups = {
        group.get("label"): [(o.get("value"), _said(o)) for o in group.iter("option")]
        for group in front.xpath("//select/optgroup")
    }
    assert groups["huyện Thanh Khê"] == [
        ("dia-ban/huyen-thanh-khe/", "huyện Thanh Khê (trước 01/07/2025)"),
        ("dia-ban/xa-thanh-khe/", "xã Thanh Khê"),
    ]
    assert ("co-quan/so-tai-chinh/", "Sở Tài chính (đến 28/02/2025)") in groups["Cơ quan"]
    assert front.xpath("//select/option/@value") == ["dia-ban/"]


def test_findings_count_what_they_say(home: Page, example_catalog: Catalog) -> None:
    """Each finding has the numbers of the catalog: targets of a year with results that compare, targets
    nobody is given."""
    found = {f.stem: f.values for f in home.context["findings"]}
    year = found["results"]["year"]
    of_year = {t.id for t in example_catalog.targets.values() if t.period == year}
    compared = {r.target for r in example_catalog.results if not r.reason}
    assert (found["results"]["n"], found["results"]["all"]) == (len(of_year & compared), len(of_year))
    assert found["results"]["n"]
    free = [
        t
        for t in example_catalog.targets.values()
        if {a.basis for a in t.agencies if a.role == "lead"} <= {"issuer"}
    ]
    assert (found["unassigned"]["n"], found["unassigned"]["all"]) == (len(free), len(example_catalog.targets))
    dues = [d.due for d in example_catalog.deadlines.values()]
    groups = Counter(when(due, home.context["view"].data_date) for due in dues)
    assert groups["recurring"] + groups["lapsed"] + groups["open"] > 0  # these are counted in neither
    dated = groups["coming"] + groups["passed"] + groups["running"]
    for stem in ("coming", "passed"):
        assert (found[stem]["n"], found[stem]["all"]) == (groups[stem], dated)


def test_findings_of_time_are_those_of_the_day_of_reading(
    home: Page, front: html.HtmlElement, example_catalog: Catalog
) -> None:
    """How many deadlines are to come and have passed is told for every later day too, as the page of deadlines counts
    them; the day they are told for is said once, in the place where that of the reader goes."""
    dues = [d.due for d in example_catalog.deadlines.values()]
    told = {f.stem: f.later for f in home.context["findings"] if f.later}
    assert set(told) == {"coming", "passed"}
    for stem, later in told.items():
        for last, n in later:
            assert n == sum(when(due, last + timedelta(days=1)) == stem for due in dues)
    assert len(front.xpath("//ul[@class='findings']//*[@data-told]")) == 2
    assert len(front.xpath("//time[@data-today]")) == 1
    assert not front.xpath("//ul[@class='findings']//time")


def _held(c: Commitment, query: Mapping[str, list[str]], known: FacetContext) -> bool:
    """Whether the explorer shows a commitment when asked so."""
    parts = [a for a in c.agencies if query.get("groups") or a.basis != "group"]
    if "agency" in query and not any(
        [a.agency] == query["agency"] and a.role in query["role"] for a in parts
    ):
        return False
    return all(
        set(query[name]) & set(facet_of(name).get(c, known))
        for name in query
        if name not in ("agency", "role", "groups")
    )


def test_bars_lead_to_the_rows_they_count(
    front: html.HtmlElement, home: Page, example_catalog: Catalog
) -> None:
    """Each bar is a link to the explorer, whose rows for that address are as many as the bar says."""
    rows = front.xpath("//figure[contains(@class, 'bars')]//ol/li")
    seen = 0
    for row in rows:
        address = urlsplit(row.xpath("./a/@href")[0])
        if not address.path.endswith("kham-pha/"):
            continue
        shown = [
            c
            for c in example_catalog.commitments.values()
            if _held(c, parse_qs(address.query), home.context["view"].facet_context)
        ]
        assert row.xpath("./b")[0].text_content() == str(len(shown)), address.query
        seen += 1
    assert seen >= len(rows) - 1  # who answers where nobody is named too has a page instead


def test_bodies_stand_before_groups(home: Page, example_catalog: Catalog) -> None:
    """Nobody can call a group: bodies and groups are counted apart."""
    kinds = example_catalog.agencies
    assert {kinds[b.ident].kind for b in home.context["groups"]} <= {"group"}
    assert "group" not in {kinds[b.ident].kind for b in home.context["bodies"]}
    assert home.context["bodies"]


def test_the_map_has_a_tile_a_district(home: Page, example_catalog: Catalog) -> None:
    """A tile counts the commitments that name its district and holds the units that its area went to."""
    own = {t.place: t for t in tiles(home.context["view"])}
    assert set(own) == {"huyen-thanh-khe", "thanh-pho-van-dai"}
    for place, tile in own.items():
        named = [c for c in example_catalog.commitments.values() if place in c.places]
        assert tile.count == len(named)
    assert own["huyen-thanh-khe"].units == (("xa-thanh-khe", False),)
    assert own["huyen-thanh-khe"].classes.startswith("r1 c1 h1 w2 s")


def test_shades_are_told_apart() -> None:
    """Nothing has no shade, the most the darkest, and what lies between grows with the count."""
    assert [shade(n, 8) for n in range(9)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert shade(0, 0) == 0


def _with_map(settings: Settings, spots: object) -> Settings:
    facts = {**settings.publication.data, "map": spots}
    located: Located = replace(settings.publication, data=facts)
    return replace(settings, publication=located)


@pytest.mark.parametrize(
    ("spots", "code"),
    [
        ({"huyen-thanh-khue": [1, 1, 1, 1]}, "reference-unknown"),
        ({"huyen-thanh-khe": [1, 1]}, "value-invalid"),
    ],
)
def test_a_wrong_map_is_named(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    spots: object,
    code: str,
) -> None:
    """A tile of a place that is not there, or one that does not say where it stands, stops the build and is
    named."""
    with pytest.raises(ProblemsFound) as raised:
        all_pages(example_catalog, _with_map(example_settings, spots), TABLES, example_report, Published())
    assert [p.code for p in raised.value.problems] == [code]
