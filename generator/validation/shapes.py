"""The published graph, held against the published shapes (SHACL) by pyshacl, which is not ours.

It takes some ten seconds, so a graph and shapes that it accepted before are not read again (:class:`Ledger`).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from importlib.metadata import version

from generator import links

#: how many faults are named; a broken shape breaks every record of its table
NAMED = 20


def graph(downloads: Mapping[str, bytes], package: str) -> bytes:
    """The whole graph among ``downloads`` as N-Triples, a statement a line."""
    return gzip.decompress(downloads[links.whole_file(f"{package}.nt.gz")])


def key(triples: bytes, shapes: bytes) -> str:
    """What pyshacl looks at, and its own version, as one value."""
    digests = [hashlib.sha256(data).hexdigest() for data in (triples, shapes)]
    return ":".join([version("pyshacl"), *digests])


def faults(triples: bytes, shapes: bytes) -> list[str]:
    """What pyshacl says against a graph (N-Triples) by shapes (Turtle): record, property and message, the first of them."""
    from pyshacl import validate  # noqa: PLC0415 - slow to import
    from rdflib import Graph  # noqa: PLC0415 - slow to import
    from rdflib.namespace import SH  # noqa: PLC0415 - slow to import

    conforms, report, _ = validate(
        Graph().parse(data=triples, format="nt"), shacl_graph=Graph().parse(data=shapes, format="turtle")
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
