"""The page about the data: files, tables with their dictionary, licence, how to cite, first steps."""

from __future__ import annotations

from collections.abc import Iterator

from generator import links
from generator.pages.base import Page
from generator.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The data page."""
    words = view.words
    base = links.absolute(str(view.facts["site_url"]), links.package_file(view.facts["package_name"], "data/"))
    yield view.page(
        "data",
        "",
        words.text("data.title"),
        words.text("data.description", n=len(view.tables)),
        template="data",
        context={
            "tables": [(table, len(list(table.select(view.catalog)))) for table in view.tables],
            "base": base,
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.data"),
        outline=True,
        extra={"dataset": _dataset(view)},
    )


def _dataset(view: View) -> dict[str, object]:
    """The data set in the terms of schema.org."""
    facts = view.facts
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": view.fact("title"),
        "description": view.fact("description"),
        "url": view.absolute("data", ""),
        "version": str(facts["version"]),
        "dateModified": str(facts["data_date"]),
        "license": facts["data_licence_url"],
        "isAccessibleForFree": True,
        "inLanguage": ["vi", "en"],
        "keywords": facts[f"keywords_{view.language}"],
        "creator": {"@type": "Organization", "name": view.fact("publisher"), "url": facts["repo_url"]},
        "spatialCoverage": {"@type": "Place", "name": view.fact("province")},
    }
