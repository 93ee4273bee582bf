"""Agencies (cơ quan, đơn vị): every body or category of bodies told to act, help, receive or report."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from generator.model.base import Day, Entity, Id, Ids, PassageId, Reviewed, Text, Url
from generator.words import both

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

    name_vi: Text
    name_en: Text | None = None
    kind: Id
    parent: Id | None = None
    names: tuple[Text, ...] = ()
    #: phrases that print one of its names and do not name it ("ngân sách địa phương")
    not_named_by: tuple[Text, ...] = ()
    members: Ids = ()
    valid_from: Day | None = None
    valid_to: Day | None = None
    note: Text | None = None
    note_en: Text | None = None


class AgencySuccession(Entity):
    """Who answers now for what an agency was told; only what a named source says."""

    id: PassageId
    agency: Id
    status: SuccessionStatus
    successor_name_vi: Text | None = None
    successor_name_en: Text | None = None
    successor: Id | None = None
    from_date: Day | None = None
    source_title: Text | None = None
    source_title_en: Text | None = None
    source_url: Url | None = None
    note: Text | None = None
    note_en: Text | None = None

    @model_validator(mode="after")
    def _fits_its_status(self) -> AgencySuccession:
        missing = [key for key in _NEEDS[self.status] if not getattr(self, key)]
        extra = [key for key, statuses in _ONLY.items() if getattr(self, key) and self.status not in statuses]
        if missing or extra or self.successor == self.agency:
            wrong = ", ".join(
                [
                    *(f"{both('expected', 'missing')} {key}" for key in missing),
                    *(f"{both('expected', 'without')} {key}" for key in extra),
                ]
            )
            raise ValueError(f"status {self.status}: {wrong or 'successor'}")
        return self
