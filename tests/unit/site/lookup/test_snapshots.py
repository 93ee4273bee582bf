"""The index files as reviewed: what the search and the explorer of the miniature project know, a line an
entry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator.settings import Settings
from generator.site import lookup
from generator.site.pages.base import Page
from tests.conftest import Snapshots


@pytest.fixture(scope="module")
def indexes(pages: list[Page], example_settings: Settings) -> dict[str, Any]:
    """The index files of the miniature project by name."""
    made = lookup.files(pages, example_settings)
    return {path.rsplit("/", 1)[1]: json.loads(data) for path, data in made.items() if path.endswith(".json")}


def _lines(data: Any, above: str = "") -> Iterator[str]:
    """Plain data with a line for each of its entries: lists of numbers and texts stand on one line."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    plain = not entries or all(not isinstance(value, dict | list) for _, value in entries)
    if plain:
        yield f"{above}: {json.dumps(data, ensure_ascii=False)}"
        return
    for key, value in entries:
        yield from _lines(value, f"{above}.{key}" if above else str(key))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["names", "passages", "explorer", "explorer-texts"])
def test_as_reviewed(name: str, language: str, indexes: dict[str, Any], snapshots: Snapshots) -> None:
    """Every entry, weight, facet and column that the scripts are given is what was reviewed."""
    text = "".join(f"{line}\n" for line in _lines(indexes[f"{name}-{language}.json"]))
    snapshots.compare(f"lookup/{name}-{language}.txt", text)
