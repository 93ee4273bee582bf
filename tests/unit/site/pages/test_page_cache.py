"""Pages taken from an earlier build are those that a build from nothing makes, whatever was edited
meanwhile."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel

from generator.cache import Cache
from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.problems import ProblemsFound
from generator.settings import Settings
from generator.site.pages import Page, all_pages, begin, render, views_of
from generator.site.pages.page_cache import CachingRenderer
from generator.site.pages.tracking import ReadTracker, tracked
from generator.site.pages.view import View
from generator.tables import TABLES

Told = tuple[Mapping[str, Any], Published]


@pytest.fixture(scope="module")
def told(example_report: Mapping[str, Any], example_published: Published) -> Told:
    """What the pages are told beside the content."""
    return example_report, example_published


def _plain(catalog: Catalog, settings: Settings, told: Told) -> dict[str, str]:
    return render(all_pages(catalog, settings, TABLES, *told), settings)


def _remembered(catalog: Catalog, settings: Settings, told: Told, folder: Path) -> dict[str, str]:
    return dict(begin(views_of(catalog, settings, TABLES, *told), Cache(folder))().bodies)


class _Counting(CachingRenderer):
    """Counts the pages that had to be made, and tells them by the room that makes them and their id."""

    made_now = 0
    told: ClassVar[set[tuple[str, str]]] = set()

    def _later(self, make: Any, ident: str) -> Page:
        if (f"{make.__module__}.{make.__qualname__}", ident) not in self._before:
            type(self).made_now += 1
            self.told.add((make.__module__.rpartition(".")[2], ident))
        return super()._later(make, ident)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> type[_Counting]:
    """Pages are made by what counts them."""
    monkeypatch.setattr("generator.site.pages.CachingRenderer", _Counting)
    _Counting.made_now = 0
    _Counting.told.clear()
    return _Counting


def _other(value: Any) -> Any:
    """Another value of the same type; the same where there is none."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return f"{value} khác" if " " in value else value
    if isinstance(value, int | Decimal):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=40)
    return value[1:] if isinstance(value, tuple) else value


def _edited(record: Any, name: str) -> Any:
    value = _other(getattr(record, name))
    if isinstance(record, BaseModel):
        return record.model_copy(update={name: value})
    return replace(record, **{name: value})


def _names(record: Any) -> list[str]:
    if isinstance(record, BaseModel):
        return sorted(type(record).model_fields)
    return sorted(f.name for f in fields(record)) if is_dataclass(record) else []


def _places(catalog: Catalog) -> Iterator[tuple[str, Any, str]]:
    """Every field of every record whose value can be another: (part of the catalog, id or number, field)."""
    for part in sorted(f.name for f in fields(catalog) if f.init):
        held = getattr(catalog, part)
        several: Any = ()
        if isinstance(held, Mapping):
            several = held.items()
        elif isinstance(held, tuple):
            several = enumerate(held)
        for at, record in several:
            yield from (
                (part, at, name)
                for name in _names(record)
                if _other(getattr(record, name)) != getattr(record, name)
            )


def _with(catalog: Catalog, part: str, at: Any, name: str) -> Catalog:
    held: Any = getattr(catalog, part)
    edited: dict[str, Any] = {
        part: {**held, at: _edited(held[at], name)}
        if isinstance(held, Mapping)
        else tuple(_edited(one, name) if n == at else one for n, one in enumerate(held))
    }
    return replace(catalog, **edited)


@pytest.mark.slow
def test_whatever_is_edited(
    example_catalog: Catalog, example_settings: Settings, told: Told, tmp_path: Path
) -> None:
    """A field of every part of the content is edited, one after the other: each time pages are those made
    from nothing."""
    drawn = random.Random(7)  # noqa: S311 - nothing secret
    by_part: dict[str, list[tuple[str, Any, str]]] = {}
    for place in _places(example_catalog):
        by_part.setdefault(place[0], []).append(place)
    assert len(by_part) > 15
    places = [drawn.choice(own) for own in by_part.values()]
    tried, differing = 0, 0
    first = _remembered(example_catalog, example_settings, told, tmp_path)
    assert first == _plain(example_catalog, example_settings, told)
    for part, at, name in places:
        catalog = _with(example_catalog, part, at, name)
        try:
            plain = _plain(catalog, example_settings, told)
        except (ProblemsFound, ValueError, LookupError, TypeError, AttributeError):
            continue  # no content that a check would let pass
        tried, differing = tried + 1, differing + (plain != first)
        remembered = _remembered(catalog, example_settings, told, tmp_path)
        assert [path for path in plain if remembered[path] != plain[path]] == [], (part, at, name)
    assert tried > 15
    assert differing > 10


