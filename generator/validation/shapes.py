"""The published graph, held against the published shapes (SHACL) by pyshacl, which is not ours.

It reads some thousand statements a second, and the shapes ask of a record only what its table, its
properties, their number and the kind of their values are. So a build has it read a record of every form that
occurs, with what says the kind of the records and values it leads to (:func:`sample`); the tests have it read
the whole graph. Forms that it accepted before are not read again (:mod:`generator.cache`), whatever is
written in them.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
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
    return sample(gzip.decompress(packed))


def sample(triples: bytes) -> Sample:
    """A record of every form in a graph (N-Triples): the first of each.

    Two records have one form when they have the same classes and properties, each as often, with values of
    the same kind.
    """
    statements: dict[bytes, list[Statement]] = defaultdict(list)
    for line in triples.splitlines():
        subject, predicate, rest = line.split(b" ", 2)
        statements[subject].append((predicate, rest.removesuffix(b" .")))
    kinds = {
        subject: tuple(statement for statement in every if statement[0] in _KINDS)
        for subject, every in statements.items()
    }
    written = {subject: repr(kind).encode() for subject, kind in kinds.items()}
    chosen: dict[tuple[Statement, ...], bytes] = {}
    for subject, every in statements.items():
        chosen.setdefault(_form(every, written), subject)
    records = tuple(subject.decode()[1:-1] for subject in chosen.values())
    forms = digest(*sorted(map(repr, chosen)))
    return Sample(records, b"".join(sorted(set(_statements(chosen.values(), statements, kinds)))), forms)


def _form(statements: Iterable[Statement], kinds: Mapping[bytes, bytes]) -> tuple[Statement, ...]:
    return tuple(sorted([(p, o if p in _KINDS else _kind(o, kinds)) for p, o in statements]))


def _kind(value: bytes, kinds: Mapping[bytes, bytes]) -> bytes:
    """What a shape can ask of a value: of text its language or type and how it is written, of an address what
    it leads to (of which ``kinds`` has the kind in writing)."""
    if not value.startswith(b'"'):
        return kinds.get(value, b"()")
    end = value.rindex(b'"')
    if value.startswith(b'"^^', end):
        return _DIGIT.sub(b"0", value[:end]) + value[end + 1 :]
    return value[end + 1 :]


def _statements(
    subjects: Iterable[bytes],
    statements: Mapping[bytes, list[Statement]],
    kinds: Mapping[bytes, tuple[Statement, ...]],
) -> Iterator[bytes]:
    for subject in subjects:
        for predicate, value in statements[subject]:
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
    from rdflib.namespace import SH  # noqa: PLC0415 - slow to import

    conforms, report, _ = validate(
        Graph().parse(data=triples, format="nt"),
        shacl_graph=Graph().parse(data=shapes, format="turtle"),
        focus_nodes=[URIRef(address) for address in records] or None,
    )
    if conforms or not isinstance(report, Graph):
        return [] if conforms else [str(report)]
    found = sorted(
        " ".join(
            str(report.value(result, part) or "") for part in (SH.focusNode, SH.resultPath, SH.resultMessage)
        )
        for result in report.objects(None, SH.result)
    )
    return found[:NAMED]
