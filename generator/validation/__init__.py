"""What is published proves itself before it is swapped in. A green report of one tool is no proof.

``check_package`` proves the package as it lies in a folder: our own rules, frictionless with foreign keys, the official
schema. What is made of it is proved by ``check_formats`` (every format holds the same rows), ``check_archives`` (every zip
by our own rules) ``check_parts`` (packages of a part by frictionless) and ``check_graph`` (the linked data by its shapes).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import links
from generator.exports.base import Dataset, Made
from generator.problems import Problem, problem, stop_at
from generator.validation import archives, declared, formats, independent, official, rules, shapes
from generator.validation.independent import Ledger

__all__ = [
    "Ledger",
    "Proof",
    "check_archives",
    "check_declared",
    "check_formats",
    "check_graph",
    "check_package",
    "check_parts",
    "counts",
]


def check_package(root: Path, shown: str) -> Iterator[Problem]:
    """Everything wrong with the package unpacked at ``root``, called ``shown`` in the problems."""
    place = (f"{shown}/{rules.DESCRIPTOR}", 0, 0)
    files = {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
    for detail in rules.faults(files):
        yield problem(place, "package-invalid", tool="plans", detail=detail)
    for name in rules.descriptors(files):
        try:
            descriptor = rules.described(files, name)
        except ValueError:
            continue  # said above, and nobody else could read it
        yield from _by_others(root, name, descriptor, (f"{shown}/{name}", 0, 0))


def _by_others(
    root: Path, name: str, descriptor: Mapping[str, Any], place: tuple[str, int, int]
) -> Iterator[Problem]:
    """What the official schema and frictionless say against one descriptor of a package."""
    for detail in official.faults(descriptor):
        yield problem(place, "package-invalid", tool="Data Package v2 JSON Schema", detail=detail)
    for detail in independent.faults(root, name):
        yield problem(place, "package-invalid", tool="frictionless", detail=detail)


def check_formats(downloads: Mapping[str, bytes], dataset: Dataset) -> Iterator[Problem]:
    """Every cell of every table that a format holds otherwise than the tables the pages and packages are made of."""
    return formats.problems(downloads, dataset)


def check_declared(made: Made) -> Iterator[Problem]:
    """Every file that no format declares, and every declared one that is missing."""
    return declared.problems(made)


def check_archives(downloads: Mapping[str, bytes]) -> Iterator[Problem]:
    """Everything wrong in a zip among ``downloads`` (by path), each read as somebody who has only the zip would."""
    for path in archives.among(downloads):
        for detail in archives.faults(downloads[path]):
            yield problem((path, 0, 0), "package-invalid", tool="plans", detail=detail)


def check_parts(downloads: Mapping[str, bytes], ledger: Ledger) -> tuple[list[Problem], Ledger]:
    """What frictionless says against packages of a part, and what to write down when it says nothing."""
    packages = independent.parts(downloads)
    now, then = independent.due(packages, ledger)
    said = independent.faults_of({path: packages[path] for path in now})
    found = [
        problem((path, 0, 0), "package-invalid", tool="frictionless", detail=d)
        for path, details in said.items()
        for d in details
    ]
    return found, then


def check_graph(downloads: Mapping[str, bytes], package: str, ledger: Ledger) -> tuple[list[Problem], Ledger]:
    """What pyshacl says against the graph of ``package`` by the published shapes, and what to write down when it says nothing."""
    triples, form = shapes.graph(downloads, package), downloads[links.whole_file("shapes.ttl")]
    key = shapes.key(triples, form)
    if key == ledger.graph:
        return [], ledger
    place = (links.whole_file(f"{package}.nt.gz"), 0, 0)
    found = [
        problem(place, "package-invalid", tool="SHACL", detail=detail)
        for detail in shapes.faults(triples, form)
    ]
    return found, replace(ledger, graph=key)


@dataclass
class Proof:
    """Proves downloads, stops at the first check that finds something, and keeps what is then known of the packages of a part."""

    ledger: Ledger
    progress: Callable[[str], None]

    def __call__(self, downloads: Mapping[str, bytes], dataset: Dataset) -> None:
        """Prove ``downloads`` (by path) against the tables they are made of.

        :raises ProblemsFound: with all that the check found.
        """
        self.progress("formats")
        stop_at(check_formats(downloads, dataset))
        self.progress("archives")
        stop_at(check_archives(downloads))
        self.progress("parts")
        wrong, self.ledger = check_parts(downloads, self.ledger)
        stop_at(wrong)
        self.progress("graph")
        wrong, self.ledger = check_graph(downloads, dataset.package, self.ledger)
        stop_at(wrong)


def counts(downloads: Mapping[str, bytes], dataset: Dataset) -> dict[str, int]:
    """How much these checks look at, by the names of ``report.yml``; the same for the same content."""
    packages = independent.parts(downloads)
    cells = sum(len(t.rows) * len(t.table.columns) for t in dataset.tables)
    return {
        "formats": len(formats.READ_BACK),
        "cells": cells,
        "archives": len(archives.among(downloads)),
        "slices": len(packages),
        "sample": len(independent.sample(packages)),
        "statements": shapes.graph(downloads, dataset.package).count(b"\n"),
    }
