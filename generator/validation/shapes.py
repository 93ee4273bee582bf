"""The published graph, held against the published shapes (SHACL) by pyshacl, which is not ours.

It takes some ten seconds in a process of its own; what it accepted before is not read again (:mod:`generator.cache`).
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping

from generator import links

#: how many faults are named; a broken shape breaks every record of its table
NAMED = 20


def graph(downloads: Mapping[str, bytes], package: str) -> bytes:
    """The whole graph among ``downloads`` as N-Triples, a statement a line."""
    return gzip.decompress(downloads[links.whole_file(f"{package}.nt.gz")])


def said(graph_and_shapes: tuple[bytes, bytes]) -> list[str]:
    """:func:`faults` of both at once, as a process of its own is given them."""
    return faults(*graph_and_shapes)


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
