"""The data set in the terms of schema.org, for search engines: what a page puts into its head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import links
from generator.exports.base import Offer
from generator.exports.facts import facts_of
from generator.words import LANGUAGES


def dataset(publication: Mapping[str, Any], offer: Offer, language: str, temporal: str) -> dict[str, Any]:
    """``schema.org/Dataset`` of what is offered, in one language. ``temporal`` is an ISO 8601 interval of
    days, or empty."""
    facts, at = facts_of(publication), LANGUAGES.index(language)
    home = links.absolute(facts.site_url, links.page_path("data", "", language))
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{home}#{facts.package}",
        "name": offer.title[at],
        "description": offer.about[at],
        "url": home,
        "identifier": links.absolute(facts.site_url, links.package_file(facts.package)),
        "version": facts.version,
        "dateModified": facts.day.isoformat(),
        "license": facts.licence_url,
        "isAccessibleForFree": True,
        "inLanguage": list(LANGUAGES),
        "keywords": list(facts.keywords[at]),
        "creator": _organisation(facts.publisher[at], facts.repo_url),
        "publisher": _organisation(facts.publisher[at], facts.repo_url),
        "spatialCoverage": {"@type": "Place", "name": f"{facts.province[at]}, {facts.country[at]}"},
        **({"temporalCoverage": temporal} if temporal else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": links.absolute(facts.site_url, file.path),
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for file in offer.files
        ],
    }


def _organisation(name: str, url: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name, "url": url}
