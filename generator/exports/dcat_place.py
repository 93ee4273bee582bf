"""The province as a place of the catalogue: with its centre and its names elsewhere, as far as the registry
knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


class Place:
    """The province by its name in both languages; ``address`` is what we call it."""

    def __init__(self, places: Iterable[Mapping[str, Any]], name: tuple[str, str], address: str) -> None:
        known = name[0].casefold()
        found = [p for p in places if p["kind"] == "province" and str(p["name_vi"]).casefold() == known]
        self._known: Mapping[str, Any] = found[0] if found else {}
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
        yield from map(self._node, self.addresses[1:])

    def _node(self, address: str) -> dict[str, Any]:
        labels = zip(self._name, ("vi", "en"), strict=True)
        return {
            "@id": address,
            "@type": "dct:Location",
            "skos:prefLabel": [{"@value": text, "@language": language} for text, language in labels],
        }

    def _centre(self) -> dict[str, Any]:
        latitude, longitude = self._known.get("latitude"), self._known.get("longitude")
        if latitude is None or longitude is None:
            return {}
        return {"dcat:centroid": {"@value": f"POINT({longitude} {latitude})", "@type": "geo:wktLiteral"}}
