"""The rows of the tables as a graph: every record under the address of its page, every cell a statement.

A record without a page is ``<page of the document>#<rest of its id>``, or, where no document holds it,
``<page of the table>#<key>=<value>``; a term of ours is ``<page of the table>#<column>``, where both
languages say what it means.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

from generator import links
from generator.exports.base import Dataset, Rows
from generator.exports.facts import facts_of
from generator.exports.linked import terms
from generator.tables.base import Cell, Column, Table, printed

#: what stays as it is in an address that a source is found at
_SAFE = "/:?#[]@!$&'()*+,;=%-._~"
#: a value as JSON-LD writes it: a reference, or text with its type or language
Value = Mapping[str, str]
#: a row of a table
Cells = tuple[Cell, ...]
#: what is said of one thing: term -> values, in order
Statements = dict[str, list[Value]]


@dataclass(frozen=True)
class Node:
    """A resource: its address, classes, statements, and the document it belongs to."""

    address: str
    types: tuple[str, ...]
    statements: Statements
    document: str = ""

    def node(self) -> Node:
        """The node itself."""
        return self


class Record(NamedTuple):
    """A resource known by its address and its row, whose statements are made on demand."""

    address: str
    document: str
    writer: _Writer
    row: Cells

    def node(self) -> Node:
        """The record with all that is said of it."""
        return self.writer.node(self.row, self.address, self.document)


def ref(address: str) -> Value:
    """A reference."""
    return {"@id": address}


def words(text: str, language: str) -> Value:
    """Text in a language."""
    return {"@value": text, "@language": language}


def typed(text: str, kind: str) -> Value:
    """Text of a datatype."""
    return {"@value": text, "@type": kind}


class Addresses:
    """The address of every record, column and allowed value."""

    def __init__(self, dataset: Dataset) -> None:
        self.site = facts_of(dataset.publication).site_url
        self.tables = {rows.table.name: rows.table for rows in dataset.tables}
        self._pages: dict[tuple[str, str], str] = {}
        self._records: dict[tuple[str, Cells], str] = {}
        self._documents = {
            rows.table.name: _column(rows, rows.table.key[0], "document_id")
            for rows in dataset.tables
            if len(rows.table.key) == 1 and "document_id" in rows.table.names
        }

    @property
    def prefixes(self) -> dict[str, str]:
        """Those of the world, our own, and one for each table."""
        of_tables = {name: self.table(name) + "#" for name in self.tables}
        return {**terms.PREFIXES, "plans": self.term(""), **of_tables}

    def term(self, name: str) -> str:
        """A term of ours that is no column."""
        return links.absolute(self.site, links.ontology_file()) + "#" + name

    def table(self, name: str) -> str:
        """The page of a table: what its rows are."""
        return self._page("table", name)

    def scheme(self, table: str) -> str:
        """The scheme that the concepts of a table are in; empty where its records are none."""
        concepts = "skos:Concept" in terms.CLASSES.get(table, ())
        return self.value(table, self.tables[table].key[0], "") if concepts else ""

    def value(self, table: str, column: str, value: str) -> str:
        """An allowed value of a column."""
        return f"{self.table(table)}#{column}={value}"

    def record(self, table: str, key: Cells) -> str:
        """The address of a record by the cells of its key; many rows name the same."""
        if (table, key) not in self._records:
            self._records[table, key] = self._record(table, key)
        return self._records[table, key]

    def _record(self, table: str, key: Cells) -> str:
        if table in links.PAGES_OF_TABLES:
            return self._page(links.PAGES_OF_TABLES[table], str(key[0]))
        document = self.document(table, key)
        if document and str(key[0]).startswith(document + "."):
            path = links.passage_path(document, str(key[0]), links.DEFAULT_LANGUAGE)
            return links.absolute(self.site, path)
        names = self._identifying(table)
        fragment = "&".join(f"{n}={printed(k)}" for n, k in zip(names, key, strict=True) if k is not None)
        return links.absolute(self.site, f"{self._path(table)}#{fragment}")

    def document(self, table: str, key: Cells) -> str:
        """The document a record says it belongs to."""
        return str(self._documents.get(table, {}).get(key[0]) or "")

    def key_at(self, table: Table[Any]) -> tuple[int, ...]:
        """Where in a row its key stands: what makes it unique."""
        return tuple(table.names.index(name) for name in self._identifying(table.name))

    def _identifying(self, table: str) -> tuple[str, ...]:
        return (*self.tables[table].key, *self.tables[table].also_unique)

    def _path(self, table: str) -> str:
        return links.page_path("table", table, links.DEFAULT_LANGUAGE)

    def _page(self, kind: str, ident: str) -> str:
        if (kind, ident) not in self._pages:
            path = links.page_path(kind, ident, links.DEFAULT_LANGUAGE)
            self._pages[kind, ident] = links.absolute(self.site, path)
        return self._pages[kind, ident]


def _column(rows: Rows, key: str, column: str) -> dict[Cell, Cell]:
    at, to = rows.table.names.index(key), rows.table.names.index(column)
    return {row[at]: row[to] for row in rows.rows}


class Graph:
    """All records of a data set."""

    def __init__(self, dataset: Dataset) -> None:
        self.at = Addresses(dataset)
        self.rows = {rows.table.name: rows for rows in dataset.tables}
        self._statements: dict[str, Statements] = defaultdict(lambda: defaultdict(list))
        for name, rows in self.rows.items():
            for row in rows.rows:
                self._join(name, dict(zip(rows.table.names, row, strict=True)))

    def nodes(self) -> Iterator[Node]:
        """Every record, in the order of tables and rows."""
        return (record.node() for record in self.records())

    def records(self) -> Iterator[Record]:
        """Every record, in the order of tables and rows, made one at a time: a large graph is never held in
        memory as a whole."""
        for name, rows in self.rows.items():
            if name not in terms.JOINS:
                writer = _Writer(self, rows)
                for row in rows.rows:
                    yield Record(writer.address(row), writer.document(row), writer, row)

    def joined(self, address: str) -> Statements:
        """The statements about a record that rows of other tables make."""
        return self._statements.get(address, {})

    def object(self, table: str, column: Column[Any]) -> Callable[[Cell], Value]:
        """How the cell of a column becomes the object of a statement."""
        if column.refers:
            to = column.refers.split(".")[0]
            return lambda cell: ref(self.at.record(to, (cell,)))
        if column.values:
            return lambda cell: ref(self.at.value(table, column.name, printed(cell)))
        if column.type != "string" or terms.is_edtf(column.name):
            kind = terms.EDTF if column.type == "string" else terms.DATATYPES[column.type]
            return lambda cell: typed(printed(cell), kind)
        if column.name.endswith("_url"):
            return lambda cell: ref(quote(printed(cell), safe=_SAFE))
        if spoken := terms.language(column.name):
            return lambda cell: words(printed(cell), spoken)
        return lambda cell: {"@value": printed(cell)}

    def _join(self, table: str, cells: Mapping[str, Cell]) -> None:
        """What a row says straight of the records it joins."""
        if table in terms.JOINS:
            subject, name, to = terms.JOINS[table]
            self._state(table, (subject, cells[subject]), name, (to, cells[to]))
            if cells.get("is_primary"):
                predicate = f"plans:{terms.MAIN_TOPIC.name}"
                self._state(table, (subject, cells[subject]), predicate, (to, cells[to]))
        elif "role" in cells and cells.get("basis") != "group":
            subject = self.rows[table].table.key[0]
            predicate = f"plans:{terms.ROLES[str(cells['role'])].name}"
            self._state(table, (subject, cells[subject]), predicate, ("agency_id", cells["agency_id"]))
        elif table == "citations":
            for subject in ("passage_id", "document_id"):
                for name in dict.fromkeys((terms.RELATIONS[str(cells["relation"])], "eli:cites")):
                    there = ("legal_document_id", cells["legal_document_id"])
                    self._state(table, (subject, cells[subject]), name, there)
        elif table in {"agency_names", "project_names"}:
            subject = self.rows[table].table.key[0]
            address = self._address(table, subject, cells[subject])
            self._statements[address]["skos:altLabel"].append(words(str(cells["name"]), "vi"))

    def _state(self, table: str, subject: tuple[str, Cell], name: str, there: tuple[str, Cell]) -> None:
        statements = self._statements[self._address(table, *subject)]
        statements[name].append(ref(self._address(table, *there)))

    def _address(self, table: str, column: str, cell: Cell) -> str:
        refers = {source: to for source, to, _ in self.rows[table].table.references}[column]
        return self.at.record(refers, (cell,))


class _Writer:
    """Makes of a row of one table what is said of its record."""

    def __init__(self, graph: Graph, rows: Rows) -> None:
        table = rows.table
        self._graph, self._table = graph, table
        self._at = graph.at.key_at(table)
        self._objects = [(terms.term(table.name, c.name), graph.object(table.name, c)) for c in table.columns]
        self._types = (*terms.CLASSES.get(table.name, ()), graph.at.table(table.name))
        self._told = {
            name: graph.object(table.name, c) for name, c in zip(table.names, table.columns, strict=True)
        }
        self._event = terms.EVENTS.get(table.name)
        self._scheme = graph.at.scheme(table.name)
        self.document = _document_of(table, graph.at)

    def address(self, row: Cells) -> str:
        """The address of the record of a row."""
        return self._graph.at.record(self._table.name, tuple(row[n] for n in self._at))

    def node(self, row: Cells, address: str, document: str) -> Node:
        """The record of a row with all that is said of it."""
        statements: Statements = {}
        for (name, object_of), cell in zip(self._objects, row, strict=True):
            if cell is not None:
                statements.setdefault(name, []).append(object_of(cell))
        if len(self._table.key) == 1:
            statements.setdefault("dct:identifier", []).append({"@value": str(row[self._at[0]])})
        if self._scheme:
            statements["skos:inScheme"] = [ref(self._scheme)]
        event = self._happened(row, statements)
        for name, values in self._graph.joined(address).items():
            # SKOS, S13: no other name is the first name too
            told = statements.get("skos:prefLabel", ()) if name == "skos:altLabel" else ()
            known = statements.get(name, [])
            if new := [v for v in values if v not in known and v not in told]:
                statements[name] = [*known, *new]
        return Node(address, (*event, *self._types), statements, document)

    def _happened(self, row: Cells, statements: Statements) -> tuple[str, ...]:
        """The kind of event a row tells of, if it tells of one; what it says of that is added."""
        cells, event = dict(zip(self._table.names, row, strict=True)), self._event
        if event is None or cells[event.column] not in event.values:
            return ()
        for column, name in event.said.items():
            if (cell := cells[column]) is not None:
                statements[name] = [self._told[column](cell)]
        return (event.kind,)


def _document_of(table: Table[Any], at: Addresses) -> Callable[[Cells], str]:
    """What gives the document of a row: the one it names, or that of the record it is about."""
    named = "document_id" in table.names and table.name != "legal_documents"
    place = table.names.index("document_id") if named else 0
    about = [(table.names.index(name), to) for name, to, _ in table.references if name in table.key]

    def document(row: Cells) -> str:
        if named and row[place]:
            return str(row[place])
        return next((found for n, to in about if (found := at.document(to, (row[n],)))), "")

    return document
