"""DCAT 3 in the profile DCAT-AP 3: the catalogue, its data sets and their files, as JSON-LD and as Turtle.

Every node has an address of its own, so that the same content gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator import links
from generator.exports import turtle
from generator.exports.base import WHOLE, Dataset, File, Format, Made, Offer
from generator.exports.facts import Facts, facts
from generator.exports.offers import offers
from generator.exports.periods import covered

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#", "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/", "eli": "http://data.europa.eu/eli/ontology#", "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#", "skos": "http://www.w3.org/2004/02/skos/core#", "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
#: the lists of the Publications Office of the EU, from which DCAT-AP takes its values
AUTHORITY = "http://publications.europa.eu/resource/authority/"
THEMES = {
    "GOVE": ("Chính phủ và khu vực công", "Government and public sector"),
    "REGI": ("Vùng và đô thị", "Regions and cities"),
    "ECON": ("Kinh tế và tài chính", "Economy and finance"),
}
TAXONOMY = AUTHORITY + "data-theme"
ALGORITHM = PREFIXES["spdx"] + "checksumAlgorithm_sha256"
PUBLISHER_TYPE = "http://purl.org/adms/publishertype/NonProfitOrganisation"
LICENCE_TYPE = "http://purl.org/adms/licencetype/Attribution"
#: values of those lists that are used: address, class, and a name where the profile asks for one
VALUES: tuple[tuple[str, str, str], ...] = (
    (AUTHORITY + "language/VIE", "dct:LinguisticSystem", ""),
    (AUTHORITY + "language/ENG", "dct:LinguisticSystem", ""),
    (AUTHORITY + "frequency/IRREG", "dct:Frequency", ""),
    (AUTHORITY + "access-right/PUBLIC", "dct:RightsStatement", ""),
    (AUTHORITY + "planned-availability/STABLE", "skos:Concept", "Stable"),
    (PUBLISHER_TYPE, "skos:Concept", "Non-Profit Organisation"),
    (LICENCE_TYPE, "skos:Concept", "Attribution"),
    (ALGORITHM, "spdx:ChecksumAlgorithm", ""),
)
_IANA = "https://www.iana.org/assignments/media-types/"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
#: by which official texts may be published by anybody
_LAW = (
    "50/2005/QH11",
    "Luật Sở hữu trí tuệ, Điều 15",
    "Law on Intellectual Property of Viet Nam, Article 15",
)
Node = dict[str, Any]


def render(dataset: Dataset, offers: Iterable[Offer], file_types: Mapping[str, str]) -> tuple[File, File]:
    """The catalogue as JSON-LD, a node a line, and as Turtle.

    ``file_types`` gives the code of the EU's list of file types by media type, where there is one.
    """
    nodes = list(_Catalogue(dataset, file_types).nodes(tuple(offers)))
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    text = f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [\n{lines}\n]}}\n'
    return (
        File(links.whole_file("catalog.jsonld"), "application/ld+json", text.encode("utf-8")),
        File(links.whole_file("catalog.ttl"), "text/turtle", turtle.written(nodes, PREFIXES).encode("utf-8")),
    )


def _both(vi: str, en: str) -> list[Node]:
    return [{"@value": vi, "@language": "vi"}, {"@value": en, "@language": "en"}]


def _day(iso: str) -> Node:
    return {"@value": iso, "@type": "xsd:date"}


def _ref(address: str) -> Node:
    return {"@id": address}


class _Catalogue:
    """The nodes of the catalogue; what all data sets share is made once."""

    def __init__(self, dataset: Dataset, file_types: Mapping[str, str]) -> None:
        self.file_types = {media: f"{AUTHORITY}file-type/{code}" for media, code in file_types.items()}
        self.own: Facts = facts(dataset.publication)
        self.period = covered(dataset.documents.values())

    def at(self, name: str) -> str:
        return links.absolute(self.own.site_url, links.whole_file("catalog.ttl")) + "#" + name

    def url(self, path: str) -> str:
        return links.absolute(self.own.site_url, path)

    def nodes(self, offers: tuple[Offer, ...]) -> Iterator[Node]:
        yield self._catalogue(offers)
        yield from self._shared()
        yield from self._values(offers)
        yield from (
            {"@id": self.url(page), "@type": "foaf:Document"}
            for page in sorted({"", *(o.page for o in offers)})
        )
        parts = [self._name(o) for o in offers if o.ident != WHOLE]
        for offer in offers:
            yield self._dataset(offer, parts)
            for file in offer.files:
                yield self._distribution(file, offer)
                yield {
                    "@id": self.at(f"sum/{file.path}"), "@type": "spdx:Checksum",
                    "spdx:algorithm": _ref(ALGORITHM),
                    "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
                }  # fmt: skip

    def _common(self) -> Node:
        """What the catalogue and every data set say alike."""
        return {
            "dct:publisher": _ref(self.at("publisher")),
            "dct:language": [_ref(f"{AUTHORITY}language/{code}") for code in ("VIE", "ENG")],
            "dct:spatial": [_ref(f"{AUTHORITY}country/VNM"), _ref(self.at("province"))],
            "dct:issued": _day(self.own.first_day.isoformat()),
            "dct:modified": _day(self.own.day.isoformat()),
            "dcatap:applicableLegislation": _ref(self.at("law")),
            "dcat:contactPoint": _ref(self.at("contact")),
        }

    def _catalogue(self, offers: tuple[Offer, ...]) -> Node:
        return {
            "@id": self.at("catalog"), "@type": "dcat:Catalog", **self._common(),
            "dct:title": _both(*self.own.name), "dct:description": _both(*self.own.about),
            "dct:license": _ref(self.own.licence_url), "foaf:homepage": _ref(self.own.site_url),
            "dcat:themeTaxonomy": _ref(TAXONOMY), "dcat:dataset": [_ref(self._name(o)) for o in offers],
        }  # fmt: skip

    def _name(self, offer: Offer) -> str:
        return self.at(offer.ident or self.own.package)

    def _dataset(self, offer: Offer, parts: list[str]) -> Node:
        relation: Node = {"dct:hasPart": [_ref(part) for part in parts]}
        if offer.ident != WHOLE:
            relation = {"dct:isPartOf": _ref(self.at(self.own.package))}
        return {
            "@id": self._name(offer), "@type": "dcat:Dataset", **self._common(),
            "dct:title": _both(*offer.title), "dct:description": _both(*offer.about),
            "dct:identifier": self._name(offer), "dcat:version": self.own.version,
            "dcat:keyword": [
                {"@value": word, "@language": lang} for lang, words in zip(("vi", "en"), self.own.keywords, strict=True) for word in words
            ],
            "dcat:theme": [_ref(f"{AUTHORITY}data-theme/{code}") for code in THEMES],
            "dct:temporal": _ref(self.at("period")), "dcat:landingPage": _ref(self.url(offer.page)),
            "dct:accrualPeriodicity": _ref(f"{AUTHORITY}frequency/IRREG"), "dct:accessRights": _ref(f"{AUTHORITY}access-right/PUBLIC"),
            "dcat:distribution": [_ref(self.at(f"file/{f.path}")) for f in offer.files], **relation,
        }  # fmt: skip

    def _distribution(self, file: File, offer: Offer) -> Node:
        extension = file.path.rpartition(".")[2]
        address, media = self.url(file.path), _IANA + file.media_type
        packed = (
            {"dcat:packageFormat": _ref(media), "dct:conformsTo": _ref(_PROFILE)}
            if extension == "zip"
            else {}
        )
        return {
            "@id": self.at(f"file/{file.path}"), "@type": "dcat:Distribution",
            "dct:title": _both(*(f"{title} ({extension})" for title in offer.title)),
            "dct:description": _both(f"Tệp {file.path.rpartition('/')[2]}", f"File {file.path.rpartition('/')[2]}"),
            "dcat:accessURL": _ref(self.url(offer.page)), "dcat:downloadURL": _ref(address),
            "dct:format": _ref(self.file_types.get(file.media_type, media)),
            "dcat:mediaType": _ref(media),
            "dcat:byteSize": {"@value": str(len(file.data)), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": _ref(self.at(f"sum/{file.path}")), "dct:license": _ref(self.own.licence_url),
            "dcatap:availability": _ref(f"{AUTHORITY}planned-availability/STABLE"), "dct:modified": _day(self.own.day.isoformat()),
            "dcatap:applicableLegislation": _ref(self.at("law")), **packed,
        }  # fmt: skip

    def _values(self, offers: tuple[Offer, ...]) -> Iterator[Node]:
        """What the values taken from lists are, for readers that do not have the lists."""
        for address, kind, label in VALUES:
            yield {
                "@id": address,
                "@type": kind,
                **({"skos:prefLabel": {"@value": label, "@language": "en"}} if label else {}),
            }
        media = {_IANA + f.media_type for o in offers for f in o.files}
        formats = set(self.file_types.values())
        yield from (
            {"@id": address, "@type": ["dct:MediaType", "dct:MediaTypeOrExtent"]}
            for address in sorted(media | formats)
        )

    def _shared(self) -> Iterator[Node]:
        own = self.own
        first, last = self.period
        yield {
            "@id": self.at("publisher"), "@type": "foaf:Agent", "foaf:name": _both(*own.publisher), "foaf:homepage": _ref(own.repo_url),
            "dct:type": _ref(PUBLISHER_TYPE),
        }  # fmt: skip
        yield {"@id": own.repo_url, "@type": "foaf:Document"}
        yield {
            "@id": self.at("contact"), "@type": "vcard:Kind", "vcard:fn": own.publisher[0], "vcard:hasURL": _ref(own.contact_url),
        }  # fmt: skip
        yield {"@id": self.at("province"), "@type": "dct:Location", "skos:prefLabel": _both(*own.province)}
        yield {
            "@id": f"{AUTHORITY}country/VNM",
            "@type": "dct:Location",
            "skos:prefLabel": _both(*own.country),
        }
        yield {
            "@id": self.at("period"), "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(first.isoformat()), "dcat:endDate": _day(last.isoformat()),
        }  # fmt: skip
        yield {
            "@id": own.licence_url,
            "@type": "dct:LicenseDocument",
            "dct:title": own.licence_title,
            "dct:type": _ref(LICENCE_TYPE),
        }
        yield {
            "@id": self.at("law"),
            "@type": "eli:LegalResource",
            "dct:identifier": _LAW[0],
            "dct:title": _both(*_LAW[1:]),
        }
        yield {"@id": _PROFILE, "@type": "dct:Standard", "dct:title": "Data Package 2.0"}
        yield {
            "@id": TAXONOMY,
            "@type": "skos:ConceptScheme",
            "dct:title": _both("Chủ đề dữ liệu", "Data theme"),
        }
        for code, label in THEMES.items():
            yield {
                "@id": f"{AUTHORITY}data-theme/{code}", "@type": "skos:Concept", "skos:prefLabel": _both(*label),
                "skos:inScheme": _ref(TAXONOMY),
            }  # fmt: skip


def _written(made: Made) -> tuple[File, File]:
    types = {form.media_type: form.eu_file_type for form, _ in made.written if form.eu_file_type}
    return render(made.dataset, offers(made), types)


def _format(name: str, ending: str, media_type: str) -> Format:
    path = links.whole_file(f"catalog.{ending}")
    return Format(
        name=name,
        title="DCAT",
        ending=ending,
        media_type=media_type,
        holds="document",
        paths=(path,),
        write=lambda made: (f for f in _written(made) if f.path == path),
        group="about",
    )


#: of one catalogue; it lists what was made before it
TURTLE = _format("ttl", "ttl", "text/turtle")
JSON_LD = _format("jsonld", "jsonld", "application/ld+json")
