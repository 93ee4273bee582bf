"""The report of validation as plain data: what was checked, by which tool and version, how much, with which result.

Words are in ``words/report.yml``. The same content checked by the same tools gives the same report: it holds no times.
"""

from __future__ import annotations

import json
import platform
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import yaml

from generator import __version__
from generator.content.checks import CHECKS
from generator.exports.base import Dataset
from generator.validation.formats import READ_BACK

#: what the report calls this program
OWN = "plans"
_NONE: Mapping[str, int] = {}


def counted(content: Path, dataset: Dataset, package: Mapping[str, bytes]) -> dict[str, int]:
    """How much a build checks before it makes downloads: files of content, rules, the parts of the whole package.

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

    ``counts`` says how many of each subject were looked at; ``failed`` how many problems a check found, by its code.
    """
    words = yaml.safe_load((package_files("generator") / "words" / "report.yml").read_text(encoding="utf-8"))
    listed = [*words["checks"], *_of_formats(words)]
    codes = {c["code"] for c in listed}
    unknown = {*counts} - {*words["subjects"]} | {*failed} - codes
    if unknown:
        raise KeyError(sorted(unknown))
    checks = [_check(c, words, counts, failed.get(c["code"], 0)) for c in listed]
    return {
        "package": publication["package_name"],
        "version": publication["version"],
        "date": str(publication["data_date"]),
        "result": "failed" if any(failed.values()) else "passed",
        "counts": {name: {"count": count, **words["subjects"][name]} for name, count in counts.items()},
        "layers": {str(number): _layer(text) for number, text in words["layers"].items()},
        "checks": checks,
    }


def _of_formats(words: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """A check for each format that is read back and that no listed check tells of."""
    told = {name for check in words["checks"] for name in check.get("formats", ())}
    for form, how in READ_BACK:
        if form.name not in told:
            filled = {
                key: value.format(format=form.title) if isinstance(value, str) else value
                for key, value in words["format"].items()
            }
            yield {**filled, "code": f"format-{form.name}", "tool": how.tool}


def _layer(text: Mapping[str, str]) -> dict[str, Any]:
    return {"vi": text["vi"], "en": text["en"], "about": {"vi": text["about_vi"], "en": text["about_en"]}}


def _version(tool: str) -> str:
    known = {OWN: __version__, "sqlite3": sqlite3.sqlite_version}
    if tool not in known and tool in sys.stdlib_module_names:
        return platform.python_version()
    return known.get(tool) or version(tool)


def _check(
    check: Mapping[str, Any], words: Mapping[str, Any], counts: Mapping[str, int], problems: int
) -> dict[str, Any]:
    count = counts.get(check["subject"])
    result = "failed" if problems else "not-run" if count is None else "passed"
    return {
        "code": check["code"],
        "layer": check["layer"],
        "title": {"vi": check["title_vi"], "en": check["title_en"]},
        "about": {"vi": check["about_vi"], "en": check["about_en"]},
        "tool": check["tool"],
        "version": _version(check["tool"]),
        "subject": {"code": check["subject"], "count": count, **words["subjects"][check["subject"]]},
        "problems": problems,
        "result": {"code": result, **words["results"][result]},
    }


def written(data: Mapping[str, Any]) -> bytes:
    """The report as published."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
