"""The pages of the miniature project, made once for all tests of pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.settings import Settings
from generator.site.pages import all_pages, render
from generator.site.pages.base import Page
from generator.tables import TABLES


@pytest.fixture(scope="session")
def pages(
    example_catalog: Catalog,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> list[Page]:
    """All pages of the miniature project."""
    return all_pages(example_catalog, example_settings, TABLES, example_report, example_published)


@pytest.fixture(scope="session")
def bodies(pages: list[Page], example_settings: Settings) -> dict[str, str]:
    """Their bodies, by the file they are written to."""
    return render(pages, example_settings)
