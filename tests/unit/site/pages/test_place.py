"""The page of a place: which projects it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.settings import Settings
from generator.site.pages import place, render, views_of
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.tables import TABLES

ROAD, DISTRICT, CITY = "duong-tinh-226", "huyen-thanh-khe", "thanh-pho-van-dai"
Viewed = Callable[[Catalog], View]


@pytest.fixture
def viewed(
    example_settings: Settings, example_report: Mapping[str, Any], example_published: Published
) -> Viewed:
    """A catalog as the pages in the first language see it."""

    def view(catalog: Catalog) -> View:
        return next(iter(views_of(catalog, example_settings, TABLES, example_report, example_published)))

    return view


def _projects(catalog: Catalog, **projects: Mapping[str, Any]) -> Catalog:
    """The miniature project with other projects, each the one it has but for what is given."""
    road = catalog.projects[ROAD]
    changed = {key.replace("_", "-"): road.model_copy(update=dict(given)) for key, given in projects.items()}
    return replace(catalog, projects=MappingProxyType(changed))


def test_a_project_is_called_after_places_in_its_name(example_catalog: Catalog) -> None:
    """A project without a place is told of at each place in its name, the longest name read first; one that has a
    place is told of there alone."""
    places = example_catalog.places
    short = places[DISTRICT].model_copy(update={"names": ("Thanh Khê",)})
    named = replace(
        _projects(
            example_catalog,
            park={"name_vi": "Khu công nghiệp Thanh Khê", "place": None},
            road={"name_vi": "Đường Thanh Khê đi thành phố Vân Đài", "place": None},
            commune={"name_vi": "Trường xã Thanh Khê", "place": None},
            sited={"name_vi": "Chợ Thanh Khê", "place": CITY},
            none={"name_vi": "Quốc lộ 4B", "place": None},
        ),
        places=MappingProxyType({**places, DISTRICT: short}),
    )
    assert dict(relate(named).projects_named) == {
        DISTRICT: ["park", "road"],
        CITY: ["road"],
        "xa-thanh-khe": ["commune"],
    }


def test_a_place_tells_projects_within_it_and_those_that_bear_its_name(
    example_catalog: Catalog, example_settings: Settings, viewed: Viewed
) -> None:
    """On the page of a place stand the projects of places within it, and apart from them those called after it; the
    place of today has the latter under the former place."""
    catalog = _projects(
        example_catalog,
        inside={"name_vi": "Chợ mới", "place": DISTRICT},
        bearing={"name_vi": "Khu công nghiệp huyện Thanh Khê", "place": None},
    )
    view = viewed(catalog)
    pages = [page() if callable(page) else page for page in place.select(view)]
    own = {page.ident: page.context for page in pages if page.ident}
    province = str(catalog.places[DISTRICT].parent)
    assert own[province]["projects"] == own[DISTRICT]["projects"] == ["inside"]
    assert own[province]["bearing"] == []
    assert own[DISTRICT]["bearing"] == ["bearing"]
    body = {page.ident: render([page], example_settings)[page.source] for page in pages}
    assert "du-an/bearing/" in body[DISTRICT].partition('id="bearing"')[2]
    assert "du-an/bearing/" in body["xa-thanh-khe"]
