"""A graph as N-Triples (https://www.w3.org/TR/n-triples/), packed, and as JSON-LD a document."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.exports.linked.graph import Node, Value


def n_triples(nodes: Iterable[Node], prefixes: Mapping[str, str]) -> bytes:
    """Every statement a line, in the order of their letters, each once."""
    found = {line for node in nodes for line in _lines(node, prefixes)}
    return "".join(sorted(found)).encode("utf-8")


def packed(data: bytes) -> bytes:
    """The same bytes for the same content: gzip without a time."""
    return gzip.compress(data, 9, mtime=0)


def _lines(node: Node, prefixes: Mapping[str, str]) -> Iterator[str]:
    subject = f"<{node.address}>"
    for kind in node.types:
        yield f"{subject} <{prefixes['rdf']}type> <{full(kind, prefixes)}> .\n"
    for name, values in node.statements.items():
        for value in values:
            yield f"{subject} <{full(name, prefixes)}> {_object(value, prefixes)} .\n"


def full(name: str, prefixes: Mapping[str, str]) -> str:
    """The whole address of a term; what has no prefix we know is one already."""
    prefix, colon, local = name.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else name


def _object(value: Value, prefixes: Mapping[str, str]) -> str:
    if "@id" in value:
        return f"<{value['@id']}>"
    # the escapes of JSON are escapes of N-Triples too
    text = json.dumps(value["@value"], ensure_ascii=False)
    if "@language" in value:
        return f"{text}@{value['@language']}"
    return f"{text}^^<{full(value['@type'], prefixes)}>" if "@type" in value else text


def json_ld(nodes: Iterable[Node], prefixes: Mapping[str, str], base: str) -> bytes:
    """The nodes a line each, after the prefixes they use; references below ``base`` are written from there."""
    objects = [_as_object(node, prefixes) for node in nodes]
    used = {key.partition(":")[0] for o in objects for key in o} | {"xsd"}
    known = {prefix: start for prefix, start in prefixes.items() if prefix in used}
    context = json.dumps({"@base": base, **known})
    whole, short = f'"@id": "{base}', '"@id": "'
    lines = ",\n".join(json.dumps(o, ensure_ascii=False).replace(whole, short) for o in objects)
    return f'{{"@context": {context},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _as_object(node: Node, prefixes: Mapping[str, str]) -> dict[str, Any]:
    said = {name: values[0] if len(values) == 1 else values for name, values in node.statements.items()}
    return {"@id": node.address, "@type": [full(kind, prefixes) for kind in node.types], **said}
