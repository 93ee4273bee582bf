"""Mutations of files in ``content/`` or ``site_config/``: the check must report each one or be right to
accept it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from generator import exports
from generator.commands.faults.mutations import IN_TABLE, IN_YAML, corrupted, mutated
from generator.commands.faults.watching import Fault, Hung, surprised, within
from generator.commands.publication import problems
from generator.commands.schema import plain, schemas
from generator.content.catalog import load_catalog
from generator.content.checks import all_problems, draft_problems
from generator.content.reading import LISTED
from generator.content.source import parse_yaml
from generator.problems import LANGUAGES, Problem, ProblemsFound
from generator.settings import load_settings

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

#: letters of a message at most: a value that is long is not printed whole
LONGEST = 20_000
_FOLDERS = ("content", "site_config")
_ENDINGS = (".yml", ".tsv", ".txt")


def files_of(project: Path) -> list[Path]:
    """The files of a project that people write, in order."""
    return sorted(
        p for top in _FOLDERS for p in (project / top).rglob("*") if p.suffix in _ENDINGS and p.is_file()
    )


def trials(project: Path, seed: int, numbers: range, count: Counter[str]) -> Iterator[Fault]:
    """Apply each mutation to the project, run the check, and restore the file.

    ``count`` receives how many mutations were reported (``told``) and how many ``accepted``. The project
    should be a copy.
    """
    files = files_of(project)
    for number in numbers:
        by = Random(f"content {seed} {number}")  # noqa: S311 - mutations are to be made again, not to be secret
        path = by.choice(files)
        before = path.read_bytes()
        data = _with_mutation(path, before, by)
        if data == before:
            count["same"] += 1
            continue
        path.write_bytes(data)
        try:
            yield from _tried(project, path, number, count)
        finally:
            path.write_bytes(before)


def _with_mutation(path: Path, before: bytes, by: Random) -> bytes:
    if by.randrange(20) == 0:
        return corrupted(before, by)
    kinds = IN_TABLE if path.suffix == ".tsv" else IN_YAML
    return mutated(before.decode("utf-8", "replace"), kinds, by).encode("utf-8", "replace")


def _tried(project: Path, path: Path, number: int, count: Counter[str]) -> Iterator[Fault]:
    name = path.relative_to(project).as_posix()

    def fault(kind: str, detail: str) -> Fault:
        return Fault(kind, number, name, detail)

    try:
        with within():
            found = _reported(project, path)
            if not found:
                catalog = load_catalog(project)
                exports.dataset_of(catalog, load_settings(project).publication.data)
    except Hung:
        yield fault("hang", "")
        return
    except Exception as error:  # noqa: BLE001 - to find it is what this is for
        yield fault("traceback", surprised(error))
        return
    count["told" if found else "accepted"] += 1
    yield from _poorly_reported(found, fault)
    against = "" if found else forbidden(path)
    if against:
        yield fault("accepted", against)


def _reported(project: Path, path: Path) -> list[Problem]:
    """What the check says; its look at the settings is left out where neither they nor the list of versions
    is changed."""
    catalog = load_catalog(project)
    records = path.parent != project / "content" and path.is_relative_to(project / "content")
    return [*(all_problems(catalog) if records else problems(project, catalog)), *draft_problems(catalog)]


def _poorly_reported(found: list[Problem], fault: Callable[[str, str], Fault]) -> Iterator[Fault]:
    """Problems without a file, and messages too long to be read."""
    for one in found:
        if not one.file:
            yield fault("nowhere", one.code)
        if any(len(one.line_for(language)) > LONGEST for language in LANGUAGES):
            yield fault("long", one.code)


def forbidden(path: Path) -> str:
    """The violations of its JSON Schema (``plans schema``) in a content file, with their places; empty if
    there are none."""
    stem = "annotations" if path.name.startswith("annotations") else path.stem
    if path.suffix != ".yml" or "content" not in path.parts or stem not in _validators():
        return ""
    try:
        data = parse_yaml(path.read_text(encoding="utf-8"), path.name).data
    except (ProblemsFound, UnicodeDecodeError):
        return "no YAML"
    wrong = next(_validators()[stem].iter_errors(plain(data or ([] if _is_list(stem) else {}))), None)
    return "" if wrong is None else f"{'.'.join(str(p) for p in wrong.absolute_path)}: {wrong.message[:200]}"


@cache
def _validators() -> dict[str, Validator]:
    from jsonschema.validators import validator_for  # noqa: PLC0415  slow to import

    shapes = {name.partition(".")[0]: json.loads(text) for name, text in schemas().items()}
    return {stem: validator_for(shape)(shape) for stem, shape in shapes.items()}


def _is_list(stem: str) -> bool:
    return any(stem == name for name, _ in LISTED)
