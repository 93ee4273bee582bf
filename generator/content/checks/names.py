"""Every spelling in the registries is found in the sources, and names one body only; every phrase that names
nobody holds a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.catalog import Catalog
from generator.problems import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Spellings of agencies, projects and places, and phrases that are none."""
    texts = {d: " ¶ ".join(p.text for p in catalog.passages_of(d)) for d in catalog.documents}
    yield from _phrases(catalog, texts)
    for registry in ("agencies", "projects", "places"):
        located = catalog.located[f"content/registries/{registry}.yml"]
        owners: dict[str, str] = {}
        for key, record in getattr(catalog, registry).items():
            for i, name in enumerate(record.names):
                place = located.place(key, "names", str(i))
                if not any(name in t for t in texts.values()):
                    yield problem(place, "name-not-found", found=name, record=key)
                if registry != "projects" and owners.setdefault(name, key) != key:
                    yield problem(place, "name-shared", found=name, record=key, first=owners[name])


def _phrases(catalog: Catalog, texts: Mapping[str, str]) -> Iterator[Problem]:
    """A phrase in which a body is not named stands in the sources, and holds a name of that body."""
    located = catalog.located["content/registries/agencies.yml"]
    for key, agency in catalog.agencies.items():
        for i, phrase in enumerate(agency.not_named_by):
            place = located.place(key, "not_named_by", str(i))
            if not any(phrase in t for t in texts.values()):
                yield problem(place, "name-not-found", found=phrase, record=key)
            if not any(name in phrase and name != phrase for name in agency.names):
                yield problem(place, "phrase-without-name", found=phrase, record=key)
