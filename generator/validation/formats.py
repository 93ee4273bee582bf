"""Reads every format back as a user would and compares it with the tables cell by cell, types included.

The tables are those that pages and packages are made of. A difference names format, table, row key and
column, with both values; a cell of another type than its column's is a difference even if both print alike.
"""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any, NamedTuple

from generator import links
from generator.cache import NONE, Cache, digest
from generator.exports.base import Dataset, Format, ReadBack, Reader, Rows
from generator.exports.cells import decimal, same
from generator.exports.facts import facts_of
from generator.exports.formats import FORMATS
from generator.problems import Problem, problem
from generator.tables.base import Table

#: the kind of entry that says a format holds what it should of a table
_ENTRY = "format"
#: how many cells of one table in one format are named; the rest is counted with them
NAMED = 3


#: numbers as every format should give them back
_MAKERS: Mapping[str, Callable[[Any], Any]] = {"number": decimal, "integer": int}

#: rows of the members of a group that nothing says were in it on the day of the document
_UNTRACED = """
WITH m AS MATERIALIZED (SELECT * FROM members_by_day), told (kind, id, document_id, agency_id, group_id) AS (
  SELECT 'commitment_agencies', r.commitment_id, x.document_id, r.agency_id, r.via_agency_id
  FROM commitment_agencies r JOIN commitments x USING (commitment_id) WHERE r.basis = 'group'
  UNION ALL SELECT 'target_agencies', r.target_id, x.document_id, r.agency_id, r.via_agency_id
  FROM target_agencies r JOIN targets x USING (target_id) WHERE r.basis = 'group'
  UNION ALL SELECT 'deadline_agencies', r.deadline_id, x.document_id, r.agency_id, r.via_agency_id
  FROM deadline_agencies r JOIN deadlines x USING (deadline_id) WHERE r.basis = 'group')
SELECT kind, id, agency_id, group_id FROM told JOIN documents d USING (document_id)
WHERE NOT EXISTS (
  SELECT 1 FROM m WHERE m.group_id = told.group_id AND m.agency_id = told.agency_id
  AND coalesce(m.valid_from <= d.issued_edtf, 1) AND coalesce(date(m.valid_to, '+1 day') > d.issued_edtf, 1))
ORDER BY 1, 2, 3"""

#: every format of the whole that holds rows, in the order in which the report tells of them
READ_BACK: tuple[tuple[Format, ReadBack], ...] = tuple((f, f.read_back) for f in FORMATS if f.read_back)


def problems(downloads: Mapping[str, bytes], dataset: Dataset, memory: Cache = NONE) -> Iterator[Problem]:
    """Every difference between the tables and the contents of each format among ``downloads``.

    A file that contained the same rows before, according to the cache ``memory``, is not read again.
    """
    package = facts_of(dataset.publication).package
    expected: dict[str, list[tuple[Any, ...]]] = {}
    for form, how in READ_BACK:
        yield from _of_format(_Comparing(form, how, downloads, package, expected), dataset, memory)
    yield from database(downloads, package, memory)


class ReadBackRequest(NamedTuple):
    """A format to be read back: by its name, its files, and a data set of those tables that were not read
    before."""

    form: str
    files: Mapping[str, bytes]
    dataset: Dataset
    #: under which to keep that nothing was found
    keys: tuple[str, ...]


def unread(downloads: Mapping[str, bytes], dataset: Dataset, memory: Cache) -> Iterator[ReadBackRequest]:
    """The read-back requests still to be done, one a format, each for a process of its own."""
    package = facts_of(dataset.publication).package
    for form, how in READ_BACK:
        comparing = _Comparing(form, how, downloads, package, {})
        keys = {rows.table.name: comparing.key(rows) for rows in dataset.tables}
        new = [name for name, key in keys.items() if not memory.holds(_ENTRY, key)]
        paths = {form.address(package, name) for name in new} & downloads.keys()
        if new:
            files = {path: downloads[path] for path in sorted(paths)}
            subset = replace(dataset.only(new), documents={})
            yield ReadBackRequest(form.name, files, subset, tuple(keys[name] for name in new))


def differences(request: ReadBackRequest) -> list[Problem]:
    """Every difference between the tables and what one format holds of them."""
    form, how = next((f, h) for f, h in READ_BACK if f.name == request.form)
    package = facts_of(request.dataset.publication).package
    return list(_of_format(_Comparing(form, how, request.files, package, {}), request.dataset, NONE))


def accept(request: ReadBackRequest, memory: Cache) -> None:
    """Remember that a format contains what it should."""
    for key in request.keys:
        memory.accepted(_ENTRY, key, list)


def database(downloads: Mapping[str, bytes], package: str, memory: Cache) -> list[Problem]:
    """The faults that SQLite's own integrity checks find in the database, unless it passed them before."""
    path = links.whole_file(f"{package}.sqlite")
    key = digest(downloads.get(path, b""))
    return memory.accepted("database", key, lambda: list(_database(downloads, path)))


