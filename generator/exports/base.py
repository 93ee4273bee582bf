"""What every export is given and what it declares: tables with their rows, files, and the format that writes
them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from generator import cache, links
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
    """A table with its rows, in the order of its columns."""

    table: Table[Any]
    rows: list[tuple[Cell, ...]]

    @cached_property
    def digest(self) -> str:
        """One hash of the rows, types of cells included."""
        return cache.digest(self.table.name, repr(self.rows))


@dataclass(frozen=True)
class Dataset:
    """What is published: tables with rows, the publication's facts, the documents they come from."""

    tables: tuple[Rows, ...]
    publication: Mapping[str, Any]
    documents: Mapping[str, Document]

    @property
    def package(self) -> str:
        """The name of the package."""
        return str(self.publication["package_name"])

    @cached_property
    def digest(self) -> str:
        """One hash of all that is published: rows, facts, documents."""
        facts = repr([dict(self.publication), dict(self.documents)])
        return cache.digest(facts, *(rows.digest for rows in self.tables))

    def only(self, names: Sequence[str]) -> Dataset:
        """The same with some of the tables alone."""
        return replace(self, tables=tuple(rows for rows in self.tables if rows.table.name in names))

    def records(self) -> dict[str, list[Mapping[str, Any]]]:
        """The rows of each table by the names of their columns."""
        return {
            rows.table.name: [dict(zip(rows.table.names, row, strict=True)) for row in rows.rows]
            for rows in self.tables
        }

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        return {t.table.name: len(t.rows) for t in self.tables}


@dataclass(frozen=True, eq=False)
class File:
    """One published file, known by its path: where in the package or on the site, what it is, its bytes."""

    path: str
    media_type: str
    data: bytes

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.data)

    @cached_property
    def sha256(self) -> str:
        """The hash that descriptors and ``SHA256SUMS`` print."""
        return hashlib.sha256(self.data).hexdigest()

    def at(self, path: str) -> File:
        """The same file in another place."""
        return replace(self, path=path)


@dataclass(frozen=True)
class Offer:
    """A data set as catalogues see it: names in both languages, its page, the files it can be had as."""

    #: empty for the whole, else ``agencies/so-tai-chinh`` or ``tables/commitments``
    ident: str
    title: tuple[str, str]
    about: tuple[str, str]
    #: address of its page from the root of the site
    page: str
    files: tuple[File, ...]


#: what the whole is called among offers
WHOLE = ""


#: what is done with a file once it is made: it is held, or laid on the disk
Keep = Callable[[File], File]


def held(file: File) -> File:
    """The file as it is, in memory."""
    return file


@dataclass(frozen=True)
class ExportContext:
    """What is made of a publication so far: what a format may ask when it writes."""

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
    keep: Keep = field(default=held, compare=False)

    def packed(self) -> dict[str, File]:
        """The files of the package so far, by their path in it."""
        return {file.path: file for form, files in self.written if form.packed for file in files}

    def packed_tables(self) -> list[Format]:
        """The formats that have a file a table in the package, in their order."""
        return [form for form, _ in self.written if form.packed and form.holds == "table"]

    def with_format(self, form: Format) -> ExportContext:
        """The same with what ``form`` writes."""
        files = tuple(map(self.keep, form.write(self)))
        added = {file.path: file for file in files}
        return replace(self, files={**self.files, **added}, written=(*self.written, (form, files)))


@dataclass(frozen=True)
class Read:
    """What a format holds of one table: its file, what it calls the columns, and the cells as they were
    read."""

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
    """How a format is read again: by which distribution, how it is opened, and what its cells look like.

    ``opened`` is given the files of the site by path and the name of the package; ``part``, for a file of all
    tables, gives all bytes of it that are read of one table.
    """

    tool: str
    opened: Callable[[Mapping[str, bytes], str], Reader]
    kinds: Kinds
    part: Callable[[bytes, Table[Any]], bytes] | None = None


@dataclass(frozen=True, kw_only=True)
class Format:
    """A way in which the data is published, declared once.

    Packages, descriptors, catalogues, schema.org, README, pages, sums, reading back and the report follow
    from it.
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
    """A format of one file that tells of the data, as the data page lists it, such as a catalogue."""
    return Format(holds="document", group="about", paths=(path,), write=write, **declared)


def each_table(render: Callable[[Rows], File]) -> Callable[[ExportContext], Iterable[File]]:
    """Writes a file for every table."""
    return lambda context: (render(rows) for rows in context.dataset.tables)


def each_table_with_cache(
    render: Callable[[Rows, cache.Cache], File],
) -> Callable[[ExportContext], Iterable[File]]:
    """Writes a file for every table; ``render`` looks itself for what an earlier build made of the rows."""
    return lambda context: (render(rows, context.memory) for rows in context.dataset.tables)


@dataclass(frozen=True)
class EachTableOnce:
    """Writes a file for every table.

    One whose rows are those of an earlier build is taken from there; and it may be made beside, by another
    process.
    """

    name: str
    render: Callable[[Rows], File]

    def __call__(self, context: ExportContext) -> Iterable[File]:
        """The files, made now or taken."""
        for rows in context.dataset.tables:
            yield context.memory.value(self.name, rows.digest, lambda rows=rows: self.render(rows))  # type: ignore[misc]  # mypy infers no lambda with a default


@dataclass(frozen=True)
class Alone:
    """Writes what depends on nothing but the data set, or on some of its tables, and is given no others.

    While these are as before it is taken from an earlier build; and it may be made beside, by another
    process.
    """

    name: str
    render: Callable[[Dataset], Iterable[File]]
    #: all when there are none
    tables: tuple[str, ...] = ()

    def __call__(self, context: ExportContext) -> Iterable[File]:
        """The files, made now or taken."""
        needed = self.subset_of(context.dataset)
        files: Iterable[File] = context.memory.value(
            self.name, needed.digest, lambda: tuple(self.render(needed))
        )
        return files

    def subset_of(self, dataset: Dataset) -> Dataset:
        """What it is given of a data set."""
        return dataset.only(self.tables) if self.tables else dataset


def one_file(render: Callable[[Dataset], File]) -> Alone:
    """Writes one file of all tables."""
    return Alone(f"{render.__module__}.{render.__qualname__}", lambda dataset: (render(dataset),))


def _pattern(path: str, package: str) -> str:
    pieces = re.split(r"\{(package|table|id|language)\}", path)
    parts = {"package": re.escape(package), "table": "[a-z0-9_]+", "id": "[^/]+", "language": "[a-z]{2,3}"}
    return "".join(parts[piece] if i % 2 else re.escape(piece) for i, piece in enumerate(pieces))
