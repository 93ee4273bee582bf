"""Whether a build would reproduce the existing outputs, in which case it can stop before loading anything.

The inputs of a build are hashed before it starts, and the output files are recorded after they were swapped
in; a later build compares both. Imports nothing slow.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import cache

#: under build/: what the last publication was made from, and its files
RECORD = "published.json"
#: what a build reads of a project
_READ = ("content", "site_config", "mkdocs.yml", "datasets/releases")
#: what the generator's checkout lends a publication that has none of its own
_LENT = ("site_config", "mkdocs.yml")
#: what it reads beside the generator: the libraries of the browser, as npm notes what it has installed
_INSTALLED = "node_modules/.package-lock.json"


@dataclass(frozen=True)
class Options:
    """What a build is asked for. ``site_url`` and ``target`` default to the settings' own."""

    with_site: bool = True
    site_url: str | None = None
    target: Path | None = None
    #: a site that is too large is a problem; who only measures wants to see it
    held_to_budgets: bool = True
    #: the bodies of the pages in files of their own too; always where no site is made of them
    with_bodies: bool = False


def made_from(root: Path, options: Options) -> str:
    """One hash of everything a build reads, of its options, and of the project's location, since the recorded
    outputs are those of that place and not of a copy."""
    libraries = Path(cache.__file__).resolve().parents[1] / _INSTALLED
    home = Path(cache.__file__).resolve().parents[1]
    lent = [] if root == home else [home / name for name in _LENT]
    read = cache.digest_of_files([*(root / name for name in _READ), *lent, libraries], root)
    target = str(options.target) if options.target else None
    chosen = [str(root.resolve()), options.with_site, options.site_url, target]
    chosen += [options.held_to_budgets, options.with_bodies]
    return cache.digest(cache.code(), read, json.dumps(chosen))


def is_unchanged(root: Path, options: Options) -> bool:
    """Whether the outputs are those that this build would make, and none of their files was touched since."""
    try:
        known = json.loads((root / "build" / RECORD).read_bytes())
        outputs = {place: known["files"][place] for place in known["files"]}
        return bool(
            outputs
            and known["made_from"] == made_from(root, options)
            and all(_state(Path(place)) == files for place, files in outputs.items())
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def record(source: str, outputs: list[Path]) -> str:
    """The record to keep of outputs that were just swapped in; ``source`` is the hash from before the build
    began."""
    return json.dumps({"made_from": source, "files": {str(place): _state(place) for place in outputs}}) + "\n"


def _state(folder: Path) -> dict[str, Any]:
    """Every file below a folder by its path: its size, its modification time, and its change time, which
    users cannot set."""
    start = len(os.path.join(folder, ""))  # noqa: PTH118 - as the paths of entries begin
    return {
        entry.path[start:]: [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]
        for entry in _entries(folder)
        for stat in (entry.stat(follow_symlinks=False),)
    }


def _entries(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path)
            else:
                yield entry
