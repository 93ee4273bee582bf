"""Lists that a publication keeps for itself: types of documents, kinds of agencies, kinds of places."""

from __future__ import annotations

from generator.model.base import Entity, Text


class Listed(Entity):
    """One entry of such a list, by its id; the lists are shown in the order of the file."""

    name_vi: Text
    name_en: Text
    plural_vi: Text | None = None
    plural_en: Text | None = None

    def headed(self, language: str) -> str:
        """What stands above a list of such things."""
        return str(getattr(self, f"plural_{language}") or getattr(self, f"name_{language}"))


class DocumentType(Listed):
    """A type of document (loại văn bản); its id is the Vietnamese words without dấu, with hyphens."""


class AgencyKind(Listed):
    """A kind of agency (loại cơ quan). The id ``group`` is that of bodies that have members."""

    lasts: bool = False


class PlaceKind(Listed):
    """A kind of place (loại địa bàn)."""

    whole: bool = False
