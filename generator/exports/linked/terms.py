"""By which terms the world knows what our columns say. A column that is not named here is a term of its own.

Sources: W3C ORG (agencies and their changes), SKOS (topics, kinds), PROV-O (what a row rests on), the
European Legislation Identifier (documents and citations; ELI ontology 1.5), Dublin Core, schema.org (dates,
places, positions), EDTF as a datatype of the Library of Congress.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.tables import TABLES
from generator.words import pair

PREFIXES: Mapping[str, str] = {
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EDTF = "http://id.loc.gov/datatypes/edtf"
#: type of a column -> that of its values
DATATYPES = {
    "string": "xsd:string",
    "integer": "xsd:integer",
    "number": "xsd:decimal",
    "boolean": "xsd:boolean",
    "date": "xsd:date",
}
#: table -> what else its records are, beside what the table itself is
CLASSES: Mapping[str, tuple[str, ...]] = {
    "documents": ("eli:LegalResource",),
    "legal_documents": ("eli:LegalResource",),
    "passages": ("eli:LegalResourceSubdivision",),
    "agencies": ("org:Organization",),
    "topics": ("skos:Concept",),
    "units": ("skos:Concept",),
    "indicators": ("skos:Concept",),
    "places": ("schema:Place",),
    "projects": ("schema:Project",),
    "evidence": ("prov:Entity",),
}


@dataclass(frozen=True)
class Event:
    """What those rows of a table are besides whose ``column`` has one of ``values``, and by which terms the
    columns of ``said`` are told of them, beside those of the table."""

    kind: str
    column: str
    values: frozenset[str]
    said: Mapping[str, str]


#: table -> which of its rows tell of a change: "not checked" and "unchanged" are none
EVENTS: Mapping[str, Event] = {
    "agency_successions": Event(
        "org:ChangeEvent",
        "status",
        frozenset({"succeeded", "ended", "territory"}),
        {"agency_id": "org:originalOrganization", "successor_id": "org:resultingOrganization"},
    ),
}
#: column -> term, in every table that has it
_EVERYWHERE: Mapping[str, str] = {
    "name_vi": "skos:prefLabel",
    "name_en": "skos:prefLabel",
    "title_vi": "dct:title",
    "title_en": "dct:title",
    "what_vi": "dct:title",
    "what_en": "dct:title",
    "text": "schema:text",
    "document_id": "dct:isPartOf",
    "passage_id": "prov:wasDerivedFrom",
    "topic_id": "dct:subject",
    "place_id": "schema:location",
    "parent_id": "skos:broader",
    "kind": "dct:type",
    "date_start": "schema:startDate",
    "date_end": "schema:endDate",
    "period_start": "schema:startDate",
    "period_end": "schema:endDate",
    "source_url": "prov:wasDerivedFrom",
    "note": "skos:note",
    "note_vi": "skos:note",
    "note_en": "skos:note",
    "definition": "skos:definition",
    "definition_en": "skos:definition",
    "description": "skos:definition",
    "description_en": "skos:definition",
    "symbol": "skos:notation",
    "from_date": "dct:date",
}
#: table and column -> term, where the table means something more exact
_HERE: Mapping[str, str] = {
    "documents.number": "eli:id_local",
    "documents.issuer_id": "eli:passed_by",
    "documents.issued_on": "eli:date_document",
    "documents.effective_on": "eli:first_date_entry_in_force",
    "legal_documents.number": "eli:id_local",
    "legal_documents.issued_on": "eli:date_document",
    "legal_documents.document_id": "owl:sameAs",
    "passages.document_id": "eli:is_part_of",
    "passages.ordinal": "schema:position",
    "agencies.kind": "org:classification",
    "agencies.parent_id": "org:subOrganizationOf",
    "agencies.valid_from": "schema:foundingDate",
    "agencies.valid_to": "schema:dissolutionDate",
    "places.parent_id": "schema:containedInPlace",
    "place_mentions.place_id": "place_mentions:place_id",
    "place_successions.place_id": "place_successions:place_id",
    "targets.value_min": "schema:minValue",
    "targets.value_max": "schema:maxValue",
}
#: the columns that name a record itself: no term that leads to another thing says them
_KEYS = frozenset(f"{table.name}.{table.key[0]}" for table in TABLES if len(table.key) == 1)
#: columns in Vietnamese, as the documents are, whose name does not say so
_VIETNAMESE = frozenset(
    {
        "beneficiaries_text", "definition", "description", "heading_path", "issuer", "name", "note", "place",
        "quote", "signer_name", "signer_title", "source_title", "text", "type",
    }
)  # fmt: skip
#: columns that hold a date of EDTF without saying so in their name
_EDTF = frozenset({"stated_on"})


def term(table: str, column: str) -> str:
    """The term for a column, with its prefix; that of our own has the name of the table before the colon.

    >>> term("agencies", "name_vi"), term("agencies", "parent_id"), term("commitments", "responsibility")
    ('skos:prefLabel', 'org:subOrganizationOf', 'commitments:responsibility')
    >>> term("passages", "passage_id"), term("commitments", "passage_id")
    ('passages:passage_id', 'prov:wasDerivedFrom')
    """
    if f"{table}.{column}" in _KEYS:
        return f"{table}:{column}"
    return _HERE.get(f"{table}.{column}") or _EVERYWHERE.get(column) or f"{table}:{column}"


def language(column: str) -> str:
    """The language of a text column; empty for columns of codes.

    >>> language("title_en"), language("quote"), language("section")
    ('en', 'vi', '')
    """
    if column.endswith("_en"):
        return "en"
    return "vi" if column.endswith(("_vi", "_text")) or column in _VIETNAMESE else ""


def is_edtf(column: str) -> bool:
    """Whether a column holds dates of EDTF (ISO 8601-2)."""
    return column.endswith("_edtf") or column in _EDTF


def full(name: str) -> str:
    """The whole address of a term of the world, which is written ``prefix:name``."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


@dataclass(frozen=True)
class Term:
    """A term of ours that is no column: its name; what it means stands in ``words/<language>/terms.yml``."""

    name: str

    @property
    def label(self) -> tuple[str, str]:
        """What it is called in both languages."""
        return pair("terms", self.name)

    @property
    def comment(self) -> tuple[str, str]:
        """What it means in both languages."""
        return pair("terms", f"{self.name}.about")


#: role of an agency in a row -> the term that leads from the row straight to the agency
ROLES: Mapping[str, Term] = {
    "lead": Term("lead"),
    "cooperate": Term("cooperate"),
    "report_to": Term("reportTo"),
    "supervise": Term("supervise"),
}
MAIN_TOPIC = Term("mainTopic")
TERMS = (*ROLES.values(), MAIN_TOPIC)
#: how a passage stands to what it cites -> the term from the passage, and from its document, to that; a
#: passage that orders a draft that shall amend another document amends nothing itself
RELATIONS: Mapping[str, str] = {
    "implements": "eli:implements",
    "basis": "eli:based_on",
    "amends": "eli:cites",
    "replaces": "eli:cites",
    "refers": "eli:cites",
}
#: tables that only join two records -> column of the first, term, column of the second
JOINS: Mapping[str, tuple[str, str, str]] = {
    "commitment_topics": ("commitment_id", "dct:subject", "topic_id"),
    "commitment_projects": ("commitment_id", "schema:mentions", "project_id"),
    "commitment_places": ("commitment_id", "schema:mentions", "place_id"),
    "project_mentions": ("passage_id", "schema:mentions", "project_id"),
    "agency_members": ("group_id", "org:hasMember", "member_id"),
}
