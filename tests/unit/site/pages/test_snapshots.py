"""One reviewed page of each kind: what a change of a template, a word or a macro does to all pages is read in
these."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.links import PAGED
from generator.settings import Settings
from generator.site.pages import all_pages, render
from generator.site.pages.base import Page
from generator.site.pages.rendering import page_facts
from generator.tables import TABLES
from tests.conftest import Snapshots

#: what differs with the libraries that write binary files and check packages: hashes, sizes, their versions
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_SIZE = re.compile(r"<data value=\"\d+\">.*?</data>|\b\d[\d.,]*\s(?:B|kB|MB|byte|bytes)\b")
_VERSION = re.compile(r"\b\d+(?:\.\d+){2,}(?:[a-z]+\d+)?\b")
_IN_ENGLISH = ("agency", "document", "commitment", "indicator")


@pytest.fixture(scope="module")
def bodies(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> dict[str, str]:
    """For each kind the first page and the index; in English only those where official text meets the other
    language."""
    chosen: dict[str, Page] = {}
    for page in all_pages(example_catalog, example_settings, TABLES, example_report, example_published):
        if page.language == "vi" or page.kind in _IN_ENGLISH:
            chosen.setdefault(f"{page.language}/{page.kind}{'' if page.ident else '-index'}", page)
    return {
        name: _told(page) + body
        for name, page in chosen.items()
        for body in render([page], example_settings).values()
    }


def _told(page: Page) -> str:
    """What the frame around the body says of the page, above it as a comment."""
    facts = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in page_facts(page).items()]
    return "\n".join(["<!--", *facts, "-->", ""])


@pytest.mark.parametrize("kind", PAGED)
def test_as_reviewed(kind: str, bodies: dict[str, str], snapshots: Snapshots) -> None:
    """The pages of each kind, body and facts, are what was reviewed, but for what other people's libraries
    decide."""
    own = {name: text for name, text in bodies.items() if name.split("/")[1] in (kind, f"{kind}-index")}
    assert own, kind
    for name, text in own.items():
        told = text
        for pattern in (_HASH, _SIZE, _VERSION):
            told = pattern.sub("…", told)
        snapshots.compare(f"pages/{name}.html", told)
