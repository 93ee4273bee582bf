"""Slices: the rows of one agency, topic or document and every row they refer to; each slice is a valid
package.

Which rows refer to which follows from the declared columns; this module only says what belongs to a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.kinds import SLICED
from generator.tables.base import Cell, Table

Row = tuple[Cell, ...]
Numbers = dict[str, set[int]]


def _column(where: str) -> tuple[str, str]:
    table, _, column = where.partition(".")
    return table, column


#: kind of slice -> the columns by which rows name the thing whose page it is; the first is the thing itself
NAMED_BY: dict[str, tuple[tuple[str, str], ...]] = {
    kind.plural: tuple(_column(where) for where in kind.slice) for kind in SLICED
}
#: what a row of a link table is about: that row is the page's own too
ABOUT: tuple[tuple[str, str, str], ...] = (
    ("commitment_agencies", "commitment_id", "commitments"),
    ("commitment_topics", "commitment_id", "commitments"),
    ("target_agencies", "target_id", "targets"),
    ("deadline_agencies", "deadline_id", "deadlines"),
)
#: a row that is the page's own brings the rows that tell about it: (its table, its column, their table, their
#: column)
BRINGS: tuple[tuple[str, str, str, str], ...] = (
    ("indicators", "indicator_id", "targets", "indicator_id"),
    ("indicators", "indicator_id", "evidence", "indicator_id"),
    ("indicators", "indicator_id", "indicator_codes", "indicator_id"),
    ("commitments", "commitment_id", "commitment_agencies", "commitment_id"),
    ("commitments", "commitment_id", "commitment_beneficiaries", "commitment_id"),
    ("commitments", "commitment_id", "commitment_topics", "commitment_id"),
    ("commitments", "commitment_id", "commitment_projects", "commitment_id"),
    ("commitments", "commitment_id", "commitment_places", "commitment_id"),
    ("commitments", "commitment_id", "targets", "commitment_id"),
    ("commitments", "commitment_id", "deadlines", "commitment_id"),
    ("commitments", "commitment_id", "evidence", "commitment_id"),
    ("commitments", "commitment_id", "index_components", "commitment_id"),
    ("commitments", "passage_id", "citations", "passage_id"),
    ("commitments", "passage_id", "source_notes", "passage_id"),
    ("commitments", "passage_id", "project_milestones", "passage_id"),
    ("passages", "passage_id", "project_mentions", "passage_id"),
    ("passages", "passage_id", "agency_mentions", "passage_id"),
    ("passages", "passage_id", "place_mentions", "passage_id"),
    ("targets", "target_id", "target_agencies", "target_id"),
    ("targets", "target_id", "evidence", "target_id"),
    ("targets", "target_id", "target_results", "target_id"),
    ("deadlines", "deadline_id", "deadline_agencies", "deadline_id"),
)
#: a slice is made of a thing that at least one of these names
FACTS = ("commitments", "targets", "deadlines")


def parts_of(table: str, column: str) -> tuple[str, ...]:
    """The tables whose rows tell about a row of a table, found by one of its columns.

    >>> parts_of("commitments", "passage_id")
    ('citations', 'source_notes', 'project_milestones')
    """
    return tuple(theirs for source, by, theirs, _ in BRINGS if (source, by) == (table, column))


@dataclass(frozen=True)
class Slice:
    """A slice: for each table the numbers of its rows in the whole, in order."""

    kind: str
    ident: str
    rows: Mapping[str, tuple[int, ...]]
    #: numbers of the commitments that stand on the page itself
    commitments: tuple[int, ...]


class IndexedTables:
    """All tables with their rows, and where in them a value stands."""

    def __init__(self, tables: Mapping[str, tuple[Table[Any], list[Row]]]) -> None:
        self.tables = tables
        self._found: dict[tuple[str, str], dict[Cell, list[int]]] = {}
        self.references = {name: tuple(_references(table)) for name, (table, _) in tables.items()}

    def where(self, table: str, column: str) -> Mapping[Cell, list[int]]:
        """Rows of a table by the value of a column."""
        if (table, column) not in self._found:
            at, found = self.position(table, column), defaultdict(list)
            for number, row in enumerate(self.tables[table][1]):
                if row[at] is not None:
                    found[row[at]].append(number)
            self._found[table, column] = dict(found)
        return self._found[table, column]

    def position(self, table: str, column: str) -> int:
        """The position of a column."""
        return self.tables[table][0].names.index(column)

    def values(self, table: str, column: str, numbers: set[int]) -> set[Cell]:
        """The values of a column in some rows."""
        at, rows = self.position(table, column), self.tables[table][1]
        return {rows[n][at] for n in numbers} - {None}


def _references(table: Table[Any]) -> Iterator[tuple[int, str, str]]:
    for at, column in enumerate(table.columns):
        if column.refers:
            to, _, key = column.refers.partition(".")
            yield at, to, key


def slices(whole: IndexedTables) -> Iterator[Slice]:
    """A slice for every agency, topic and document that at least one fact refers to."""
    for kind, named_by in NAMED_BY.items():
        for ident in whole.where(*named_by[0]):
            named = _named(whole, kind, str(ident))
            if any(named[name] for name in FACTS):
                rows = _closed(whole, named)
                ordered = {name: tuple(sorted(rows[name])) for name in whole.tables}
                yield Slice(kind, str(ident), ordered, tuple(sorted(named["commitments"])))


def _named(whole: IndexedTables, kind: str, ident: str) -> Numbers:
    """The rows of the page: those that name the thing, what they are about, and what tells about that."""
    numbers: Numbers = {name: set() for name in whole.tables}
    for table, column in NAMED_BY[kind]:
        numbers[table].update(whole.where(table, column).get(ident, ()))
    for table, column, about in ABOUT:
        _follow(whole, numbers, (table, column, about, whole.tables[about][0].key[0]))
    for step in BRINGS:
        _follow(whole, numbers, step)
    return numbers


def _follow(whole: IndexedTables, rows: Numbers, step: tuple[str, str, str, str]) -> None:
    table, column, other, key = step
    found = whole.where(other, key)
    for value in whole.values(table, column, rows[table]):
        rows[other].update(found.get(value, ()))


def _closed(whole: IndexedTables, start: Numbers) -> Numbers:
    """These rows and every row they refer to, and so on until nothing is missing."""
    rows = {name: set(numbers) for name, numbers in start.items()}
    new = start
    while any(new.values()):
        wanted: Numbers = {name: set() for name in rows}
        for name, numbers in new.items():
            for at, to, key in whole.references[name]:
                found, source = whole.where(to, key), whole.tables[name][1]
                for value in {source[n][at] for n in numbers} - {None}:
                    wanted[to].update(found.get(value, ()))
        new = {name: numbers - rows[name] for name, numbers in wanted.items()}
        for name, numbers in new.items():
            rows[name] |= numbers
    return rows


def faults(whole: IndexedTables, part: Slice) -> Iterator[str]:
    """Why a slice is not valid alone: references to rows it does not contain, and duplicate keys."""
    rows_of = {name: [whole.tables[name][1][n] for n in numbers] for name, numbers in part.rows.items()}
    known: dict[tuple[str, str], set[Cell]] = {}
    for name, rows in rows_of.items():
        table = whole.tables[name][0]
        for at, to, key in whole.references[name]:
            if (to, key) not in known:
                position = whole.position(to, key)
                known[to, key] = {row[position] for row in rows_of[to]}
            missing = {row[at] for row in rows} - known[to, key] - {None}
            column = f"{name}.{table.names[at]}"
            yield from (f"{column}: {value!r} is not in {to}.{key}" for value in sorted(map(str, missing)))
        at_key = [table.names.index(k) for k in table.key]
        if len({tuple(row[i] for i in at_key) for row in rows}) < len(rows):
            yield f"{name}: key {', '.join(table.key)} twice"
