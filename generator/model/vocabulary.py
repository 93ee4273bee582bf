"""The small controlled lists: topics, units, places, indicators, projects, legal documents."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from generator.model.annotation import Number
from generator.model.base import Day, Entity, Id, PassageId, Reviewed, Text, Url
from generator.words import both

ProjectKind = Literal[
    "transport", "industrial-zone", "border-economy", "urban-housing", "tourism", "culture-sport", "health",
    "education", "digital", "energy", "trade", "defence", "agriculture", "other",
]  # fmt: skip
Direction = Literal["up", "down"]
Scheme = Literal["sdg"]
Match = Literal["close", "narrower", "related"]
Coverage = Literal["whole", "shared"]


class Topic(Entity):
    """A field of work (lĩnh vực)."""

    name_vi: Text
    name_en: Text | None = None
    parent: Id | None = None
    description: Text
    description_en: Text | None = None
    cofog: tuple[Text, ...] = ()
    eu_theme: Text | None = None


class Unit(Reviewed):
    """A unit of measure; Vietnamese multiplier words belong to it ("tỷ đồng")."""

    symbol: Text
    name_vi: Text
    name_en: Text | None = None
    base_unit: Id | None = None
    factor: Number | None = Field(default=None, gt=0)
    leads: bool = False

    @model_validator(mode="after")
    def _both_or_none(self) -> Unit:
        if (self.base_unit is None) != (self.factor is None):
            raise ValueError(f"base_unit, factor: {both('expected', 'both-or-none')}")
        return self


class Place(Reviewed):
    """A district, city, commune or border gate that a passage names, or one of today that took its area."""

    name_vi: Text
    name_en: Text | None = None
    kind: Id
    parent: Id | None = None
    names: tuple[Text, ...] = ()
    valid_from: Day | None = None
    valid_to: Day | None = None
    gso_code: Text | None = Field(default=None, pattern=r"^[0-9]{2,5}$")
    iso_3166_2: Text | None = None
    geonames_id: Text | None = Field(default=None, pattern=r"^[0-9]+$")
    wikidata_id: Text | None = Field(default=None, pattern=r"^Q[0-9]+$")
    osm_id: Text | None = Field(default=None, pattern=r"^(?:node|way|relation)/[0-9]+$")
    latitude: Number | None = Field(default=None, ge=-90, le=90)
    longitude: Number | None = Field(default=None, ge=-180, le=180)
    area_km2: Number | None = Field(default=None, gt=0)
    source_title: Text | None = None
    source_title_en: Text | None = None
    source_url: Url | None = None

    @model_validator(mode="after")
    def _has_its_source(self) -> Place:
        sourced = [key for key in _SOURCED if getattr(self, key) is not None]
        if sourced and not (self.source_title and self.source_url):
            raise ValueError(f"source_title, source_url: {', '.join(sourced)}")
        return self


#: what is said of a place only with a source
_SOURCED = (
    "valid_from", "valid_to", "gso_code", "iso_3166_2", "geonames_id", "wikidata_id", "osm_id", "latitude",
    "longitude", "area_km2",
)  # fmt: skip


class PlaceSuccession(Entity):
    """Where the territory of a unit went: not who took over a task."""

    id: PassageId
    place: Id
    successor: Id
    from_date: Day
    coverage: Coverage
    source_title: Text
    source_title_en: Text | None = None
    source_url: Url


class IndicatorCode(Entity):
    """A code of an indicator in another list, with how well the two match."""

    scheme: Scheme
    code: Text
    match: Match
    title_en: Text


class Indicator(Reviewed):
    """What targets of several documents measure, so that they can be compared."""

    name_vi: Text
    name_en: Text | None = None
    unit: Id | None = None
    topic: Id
    definition: Text
    definition_en: Text | None = None
    direction: Direction | None = None
    codes: tuple[IndicatorCode, ...] = ()


class IndexComponent(Entity):
    """A part of an index that a document gives somebody to answer for."""

    name_vi: Text
    name_en: Text | None = None
    passages: tuple[PassageId, ...]


class Index(Entity):
    """An index made of components (PCI), each given to a body to follow and improve."""

    name_vi: Text
    name_en: Text | None = None
    definition: Text
    definition_en: Text | None = None
    components: dict[str, IndexComponent]


class Project(Reviewed):
    """A named investment project or physical work, followed across documents."""

    name_vi: Text
    name_en: Text | None = None
    kind: ProjectKind
    place: Id | None = None
    names: tuple[Text, ...]


class LegalDocument(Reviewed):
    """A law, resolution, decree, decision, plan that a passage cites."""

    number: Text | None = None
    type: Text
    issuer: Text | None = None
    issuer_en: Text | None = None
    issued_on: Day | None = None
    title_vi: Text | None = None
    title_en: Text | None = None
    names: tuple[Text, ...] = ()
    name_en: Text | None = None
    document: Id | None = None
    note: Text | None = None
    note_en: Text | None = None
