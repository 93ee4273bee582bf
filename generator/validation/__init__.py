"""What is published proves itself before it is swapped in. A green report of one tool is no proof.

``check_package`` proves the package as it lies in a folder: our own rules, frictionless with foreign keys, the official
schema. What is made of it is proved by ``check_formats`` (every format holds the same rows), ``check_archives`` (every zip
by our own rules) and ``check_parts`` (packages of a part by frictionless).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache import NONE, Cache, digest
from generator.exports.base import Dataset, Made
from generator.problems import Problem, problem, stop_at
from generator.validation import archives, declared, formats, independent, official, rules
from generator.validation.independent import Ledger

__all__ = [
    "Ledger",
    "Proof",
    "check_archives",
    "check_declared",
    "check_formats",
    "check_package",
    "check_parts",
    "counts",
]


def check_package(root: Path, shown: str, memory: Cache = NONE) -> Iterator[Problem]:
    """Everything wrong with the package unpacked at ``root``, called ``shown`` in the problems.

    What frictionless and the schema accepted before, as ``memory`` has it, they are not asked again.
    """
    place = (f"{shown}/{rules.DESCRIPTOR}", 0, 0)
    files = {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
    for detail in rules.faults(files):
        yield problem(place, "package-invalid", tool="plans", detail=detail)
    for name in rules.descriptors(files):
        try:
            descriptor = rules.described(files, name)
        except ValueError:
            continue  # said above, and nobody else could read it
        place = (f"{shown}/{name}", 0, 0)
        for detail in memory.accepted(
            "schema", digest(files[name]), lambda d=descriptor: list(official.faults(d))
        ):  # type: ignore[misc]  # mypy infers no lambda with a default
            yield problem(place, "package-invalid", tool="Data Package v2 JSON Schema", detail=detail)
        unread = independent.unread(files, name, memory)
        found = list(independent.faults(root, name, tuple(filter(None, unread)))) if unread else []
        for detail in found:
            yield problem(place, "package-invalid", tool="frictionless", detail=detail)
        independent.accept([] if found else unread.values(), memory)


def check_formats(
    downloads: Mapping[str, bytes], dataset: Dataset, memory: Cache = NONE
) -> Iterator[Problem]:
    """Every cell of every table that a format holds otherwise than the tables the pages and packages are made of."""
    return formats.problems(downloads, dataset, memory)


def check_declared(made: Made) -> Iterator[Problem]:
    """Every file that no format declares, and every declared one that is missing."""
    return declared.problems(made)


def check_archives(downloads: Mapping[str, bytes], memory: Cache = NONE) -> Iterator[Problem]:
    """Everything wrong in a zip among ``downloads`` (by path), each read as somebody who has only the zip would."""
    for path in archives.among(downloads):
        data = downloads[path]
        for detail in memory.accepted("zip", digest(data), lambda data=data: list(archives.faults(data))):  # type: ignore[misc]  # mypy infers no lambda with a default
            yield problem((path, 0, 0), "package-invalid", tool="plans", detail=detail)


def check_parts(
    downloads: Mapping[str, bytes], ledger: Ledger, memory: Cache = NONE
) -> tuple[list[Problem], Ledger]:
    """What frictionless says against packages of a part, and what to write down when it says nothing."""
    packages = independent.parts(downloads)
    now, then = independent.due(packages, ledger, memory)
    readings = [independent.Reading(packages[p], tables=tuple(filter(None, own))) for p, own in now.items()]
    said = dict(zip(now, independent.said(readings), strict=True))
    independent.accept((key for path in now if not said[path] for key in now[path].values()), memory)
    return [
        problem((path, 0, 0), "package-invalid", tool="frictionless", detail=d)
        for path, details in said.items()
        for d in details
    ], then


@dataclass
class Proof:
    """Proves downloads, stops at the first check that finds something, and keeps what is then known of the packages of a part."""

    ledger: Ledger
    tell: Callable[[str], None]
    memory: Cache = NONE

    def __call__(self, downloads: Mapping[str, bytes], dataset: Dataset) -> None:
        """Prove ``downloads`` (by path) against the tables they are made of.

        :raises ProblemsFound: with all that the check found.
        """
        self.tell("formats")
        stop_at(check_formats(downloads, dataset, self.memory))
        self.tell("archives")
        stop_at(check_archives(downloads, self.memory))
        self.tell("parts")
        wrong, self.ledger = check_parts(downloads, self.ledger, self.memory)
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
    }
