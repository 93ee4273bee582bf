"""Agencies (cơ quan, đơn vị): every body or category of bodies told to act, help, receive or report."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from generator.model.base import Day, Entity, Id, Ids, PassageId, Reviewed, Text, Url, described, optional

SuccessionStatus = Literal["succeeded", "unchanged", "ended", "territory", "not-checked"]
#: status of a succession -> the keys it must have; of the others of this list it has none
_NEEDS: dict[str, tuple[str, ...]] = {
    "succeeded": ("successor_name_vi", "from_date", "source_title", "source_url"),
    "unchanged": ("source_title", "source_url"),
    "ended": ("from_date", "source_title", "source_url"),
    "territory": ("successor_name_vi", "from_date", "source_title", "source_url"),
    "not-checked": (),
}
#: keys that only some statuses may have
_ONLY: dict[str, tuple[str, ...]] = {
    "successor": ("succeeded",),
    "successor_name_vi": ("succeeded", "territory"),
    "from_date": ("succeeded", "ended", "territory", "unchanged"),
    "source_url": ("succeeded", "ended", "territory", "unchanged"),
}


class Agency(Reviewed):
    """One body or category of bodies; a successor that keeps the name is another agency."""

    name_vi: Text = described("Tên dài nhất được in trong các văn bản")
    name_en: Text | None = optional("English name; until it is there the English pages show the Vietnamese")
    kind: Id = described("Loại cơ quan, trong agency_kinds.yml")
    parent: Id | None = optional("Cơ quan cấp trên trực tiếp")
    names: tuple[Text, ...] = optional("Mọi cách viết tìm thấy trong các văn bản", ())
    members: Ids = optional("Thành viên, chỉ với loại group", ())
    valid_from: Day | None = optional("Ngày bắt đầu tồn tại, khi có nguồn")
    valid_to: Day | None = optional("Ngày cuối cùng tồn tại, khi có nguồn")
    note: Text | None = optional("Ghi chú")
    note_en: Text | None = optional("The note, for the English pages")


class AgencySuccession(Entity):
    """Who answers now for what an agency was told; only what a named source says."""

    id: PassageId = described("Mã cố định: mã cơ quan, dấu chấm, s1, s2 ...")
    agency: Id = described("Cơ quan được nêu trong các văn bản")
    status: SuccessionStatus = described("Nguồn nói gì; not-checked: chưa tra cứu")
    successor_name_vi: Text | None = optional("Tên cơ quan sau, hay các đơn vị nhận địa bàn, theo nguồn")
    successor_name_en: Text | None = optional(
        "The same in English, where the successor is not in the registry"
    )
    successor: Id | None = optional("Cơ quan sau trong danh mục")
    from_date: Day | None = optional("Từ ngày")
    source_title: Text | None = optional("Tên nguồn")
    source_title_en: Text | None = optional("Title of the source, for the English pages")
    source_url: Url | None = optional("Địa chỉ nguồn")
    note: Text | None = optional("Điều nguồn để ngỏ")
    note_en: Text | None = optional("What the source leaves open, in English")

    @model_validator(mode="after")
    def _fits_its_status(self) -> AgencySuccession:
        missing = [key for key in _NEEDS[self.status] if not getattr(self, key)]
        extra = [key for key, statuses in _ONLY.items() if getattr(self, key) and self.status not in statuses]
        if missing or extra or self.successor == self.agency:
            wrong = ", ".join(
                [*(f"thiếu / missing {k}" for k in missing), *(f"không có / has no {k}" for k in extra)]
            )
            raise ValueError(f"status {self.status}: {wrong or 'successor'}")
        return self
