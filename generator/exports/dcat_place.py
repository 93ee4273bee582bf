"""The province as a place of the catalogue: where it lies, and its names elsewhere, as far as the registry
knows them.

Where nobody says its centre, the centres of the units it consists of tell where it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class Place:
    """The province by its name in both languages; ``address`` is what we call it."""

    def __init__(self, places: Iterable[Mapping[str, Any]], name: tuple[str, str], address: str) -> None:
        known, every = name[0].casefold(), list(places)
        found = [p for p in every if p["kind"] == "province" and str(p["name_vi"]).casefold() == known]
        self._known: Mapping[str, Any] = found[0] if found else {}
        inside = [p for p in every if found and p["parent_id"] == self._known["place_id"]]
        self._centres = [point for p in inside if not p["valid_to"] and (point := _point(p))]
        self._name, self._address = name, address

    @property
    def addresses(self) -> tuple[str, ...]:
        """What we call it, and what GeoNames does, which portals look for."""
        geonames = self._known.get("geonames_id")
        return (self._address, *([f"https://sws.geonames.org/{geonames}/"] if geonames else []))

    def nodes(self) -> Iterator[dict[str, Any]]:
        """The place under each of its addresses; the first says the most."""
        elsewhere = [*self.addresses[1:]]
        if self._known.get("wikidata_id"):
            elsewhere.append(f"http://www.wikidata.org/entity/{self._known['wikidata_id']}")
        same = {"skos:exactMatch": [{"@id": address} for address in elsewhere]} if elsewhere else {}
        yield self._node(self._address) | same | self._centre()
        yield from self._geometry()
        yield from map(self._node, self.addresses[1:])

    def _node(self, address: str) -> dict[str, Any]:
        labels = zip(self._name, ("vi", "en"), strict=True)
        return {
            "@id": address,
            "@type": "dct:Location",
            "skos:prefLabel": [{"@value": text, "@language": language} for text, language in labels],
        }

    @property
    def _shape(self) -> str:
        """What we call the centres of its units; empty where its own is known, or none of theirs."""
        return f"{self._address}/centres" if self._centres and not _point(self._known) else ""

    def _centre(self) -> dict[str, Any]:
        if self._shape:
            return {"locn:geometry": {"@id": self._shape}}
        point = _point(self._known)
        return {"dcat:centroid": _wkt(f"POINT({point})")} if point else {}

    def _geometry(self) -> Iterator[dict[str, Any]]:
        if self._shape:
            points = ", ".join(f"({point})" for point in self._centres)
            yield {
                "@id": self._shape, "@type": "locn:Geometry", "geo:asWKT": _wkt(f"MULTIPOINT({points})"),
            }  # fmt: skip


def _point(place: Mapping[str, Any]) -> str:
    """The centre of a place as WKT has it, longitude first; empty where it is not known."""
    latitude, longitude = place.get("latitude"), place.get("longitude")
    return "" if latitude is None or longitude is None else f"{longitude} {latitude}"


def _wkt(text: str) -> dict[str, str]:
    return {"@value": text, "@type": "geo:wktLiteral"}
