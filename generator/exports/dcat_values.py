"""The terms and lists from which DCAT-AP 3 takes its values (authority tables of the EU's Publications
Office)."""

from __future__ import annotations

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#", "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/", "eli": "http://data.europa.eu/eli/ontology#", "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#", "locn": "http://www.w3.org/ns/locn#",
    "owl": "http://www.w3.org/2002/07/owl#", "skos": "http://www.w3.org/2004/02/skos/core#", "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
#: the lists of the Publications Office of the EU, from which DCAT-AP takes its values
AUTHORITY = "http://publications.europa.eu/resource/authority/"
#: the EU's themes of data (authority table ``data-theme``) by code; their names stand in
#: ``words/<language>/catalogue.yml``
THEMES = (
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN",
)  # fmt: skip
#: those of plans of a province, where topics do not say theirs
OF_PLANS = ("ECON", "GOVE", "REGI")
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
