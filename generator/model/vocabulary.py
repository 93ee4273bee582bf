"""The small controlled lists: topics, units, places, indicators, projects, legal documents."""

from __future__ import annotations

from typing import Literal

from generator.model.base import Day, Entity, Id, Text, described, optional

PlaceKind = Literal["province", "city", "district", "town", "ward", "commune", "border-gate", "area"]
ProjectKind = Literal[
    "transport", "industrial-zone", "border-economy", "urban-housing", "tourism", "culture-sport", "health", "education",
    "digital", "energy", "trade", "defence", "agriculture", "other",
]  # fmt: skip


class Topic(Entity):
    """A field of work (lĩnh vực)."""

    name_vi: Text = described("Tên")
    name_en: Text = described("English name")
    parent: Id | None = optional("Lĩnh vực rộng hơn")
    description: Text = described("Gồm những gì")
    description_en: Text | None = optional("What belongs to it, for the English pages")


class Unit(Entity):
    """A unit of measure; Vietnamese multiplier words belong to it ("tỷ đồng")."""

    symbol: Text = described("Ký hiệu")
    name_vi: Text = described("Tên")
    name_en: Text = described("English name")


class Place(Entity):
    """A district, city, commune or border gate that a passage names."""

    name_vi: Text = described("Tên")
    name_en: Text = described("English name")
    kind: PlaceKind = described("Loại địa bàn")
    parent: Id | None = optional("Địa bàn bao quanh")
    names: tuple[Text, ...] = optional("Mọi cách viết tìm thấy", ())


class Indicator(Entity):
    """What targets of several documents measure, so that they can be compared."""

    name_vi: Text = described("Tên")
    name_en: Text = described("English name")
    unit: Id | None = optional("Đơn vị")
    topic: Id = described("Lĩnh vực")
    definition: Text = described("Đo gì, trên phạm vi nào")
    definition_en: Text | None = optional("What it measures, for the English pages")


class Project(Entity):
    """A named investment project or physical work, followed across documents."""

    name_vi: Text = described("Tên")
    name_en: Text = described("English name")
    kind: ProjectKind = described("Loại")
    place: Id | None = optional("Địa bàn")
    names: tuple[Text, ...] = described("Mọi cách viết tìm thấy")


class LegalDocument(Entity):
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
