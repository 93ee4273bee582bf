"""Every spelling in the registries is found in the sources, and names one body only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.problems import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Spellings of agencies, projects and places."""
    texts = {d: " ¶ ".join(p.text for p in catalog.passages_of(d)) for d in catalog.documents}
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
