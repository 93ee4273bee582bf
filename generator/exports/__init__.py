"""The formats of the data. An export is one module and one pure function from tables to bytes; it never opens files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator import links
from generator.content.catalog import Catalog
from generator.exports import (
    analysis,
    archive,
    atom,
    changelog,
    citation,
    csv,
    csvw,
    datapackage,
    dcat,
    ics,
    json,
    parquet,
    readme,
    records,
    schema_org,
    slicing,
    sqlite,
    sums,
    versions,
    xlsx,
)
from generator.exports.base import Dataset, File, Rows
from generator.exports.facts import facts
from generator.exports.offers import WHOLE, Offer
from generator.exports.periods import covered
from generator.exports.preface import LANGUAGES
from generator.exports.published import Published, facts_of
from generator.tables import TABLES
from generator.versions.version import Version

#: formats that write one file a table
PER_TABLE: tuple[Callable[[Rows], File], ...] = (csv.render, json.render)


def dataset_of(catalog: Catalog, publication: Mapping[str, Any]) -> Dataset:
    """All tables of the catalog with their rows."""
    return Dataset(tuple(Rows(t, t.rows(catalog)) for t in TABLES), publication, catalog.documents)


def package(dataset: Dataset, changes: Sequence[Version]) -> dict[str, bytes]:
    """The whole package as files by path."""
    files = {f.path: f for rows in dataset.tables for render in PER_TABLE for f in (render(rows),)}
    described = datapackage.render(dataset, files)
    files |= csvw.render(dataset)
    for extra in (readme.render(dataset), changelog.render(changes), citation.render(dataset), described):
        files[extra.path] = extra
    files[sums.NAME] = sums.render(files)
    return {path: files[path].data for path in sorted(files)}


def slices(dataset: Dataset) -> tuple[Offer, ...]:
    """A package for each agency, topic and document.

    :raises ProblemsFound: when a slice is not valid alone.
    """
    return tuple(slicing.render(dataset, _page))


def downloads(files: Mapping[str, bytes], dataset: Dataset, parts: Sequence[Offer]) -> dict[str, bytes]:
    """What the site offers for download: the whole in every format, its tables, the slices, calendars, catalogue."""
    calendars = ics.render(dataset)
    offers = (_whole(files, dataset), *_tables(files, dataset, calendars), *parts)
    out = {f.path: f for offer in offers for f in offer.files} | calendars
    name = facts(dataset.publication).package
    out |= {path: File(path, "", data) for path, data in _unpacked(files, name) if path not in out}
    out |= {path: File(path, json.MEDIA_TYPE, data) for path, data in records.render(dataset)}
    own = citation.render(dataset)
    for file in (
        *dcat.render(dataset, offers),
        *analysis.render(dataset),
        File(f"data/{own.path}", own.media_type, own.data),
    ):
        out[file.path] = file
    return {path: out[path].data for path in sorted(out)}


def versioned(
    history: Sequence[Version], dataset: Dataset, downloads: Mapping[str, bytes]
) -> dict[str, bytes]:
    """What tells of the versions: their list, with the hash of the zip among ``downloads``, and the feed of changes."""
    own = facts(dataset.publication)
    made = (versions.render(history, own, downloads[f"data/{own.package}.zip"]), atom.render(history, own))
    return {file.path: file.data for file in made}


def summed(downloads: Mapping[str, bytes]) -> dict[str, bytes]:
    """The sums of everything under ``data/`` among ``downloads``: made last, so that no file is without its line."""
    file = sums.render(
        {path: File(path, "", data) for path, data in downloads.items() if path.startswith("data/")}, "data/"
    )
    return {file.path: file.data}


def published(history: Sequence[Version], dataset: Dataset, downloads: Mapping[str, bytes]) -> Published:
    """What the pages tell of ``downloads``: size and hash of each, the whole in the terms of schema.org, the versions."""
    own = facts(dataset.publication)
    held = tuple(File(path, kind, downloads[path]) for path, kind in _whole_files(own.package).items())
    offer = Offer(WHOLE, own.title, own.about, _page("data", ""), held)
    period = "/".join(day.isoformat() for day in covered(dataset.documents.values()))
    datasets = {
        language: schema_org.dataset(dataset.publication, offer, language, period) for language in LANGUAGES
    }
    return Published(facts_of(downloads), datasets, tuple(history))


def _whole_files(package: str) -> dict[str, str]:
    """The files that hold everything, with their media types."""
    return {
        links.whole_file(f"{package}.zip"): archive.MEDIA_TYPE,
        links.whole_file(f"{package}.xlsx"): xlsx.MEDIA_TYPE,
        links.whole_file(f"{package}.sqlite"): sqlite.MEDIA_TYPE,
        links.package_file(package): datapackage.MEDIA_TYPE,
    }


def _page(kind: str, ident: str) -> str:
    return links.page_path(kind, ident, links.DEFAULT_LANGUAGE)


def _unpacked(files: Mapping[str, bytes], name: str) -> Iterator[tuple[str, bytes]]:
    return ((links.package_file(name, path), data) for path, data in files.items())


def _whole(files: Mapping[str, bytes], dataset: Dataset) -> Offer:
    """Everything, in one file a format."""
    own = facts(dataset.publication)
    packed = File(f"data/{own.package}.zip", archive.MEDIA_TYPE, archive.render(files, own.package))
    books = (xlsx.render(dataset), sqlite.render(dataset))
    described = File(links.package_file(own.package), datapackage.MEDIA_TYPE, files["datapackage.json"])
    return Offer(
        WHOLE, own.title, own.about, _page("data", ""), (packed, *(_at("data", f) for f in books), described)
    )


def _tables(files: Mapping[str, bytes], dataset: Dataset, calendars: Mapping[str, File]) -> Iterator[Offer]:
    """Each table by itself; the deadlines as a calendar as well."""
    package = facts(dataset.publication).package
    for rows in dataset.tables:
        table = rows.table
        texts = [
            File(
                links.table_file(package, table.name, extension),
                kind,
                files[f"data/{table.name}.{extension}"],
            )
            for kind, extension in ((csv.MEDIA_TYPE, "csv"), (json.MEDIA_TYPE, "json"))
        ]
        typed = _at("data/parquet", parquet.render(rows))
        more = [calendars[ics.ALL]] if table.name == "deadlines" else []
        title, about = (table.title_vi, table.title_en), (table.about_vi, table.about_en)
        yield Offer(f"tables/{table.name}", title, about, _page("data", ""), (*texts, typed, *more))


def _at(folder: str, file: File) -> File:
    return File(f"{folder}/{file.path}", file.media_type, file.data)
