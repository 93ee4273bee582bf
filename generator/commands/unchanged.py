"""Whether a build would give what stands there already: then nothing is loaded, made or written.

What a publication was made from is hashed before it is made, and its files are noted after they were swapped
in. A later build compares both. It imports nothing that takes time.
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
    """One hash of everything a build reads, of what it is asked for, and of where it lies: the outputs noted
    are those of that place, not of a copy."""
    libraries = Path(cache.__file__).resolve().parents[1] / _INSTALLED
    home = Path(cache.__file__).resolve().parents[1]
    lent = [] if root == home else [home / name for name in _LENT]
    read = cache.digest_of_files([*(root / name for name in _READ), *lent, libraries], root)
    target = str(options.target) if options.target else None
    chosen = [str(root.resolve()), options.with_site, options.site_url, target]
    chosen += [options.held_to_budgets, options.with_bodies]
    return cache.digest(cache.code(), read, json.dumps(chosen))


def is_unchanged(root: Path, options: Options) -> bool:
    """Whether the outputs are what this build would give, and no file of them was touched since."""
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
    """What to note of a publication that was just swapped in; ``source`` is from before it began."""
    return json.dumps({"made_from": source, "files": {str(place): _state(place) for place in outputs}}) + "\n"


def _state(folder: Path) -> dict[str, Any]:
    """Every file below a folder by its path: size, and the times of its bytes and of its entry, which nobody
    sets by hand."""
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