def test_an_edit_makes_few_pages(
    example_catalog: Catalog,
    example_settings: Settings,
    told: Told,
    tmp_path: Path,
    counting: type[_Counting],
) -> None:
    """Nothing is made when nothing was edited, and few pages when one title was; a spoiled cache costs time
    alone."""
    first = _remembered(example_catalog, example_settings, told, tmp_path)
    every, counting.made_now = counting.made_now, 0
    assert every > 50
    assert _remembered(example_catalog, example_settings, told, tmp_path) == first
    assert counting.made_now == 0
    ident = next(iter(example_catalog.commitments))
    edited = _with(example_catalog, "commitments", ident, "title_vi")
    assert _remembered(edited, example_settings, told, tmp_path) == _plain(edited, example_settings, told)
    assert 0 < counting.made_now < every / 2
    for entry in tmp_path.rglob("*/*"):
        entry.write_bytes(entry.read_bytes()[:-1])
    assert _remembered(edited, example_settings, told, tmp_path) == _plain(edited, example_settings, told)


def test_a_result_concerns_its_indicator_alone(
    example_catalog: Catalog,
    example_settings: Settings,
    told: Told,
    tmp_path: Path,
    counting: type[_Counting],
) -> None:
    """What is said of one result beside a target makes anew the page of its indicator and the short form of
    that, and of no other indicator."""
    row = example_catalog.results[0]
    own = example_catalog.targets[row.target].indicator
    assert len(example_catalog.indicators) > 1
    _remembered(example_catalog, example_settings, told, tmp_path)
    counting.told.clear()
    other = replace(row, reason="" if row.reason else "period")
    edited = replace(example_catalog, results=(other, *example_catalog.results[1:]))
    assert _remembered(edited, example_settings, told, tmp_path) == _plain(edited, example_settings, told)
    assert {at for room, at in counting.told if room == "indicator"} == {own}
    assert {at for room, at in counting.told if room == "embed" and at in edited.indicators} <= {own}


def _reading(view: View, ident: str) -> Page:
    return view.page("agency", ident, str(view.settings.paths.root), "")


def test_a_page_knows_a_view_and_an_id(
    example_catalog: Catalog, example_settings: Settings, told: Told, tmp_path: Path
) -> None:
    """What makes a page cannot bring along what it has read elsewhere, nor read files."""
    (view, _) = views_of(example_catalog, example_settings, TABLES, *told)
    brought = next(iter(view.catalog.agencies))
    renderer = CachingRenderer(view, Cache(tmp_path))

    def _page(own: View, ident: str) -> Page:
        return own.page("agency", ident, brought, "")

    with pytest.raises(TypeError, match="knows more"):
        renderer.view.later(_page, "x")
    with pytest.raises(TypeError, match="reads no files"):
        renderer.view.later(_reading, "x")
    assert renderer.view.settings.paths.root == example_settings.paths.root


def test_what_is_read_is_recorded(example_catalog: Catalog) -> None:
    """A record, whether there is one, the keys, everything, a list, and what is worked out: each is recorded
    for what it is."""
    tracker = ReadTracker()
    seen = tracked(example_catalog, "catalog", tracker)
    document = next(iter(example_catalog.documents))
    with tracker.recording() as read:
        assert seen.documents[document] is example_catalog.documents[document]
        assert "x" not in seen.agencies
        assert list(seen.topics) == list(example_catalog.topics)
        assert list(seen.units.values()) == list(example_catalog.units.values())
        assert seen.evidence is example_catalog.evidence
        assert seen.passages_of(document) == example_catalog.passages_of(document)
        assert seen.records_of("place") is seen.places
        seen.memoized("x", lambda: 1)
    assert read == {
        ("catalog.documents", "entry", document),
        ("catalog.agencies", "is there", "x"),
        ("catalog.topics", "keys", None),
        ("catalog.units", "all", None),
        ("catalog.evidence", "all", None),
        ("catalog._by_document", "is there", document),
        ("catalog._by_document", "entry", document),
        ("catalog", "all", None),
    }
    states = {one: tracker.state(one) for one in read}
    again = ReadTracker()
    tracked(replace(example_catalog, evidence=()), "catalog", again)
    assert {one[0] for one in read if again.state(one) != states[one]} == {"catalog.evidence", "catalog"}
