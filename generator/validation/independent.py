"""Frictionless, which is not ours: the whole at every build, packages of a part when their rows changed.

One package of a part takes frictionless about a second, and there are more than a hundred, each held by our own rules
already (:mod:`generator.validation.archives`). So a build has it read

- a sample that is the same for the same content: each document's package, and the largest of every other kind;
- those whose tables or schemas differ from the last build on this machine, at most :data:`MOST` of them.

What it accepted is written down under ``build/`` (:class:`Ledger`), so that a package whose tables, schemas and reader are
the same is not read twice. The tests of the real content read every package, whatever is written there.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from generator import workers
from generator.validation import archives
from generator.validation.rules import DESCRIPTOR

#: changed packages that one build has read beside the sample: with two processes some ten seconds
MOST = 12
#: the kind of which every package is in the sample, and how many of each other kind
_EVERY, _LARGEST = "documents", 2


@dataclass(frozen=True)
class Ledger:
    """What the last build on this machine saw, by path, and which of it frictionless accepted (now or earlier)."""

    seen: Mapping[str, str] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()
    #: the graph and shapes that pyshacl accepted last (:func:`generator.validation.shapes.key`)
    graph: str = ""

    @classmethod
    def read(cls, path: Path) -> Ledger:
        """The ledger in a file; an empty one when there is none or it cannot be read: it only saves time."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(dict(data["seen"]), frozenset(data["accepted"]), str(data.get("graph", "")))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def written(self) -> str:
        """The ledger as a file."""
        data = {"seen": self.seen, "accepted": sorted(self.accepted), "graph": self.graph}
        return json.dumps(data, indent=1) + "\n"


def faults(root: Path, descriptor: str = DESCRIPTOR) -> Iterator[str]:
    """What frictionless says against the package unpacked at ``root``, with foreign keys, sizes and hashes."""
    from frictionless import FrictionlessException, Package, system  # noqa: PLC0415  slow to import

    try:
        with system.use_context(trusted=True):
            report = Package(str(root / descriptor)).validate()
    except FrictionlessException as error:
        yield str(error)
        return
    for task in report.tasks:
        yield from (f"{task.name}: {error.message}" for error in task.errors)
    yield from (error.message for error in report.errors)


def faults_of(packages: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What frictionless says against each of several zips, read in several processes."""
    return dict(zip(packages, workers.spread(_faults_of_one, packages.values()), strict=True))


def _faults_of_one(archive: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            opened.extractall(folder)
        (root,) = Path(folder).iterdir()
        return list(faults(root))


def parts(downloads: Mapping[str, bytes]) -> dict[str, bytes]:
    """The packages of a part among ``downloads``, by path: ``data/<kind>/<id>.zip``."""
    return {path: downloads[path] for path in archives.among(downloads) if path.count("/") == 2}


def sample(packages: Mapping[str, bytes]) -> list[str]:
    """The packages that every build has read once: each document's, and the largest of every other kind."""
    kinds: dict[str, list[str]] = {}
    for path in packages:
        kinds.setdefault(path.split("/")[1], []).append(path)
    chosen = []
    for kind, paths in sorted(kinds.items()):
        largest = sorted(paths, key=lambda p: (-len(packages[p]), p))
        chosen += paths if kind == _EVERY else largest[:_LARGEST]
    return sorted(chosen)


def due(packages: Mapping[str, bytes], ledger: Ledger) -> tuple[list[str], Ledger]:
    """Which packages to have read now, and what to write down once they are accepted."""
    seen = {path: _key(data) for path, data in packages.items()}
    changed = [path for path in sorted(packages) if path in ledger.seen and ledger.seen[path] != seen[path]]
    wanted = dict.fromkeys([*sample(packages), *changed[:MOST]])
    now = [path for path in wanted if seen[path] not in ledger.accepted]
    known = {seen[path] for path in packages if seen[path] in ledger.accepted}
    return now, Ledger(seen, frozenset(known | {seen[path] for path in now}), ledger.graph)


def _key(archive: bytes) -> str:
    """What frictionless looks at, as one value: tables (by their hashes), schemas, and its own version."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        name = next(n for n in opened.namelist() if n.endswith(f"/{DESCRIPTOR}"))
        resources = json.loads(opened.read(name))["resources"]
    text = json.dumps([version("frictionless"), resources], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
