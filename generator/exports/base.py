"""The types that every export uses: tables with their rows, files, and the declaration of a format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from generator import cache, links
from generator.exports.files import File
from generator.model.document import Document
from generator.tables.base import Cell, Table
from generator.versions.version import Version

#: what a format holds: the rows of one table, of all tables, a part of them, what tells of the data, a feed
Holds = Literal["table", "tables", "part", "document", "feed"]
#: where the data page lists a format: with the whole, with what tells of it, with what is subscribed to, or
#: nowhere
Group = Literal["whole", "about", "watch", ""]


@dataclass(frozen=True)
class Rows:
    """A table with its rows; cells are in the order of the table's columns."""

    table: Table[Any]
    rows: list[tuple[Cell, ...]]

    @cached_property
    def digest(self) -> str:
        """One hash of the rows, types of cells included."""
        return cache.digest(self.table.name, repr(self.rows))


@dataclass(frozen=True)
class Dataset:
    """The published data: tables with rows, the publication's facts, and the documents."""

    tables: tuple[Rows, ...]
    publication: Mapping[str, Any]
    documents: Mapping[str, Document]

    @property
    def package(self) -> str:
        """The name of the package."""
        return str(self.publication["package_name"])

    @cached_property
    def digest(self) -> str:
        """One hash of everything published: rows, facts, documents."""
        facts = repr([dict(self.publication), dict(self.documents)])
        return cache.digest(facts, *(rows.digest for rows in self.tables))

    def only(self, names: Sequence[str]) -> Dataset:
        """The data set reduced to the named tables."""
        return replace(self, tables=tuple(rows for rows in self.tables if rows.table.name in names))

    def records(self) -> dict[str, list[Mapping[str, Any]]]:
        """The rows of each table as dictionaries by column name."""
        return {
            rows.table.name: [dict(zip(rows.table.names, row, strict=True)) for row in rows.rows]
            for rows in self.tables
        }

    def counts(self) -> dict[str, int]:
        """The number of rows of each table."""
        return {t.table.name: len(t.rows) for t in self.tables}


@dataclass(frozen=True)
class Offer:
    """A data set as catalogues describe it: names in both languages, its page, and the files it is available
    as."""

    #: empty for the whole, else ``agencies/so-tai-chinh`` or ``tables/commitments``
    ident: str
    title: tuple[str, str]
    about: tuple[str, str]
    #: address of its page from the root of the site
    page: str
    files: tuple[File, ...]


#: what the whole is called among offers
WHOLE = ""


#: what is done with a file once it is made: it stays in memory, or its content is stored on disk
Keep = Callable[[File], File]


def in_memory(file: File) -> File:
    """The file unchanged, kept in memory; the default of ``keep``."""
    return file


@dataclass(frozen=True)
class ExportContext:
    """Everything made of a publication so far; what a format may use when it writes."""

    dataset: Dataset
    _: KW_ONLY
    history: Sequence[Version] = ()
    #: a package for each agency, topic and document
    parts: tuple[Offer, ...] = ()
    #: every file by its path, those of the package by their path in it
    files: Mapping[str, File] = field(default_factory=dict)
    written: tuple[tuple[Format, tuple[File, ...]], ...] = ()
    #: what the validation says of the rest, once it has seen it
    report: bytes = b""
    #: what was made before, by what it was made from
    memory: cache.Cache = field(default=cache.NONE, compare=False)
    #: what is done with each file once it is made: a large publication is not held in memory
    keep: Keep = field(default=in_memory, compare=False)

    def packed(self) -> dict[str, File]:
        """The files of the package so far, by their path in it."""
        return {file.path: file for form, files in self.written if form.packed for file in files}

    def packed_tables(self) -> list[Format]:
        """The formats that have a file a table in the package, in their order."""
        return [form for form, _ in self.written if form.packed and form.holds == "table"]

    def with_format(self, form: Format) -> ExportContext:
        """The context after ``form`` has written its files."""
        files = tuple(map(self.keep, form.write(self)))
        added = {file.path: file for file in files}
        return replace(self, files={**self.files, **added}, written=(*self.written, (form, files)))


@dataclass(frozen=True)
class Read:
    """What a format contains of one table: its file, the names of its columns, and the cells as read."""

    path: str
    names: tuple[Any, ...]
    rows: list[tuple[Any, ...]]


#: gives what a format holds of a table
Reader = Callable[[Table[Any]], Read]
#: type of a column -> the classes its cells may have when they are read, and what makes of them what tables
#: hold
Kinds = Mapping[str, tuple[tuple[type, ...], Callable[[Any], Any]]]


