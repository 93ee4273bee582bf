"""The formats of the data. An export is one module with one declared ``Format``; it never opens files.

A new format is a module and a line in :mod:`generator.exports.formats`, which says in what order they are
written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from generator import workers
from generator.cache import NONE, Cache
from generator.content.catalog import Catalog
from generator.exports import report, schema_org, slicing, sums
from generator.exports.base import (
    CachedTables,
    Dataset,
    ExportContext,
    Format,
    FromDataset,
    Keep,
    Offer,
    Rows,
    in_memory,
)
from generator.exports.files import File, FileBytes
from generator.exports.formats import FORMATS
from generator.exports.offers import listed, page_of
from generator.exports.periods import covered
from generator.exports.published import Published, file_facts
from generator.tables import TABLES
from generator.versions.version import Version
from generator.words import LANGUAGES

#: rows of a data set that one process writes before another has begun; and from which on two would hold too
#: much
_SMALL, _LARGE = 2_000, 200_000
#: written once the others were proved: the report of the proof, and the sums, which count it too
_LAST = (report.FORMAT, sums.OF_SITE)


def dataset_of(catalog: Catalog, publication: Mapping[str, Any]) -> Dataset:
    """All tables of the catalog with their rows."""
    return Dataset(
        tuple(Rows(t.listing(catalog), t.rows(catalog)) for t in TABLES), publication, catalog.documents
    )


def package(
    dataset: Dataset, history: Sequence[Version], memory: Cache = NONE, keep: Keep = in_memory
) -> ExportContext:
    """Every file of the package, in order, as a context; unchanged files come from the cache ``memory``, and
    ``keep`` may move each to disk."""
    context = ExportContext(dataset, history=history, memory=memory, keep=keep)
    return _written(context, [form for form in FORMATS if form.packed])


def parts(dataset: Dataset, memory: Cache = NONE, keep: Keep = in_memory) -> tuple[Offer, ...]:
    """The downloads of each agency, topic and document; unchanged ones come from the cache ``memory``.

    :raises ProblemsFound: when a part is not valid alone.
    """
    offers = slicing.render(dataset, page_of, memory)
    return tuple(replace(offer, files=tuple(map(keep, offer.files))) for offer in offers)


def begin(dataset: Dataset, memory: Cache) -> None:
    """Start computing in worker processes what depends on the data set alone and is not in the cache;
    :func:`downloads` collects the results.

    A small data set is finished sooner without them, and a very large one should not be held by several
    processes.
    """
    if memory.folder is None or not _SMALL <= sum(dataset.counts().values()) < _LARGE:
        return
    alone = [form.write for form in FORMATS if isinstance(form.write, FromDataset)]
    new = [one for one in alone if not memory.holds(one.name, one.subset_of(dataset).digest)]
    half = (len(new) + 1) // 2
    for some in (new[:half], new[half:]):
        answer = cache(workers.submit_each(_alone, [(tuple(one.name for one in some), dataset)]))
        for one in some:
            memory.begun(one.name, one.subset_of(dataset).digest, partial(_files_of, one.name, answer))
    _begin_tables(dataset, memory)


def _begin_tables(dataset: Dataset, memory: Cache) -> None:
    """Start computing, table by table, the files of formats that write one file a table."""
    for one in (form.write for form in FORMATS if isinstance(form.write, CachedTables)):
        new = [rows for rows in dataset.tables if not memory.holds(one.name, rows.digest)]
        answer = cache(workers.submit_each(_each_table, [(one.name, new)] if new else []))
        for number, rows in enumerate(new):
            memory.begun(one.name, rows.digest, partial(_file_of, number, answer))


def _file_of(number: int, answer: Callable[[], list[list[File]]]) -> File:
    (files,) = answer()
    return files[number]


def _each_table(request: tuple[str, Sequence[Rows]]) -> list[File]:
    """In a worker process: the files that one format writes for some tables."""
    name, tables = request
    writers = {form.write.name: form.write for form in FORMATS if isinstance(form.write, CachedTables)}
    return [writers[name].render(rows) for rows in tables]


def _files_of(name: str, answer: Callable[[], list[dict[str, tuple[File, ...]]]]) -> tuple[File, ...]:
    (by_name,) = answer()
    return by_name[name]


def _alone(request: tuple[Sequence[str], Dataset]) -> dict[str, tuple[File, ...]]:
    """In a worker process: the files of formats that depend on the data set alone, by format name."""
    names, dataset = request
    writers = {form.write.name: form.write for form in FORMATS if isinstance(form.write, FromDataset)}
    return {name: tuple(writers[name].render(writers[name].subset_of(dataset))) for name in names}


def downloads(context: ExportContext) -> ExportContext:
    """All files offered beside the package, except the validation report and the checksums."""
    return _written(context, [form for form in FORMATS if not form.packed and form not in _LAST])


def finished(context: ExportContext, checked: bytes) -> ExportContext:
    """The downloads completed by the validation report (``checked``, as JSON) and the checksums of
    everything."""
    return _written(report.with_report(context, checked), _LAST)


def files(context: ExportContext) -> FileBytes:
    """The bytes of every file of the site by its path, including the unpacked package."""
    return FileBytes(_placed(context))


def _placed(context: ExportContext) -> dict[str, File]:
    name = context.dataset.package
    return {form.on_site(f.path, name): f for form, files in context.written for f in files}


def packed(context: ExportContext) -> FileBytes:
    """The bytes of the files of the package by their path in it."""
    return FileBytes(context.packed())


def published(context: ExportContext) -> Published:
    """What pages show about the files: size and hash of each, the whole in terms of schema.org, and the
    versions."""
    period = "/".join(day.isoformat() for day in covered(context.dataset.documents.values()) or ())
    offer = listed(context, ("csv", "parquet"))
    datasets = {
        language: schema_org.dataset(context.dataset.publication, offer, language, period)
        for language in LANGUAGES
    }
    return Published(file_facts(_placed(context)), datasets, tuple(context.history))


def _written(context: ExportContext, forms: Sequence[Format]) -> ExportContext:
    for form in forms:
        context = context.with_format(form)
    return context
