"""DCAT 3 in the profile DCAT-AP 3: the catalogue, its data sets and their files, as JSON-LD and as Turtle.

Every node has an address of its own, so that the same content gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator import links
from generator.exports import turtle
from generator.exports.base import Dataset, ExportContext, Format, Offer
from generator.exports.dcat_place import Place
from generator.exports.dcat_values import (
    ALGORITHM,
    AUTHORITY,
    LICENCE_TYPE,
    OF_PLANS,
    PREFIXES,
    PUBLISHER_TYPE,
    TAXONOMY,
    THEMES,
    VALUES,
)
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.exports.json import tagged
from generator.exports.offers import as_one
from generator.exports.periods import covered
from generator.exports.slicing import KINDS
from generator.words import pair

_IANA = "https://www.iana.org/assignments/media-types/"
_GZIP = _IANA + "application/gzip"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
#: by which official texts may be published by anybody
_LAW = "50/2005/QH11"
Node = dict[str, Any]
#: the catalogue of the data set, and that of the series its parts are
NAME, SERIES = "catalog", "catalog-series"


def _json_ld(nodes: Iterable[Node]) -> str:
    """A catalogue as JSON-LD, a node a line."""
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    return f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n{lines}\n]}}\n'


def _turtle(nodes: Iterable[Node]) -> str:
    return turtle.written(nodes, PREFIXES)


def _phrase(key: str, **values: str) -> list[Node]:
    """A phrase of the catalogue in both languages."""
    vi, en = (words.format(**values) for words in pair("catalogue", key))
    return tagged(vi, en)


def _day(iso: str) -> Node:
    return {"@value": iso, "@type": "xsd:date"}


def _ref(address: str) -> Node:
    return {"@id": address}


class _Catalogue:
    """The nodes of the catalogue; what all data sets share is made once."""

    def __init__(self, dataset: Dataset, file_types: Mapping[str, str]) -> None:
        self.file_types = {media: f"{AUTHORITY}file-type/{code}" for media, code in file_types.items()}
        self.facts: Facts = facts_of(dataset.publication)
        self.period = covered(dataset.documents.values())
        records = dataset.records()
        self.themes = {
            str(t["topic_id"]): str(t["eu_theme"]) for t in records["topics"] if t.get("eu_theme") in THEMES
        }
        self.place = Place(records["places"], self.facts.province, self.uri("province"))

    def uri(self, name: str) -> str:
        """The permanent address of a node: on the page about the data, whatever the file it is told in."""
        home = links.page_path("data", "", links.DEFAULT_LANGUAGE)
        return links.absolute(self.facts.site_url, home) + "#" + name

    def url(self, path: str) -> str:
        return links.absolute(self.facts.site_url, path)

    def nodes(self, offer: Offer) -> Iterator[Node]:
        """The catalogue of the one data set, with everything it can be had as."""
        yield self._catalogue([self._name(offer)])
        yield from self._around((offer,))
        yield from self._offered(offer, {})

    def series(self, parts: tuple[Offer, ...]) -> Iterator[Node]:
        """What the same catalogue holds besides: a series for each kind of part, and its members."""
        kinds = [kind for kind in KINDS if any(o.ident.startswith(f"{kind}/") for o in parts)]
        yield self._catalogue([self._name(offer) for offer in parts])
        yield from self._around(parts)
        yield from map(self._series, kinds)
        for offer in parts:
            kind = offer.ident.partition("/")[0]
            series, whole = _ref(self.uri(f"series/{kind}")), _ref(self.uri(self.facts.package))
            yield from self._offered(offer, {"dcat:inSeries": series, "dct:isPartOf": whole})

    def _around(self, offers: tuple[Offer, ...]) -> Iterator[Node]:
        """What the data sets refer to."""
        yield from self._shared()
        yield from self._values(offers)
        pages = sorted({"", *(o.page for o in offers)})
        yield from ({"@id": self.url(page), "@type": "foaf:Document"} for page in pages)

    def _offered(self, offer: Offer, relations: Node) -> Iterator[Node]:
        yield self._dataset(offer) | relations
        for file in offer.files:
            yield self._distribution(file, offer)
            yield {
                "@id": self.uri(f"sum/{file.path}"), "@type": "spdx:Checksum",
                "spdx:algorithm": _ref(ALGORITHM),
                "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
            }  # fmt: skip

    def _series(self, kind: str) -> Node:
        named = zip(pair("catalogue", "series"), self.facts.title, KINDS[kind].label, strict=True)
        titles = (words.format(title=title, kind=what) for words, title, what in named)
        return {
            "@id": self.uri(f"series/{kind}"), "@type": "dcat:DatasetSeries", **self._common(),
            "dct:title": tagged(*titles), "dct:description": tagged(*self.facts.about),
            **self._temporal(), "dct:accrualPeriodicity": _ref(f"{AUTHORITY}frequency/IRREG"),
        }  # fmt: skip

    def _temporal(self) -> Node:
        return {"dct:temporal": _ref(self.uri("period"))} if self.period else {}

    def _common(self) -> Node:
        """What the catalogue and every data set say alike."""
        return {
            "dct:publisher": _ref(self.uri("publisher")),
            "dct:language": [_ref(f"{AUTHORITY}language/{code}") for code in ("VIE", "ENG")],
            "dct:spatial": [_ref(f"{AUTHORITY}country/VNM"), *map(_ref, self.place.addresses)],
            "dct:issued": _day(self.facts.first_day.isoformat()),
            "dct:modified": _day(self.facts.day.isoformat()),
            "dcatap:applicableLegislation": _ref(self.uri("law")),
            "dcat:contactPoint": _ref(self.uri("contact")),
        }

    def _catalogue(self, datasets: list[str]) -> Node:
        return {
            "@id": self.uri("catalog"), "@type": "dcat:Catalog", **self._common(),
            "dct:title": tagged(*self.facts.name), "dct:description": tagged(*self.facts.about),
            "dct:license": _ref(self.facts.licence_url), "foaf:homepage": _ref(self.facts.site_url),
            "dcat:themeTaxonomy": _ref(TAXONOMY), "dcat:dataset": [_ref(name) for name in datasets],
        }  # fmt: skip

    def _themes(self, offer: Offer) -> list[str]:
        """The theme of a topic for its part, those of all topics for the rest; otherwise those of plans."""
        kind, _, ident = offer.ident.partition("/")
        themes = [self.themes[ident]] if kind == "topics" and ident in self.themes else []
        return themes or sorted(set(self.themes.values())) or list(OF_PLANS)

    def _name(self, offer: Offer) -> str:
        return self.uri(offer.ident or self.facts.package)

    def _dataset(self, offer: Offer) -> Node:
        return {
            "@id": self._name(offer), "@type": "dcat:Dataset", **self._common(),
            "dct:title": tagged(*offer.title), "dct:description": tagged(*offer.about),
            "dct:identifier": self._name(offer), "dcat:version": self.facts.version,
            "dcat:keyword": [
                {"@value": word, "@language": lang}
                for lang, words in zip(("vi", "en"), self.facts.keywords, strict=True)
                for word in words
            ],
            "dcat:theme": [_ref(f"{AUTHORITY}data-theme/{code}") for code in self._themes(offer)],
            **self._temporal(), "dcat:landingPage": _ref(self.url(offer.page)),
            "dct:accrualPeriodicity": _ref(f"{AUTHORITY}frequency/IRREG"),
            "dct:accessRights": _ref(f"{AUTHORITY}access-right/PUBLIC"),
            "dcat:distribution": [_ref(self.uri(f"file/{f.path}")) for f in offer.files],
        }  # fmt: skip

    def _distribution(self, file: File, offer: Offer) -> Node:
        name = file.path.rpartition("/")[2]
        extension = name.rpartition(".")[2]
        address, media = self.url(file.path), _IANA + file.media_type
        packed = (
            {"dcat:packageFormat": _ref(media), "dct:conformsTo": _ref(_PROFILE)}
            if extension == "zip"
            else {}
        )
        if extension == "gz":
            packed = {"dcat:compressFormat": _ref(_GZIP)}
        return {
            "@id": self.uri(f"file/{file.path}"), "@type": "dcat:Distribution",
            "dct:title": tagged(*(f"{title} ({name})" for title in offer.title)),
            "dct:description": _phrase("file", name=name),
            "dcat:accessURL": _ref(self.url(offer.page)), "dcat:downloadURL": _ref(address),
            "dct:format": _ref(self.file_types.get(file.media_type, media)),
            "dcat:mediaType": _ref(media),
            "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": _ref(self.uri(f"sum/{file.path}")), "dct:license": _ref(self.facts.licence_url),
            "dcatap:availability": _ref(f"{AUTHORITY}planned-availability/STABLE"),
            "dct:modified": _day(self.facts.day.isoformat()),
            "dcatap:applicableLegislation": _ref(self.uri("law")), **packed,
        }  # fmt: skip

    def _values(self, offers: tuple[Offer, ...]) -> Iterator[Node]:
        """What the values taken from lists are, for readers that do not have the lists."""
        for address, kind, label in VALUES:
            yield {
                "@id": address,
                "@type": kind,
                **({"skos:prefLabel": {"@value": label, "@language": "en"}} if label else {}),
            }
        used = {f.media_type for o in offers for f in o.files}
        media = {_IANA + kind for kind in used} | {_GZIP}
        formats = {self.file_types[kind] for kind in used if kind in self.file_types}
        yield from (
            {"@id": address, "@type": ["dct:MediaType", "dct:MediaTypeOrExtent"]}
            for address in sorted(media | formats)
        )

    def _shared(self) -> Iterator[Node]:
        facts = self.facts
        yield {
            "@id": self.uri("publisher"), "@type": "foaf:Agent", "foaf:name": tagged(*facts.publisher),
            "foaf:homepage": _ref(facts.repo_url), "dct:type": _ref(PUBLISHER_TYPE),
        }  # fmt: skip
        yield {"@id": facts.repo_url, "@type": "foaf:Document"}
        yield {
            "@id": self.uri("contact"), "@type": "vcard:Kind", "vcard:fn": facts.publisher[0],
            "vcard:hasURL": _ref(facts.contact_url),
        }  # fmt: skip
        yield from self.place.nodes()
        yield {
            "@id": f"{AUTHORITY}country/VNM",
            "@type": "dct:Location",
            "skos:prefLabel": tagged(*facts.country),
        }
        if self.period:
            first, last = self.period
            yield {
                "@id": self.uri("period"), "@type": "dct:PeriodOfTime",
                "dcat:startDate": _day(first.isoformat()), "dcat:endDate": _day(last.isoformat()),
            }  # fmt: skip
        yield {
            "@id": facts.licence_url,
            "@type": "dct:LicenseDocument",
            "dct:title": facts.licence_title,
            "dct:type": _ref(LICENCE_TYPE),
        }
        yield {
            "@id": self.uri("law"),
            "@type": "eli:LegalResource",
            "dct:identifier": _LAW,
            "dct:title": _phrase("law"),
        }
        yield {"@id": _PROFILE, "@type": "dct:Standard", "dct:title": "Data Package 2.0"}
        yield {"@id": TAXONOMY, "@type": "skos:ConceptScheme", "dct:title": _phrase("theme")}
        for code in THEMES:
            yield {
                "@id": f"{AUTHORITY}data-theme/{code}", "@type": "skos:Concept",
                "skos:prefLabel": _phrase(f"theme.{code}"), "skos:inScheme": _ref(TAXONOMY),
            }  # fmt: skip


def _nodes(context: ExportContext, name: str) -> Iterator[Node]:
    types = {form.media_type: form.eu_file_type for form, _ in context.written if form.eu_file_type}
    catalogue = _Catalogue(context.dataset, types)
    return catalogue.nodes(as_one(context)) if name == NAME else catalogue.series(context.parts)


def _format(catalogue: str, ending: str, media_type: str, code: str) -> Format:
    path, render = links.whole_file(f"{catalogue}.{ending}"), _RENDER[ending]
    return Format(
        name=ending if catalogue == NAME else f"series{ending}",
        title="DCAT",
        ending=ending,
        media_type=media_type,
        holds="document",
        paths=(path,),
        write=lambda context: (File(path, media_type, render(_nodes(context, catalogue)).encode("utf-8")),),
        group="about",
        eu_file_type=code,
    )


_RENDER: Mapping[str, Callable[[Iterable[Node]], str]] = {"ttl": _turtle, "jsonld": _json_ld}
#: of one catalogue; it lists what was made before it
TURTLE = _format(NAME, "ttl", "text/turtle", "RDF_TURTLE")
JSON_LD = _format(NAME, "jsonld", "application/ld+json", "JSON_LD")
#: what the parts are to it
SERIES_TURTLE = _format(SERIES, "ttl", "text/turtle", "RDF_TURTLE")
SERIES_JSON_LD = _format(SERIES, "jsonld", "application/ld+json", "JSON_LD")
