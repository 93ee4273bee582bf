"""The pages of the site, one module a kind. The order of the registry is the order of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from generator import workers
from generator.cache import NONE, Cache
from generator.content.catalog import Catalog
from generator.exports.published import Published
from generator.exports.research import answered
from generator.links import DEFAULT_LANGUAGE, page_path
from generator.problems import stop_at
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
    package,
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
from generator.site.pages.packed import PackedTexts
from generator.site.pages.page_cache import CachingRenderer
from generator.site.pages.paging import paged
from generator.site.pages.relations import relate
from generator.site.pages.rendering import environment, render_page
from generator.site.pages.tiles import map_problems
from generator.site.pages.view import View
from generator.site.pages.words import word_problems, words_of

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
    package,
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

#: passages of a publication whose pages one process makes before another has begun; and from which on two
#: would hold too much
_SMALL, _LARGE = 500, 10_000

__all__ = ["PAGES", "Bodies", "Page", "all_pages", "begin", "page_at", "paged", "render", "views_of"]


def all_pages(
    catalog: Catalog,
    settings: Settings,
    tables: Sequence[Any],
    report: Mapping[str, Any],
    published: Published,
) -> list[Page]:
    """Every page in every language. ``report`` is the report of validation; ``published`` says what lies
    beside the pages.

    :raises ProblemsFound: when an interface word is missing or unused, or the map names a place that is not
        there.
    """
    ensure_words(settings, catalog)
    views = views_of(catalog, settings, tables, report, published)
    return [page for view in views for page in _selected(view)]


def _selected(view: View) -> list[Page]:
    return [page for module in PAGES for page in module.select(view)]


class Bodies(NamedTuple):
    """Pages, and the body of each as HTML, by its path in the tree of bodies."""

    pages: list[Page]
    bodies: PackedTexts


def begin(views: Sequence[View], memory: Cache = NONE) -> Callable[[], Bodies]:
    """Start rendering every language but the first in worker processes; returns a function that renders the
    first and waits for the others.

    A small publication is finished sooner without workers, and a large one should not be held by several
    processes. The cache ``memory`` holds compiled templates and pages.

    :raises ProblemsFound: what making a page raises, when they are waited for.
    """
    first, *others = views
    if not _SMALL <= len(first.catalog.passages) < _LARGE:
        return lambda: _joined(_bodies(view, memory) for view in views)
    answered(first.catalog, memory)  # before two processes ask for it
    waiting = workers.submit_each(_in_process, [(view, memory) for view in others])

    def joined() -> Bodies:
        first_bodies = _bodies(first, memory)
        of_others = zip(others, waiting(), strict=True)
        return _joined(
            [
                first_bodies,
                *(
                    Bodies([_seen(page, view) for page in pages], bodies)
                    for view, (pages, bodies) in of_others
                ),
            ]
        )

    return joined


def _bodies(view: View, memory: Cache) -> Bodies:
    if memory.folder is not None:
        answered(view.catalog, memory)
        return Bodies(*CachingRenderer(view, memory).rendered(PAGES))
    selected = _selected(view)
    templates = environment(view, memory)
    return Bodies(selected, PackedTexts.of((page.source, render_page(page, templates)) for page in selected))


def _in_process(request: tuple[View, Cache]) -> Bodies:
    """In a worker process: render one language. The contexts of templates stay there, since nobody needs them
    afterwards."""
    bodies = _bodies(*request)
    return Bodies([replace(page, context={}) for page in bodies.pages], bodies.bodies)


def _seen(page: Page, view: View) -> Page:
    return replace(page, context={"view": view})


def _joined(several: Iterable[Bodies]) -> Bodies:
    every = list(several)
    packed = {source: body for one in every for source, body in one.bodies.packed.items()}
    return Bodies([page for one in every for page in one.pages], PackedTexts(packed))


def ensure_words(settings: Settings, catalog: Catalog) -> None:
    """Raise when an interface word is missing or unused, or the map names an unknown place.

    :raises ProblemsFound: with all of them.
    """
    stop_at([*word_problems(settings), *map_problems(settings, catalog)])


def views_of(
    catalog: Catalog,
    settings: Settings,
    tables: Sequence[Any],
    report: Mapping[str, Any],
    published: Published,
) -> list[View]:
    """The catalog as the readers of each language see it; the arguments are those of :func:`all_pages`."""
    relations = relate(catalog)
    return [
        View(
            catalog=catalog,
            relations=relations,
            words=words_of(settings, catalog, language),
            settings=settings,
            tables=tables,
            report=report,
            published=published,
        )
        for language in settings.words
    ]


def page_at(path: str, views: Iterable[View]) -> Page | None:
    """The page at ``path`` (relative to the root of the site). Modules whose folder contains the path are
    tried first."""
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
    """The body of every page as HTML: path in the tree of bodies -> text. ``memory`` has compiled
    templates."""
    out: dict[str, str] = {}
    by_language: dict[str, list[Page]] = {language: [] for language in settings.languages}
    for page in pages:
        by_language[page.language].append(page)
    for group in filter(None, by_language.values()):
        templates = environment(group[0].context["view"], memory)
        out.update({page.source: render_page(page, templates) for page in group})
    return out
