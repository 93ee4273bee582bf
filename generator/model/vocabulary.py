"""The small controlled lists: topics, units, places, indicators, projects, legal documents."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from generator.model.annotation import Number
from generator.model.base import Day, Entity, Id, PassageId, Reviewed, Text, Url, described, optional

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

    name_vi: Text = described("Tên")
    name_en: Text | None = optional("English name; until it is there the English pages show the Vietnamese")
    parent: Id | None = optional("Lĩnh vực rộng hơn")
    description: Text = described("Gồm những gì")
    description_en: Text | None = optional("What belongs to it, for the English pages")
    cofog: tuple[Text, ...] = optional("Mã COFOG (phân loại chức năng chi của Chính phủ)", ())
    eu_theme: Text | None = optional("Mã chủ đề dữ liệu của Liên minh châu Âu")


class Unit(Reviewed):
    """A unit of measure; Vietnamese multiplier words belong to it ("tỷ đồng")."""

    symbol: Text = described("Ký hiệu")
    name_vi: Text = described("Tên")
    name_en: Text | None = optional("English name; until it is there the English pages show the Vietnamese")
    base_unit: Id | None = optional("Đơn vị gốc; đơn vị gốc thì để trống")
    factor: Number | None = optional("Một đơn vị này bằng bao nhiêu đơn vị gốc", gt=0)
    leads: bool = optional("Tên đứng trước con số: “hạng 15”", default=False)

    @model_validator(mode="after")
    def _both_or_none(self) -> Unit:
        if (self.base_unit is None) != (self.factor is None):
            raise ValueError("base_unit, factor: cả hai hoặc không / both or none")
        return self


class Place(Reviewed):
    """A district, city, commune or border gate that a passage names, or one of today that took its area."""

    name_vi: Text = described("Tên")
    name_en: Text | None = optional("English name; until it is there the English pages show the Vietnamese")
    kind: Id = described("Loại địa bàn, trong place_kinds.yml")
    parent: Id | None = optional("Địa bàn bao quanh")
    names: tuple[Text, ...] = optional("Mọi cách viết tìm thấy", ())
    valid_from: Day | None = optional("Có từ ngày, khi có nguồn")
    valid_to: Day | None = optional("Ngày cuối, khi có nguồn")
    gso_code: Text | None = optional(
        "Mã của cơ quan thống kê; chỉ xác định một đơn vị cùng với ngày của nó", pattern=r"^[0-9]{2,5}$"
    )
    iso_3166_2: Text | None = optional("Mã ISO 3166-2")
    geonames_id: Text | None = optional("Mã GeoNames", pattern=r"^[0-9]+$")
    wikidata_id: Text | None = optional("Mã Wikidata", pattern=r"^Q[0-9]+$")
    osm_id: Text | None = optional("Mã OpenStreetMap", pattern=r"^(?:node|way|relation)/[0-9]+$")
    latitude: Number | None = optional("Vĩ độ của trung tâm", ge=-90, le=90)
    longitude: Number | None = optional("Kinh độ của trung tâm", ge=-180, le=180)
    area_km2: Number | None = optional("Diện tích, km²", gt=0)
    source_title: Text | None = optional("Nguồn của mã, ngày, tọa độ và diện tích")
    source_title_en: Text | None = optional("Title of the source in English")
    source_url: Url | None = optional("Địa chỉ nguồn")

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

    id: PassageId = described("Mã cố định: mã địa bàn, dấu chấm, s1, s2 ...")
    place: Id = described("Địa bàn trước")
    successor: Id = described("Địa bàn sau")
    from_date: Day = described("Từ ngày")
    coverage: Coverage = described("whole: nằm trọn trong đơn vị cũ; shared: lấy cả phần của đơn vị khác")
    source_title: Text = described("Tên nguồn")
    source_title_en: Text | None = optional("Title of the source in English")
    source_url: Url = described("Địa chỉ nguồn")


class IndicatorCode(Entity):
    """A code of an indicator in another list, with how well the two match."""

    scheme: Scheme = described("Danh mục: sdg (chỉ tiêu phát triển bền vững)")
    code: Text = described("Mã")
    match: Match = described("Khớp đến đâu")
    title_en: Text = described("Name there, in English")


class Indicator(Reviewed):
    """What targets of several documents measure, so that they can be compared."""

    name_vi: Text = described("Tên")
    name_en: Text | None = optional("English name; until it is there the English pages show the Vietnamese")
    unit: Id | None = optional("Đơn vị")
    topic: Id = described("Lĩnh vực")
    definition: Text = described("Đo gì, trên phạm vi nào")
    definition_en: Text | None = optional("What it measures, for the English pages")
    direction: Direction | None = optional("Chiều nào là tốt hơn; để trống khi không ai nói")
    codes: tuple[IndicatorCode, ...] = optional("Mã trong danh mục khác", ())


class IndexComponent(Entity):
    """A part of an index that a document gives somebody to answer for."""

    name_vi: Text = described("Tên như in trong các đoạn")
    name_en: Text | None = optional("English name; until it is there the English pages show the Vietnamese")
    passages: tuple[PassageId, ...] = described("Các đoạn giao chỉ số thành phần này cho ai đó")


class Index(Entity):
    """An index made of components (PCI), each given to a body to follow and improve."""

    name_vi: Text = described("Tên")
    name_en: Text | None = optional("English name; until it is there the English pages show the Vietnamese")
    definition: Text = described("Đo gì")
    definition_en: Text | None = optional("What it measures, in English")
    components: dict[str, IndexComponent] = described("Chỉ số thành phần, khóa là mã")


class Project(Reviewed):
    """A named investment project or physical work, followed across documents."""

    name_vi: Text = described("Tên")
    name_en: Text | None = optional("English name; until it is there the English pages show the Vietnamese")
    kind: ProjectKind = described("Loại")
    place: Id | None = optional("Địa bàn")
    names: tuple[Text, ...] = described("Mọi cách viết tìm thấy")


class LegalDocument(Reviewed):
    """A law, resolution, decree, decision, plan that a passage cites."""

    number: Text | None = optional("Số, ký hiệu chuẩn")
    type: Text = described("Loại văn bản")
    issuer: Text | None = optional("Cơ quan ban hành")
    issuer_en: Text | None = optional(
        "Who issued it, for the English pages; left out where an agency has exactly this name"
    )
    issued_on: Day | None = optional("Ngày ban hành, chỉ khi có đoạn in ngày")
    title_vi: Text | None = optional("Trích yếu, như các văn bản in")
    title_en: Text | None = optional(
        "The title, for the English pages; left out when the document is published here"
    )
    names: tuple[Text, ...] = optional("Cách viết khác tìm thấy; với luật: tên gọi", ())
    name_en: Text | None = optional("What a document without a number is called, for the English pages")
    document: Id | None = optional("Văn bản được công bố ở đây")
    note: Text | None = optional("Ghi chú")
    note_en: Text | None = optional("The note, for the English pages")
