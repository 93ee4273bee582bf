"""Makes a publication in memory from content: data package, downloads and pages. Writes and verifies nothing
itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import exports, validation
from generator.cache import NONE, Cache
from generator.content.catalog import Catalog
from generator.content.changes import changes_problems, read_changes
from generator.content.checks import all_problems
from generator.content.source import Located
from generator.exports.base import Dataset, ExportContext, Keep, in_memory
from generator.exports.datapackage import schema
from generator.exports.published import Published
from generator.problems import Problem, ProblemsFound, nearest, problem, stop_at
from generator.settings import Settings, load_settings
from generator.site import pages
from generator.site.lookup.abbreviations import read_abbreviations, read_asides, read_glossary
from generator.site.lookup.labels import label_problems
from generator.site.pages.base import Page
from generator.site.pages.recipes import read_recipes
from generator.site.pages.tiles import map_problems
from generator.site.pages.words import word_problems
from generator.tables import TABLES
from generator.tables.base import printed
from generator.validation import report
from generator.versions import Snapshot, compare, is_version, rank, releases, state_of
from generator.versions.version import Version

Progress = Callable[[str], None]
Verify = Callable[[Mapping[str, bytes], Dataset], None]

#: how far two readers agree about the tables of a document
_REVIEWS = "content/registries/reviews.yml"


@dataclass(frozen=True)
class BuildContext:
    """The input of all stages: content, settings, table rows, and the history of versions."""

    catalog: Catalog
    settings: Settings
    dataset: Dataset
    history: tuple[Version, ...]
    _: KW_ONLY
    #: what earlier builds made, by what they made it from
    memory: Cache = NONE
    #: what is done with each file once it is made
    keep: Keep = in_memory

    def with_site_url(self, site_url: str | None) -> BuildContext:
        """The same publication for a site at another address; unchanged if the address is empty."""
        if not site_url:
            return self
        settings = self.settings.with_site_url(site_url)
        return replace(
            self, settings=settings, dataset=replace(self.dataset, publication=settings.publication.data)
        )

    def package(self) -> ExportContext:
        """The whole data package, as it is written."""
        return self._package

    @cached_property
    def _package(self) -> ExportContext:
        return exports.package(self.dataset, self.history, self.memory, self.keep)


@dataclass(frozen=True)
class Publication:
    """The contents of a site: pages with their bodies, and files by their path on the site."""

    pages: list[Page]
    #: the body of each page as HTML, by its path in the tree of bodies
    bodies: Mapping[str, str]
    downloads: Mapping[str, bytes]
    #: what the pages are told: the report of validation, and what lies beside them
    report: Mapping[str, Any] = field(default_factory=dict)
    published: Published = field(default_factory=Published)


def problems(root: Path, catalog: Catalog, settings: Settings | None = None) -> tuple[Problem, ...]:
    """Everything wrong with what people wrote: ``content/``, its list of versions and ``site_config/``,
    sorted by place.

    The settings are loaded unless they are given. A build finds no other problems, except those that only the
    finished files show (links, sizes).
    """
    found = [*all_problems(catalog)]
    try:
        settings = settings or load_settings(root)
    except ProblemsFound as wrong:
        return tuple(sorted({*found, *wrong.problems}))
    for look in _LOOKS:
        with _collected(found):
            found += look(settings, catalog)
    with _collected(found):
        version = settings.publication
        # with a record to hold the rows against, and rows that are right
        released = not found and releases.records(root)
        found += (
            check_version(root, version, exports.dataset_of(catalog, version.data))
            if released
            else _written_version(root, version)
        )
    return tuple(sorted(set(found)))


@contextmanager
def _collected(found: list[Problem]) -> Iterator[None]:
    """The problems that each of several checks raises; one that fails does not stop the next."""
    try:
        yield
    except ProblemsFound as wrong:
        found += wrong.problems


def _lists(settings: Settings, _: Catalog) -> Iterator[Problem]:
    """The lists of the search and the recipes are read, which tells what is wrong with them."""
    for read in (read_abbreviations, read_asides, read_glossary, read_recipes):
        try:
            read(settings)
        except ProblemsFound as wrong:
            yield from wrong.problems


def _read_tables(_: Settings, catalog: Catalog) -> Iterator[Problem]:
    """The tables that somebody read again are tables of the package."""
    known = [table.name for table in TABLES]
    reviews = catalog.located[_REVIEWS]
    for at, written in enumerate(reviews.data or ()):
        name = str(written.get("table")) if isinstance(written, dict) else ""
        if name and name not in known:
            yield problem(
                reviews.place(str(at), "table"), "value-invalid", nearest=nearest(name, known), field="table",
                record=_REVIEWS, found=name, expected=", ".join(known),
            )  # fmt: skip


#: what is looked at beside ``content/``
_LOOKS: tuple[Callable[[Settings, Catalog], Iterator[Problem]], ...] = (
    lambda settings, _: word_problems(settings),
    map_problems,
    _lists,
    label_problems,
    _read_tables,
)


def ensure_right(root: Path, catalog: Catalog, settings: Settings | None = None) -> None:
    """Raise if anything that people wrote is wrong. The settings are loaded unless they are given.

    :raises ProblemsFound: with every problem.
    """
    stop_at(problems(root, catalog, settings))


def context_of(root: Path, catalog: Catalog, settings: Settings) -> BuildContext:
    """The input of all stages for the project at ``root``.

    :raises ProblemsFound: when its version is not one it may have: a version never has two forms.
    """
    dataset = exports.dataset_of(catalog, settings.publication.data)
    stop_at(check_version(root, settings.publication, dataset))
    return BuildContext(catalog, settings, dataset, history(root, dataset))


def make(context: BuildContext, progress: Progress, verify: Verify) -> Publication:
    """Make everything the site consists of.

    ``progress`` is called with the name of each stage. ``verify`` receives the downloads as soon as they
    exist, and may verify them in other processes while pages are made.

    :raises ProblemsFound: what ``verify`` raises, and when an interface word is missing or unused.
    """
    progress("slices")
    parts = exports.parts(context.dataset, context.memory, context.keep)
    progress("downloads")
    exported = exports.downloads(replace(context.package(), parts=parts, memory=context.memory))
    downloads = exports.files(exported)
    checked = _report(context, exported)  # before the pages, one of which tells it
    exported = exports.finished(exported, report.written(checked))
    stop_at(validation.check_declared(exported))
    progress("pages")
    pages.ensure_words(context.settings, context.catalog)
    published = exports.published(exported)
    tables = [t.table for t in context.dataset.tables]
    views = pages.views_of(context.catalog, context.settings, tables, checked, published)
    shown = pages.begin(views, context.memory)
    progress("proof")
    verify(downloads, context.dataset)
    progress("bodies")
    return Publication(*shown(), exports.files(exported), checked, published)


def _report(context: BuildContext, exported: ExportContext) -> dict[str, Any]:
    seen = report.counted(context.settings.paths.content, context.dataset, exports.packed(exported))
    return report.report(
        context.settings.publication.data, seen | validation.counts(exports.files(exported), context.dataset)
    )


def snapshot(dataset: Dataset) -> Snapshot:
    """The dataset in the form in which packages and release records are compared."""
    tables = {
        t.table.name: state_of(schema(t.table), ([printed(c) for c in row] for row in t.rows))
        for t in dataset.tables
    }
    return Snapshot(str(dataset.publication["version"]), tables)


def history(root: Path, dataset: Dataset) -> tuple[Version, ...]:
    """Every version of ``content/changes.yml``, newest first, with what is known of it.

    :raises ProblemsFound: when the list or a record cannot be read.
    """
    return releases.history(read_changes(root).data, snapshot(dataset), releases.records(root))


def _written_version(root: Path, publication: Located) -> Iterator[Problem]:
    """What is wrong with the list of versions, and with the days of it that ``publication.yml`` tells."""
    changes = read_changes(root)
    wrong = list(changes_problems(changes, str(publication.data["version"])))
    yield from wrong or _days(publication, changes.data)


def check_version(root: Path, publication: Located, dataset: Dataset) -> Iterator[Problem]:
    """What is wrong with the version in ``site_config/publication.yml`` and with ``content/changes.yml``."""
    version = str(publication.data["version"])
    place = publication.place("version")
    if not is_version(version):
        yield problem(
            place, "value-invalid", field="version", record="publication.yml", found=version, expected="0.1.0"
        )
        return
    yield from _written_version(root, publication)
    released = releases.records(root)
    if released:
        newest = released[0].data
        diff = compare(newest, snapshot(dataset))
        if rank(version) < rank(diff.required):
            words = {"released": newest.version, "because": releases.because(diff)}
            yield problem(place, "version-too-low", found=version, expected=diff.required, **words)


def _days(publication: Located, entries: Sequence[Mapping[str, object]]) -> Iterator[Problem]:
    """The days that publication.yml tells are those of the list of changes: of its newest entry, and of its
    first."""
    for fact, entry in (("data_date", entries[0]), ("first_published", entries[-1])):
        found, expected = str(publication.data[fact]), str(entry["date"])
        if found != expected:
            place = publication.place(fact)
            version = entry["version"]
            yield problem(
                place, "date-contradicts", field=fact, found=found, expected=expected, version=version
            )
