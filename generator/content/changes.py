"""``content/changes.yml``: what people write of every version of the data, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.content.source import Located, read_yaml
from generator.problems import Problem, problem
from generator.versions import is_version, rank

CHANGES = "content/changes.yml"
_CHANGE_KEYS = ("version", "date", "vi", "en")


def read_changes(root: Path) -> Located:
    """The list as it stands in the file: a mapping with ``version``, ``date``, ``vi`` and ``en`` for each
    version.

    :raises ProblemsFound: when the file is missing or is not readable YAML.
    """
    return read_yaml(root / CHANGES, root)


def changes_problems(changes: Located, version: str) -> Iterator[Problem]:
    """What is wrong with the list, whose first entry must be that of ``version``."""
    entries = changes.data
    if not isinstance(entries, list) or not entries:
        yield problem((changes.file, 1, 1), "yaml-not-a-mapping", expected=f"- {', '.join(_CHANGE_KEYS)}")
        return
    wrong = [p for i, entry in enumerate(entries) for p in _change_problems(changes, str(i), entry)]
    yield from wrong
    if wrong:
        return
    numbers = [str(e["version"]) for e in entries]
    if numbers[0] != version:
        yield problem(changes.place("0", "version"), "version-unwritten", found=numbers[0], expected=version)
    for i, (above, below) in enumerate(pairwise(numbers), 1):
        if rank(above) <= rank(below):
            place = changes.place(str(i), "version")
            yield problem(
                place, "dates-out-of-order", record=CHANGES, field="version", found=f"{above}, {below}"
            )


def _change_problems(changes: Located, index: str, entry: Any) -> Iterator[Problem]:
    if not isinstance(entry, dict):
        yield problem(changes.place(index), "yaml-not-a-mapping", expected=", ".join(_CHANGE_KEYS))
        return
    for key in entry.keys() - set(_CHANGE_KEYS):
        yield problem(changes.place(index, key), "key-unknown", found=key, expected=", ".join(_CHANGE_KEYS))
    for key in _CHANGE_KEYS:
        if not entry.get(key):
            yield problem(changes.place(index), "value-missing", field=key, record=CHANGES, expected=key)
    version = str(entry.get("version", ""))
    if version and not is_version(version):
        yield problem(
            changes.place(index, "version"),
            "value-invalid",
            field="version",
            record=CHANGES,
            found=version,
            expected="0.1.0",
        )
    day = str(entry.get("date", ""))
    if day and not re.fullmatch(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]", day):
        yield problem(changes.place(index, "date"), "date-invalid", found=day, expected="2026-11-22")
