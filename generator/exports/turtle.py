"""Turtle (RDF 1.1) of flat JSON-LD nodes: each with an ``@id``, values that are references, text, or typed
text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring
from typing import Any

#: local names that may stand behind a prefix as they are; everything else is written as a full address
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def written(nodes: Iterable[Mapping[str, Any]], prefixes: Mapping[str, str]) -> str:
    """The nodes in their order, after the prefixes."""
    head = "".join(f"@prefix {prefix}: <{address}> .\n" for prefix, address in prefixes.items())
    return head + "".join("\n" + _node(node, prefixes) for node in nodes)


def _node(node: Mapping[str, Any], prefixes: Mapping[str, str]) -> str:
    types = node["@type"]
    lines = ["a " + (types if isinstance(types, str) else ", ".join(types))]
    for name, values in node.items():
        if not name.startswith("@"):
            found = values if isinstance(values, list) else [values]
            lines.append(f"{name} " + ", ".join(_value(v, prefixes) for v in found))
    return _address(node["@id"], prefixes) + " " + " ;\n  ".join(lines) + " .\n"


def _value(value: str | Mapping[str, str], prefixes: Mapping[str, str]) -> str:
    if isinstance(value, str):
        return _text(value)
    if "@id" in value:
        return _address(value["@id"], prefixes)
    if "@language" in value:
        return f"{_text(value['@value'])}@{value['@language']}"
    return f"{_text(value['@value'])}^^{value['@type']}" if "@type" in value else _text(value["@value"])


def _text(text: str) -> str:
    # the escapes of JSON are escapes of Turtle too
    return encode_basestring(text)


def _address(address: str, prefixes: Mapping[str, str]) -> str:
    for prefix, start in prefixes.items():
        if address.startswith(start) and _LOCAL.fullmatch(address, len(start)):
            return f"{prefix}:{address[len(start) :]}"
    return f"<{address}>"
