"""The order of the stages and nothing else: load, check, make, prove, write, swap in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator import exports, lookup, output, pages, releases, reporting, site, validation
from generator.catalog import load_catalog
from generator.checks import ensure_good
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import load_settings
from generator.tables import TABLES


@dataclass(frozen=True)
class Options:
    """What a build is asked for. ``site_url`` and ``target`` default to the settings' own."""

    with_site: bool = True
    site_url: str | None = None
    target: Path | None = None


def build(root: Path, options: Options, tell: Callable[[str], None]) -> None:
    """Build everything from ``content/``. Nothing is written before everything was checked.

    :raises ProblemsFound: when content, the package or the site is wrong; the outputs stay as they were.
    """
    settings = load_settings(root)
    package_target = settings.paths.datasets / settings.publication.data["package_name"]
    with output.one_run_at_a_time(settings.paths.build), output.staging(settings.paths.build) as stage:
        site_target = options.target or settings.paths.site
        output.recover(package_target, site_target)
        output.remove_leftovers(settings.paths.build)
        tell("content")
        catalog = load_catalog(root)
        ensure_good(catalog)  # before anything is made: no page or package of wrong content
        tell("package")
        dataset = exports.dataset_of(catalog, settings.publication.data)
        _stop_at(releases.check_version(root, settings.publication, dataset))  # a version never has two forms
        history = releases.history(root, settings.publication.data, dataset)
        files = exports.package(dataset, history)
        output.write_tree(files, stage / "package")
        _stop_at(validation.check_package(stage / "package", package_target.relative_to(root).as_posix()))
        tell("pages")
        made = pages.all_pages(catalog, settings, TABLES)
        markdown = pages.render(made, settings)
        output.write_tree(markdown, stage / "pages")
        if options.with_site:
            tell("site")
            downloads = exports.downloads(files, dataset)
            downloads |= exports.versioned(history, dataset, downloads)
            counts = reporting.counted(settings.paths.content, dataset, files, downloads)
            downloads[reporting.PATH] = reporting.written(reporting.report(dataset.publication, counts))
            downloads |= lookup.files(made, settings)
            site.build_site(stage / "pages", stage / "site", settings, options.site_url, extra_paths=frozenset(downloads))
            output.write_tree(downloads, stage / "site")
            _stop_at(site.over_budget(stage / "site", settings))  # with the downloads: they are part of the size
            output.swap_in(stage / "site", site_target)
        output.swap_in(stage / "package", package_target)
        output.swap_in(stage / "pages", settings.paths.build / "pages")


def _stop_at(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise ProblemsFound(found)


def ensure_fresh(root: Path) -> None:
    """Stop when ``datasets/`` is not what ``content/`` gives.

    :raises ProblemsFound: with a problem for each file that differs.
    """
    settings = load_settings(root)
    catalog = load_catalog(root)
    ensure_good(catalog)
    target = settings.paths.datasets / settings.publication.data["package_name"]
    dataset = exports.dataset_of(catalog, settings.publication.data)
    _stop_at(releases.check_version(root, settings.publication, dataset))
    files = exports.package(dataset, releases.history(root, settings.publication.data, dataset))
    stale = output.differing(files, target)
    shown = target.relative_to(root).as_posix()
    if stale:
        raise ProblemsFound(problem((f"{shown}/{path}", 0, 0), "datasets-stale", file=path) for path in stale)
