"""The published graph, held against the published shapes (SHACL) by pyshacl, which is not ours.

It reads some thousand statements a second, and the shapes ask of a record only what its table, its
properties, their number and the kind of their values are. So a build has it read a record of every form that
occurs, with what says the kind of the records and values it leads to (:func:`sample`); the tests have it read
the whole graph. Forms that it accepted before are not read again (:mod:`generator.cache`), whatever is
written in them.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from generator import links
from generator.cache import digest

#: how many faults are named; a broken shape breaks every record of its table
NAMED = 20
#: what shapes ask of a record or value that another leads to: its class, and the list it stands in
_KINDS = frozenset(
    (b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", b"<http://www.w3.org/2004/02/skos/core#inScheme>")
)
_DIGIT = re.compile(rb"[0-9]")
#: predicate and object, as N-Triples writes them
Statement = tuple[bytes, bytes]
#: what says the kind of a thing
Kind = tuple[Statement, ...]


def graph(downloads: Mapping[str, bytes], package: str) -> bytes:
    """The whole graph among ``downloads`` as N-Triples, a statement a line."""
    return gzip.decompress(downloads[links.whole_file(f"{package}.nt.gz")])


class Sample(NamedTuple):
    """Some records of a graph: their addresses, what is said of them, and the kinds of what they lead to
    (N-Triples); and one hash of their forms."""

    records: tuple[str, ...]
    triples: bytes
    forms: str

    @property
    def statements(self) -> int:
        """How many there are."""
        return self.triples.count(b"\n")


def sampled(downloads: Mapping[str, bytes], package: str) -> Sample:
    """The :func:`sample` of the graph among ``downloads``."""
    return _sampled(downloads[links.whole_file(f"{package}.nt.gz")])


@lru_cache(maxsize=1)
def _sampled(packed: bytes) -> Sample:
    return _sample(lambda: gzip.GzipFile(fileobj=io.BytesIO(packed)))


def sample(triples: bytes) -> Sample:
    """A record of every form in a graph (N-Triples): the first of each, in the order of their letters.

    Two records have one form when they have the same classes and properties, each as often, with values of
    the same kind.
    """
    lines = sorted(triples.splitlines(keepends=True))
    return _sample(lambda: lines)


def _sample(lines: Callable[[], Iterable[bytes]]) -> Sample:
    """The sample of the lines of a graph in order, which are gone through three times: a graph is not held
    whole."""
    kinds: dict[bytes, Kind] = {}
    alike: dict[Kind, Kind] = {}
    for subject, every in _records(lines()):
        kind = tuple(statement for statement in every if statement[0] in _KINDS)
        kinds[subject] = alike.setdefault(kind, kind)
    written = {kind: repr(kind).encode() for kind in alike}
    chosen: dict[tuple[Statement, ...], bytes] = {}
    for subject, every in _records(lines()):
        chosen.setdefault(_form(every, kinds, written), subject)
    subjects = frozenset(chosen.values())
    found = {
        line
        for subject, every in _records(lines())
        if subject in subjects
        for line in _lines(subject, every, kinds)
    }
    records = tuple(subject.decode()[1:-1] for subject in chosen.values())
    return Sample(records, b"".join(sorted(found)), digest(*sorted(map(repr, chosen))))


def _records(lines: Iterable[bytes]) -> Iterator[tuple[bytes, list[Statement]]]:
    """Each thing that is spoken of with what is said of it; the lines of one stand together."""
    split = (line.removesuffix(b" .\n").split(b" ", 2) for line in lines)
    for subject, same in groupby(split, key=itemgetter(0)):
        yield subject, [(predicate, rest) for _, predicate, rest in same]


def _form(
    statements: Iterable[Statement], kinds: Mapping[bytes, Kind], written: Mapping[Kind, bytes]
) -> tuple[Statement, ...]:
    return tuple(sorted([(p, o if p in _KINDS else _kind(o, kinds, written)) for p, o in statements]))


def _kind(value: bytes, kinds: Mapping[bytes, Kind], written: Mapping[Kind, bytes]) -> bytes:
    """What a shape can ask of a value: of text its language or type and how it is written, of an address the
    kind of what it leads to, as it is ``written``."""
    if not value.startswith(b'"'):
        return written.get(kinds.get(value, ()), b"()")
    end = value.rindex(b'"')
    if value.startswith(b'"^^', end):
        return _DIGIT.sub(b"0", value[:end]) + value[end + 1 :]
    return value[end + 1 :]


def _lines(subject: bytes, statements: Iterable[Statement], kinds: Mapping[bytes, Kind]) -> Iterator[bytes]:
    for predicate, value in statements:
        yield b"%b %b %b .\n" % (subject, predicate, value)
        yield from (b"%b %b %b .\n" % (value, *statement) for statement in kinds.get(value, ()))


def violations(sample_and_shapes: tuple[Sample, bytes]) -> list[str]:
    """:func:`faults` of both, as a process of its own is given them."""
    chosen, shapes = sample_and_shapes
    return faults(chosen.triples, shapes, chosen.records)


def faults(triples: bytes, shapes: bytes, records: Sequence[str] = ()) -> list[str]:
    """What pyshacl says against a graph (N-Triples) by shapes (Turtle): record, property and message, the
    first of them.

    With ``records`` against these alone, by their addresses.
    """
    from pyshacl import validate  # noqa: PLC0415 - slow to import
    from rdflib import Graph, URIRef  # noqa: PLC0415 - slow to import
    from rdflib.namespace import RDF, SH  # noqa: PLC0415 - slow to import

    graph, form = Graph().parse(data=triples, format="nt"), Graph().parse(data=shapes, format="turtle")
    if records:  # named one by one: pyshacl looks up each of its focus nodes in a list of all of them
        chosen = {URIRef(address) for address in records}
        for shape, kind in list(form.subject_objects(SH.targetClass)):
            form.remove((shape, SH.targetClass, kind))
            for record in chosen.intersection(graph.subjects(RDF.type, kind)):
                form.add((shape, SH.targetNode, record))
    conforms, report, _ = validate(graph, shacl_graph=form)
    if conforms or not isinstance(report, Graph):
        return [] if conforms else [str(report)]
    found = sorted(
        " ".join(
            str(report.value(result, part) or "") for part in (SH.focusNode, SH.resultPath, SH.resultMessage)
        )
        for result in report.objects(None, SH.result)
    )
    return found[:NAMED]
