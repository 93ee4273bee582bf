"""Same content, same bytes: whatever the hash seed, the time zone, the locale, the folder or the day."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import make_example

#: Makes the package, all that lies beside the pages, the report, the pages and what scripts look up, and
#: hashes each file.
_MAKE = """
import hashlib, json, sys
from pathlib import Path
from generator import exports
from generator.commands import publication
from generator.site import lookup
from generator.content.catalog import load_catalog
from generator.settings import load_settings
root = Path(sys.argv[1])
basis = publication.context_of(root, load_catalog(root), load_settings(root))
made = publication.make(basis, lambda stage: None, lambda downloads, dataset: None)
trees = {
    "package": exports.packed(basis.package()),
    "downloads": made.downloads,
    "pages": made.bodies,
    "lookup": lookup.files(made.pages, basis.settings),
}
print(json.dumps({
    f"{kind}: {path}": hashlib.sha256(data if isinstance(data, bytes) else data.encode("utf-8")).hexdigest()
    for kind, tree in trees.items() for path, data in tree.items()
}))
"""
MACHINES = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
)


def _made(root: Path, project: Path, machine: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, "-c", _MAKE, str(project)]
    ended = subprocess.run(
        command, cwd=root, env={**os.environ, **machine}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    made: dict[str, str] = json.loads(ended.stdout)
    return made


@pytest.mark.slow
def test_two_machines_make_the_same(root: Path, tmp_path: Path) -> None:
    """Two runs under another hash seed, time zone, locale and folder make the same files with the same
    bytes."""
    first, second = (
        _made(root, make_example(tmp_path / folder).root, machine)
        for folder, machine in zip(("a", "Kế hoạch b"), MACHINES, strict=True)
    )
    assert {"package: datapackage.json", "lookup: assets/lookup/explorer-en.json"} <= first.keys()
    beside = {Path(name).suffix for name in first if name.startswith("downloads: ")}
    assert beside >= {
        ".zip",
        ".xlsx",
        ".sqlite",
        ".parquet",
        ".csv",
        ".json",
        ".jsonld",
        ".ttl",
        ".ics",
        ".atom",
        ".cff",
        ".gz",
        ".xml",
        ".rq",
    }
    assert {
        f"downloads: data/{name}" for name in ("SHA256SUMS", "versions.json", "validation.json")
    } <= first.keys()
    assert {name for name in first.keys() | second.keys() if first.get(name) != second.get(name)} == set()
