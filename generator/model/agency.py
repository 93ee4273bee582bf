"""Agencies (cơ quan, đơn vị): every body or category of bodies told to act, help, receive or report."""

from __future__ import annotations

from typing import Literal

from generator.model.base import Day, Entity, Id, Ids, Text, Url, described, optional

AgencyKind = Literal[
    "department", "provincial-office", "provincial-body", "district", "central-branch", "judicial", "armed-forces",
    "party-mass-organisation", "association", "media", "management-board", "bank", "central", "enterprise", "community", "group",
]  # fmt: skip


class Agency(Entity):
    """One body or category of bodies; a successor that keeps the name is another agency."""

    name_vi: Text = described("Tên dài nhất được in trong các văn bản")
    name_en: Text = described("English name")
    kind: AgencyKind = described("Loại cơ quan")
    parent: Id | None = optional("Cơ quan cấp trên trực tiếp")
    names: tuple[Text, ...] = optional("Mọi cách viết tìm thấy trong các văn bản", ())
    members: Ids = optional("Thành viên, chỉ với loại group", ())
    valid_from: Day | None = optional("Ngày bắt đầu tồn tại, khi có nguồn")
    valid_to: Day | None = optional("Ngày cuối cùng tồn tại, khi có nguồn")
    note: Text | None = optional("Ghi chú")
    note_en: Text | None = optional("The note, for the English pages")


class AgencySuccession(Entity):
    """Who answers now for what an agency was told; only what a named source says."""

    agency: Id = described("Cơ quan trước")
    successor_name_vi: Text = described("Tên cơ quan sau, theo nguồn")
    successor: Id | None = optional("Cơ quan sau trong danh mục")
    from_date: Day = described("Từ ngày")
    source_title: Text = described("Tên nguồn")
    source_title_en: Text | None = optional("Title of the source, for the English pages")
    source_url: Url = described("Địa chỉ nguồn")
