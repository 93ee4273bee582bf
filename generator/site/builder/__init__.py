"""Combines bodies with the theme's shells into a site, then verifies the result.

The site builder is behind a single interface (:mod:`generator.site.builder.shells`): it makes the shells and
the theme's files, and sees neither a body nor a value.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from typing import Any

from generator import links
from generator.cache import NONE, Cache
from generator.problems import Problem, ProblemsFound, stop_at
from generator.settings import Settings
from generator.site.builder.budget import measured, over_budget
from generator.site.builder.filling import SITEMAP, page_bodies, sitemaps, written
from generator.site.builder.proof import verify
from generator.site.builder.shells import Shape, ShellMaker
from generator.site.builder.slots import Piece
from generator.site.pages.base import Page

__all__ = ["Shells", "build_site", "measured", "over_budget", "put_together"]

#: by language and shape: what the theme puts around a body
Shells = Mapping[str, Mapping[Shape, Sequence[Piece]]]

#: files of the theme that nothing on the site uses
_NOT_OURS = {"assets": ("stylesheets", "javascripts", "images")}


def build_site(  # noqa: PLR0913 - what is made of what and where, and what stands beside it by name alone
    pages: Sequence[Page],
    bodies: Mapping[str, str],
    target: Path,
    settings: Settings,
    *,
    extra_paths: Collection[str] = (),
    memory: Cache = NONE,
    progress: Callable[[str], None] = lambda _: None,
) -> Shells:
    """Build every language of the site into the folder ``target``, verify the result, and return the
    shells.

    ``bodies`` are what :func:`generator.site.pages.render` makes of ``pages``. ``extra_paths`` are files that
    are added to the site afterwards (``data/...``), so that links may point to them. Pages that lie in
    ``target`` already with the same bytes stay as they are, and nothing else lies there but ``extra_paths``.
    Shells are made beside ``target`` or read from the cache ``memory``. ``progress`` is told the stages.

    :raises ProblemsFound: when the site builder warns, or a page or link of the result is wrong.
    """
    of_language = {
        language: page_bodies((page for page in pages if page.language == language), bodies)
        for language in settings.languages
    }
    makers = {
        language: ShellMaker(language, settings, target.parent, memory) for language in settings.languages
    }
    progress("shells")
    with ThreadPoolExecutor(len(makers)) as pool:
        jobs = {
            language: pool.submit(
                makers[language].make, [(one.page, one.shape) for one in wholes_of_language]
            )
            for language, wholes_of_language in of_language.items()
        }
    stop_at(_problems(jobs.values()))
    progress("site")
    for language, wholes_of_language in of_language.items():
        home = target / links.page_path("home", "", language)
        _put_theme(makers[language].built, home)
        written(wholes_of_language, jobs[language].result(), target)
        folder = links.page_path("home", "", language)
        for name, text in sitemaps((one.page for one in wholes_of_language), folder, settings).items():
            _write(home / name, text)
    _write(target / "robots.txt", _robots(settings))
    shells = {language: job.result() for language, job in jobs.items()}
    progress("links")
    stop_at(verify(target, settings.languages, extra_paths, memory))
    return shells


def put_together(page: Page, body: str, shells: Shells) -> str:
    """One page with its body in a shell of an earlier build: one of the same shape, otherwise the most
    similar of its kind and depth.

    :raises KeyError: when no page of that build was of its kind.
    """
    (whole,) = page_bodies([page], {page.source: body})
    of_language, shape = shells[page.language], whole.shape
    if shape in of_language:
        return whole.filled(of_language[shape])
    alike = [s for s in of_language if (s.kind, s.depth, s.crumbs) == (shape.kind, shape.depth, shape.crumbs)]
    if not alike:
        raise KeyError(shape)
    return whole.filled_alike(of_language[min(alike, key=lambda other: (_unlike(other, shape), str(other)))])


def _unlike(one: Shape, other: Shape) -> int:
    """The number of differences between two shapes."""
    return sum(getattr(one, f.name) != getattr(other, f.name) for f in fields(one))


def _problems(jobs: Iterable[Future[Any]]) -> Iterator[Problem]:
    """What stopped the jobs, of all of them together."""
    for job in jobs:
        failed = job.exception()
        if isinstance(failed, ProblemsFound):
            yield from failed.problems


def _put_theme(built: Path, home: Path) -> None:
    """Copy the theme's files and error page from the output of the site builder; the other files are shells,
    or unused."""
    shutil.copytree(
        built / "assets",
        home / "assets",
        ignore=lambda folder, _: _NOT_OURS.get(Path(folder).name, ()),
        dirs_exist_ok=True,
    )
    shutil.copy(built / "404.html", home / "404.html")


def _robots(settings: Settings) -> str:
    """Tell search engines where the lists of pages are."""
    root_url = str(settings.publication.data["site_url"]).rstrip("/") + "/"
    maps = [
        f"Sitemap: {root_url}{links.page_path('home', '', language)}{SITEMAP}"
        for language in settings.languages
    ]
    return "\n".join(["User-agent: *", "Allow: /", *maps, ""])


def _write(place: Path, text: str) -> None:
    place.write_text(text, encoding="utf-8", newline="\n")
