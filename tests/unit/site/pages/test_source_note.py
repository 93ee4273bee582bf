"""The page of source notes: what is at odds with what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.settings import Settings
from generator.site.pages import render, source_note, views_of
from generator.tables import TABLES


def test_contradictions_begin_with_what_is_at_odds_with_what(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> None:
    """Before the contradictions stands a line for each, once where it is noted at both ends, that names both places
    and leads to the note."""
    note, *_ = example_catalog.source_notes.values()
    one, other, third, *_ = example_catalog.passages
    ends = [("1", one, other), ("2", other, one), ("3", third, "")]
    notes = {
        f"{passage}.n{key}": replace(
            note,
            id=f"{passage}.n{key}",
            kind="conflict",
            passage=passage,
            document=example_catalog.passages[passage].document,
            other=there,
        )
        for key, passage, there in ends
    }
    noted = replace(example_catalog, source_notes=MappingProxyType(notes))
    view = next(iter(views_of(noted, example_settings, TABLES, example_report, example_published)))
    (page,) = source_note.select(view)
    body = render([page], example_settings)[page.source]
    overview = body.partition('<ol class="rows overview"')[2].partition("</ol>")[0]
    led = re.findall(r'href="#(n-[^"]+)"', overview)
    assert len(led) == 2
    assert all(body.count(f' id="{anchor}"') == 1 for anchor in led)
    assert overview.count("↔") == 1
