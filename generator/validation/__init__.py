"""What is published proves itself before it is swapped in. A green report of one tool is no proof.

``check_package`` proves the package as it lies in a folder: our own rules, frictionless with foreign keys,
the official schema. What is made of it is proved by ``check_formats`` (every format holds the same rows),
``check_archives`` (every zip by our own rules), ``begin_parts`` (packages of a part by frictionless) and
``begin_graph`` (the linked data by its shapes).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator import links, workers
from generator.cache import NONE, Cache, digest
from generator.exports.base import Dataset, ExportContext
from generator.problems import Problem, problem, stop_at
from generator.validation import archives, declared, formats, independent, official, rules, shapes
from generator.validation.independent import Ledger

__all__ = [
    "Ledger",
    "Proof",
    "begin_archives",
    "begin_formats",
    "begin_graph",
    "begin_package",
    "begin_parts",
    "check_archives",
    "check_declared",
    "check_formats",
    "check_package",
    "counts",
]


#: rows of a data set, and bytes of zips, that one process reads before another has begun
_SMALL, _FEW = 2_000, 500_000
#: rows of a data set from which on two processes would hold too much
_LARGE = 200_000
#: the kind of entry that says the official schema accepts a resource
_RESOURCE = "schema-resource"
#: in how many lots other processes read zips
_LOTS = 4
#: waits for a check that goes on beside, and gives what it found
Answer = Callable[[], list[Problem]]


def check_package(root: Path, shown: str, memory: Cache = NONE) -> Iterator[Problem]:
    """Everything wrong with the package unpacked at ``root``; problems call it ``shown``."""
    found, answer = begin_package(root, shown, memory)
    yield from found
    yield from answer()


def begin_package(root: Path, shown: str, memory: Cache = NONE) -> tuple[list[Problem], Answer]:
    """The faults that our rules and the official schema find in a package, and a function that waits for
    those of frictionless, which reads in other processes meanwhile.

    What was accepted before, according to the cache ``memory``, is not checked again.
    """
    files = {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
    place = (f"{shown}/{rules.DESCRIPTOR}", 0, 0)
    faults = memory.accepted("package", _of_files(files), lambda: list(rules.faults(files)))
    found = [problem(place, "package-invalid", tool="plans", detail=detail) for detail in faults]
    requests: list[tuple[str, independent.Reading, list[str]]] = []
    for name in rules.descriptors(files):
        try:
            descriptor = rules.described(files, name)
        except ValueError:
            continue  # said above, and nobody else could read it
        faults = memory.accepted("schema", digest(files[name]), partial(_by_schema, descriptor, memory))
        found += [
            problem(
                (f"{shown}/{name}", 0, 0), "package-invalid", tool="Data Package v2 JSON Schema", detail=d
            )
            for d in faults
        ]
        unread = independent.unread(files, name, memory)
        if unread:
            reading = independent.Reading(root, name, tuple(filter(None, unread)))
            requests.append((f"{shown}/{name}", reading, list(unread.values())))
    return found, _answer(requests, memory)


def _of_files(files: Mapping[str, bytes]) -> str:
    return digest(*(part for path, data in sorted(files.items()) for part in (path, data)))


def _by_schema(descriptor: Mapping[str, Any], memory: Cache) -> list[str]:
    """The violations of the official Data Package schema. Resources are checked one by one, since the schema
    does not relate them."""
    keys = [(digest(json.dumps(one, sort_keys=True)), one) for one in descriptor["resources"]]
    new = [(key, one) for key, one in keys if not memory.holds(_RESOURCE, key)]
    some = [one for _, one in new or keys[:1]]
    if list(official.faults({**descriptor, "resources": some})):
        return list(official.faults(descriptor))  # with the places as they are in the whole
    for key, _ in new:
        memory.bytes(_RESOURCE, key, lambda: b"good")
    return []


def _answer(requests: Sequence[tuple[str, independent.Reading, list[str]]], memory: Cache) -> Answer:
    """Have frictionless read packages, each called by its place, and keep what it accepted once it has
    answered."""
    answers = independent.begin([reading for _, reading, _ in requests])

    def answer() -> list[Problem]:
        found = []
        for (place, _, keys), details in zip(requests, answers(), strict=True):
            found += [
                problem((place, 0, 0), "package-invalid", tool="frictionless", detail=d) for d in details
            ]
            independent.accept([] if details else keys, memory)
        return found

    return answer


def check_formats(
    downloads: Mapping[str, bytes], dataset: Dataset, memory: Cache = NONE
) -> Iterator[Problem]:
    """Every cell that a format contains differently from the tables that pages and packages are made of."""
    return formats.problems(downloads, dataset, memory)


def check_declared(context: ExportContext) -> Iterator[Problem]:
    """Published files that no format declares, and declared files that are missing."""
    return declared.problems(context)


def check_archives(downloads: Mapping[str, bytes], memory: Cache = NONE) -> Iterator[Problem]:
    """Everything wrong with the zips among ``downloads`` (by path), each read from the zip alone."""
    for path in archives.among(downloads):
        data = downloads[path]
        for detail in memory.accepted("zip", digest(data), lambda data=data: list(archives.faults(data))):  # type: ignore[misc]  # mypy infers no lambda with a default
            yield problem((path, 0, 0), "package-invalid", tool="plans", detail=detail)


def begin_formats(downloads: Mapping[str, bytes], dataset: Dataset, memory: Cache = NONE) -> Answer:
    """Start reading formats back in other processes, where that was not done before; returns a function that
    waits for the differences."""
    if not _SMALL <= sum(dataset.counts().values()) < _LARGE:
        return lambda: list(check_formats(downloads, dataset, memory))
    requests = list(formats.unread(downloads, dataset, memory))
    answers = workers.submit_each(formats.differences, requests)

    def answer() -> list[Problem]:
        found = list(formats.database(downloads, dataset.package, memory))
        for one, differences in zip(requests, answers(), strict=True):
            found += differences
            if not differences:
                formats.accept(one, memory)
        return found

    return answer


def begin_archives(downloads: Mapping[str, bytes], memory: Cache = NONE) -> Answer:
    """Start checking zips in other processes, where that was not done before; returns a function that waits
    for the faults."""
    new = [path for path in archives.among(downloads) if not memory.holds("zip", digest(downloads[path]))]
    if sum(len(downloads[path]) for path in new) < _FEW:
        return lambda: list(check_archives(downloads, memory))
    several = [new[n::_LOTS] for n in range(_LOTS)]
    waiting = workers.submit_each(
        archives.faults_of_each, [[downloads[path] for path in some] for some in several]
    )

    def answer() -> list[Problem]:
        answers = zip(several, waiting(), strict=True)
        faults = {path: details for some, found in answers for path, details in zip(some, found, strict=True)}
        return [
            problem((path, 0, 0), "package-invalid", tool="plans", detail=detail)
            for path in new
            for detail in memory.accepted("zip", digest(downloads[path]), lambda path=path: faults[path])  # type: ignore[misc]  # mypy infers no lambda with a default
        ]

    return answer


def begin_parts(
    downloads: Mapping[str, bytes], ledger: Ledger, memory: Cache = NONE
) -> tuple[Answer, Ledger]:
    """Start frictionless on the packages of parts; returns a function that waits for its faults, and the
    ledger to store if there are none."""
    packages = independent.parts(downloads)
    now, then = independent.due(packages, ledger, memory)
    requests = [
        (path, independent.Reading(packages[path], tables=tuple(filter(None, tables))), list(tables.values()))
        for path, tables in now.items()
    ]
    return _answer(requests, memory), then


def begin_graph(downloads: Mapping[str, bytes], package: str, memory: Cache = NONE) -> Answer:
    """Start pyshacl on a sample of the graph of ``package`` with the published shapes; returns a function
    that waits for its findings.

    Samples and shapes accepted before, according to the cache ``memory``, are not checked again.
    """
    sample, form = shapes.sampled(downloads, package), downloads[links.whole_file("shapes.ttl")]
    key = digest(sample.forms, form)
    if memory.holds("graph", key):
        return list
    answers = workers.submit_each(shapes.violations, [(sample, form)])
    place = (links.whole_file(f"{package}.nt.gz"), 0, 0)

    def answer() -> list[Problem]:
        return memory.accepted(
            "graph",
            key,
            lambda: [
                problem(place, "package-invalid", tool="SHACL", detail=detail)
                for details in answers()
                for detail in details
            ],
        )

    return answer


@dataclass
class Proof:
    """Verifies downloads while other work goes on, and keeps the ledger of verified packages."""

    ledger: Ledger
    progress: Callable[[str], None]
    memory: Cache = NONE
    _others: tuple[tuple[str, Answer], ...] = ()

    def __call__(self, downloads: Mapping[str, bytes], dataset: Dataset) -> None:
        """Start verifying ``downloads`` (by path) against the tables they are made of."""
        read_back = begin_formats(downloads, dataset, self.memory)
        zips = begin_archives(downloads, self.memory)
        graph = begin_graph(downloads, dataset.package, self.memory)
        parts, self.ledger = begin_parts(downloads, self.ledger, self.memory)
        self._others = (("formats", read_back), ("archives", zips), ("parts", parts), ("graph", graph))

    def finish(self) -> None:
        """Wait for all verification; nothing is published before.

        :raises ProblemsFound: with all that the first check found that found something.
        """
        for stage, answer in self._others:
            self.progress(stage)
            stop_at(answer())


def counts(downloads: Mapping[str, bytes], dataset: Dataset) -> dict[str, int]:
    """How much these checks cover, by the keys of ``report.yml``; deterministic for the same content."""
    packages = independent.parts(downloads)
    cells = sum(len(t.rows) * len(t.table.columns) for t in dataset.tables)
    return {
        "formats": len(formats.READ_BACK),
        "cells": cells,
        "archives": len(archives.among(downloads)),
        "slices": len(packages),
        "sample": len(independent.sample(packages)),
        "statements": shapes.sampled(downloads, dataset.package).statements,
    }
