"""The pages of the site, one module a kind. The order of the registry is the order of the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.cache import NONE, Cache
from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.links import DEFAULT_LANGUAGE, page_path
from generator.problems import ProblemsFound
from generator.settings import Settings
from generator.site.pages import (
    about,
    agency,
    changes,
    commitment,
    compare,
    data,
    deadline,
    document,
    embed,
    explorer,
    gap,
    home,
    index,
    indicator,
    legal_document,
    ontology,
    place,
    project,
    research,
    result,
    search,
    source_note,
    sparql,
    table,
    topic,
    validation,
)
from generator.site.pages.base import Page
from generator.site.pages.paging import paged
from generator.site.pages.relations import relate
from generator.site.pages.rendering import environment, render_page
from generator.site.pages.tiles import map_problems
from generator.site.pages.view import View
from generator.site.pages.words import Words, word_problems

#: every kind of page
PAGES = (
    home,
    agency,
    topic,
    document,
    commitment,
    deadline,
    indicator,
    project,
    place,
    legal_document,
    source_note,
    index,
    result,
    compare,
    gap,
    embed,
    data,
    table,
    changes,
    validation,
    research,
    ontology,
    sparql,
    explorer,
    search,
    about,
)

__all__ = ["PAGES", "Page", "all_pages", "page_at", "paged", "render", "views_of"]


def all_pages(
    catalog: Catalog,
    settings: Settings,
    tables: Sequence[Any],
    report: Mapping[str, Any],
    published: Published,
) -> list[Page]:
    """Every page in every language. ``report`` is the report of validation; ``published`` says what lies beside the pages.

    :raises ProblemsFound: when an interface word is missing or unused, or the map names a place that is not there.
    """
    wrong = [*word_problems(settings), *map_problems(settings, catalog)]
    if wrong:
        raise ProblemsFound(wrong)
    views = views_of(catalog, settings, tables, report, published)
    return [page for view in views for module in PAGES for page in module.select(view)]


def views_of(
    catalog: Catalog,
    settings: Settings,
    tables: Sequence[Any],
    report: Mapping[str, Any],
    published: Published,
) -> list[View]:
    """The catalog as the readers of each language see it; the arguments are those of :func:`all_pages`."""
    relations = relate(catalog)
    words = (Words(language, located.data) for language, located in settings.words.items())
    return [
        View(
            catalog=catalog,
            relations=relations,
            words=own,
            settings=settings,
            tables=tables,
            report=report,
            published=published,
        )
        for own in words
    ]


def page_at(path: str, views: Iterable[View]) -> Page | None:
    """The page whose address from the root of the site is ``path``: of the kind in whose folder it lies, before all others."""
    language = next((v for v in views if path.startswith(f"{v.language}/")), None)
    view = language or next(v for v in views if v.language == DEFAULT_LANGUAGE)
    likely = sorted(PAGES, key=lambda module: not _in_folder(path, module.__name__, view.language))
    return next((page for module in likely for page in module.select(view) if page.path == path), None)


def _in_folder(path: str, module: str, language: str) -> bool:
    """Whether a path lies in the folder of the kind that a module is called after."""
    try:
        folder = page_path(module.rpartition(".")[2], "", language)
    except LookupError:
        return False
    return path.startswith(folder) and folder != page_path("home", "", language)


def render(pages: Iterable[Page], settings: Settings, memory: Cache = NONE) -> dict[str, str]:
    """The body of every page as HTML: path in the tree of bodies -> text. ``memory`` has compiled templates."""
    out: dict[str, str] = {}
    by_language: dict[str, list[Page]] = {language: [] for language in settings.languages}
    for page in pages:
        by_language[page.language].append(page)
    for own in filter(None, by_language.values()):
        templates = environment(own[0].context["view"], memory)
        out.update({page.source: render_page(page, templates) for page in own})
    return out