def _of_format(comparing: _Comparing, dataset: Dataset, memory: Cache) -> Iterator[Problem]:
    for rows in dataset.tables:
        try:
            key = comparing.key(rows) if memory.folder else ""
            yield from memory.accepted(_ENTRY, key, partial(comparing.problems, rows))
        except (KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
            yield _unreadable(comparing.form, comparing.form.address(comparing.package), error)
            return


@dataclass
class _Comparing:
    """One format among ``downloads``, opened when the first of its tables has to be read."""

    form: Format
    how: ReadBack
    downloads: Mapping[str, bytes]
    package: str
    #: what the tables hold, worked out once for all formats
    expected: dict[str, list[tuple[Any, ...]]]
    #: of files that hold all tables, each worked out once
    _hashes: dict[str, str] = field(init=False, default_factory=dict)

    @cached_property
    def reader(self) -> Reader:
        return self.how.opened(self.downloads, self.package)

    def key(self, rows: Rows) -> str:
        """One hash of the rows, and of what is read of the file that should hold them."""
        path = self.form.address(self.package, rows.table.name)
        data = self.downloads.get(path, b"")
        if self.how.part:
            return digest(self.form.name, self.package, rows.digest, self.how.part(data, rows.table))
        if path not in self._hashes:
            self._hashes[path] = digest(data)
        return digest(self.form.name, self.package, rows.digest, self._hashes[path])

    def problems(self, rows: Rows) -> list[Problem]:
        """Every difference between a table and what the format holds of it."""
        reader, name = self.reader, rows.table.name
        if name not in self.expected:
            makers = [_MAKERS.get(column.type, same) for column in rows.table.columns]
            self.expected[name] = [_plain(row, makers) for row in rows.rows]
        return list(_compared(self.form, reader, rows, self.expected[name]))


def _plain(row: tuple[Any, ...], makers: Sequence[Callable[[Any], Any]]) -> tuple[Any, ...]:
    """A row as every format should return it: empty cells as ``None``, numbers without insignificant
    zeros."""
    return tuple(
        None if cell is None or cell == "" else make(cell) for cell, make in zip(row, makers, strict=True)
    )


def _compared(form: Format, reader: Reader, rows: Rows, expected: list[tuple[Any, ...]]) -> Iterator[Problem]:
    table = rows.table
    try:
        read_back = reader(table)
        kinds = _how(form).kinds
        checks = [kinds[column.type] for column in table.columns]
        found = [tuple(_read(c, k) for c, k in zip(row, checks, strict=True)) for row in read_back.rows]
    except (KeyError, ValueError, OSError, sqlite3.Error, zipfile.BadZipFile) as error:
        yield _unreadable(form, table.name, error)
        return
    place = (read_back.path, 0, 0)
    if read_back.names != table.names:
        wrong = next((n for n in read_back.names if n not in table.names), read_back.names)
        yield problem(place, "package-invalid", tool=form.title, detail=f"{table.name}: columns: {wrong!r}")
    elif len(found) != len(expected):
        yield problem(
            place,
            "package-invalid",
            tool=form.title,
            detail=f"{table.name}: {len(found)} rows, not {len(expected)}",
        )
    elif found != expected:
        yield from _differences(form, place, table, found, expected)


def _differences(
    form: Format,
    place: tuple[str, int, int],
    table: Table[Any],
    found: list[tuple[Any, ...]],
    expected: list[tuple[Any, ...]],
) -> Iterator[Problem]:
    """The cells that differ: the first few by name, and how many they are."""
    keys = [table.names.index(k) for k in table.key]
    cells = [
        (", ".join(str(wanted[k]) for k in keys), table.names[at], one, other)
        for row, wanted in zip(found, expected, strict=True)
        for at, (one, other) in enumerate(zip(row, wanted, strict=True))
        if one != other
    ]
    for key, column, one, other in cells[:NAMED]:
        yield problem(
            place,
            "format-differs",
            format=form.title,
            table=table.name,
            row=key,
            column=column,
            found=one,
            expected=other,
            count=len(cells),
        )


def _read(cell: Any, kind: tuple[tuple[type, ...], Callable[[Any], Any]]) -> Any:
    """A cell as tables hold it; one of another class than its column's is told with its class."""
    if cell is None or cell == "":
        return None
    classes, convert = kind
    return convert(cell) if type(cell) in classes else f"{type(cell).__name__} {cell!r}"


def _how(form: Format) -> ReadBack:
    return next(how for f, how in READ_BACK if f is form)


def _unreadable(form: Format, what: str, error: Exception) -> Problem:
    return problem((what, 0, 0), "package-invalid", tool=_how(form).tool, detail=f"{form.title}: {error!r}")


def _database(downloads: Mapping[str, bytes], path: str) -> Iterator[Problem]:
    """What SQLite itself says of the database: whether it is whole, which references lead nowhere, and which
    members of groups were in none."""
    if path not in downloads:
        return  # said above
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(downloads[path])
        try:
            lines = [str(line) for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            untraced = connection.execute(_UNTRACED).fetchall()
        except sqlite3.Error as error:
            lines, broken, untraced = [str(error)], [], []
    lines += [f"{table}: row {row} refers to no row of {parent}" for table, row, parent, _ in broken]
    lines += [f"{table}: {key}: {agency} was not in {group} then" for table, key, agency, group in untraced]
    yield from (problem((path, 0, 0), "package-invalid", tool="sqlite3", detail=detail) for detail in lines)
