"""The report of validation as plain data: what was checked, by which tool and version, how much, with which
result.

Words are in ``words/<language>/report.yml``, the list of checks in ``checks.yml``. The same content checked
by the same tools gives the same report: it holds no times.
"""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import yaml

from generator import __version__
from generator.content.checks import CHECKS
from generator.exports.base import Dataset
from generator.exports.json import indented
from generator.validation.formats import READ_BACK
from generator.words import LANGUAGES, phrases

#: what the report calls this program
PROGRAM = "plans"
MATTER = "report"
#: the layer of the checks that look at the bytes of what is published
_OF_BYTES = 5
_NONE: Mapping[str, int] = {}


def counted(content: Path, dataset: Dataset, package: Mapping[str, bytes]) -> dict[str, int]:
    """How much a build checks before it makes downloads: files of content, rules, the parts of the whole
    package.

    Whoever proves the downloads counts what was looked at there.
    """
    rows = dataset.counts()
    columns = [c for t in dataset.tables for c in t.table.columns]
    return {
        "content_files": sum(1 for p in content.rglob("*") if p.is_file()),
        "rules": len(CHECKS),
        "passages": rows["passages"],
        "tables": len(rows),
        "rows": sum(rows.values()),
        "files": len(package),
        "foreign_keys": sum(1 for c in columns if c.refers),
        "enumerations": sum(1 for c in columns if c.values),
        "descriptors": 1,
    }


def report(
    publication: Mapping[str, Any], counts: Mapping[str, int], failed: Mapping[str, int] = _NONE
) -> dict[str, Any]:
    """The report: facts of the version, totals, and the list of checks in the order of the layers.

    ``counts`` says how many of each subject were looked at; ``failed`` how many problems a check found, by
    its code.
    """
    listed = [*_listed(), *_of_formats()]
    unknown = {*counts} - _subjects() | {*failed} - {c["code"] for c in listed}
    if unknown:
        raise KeyError(sorted(unknown))
    checks = [_check(c, counts, failed.get(c["code"], 0)) for c in listed]
    layers = sorted({c["layer"] for c in listed})
    return {
        "package": publication["package_name"],
        "version": publication["version"],
        "date": str(publication["data_date"]),
        "result": "failed" if any(failed.values()) else "passed",
        "counts": {name: {"count": count, **_phrase(f"subject.{name}")} for name, count in counts.items()},
        "layers": {str(n): {**_phrase(f"layer.{n}"), "about": _phrase(f"layer.{n}.about")} for n in layers},
        "checks": checks,
    }


@cache
def _listed() -> list[dict[str, Any]]:
    """The checks that ``checks.yml`` lists."""
    text = (package_files("generator") / "validation" / "checks.yml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)
    return found


def _subjects() -> set[str]:
    """What can be counted: whatever has words."""
    known = phrases(MATTER, LANGUAGES[0])
    return {key.removeprefix("subject.") for key in known if key.startswith("subject.")}


def _of_formats() -> Iterator[dict[str, Any]]:
    """A check for each format that is read back and that no listed check tells of."""
    listed_formats = {name for check in _listed() for name in check.get("formats", ())}
    for form, how in READ_BACK:
        if form.name not in listed_formats:
            yield {
                "code": f"format-{form.name}", "layer": _OF_BYTES, "tool": how.tool, "subject": "cells",
                "words": "format", "format": form.title,
            }  # fmt: skip


def _phrase(key: str, **values: str) -> dict[str, str]:
    """A phrase by language, as the report has it."""
    return {language: phrases(MATTER, language)[key].format(**values) for language in LANGUAGES}


def _version(tool: str) -> str:
    known = {PROGRAM: __version__, "sqlite3": sqlite3.sqlite_version}
    if tool not in known and tool in sys.stdlib_module_names:
        return platform.python_version()
    return known.get(tool) or version(tool)


def _check(check: Mapping[str, Any], counts: Mapping[str, int], problems: int) -> dict[str, Any]:
    count = counts.get(check["subject"])
    result = "failed" if problems else "not-run" if count is None else "passed"
    key, filled = f"check.{check.get('words', check['code'])}", {"format": str(check.get("format", ""))}
    return {
        "code": check["code"],
        "layer": check["layer"],
        "title": _phrase(key, **filled),
        "about": _phrase(f"{key}.about", **filled),
        "tool": check["tool"],
        "version": _version(check["tool"]),
        "subject": {"code": check["subject"], "count": count, **_phrase(f"subject.{check['subject']}")},
        "problems": problems,
        "result": {"code": result, **_phrase(f"result.{result}")},
    }


def written(data: Mapping[str, Any]) -> bytes:
    """The report as published."""
    return indented(data)
