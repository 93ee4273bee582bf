"""A graph as N-Triples (https://www.w3.org/TR/n-triples/), packed, and as JSON-LD a document."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from json.encoder import encode_basestring
from typing import Any, Protocol

from generator import links
from generator.exports.linked.graph import Node, Value

#: a window of 32 kB, with the head and tail of gzip (https://zlib.net/manual.html#Advanced)
_GZIP = 31
#: the prefix of classes that are tables of ours
_TABLE = "table"


class Named(Protocol):
    """A thing that is known by its address before it is made."""

    @property
    def address(self) -> str:
        """Where it is found."""

    def node(self) -> Node:
        """The thing with all that is said of it."""


def n_triples(records: Iterable[Named], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """Every statement a line, in the order of their letters, each once; a chunk for each thing.

    A line begins with the address of its thing, so that things in the order of these are lines in order.
    """
    known: dict[str, str] = {}
    ordered = sorted(records, key=lambda record: f"<{record.address}>")
    for _, same in groupby(ordered, key=lambda record: record.address):
        lines = {line for record in same for line in _lines(record.node(), prefixes, known)}
        yield "".join(sorted(lines)).encode("utf-8")


def packed(data: Iterable[bytes]) -> bytes:
    """The same bytes for the same content: gzip without a time."""
    packing = zlib.compressobj(9, wbits=_GZIP)
    return b"".join([*map(packing.compress, data), packing.flush()])


def _lines(node: Node, prefixes: Mapping[str, str], known: dict[str, str]) -> Iterator[str]:
    """The statements of a node; ``known`` has the terms that were written out before."""
    subject = f"<{node.address}>"
    for kind in node.types:
        yield f"{subject} <{prefixes['rdf']}type> <{full(kind, prefixes)}> .\n"
    for name, values in node.statements.items():
        term = known.get(name) or known.setdefault(name, full(name, prefixes))
        for value in values:
            yield f"{subject} <{term}> {_object(value, prefixes)} .\n"


def full(name: str, prefixes: Mapping[str, str]) -> str:
    """The whole address of a term; what has no prefix we know is one already."""
    prefix, colon, local = name.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else name


def _object(value: Value, prefixes: Mapping[str, str]) -> str:
    if "@id" in value:
        return f"<{value['@id']}>"
    # the escapes of JSON are escapes of N-Triples too
    text = encode_basestring(value["@value"])
    if "@language" in value:
        return f"{text}@{value['@language']}"
    return f"{text}^^<{full(value['@type'], prefixes)}>" if "@type" in value else text


def json_ld(nodes: Iterable[Node], prefixes: Mapping[str, str], base: str) -> bytes:
    """The nodes a line each, after the prefixes they use; references below ``base`` are written from
    there."""
    tables = links.absolute(base, links.page_path("table", "", links.DEFAULT_LANGUAGE))
    objects = [_as_object(node, tables) for node in nodes]
    used = {name.partition(":")[0] for o in objects for name in (*o, *o["@type"])} | {"xsd"}
    known = {prefix: start for prefix, start in {**prefixes, _TABLE: tables}.items() if prefix in used}
    whole, short = f'"@id":"{base}', '"@id":"'
    lines = ",\n".join(_dense(o).replace(whole, short) for o in objects)
    return f'{{"@context":{_dense({"@base": base, **known})},\n"@graph":[\n{lines}\n]}}\n'.encode()


def _dense(data: Any) -> str:
    """JSON without spaces between: there are ten thousand of these."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _as_object(node: Node, tables: str) -> dict[str, Any]:
    """A node as JSON-LD; plain text stands bare, a class that is a table of ours under the prefix of
    tables."""
    statements: dict[str, Any] = {}
    for name, values in node.statements.items():
        plain = [v["@value"] if set(v) == {"@value"} else v for v in values]
        statements[name] = plain[0] if len(plain) == 1 else plain
    types = [
        f"{_TABLE}:{kind.removeprefix(tables)}" if kind.startswith(tables) else kind for kind in node.types
    ]
    return {"@id": node.address, "@type": types, **statements}
