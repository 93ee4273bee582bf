"""The order of the stages and nothing else: load, check, make, prove, write, swap in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import exports, lookup, output, pages, releases, reporting, site, validation
from generator.catalog import load_catalog
from generator.checks import ensure_good
from generator.diffing.version import Version
from generator.exports.base import Dataset
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import Settings, load_settings
from generator.tables import TABLES

#: under build/: what of the packages of a part is proved already
_LEDGER = "proved.json"


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
        package = exports.package(dataset, history)
        output.write_tree(package, stage / "package")
        _stop_at(validation.check_package(stage / "package", package_target.relative_to(root).as_posix()))
        settings = settings.at(options.site_url)  # for this site; datasets/ keeps the publication's own address
        dataset = replace(dataset, publication=settings.publication.data)
        downloads, ledger = _downloads(dataset, history, settings, tell)
        counts = reporting.counted(settings.paths.content, dataset, package) | validation.counts(downloads, dataset)
        report = reporting.report(settings.publication.data, counts)  # before the pages, one of which tells it
        downloads[reporting.PATH] = reporting.written(report)
        downloads |= exports.summed(downloads)  # last of all under data/
        tell("pages")
        made = pages.all_pages(catalog, settings, TABLES, report, exports.published(history, dataset, downloads))
        output.write_tree(pages.render(made, settings), stage / "pages")
        if options.with_site:
            tell("site")
            downloads |= lookup.files(made, settings)
            site.build_site(stage / "pages", stage / "site", settings, options.site_url, extra_paths=frozenset(downloads))
            output.write_tree(downloads, stage / "site")
            _stop_at(site.over_budget(stage / "site", settings))  # with the downloads: they are part of the size
            output.swap_in(stage / "site", site_target)
        output.swap_in(stage / "package", package_target)
        output.swap_in(stage / "pages", settings.paths.build / "pages")
        output.write_tree({_LEDGER: ledger.written()}, settings.paths.build)


def _downloads(
    dataset: Dataset, history: Sequence[Version], settings: Settings, tell: Callable[[str], None]
) -> tuple[dict[str, bytes], validation.Ledger]:
    """What the site offers, each file proved; and what is then known of the packages of a part.

    :raises ProblemsFound: when a format or a package does not hold what it should.
    """
    tell("slices")
    parts = exports.slices(dataset)
    tell("downloads")
    downloads = exports.downloads(exports.package(dataset, history), dataset, parts)
    downloads |= exports.versioned(history, dataset, downloads)
    tell("formats")
    _stop_at(validation.check_formats(downloads, dataset))
    tell("archives")
    _stop_at(validation.check_archives(downloads))
    tell("parts")
    wrong, ledger = validation.check_parts(downloads, validation.Ledger.read(settings.paths.build / _LEDGER))
    _stop_at(wrong)
    return downloads, ledger


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
