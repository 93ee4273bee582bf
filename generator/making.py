"""What a publication consists of, made in memory from content: package, downloads, pages. Nothing is written or proved here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import exports, pages, releases, reporting, validation
from generator.catalog import Catalog
from generator.diffing.version import Version
from generator.exports.base import Dataset
from generator.pages.base import Page
from generator.problems import stop_at
from generator.settings import Settings
from generator.tables import TABLES

Tell = Callable[[str], None]
Prove = Callable[[Mapping[str, bytes], Dataset], None]


@dataclass(frozen=True)
class Basis:
    """What all is made from: the content, the settings, the rows of the tables, and every version there was."""

    catalog: Catalog
    settings: Settings
    dataset: Dataset
    history: tuple[Version, ...]

    def at(self, site_url: str | None) -> Basis:
        """The same publication at another address; at its own when none is given."""
        settings = self.settings.at(site_url)
        return replace(self, settings=settings, dataset=replace(self.dataset, publication=settings.publication.data))

    def package(self) -> dict[str, bytes]:
        """The files of the whole data package by path."""
        return exports.package(self.dataset, self.history)


@dataclass(frozen=True)
class Made:
    """What the site shows and offers: pages, and files by their path on the site."""

    pages: list[Page]
    downloads: dict[str, bytes]


def basis(root: Path, catalog: Catalog, settings: Settings) -> Basis:
    """The basis of the project at ``root``.

    :raises ProblemsFound: when its version is not one it may have: a version never has two forms.
    """
    dataset = exports.dataset_of(catalog, settings.publication.data)
    stop_at(releases.check_version(root, settings.publication, dataset))
    return Basis(catalog, settings, dataset, releases.history(root, settings.publication.data, dataset))


def make(on: Basis, tell: Tell, prove: Prove) -> Made:
    """Everything the site consists of. ``tell`` hears each stage as it begins; ``prove`` sees the downloads before any page tells of them.

    :raises ProblemsFound: what ``prove`` raises, and when an interface word is missing or unused.
    """
    package = on.package()
    downloads = _downloads(on, package, tell)
    prove(downloads, on.dataset)
    report = _report(on, package, downloads)  # before the pages, one of which tells it
    downloads[reporting.PATH] = reporting.written(report)
    downloads |= exports.summed(downloads)  # last of all under data/
    tell("pages")
    published = exports.published(on.history, on.dataset, downloads)
    return Made(pages.all_pages(on.catalog, on.settings, TABLES, report, published), downloads)


def _downloads(on: Basis, package: Mapping[str, bytes], tell: Tell) -> dict[str, bytes]:
    tell("slices")
    parts = exports.slices(on.dataset)
    tell("downloads")
    downloads = exports.downloads(package, on.dataset, parts)
    return downloads | exports.versioned(on.history, on.dataset, downloads)


def _report(on: Basis, package: Mapping[str, bytes], downloads: Mapping[str, bytes]) -> dict[str, Any]:
    counts = reporting.counted(on.settings.paths.content, on.dataset, package) | validation.counts(downloads, on.dataset)
    return reporting.report(on.settings.publication.data, counts)