@dataclass(frozen=True)
class ReadBack:
    """How a format is read again for verification: the library used, how files are opened, and the Python
    types of cells.

    ``opened`` receives the files of the site by path and the name of the package. ``part``, for a file that
    holds all tables, returns all bytes of it that are read for one table.
    """

    tool: str
    opened: Callable[[Mapping[str, bytes], str], Reader]
    kinds: Kinds
    part: Callable[[bytes, Table[Any]], bytes] | None = None


@dataclass(frozen=True, kw_only=True)
class Format:
    """The declaration of one format in which data is published.

    The package, descriptors, catalogues, schema.org, README, pages, checksums, read-back and report all
    iterate over these declarations.
    """

    #: by which words, checks and folders know it; letters and digits
    name: str
    #: what everybody calls it, in any language
    title: str
    #: of its files, without the point; empty where a name has none
    ending: str
    media_type: str
    holds: Holds
    #: every path it writes, with ``{package}``, ``{table}``, ``{id}`` and ``{language}`` for what varies
    paths: tuple[str, ...]
    write: Callable[[ExportContext], Iterable[File]]
    #: whether it stands in the package itself, not only on the site
    packed: bool = False
    group: Group = ""
    #: its code in the EU's list of file types, where it has one (authority table ``file-type``)
    eu_file_type: str = ""
    read_back: ReadBack | None = None
    #: the table it is offered with, where it is one table's in another form
    of_table: str = ""
    #: the path of its first file in a language, where it is written in several
    in_language: Callable[[str], str] | None = None

    def writes(self, path: str, package: str) -> bool:
        """Whether a file at ``path`` is one that this format declares."""
        return any(re.fullmatch(_pattern(p, package), path) for p in self.paths)

    def on_site(self, path: str, package: str) -> str:
        """Where on the site a file lies that was written at ``path``."""
        return links.package_file(package, path) if self.packed else path

    def address(self, package: str, table: str = "", language: str = "") -> str:
        """Where on the site its first file lies, or that of one table, or the one in a language."""
        path = self.in_language(language) if self.in_language and language else self.paths[0]
        return self.on_site(path.format(package=package, table=table, id=""), package)


def document_format(path: str, write: Callable[[ExportContext], Iterable[File]], **declared: Any) -> Format:
    """A format of a single file that describes the data (a catalogue, for example) and is listed on the data
    page."""
    return Format(holds="document", group="about", paths=(path,), write=write, **declared)


def each_table(render: Callable[[Rows], File]) -> Callable[[ExportContext], Iterable[File]]:
    """A ``write`` function that calls ``render`` for every table."""
    return lambda context: (render(rows) for rows in context.dataset.tables)


def each_table_with_cache(
    render: Callable[[Rows, cache.Cache], File],
) -> Callable[[ExportContext], Iterable[File]]:
    """A ``write`` function that calls ``render`` for every table and passes it the cache."""
    return lambda context: (render(rows, context.memory) for rows in context.dataset.tables)


@dataclass(frozen=True)
class CachedTables:
    """A ``write`` function that makes one file for every table.

    The file of an unchanged table comes from the cache; files may be made in a worker process.
    """

    name: str
    render: Callable[[Rows], File]

    def __call__(self, context: ExportContext) -> Iterable[File]:
        """The files, made now or read from the cache."""
        for rows in context.dataset.tables:
            yield context.memory.value(self.name, rows.digest, lambda rows=rows: self.render(rows))  # type: ignore[misc]  # mypy infers no lambda with a default


@dataclass(frozen=True)
class FromDataset:
    """A ``write`` function that depends on the data set alone, or on some of its tables, which are all it
    receives.

    While these are unchanged its files come from the cache; they may be made in a worker process.
    """

    name: str
    render: Callable[[Dataset], Iterable[File]]
    #: all when there are none
    tables: tuple[str, ...] = ()

    def __call__(self, context: ExportContext) -> Iterable[File]:
        """The files, made now or read from the cache."""
        needed = self.subset_of(context.dataset)
        files: Iterable[File] = context.memory.value(
            self.name, needed.digest, lambda: tuple(self.render(needed))
        )
        return files

    def subset_of(self, dataset: Dataset) -> Dataset:
        """The part of a data set that it receives."""
        return dataset.only(self.tables) if self.tables else dataset


def one_file(render: Callable[[Dataset], File]) -> FromDataset:
    """A ``write`` function that makes one file of all tables."""
    return FromDataset(f"{render.__module__}.{render.__qualname__}", lambda dataset: (render(dataset),))


def _pattern(path: str, package: str) -> str:
    pieces = re.split(r"\{(package|table|id|language)\}", path)
    parts = {"package": re.escape(package), "table": "[a-z0-9_]+", "id": "[^/]+", "language": "[a-z]{2,3}"}
    return "".join(parts[piece] if i % 2 else re.escape(piece) for i, piece in enumerate(pieces))
