"""The data set in the terms of schema.org, for search engines: what a page puts into its head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import links
from generator.exports.base import Offer
from generator.exports.facts import facts
from generator.words import LANGUAGES


def dataset(publication: Mapping[str, Any], offer: Offer, language: str, temporal: str) -> dict[str, Any]:
    """``schema.org/Dataset`` of what is offered, in one language. ``temporal`` is an ISO 8601 interval of
    days, or empty."""
    own, at = facts(publication), LANGUAGES.index(language)
    home = links.absolute(own.site_url, links.page_path("data", "", language))
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{home}#{own.package}",
        "name": offer.title[at],
        "description": offer.about[at],
        "url": home,
        "identifier": links.absolute(own.site_url, links.package_file(own.package)),
        "version": own.version,
        "dateModified": own.day.isoformat(),
        "license": own.licence_url,
        "isAccessibleForFree": True,
        "inLanguage": list(LANGUAGES),
        "keywords": list(own.keywords[at]),
        "creator": _organisation(own.publisher[at], own.repo_url),
        "publisher": _organisation(own.publisher[at], own.repo_url),
        "spatialCoverage": {"@type": "Place", "name": f"{own.province[at]}, {own.country[at]}"},
        **({"temporalCoverage": temporal} if temporal else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": links.absolute(own.site_url, file.path),
                "encodingFormat": file.media_type,
                "contentSize": f"{len(file.data)} B",
                "sha256": file.sha256,
            }
            for file in offer.files
        ],
    }


def _organisation(name: str, url: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name, "url": url}
