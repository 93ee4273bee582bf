"""``plans bench faults``: fuzzing of the content checks and the file readers with reproducible mutations.

Each mutation is determined by its number and a seed. A fault is a traceback, a hang, a problem without a
file, an overlong message, or content that ``plans check`` accepts although ``plans schema`` forbids it. The
project itself is never modified.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.commands.faults import content, files
from generator.commands.faults.watching import Fault
from generator.importing import learn
from generator.workers import map_each

#: trials that one process makes before it takes others
CHUNK = 200


@dataclass(frozen=True)
class Trials:
    """How many mutations of each kind to try, their seed, and the folder whose files are mutated (by default
    the published texts)."""

    count: int
    seed: int = 1
    folder: Path | None = None


@dataclass(frozen=True)
class _Outcome:
    faults: list[Fault]
    counts: Counter[str]


def faults(root: Path, trials: Trials) -> dict[str, Any]:
    """Try ``trials.count`` mutations of the content of the project at ``root`` and as many of files to
    import; the report is plain data.

    Seconds are those of this machine in this run. A fault is reproduced by its number with the same seed.
    """
    began = time.perf_counter()
    numbers = [range(i, min(i + CHUNK, trials.count)) for i in range(0, trials.count, CHUNK)]
    in_content = _together(map_each(partial(_content, root, trials.seed), numbers))
    in_files = _together(map_each(partial(_files, root, trials), numbers))
    found = [*in_content.faults, *in_files.faults]
    return {
        "seed": trials.seed,
        "mutations": trials.count,
        "content": dict(sorted(in_content.counts.items())),
        "files": dict(sorted(in_files.counts.items())),
        "faults": [
            asdict(one) for one in sorted(found, key=lambda fault: (fault.kind, fault.file, fault.mutation))
        ],
        "wall_seconds": round(time.perf_counter() - began, 1),
    }


def _together(several: Iterable[_Outcome]) -> _Outcome:
    whole = _Outcome([], Counter())
    for one in several:
        whole.faults.extend(one.faults)
        whole.counts.update(one.counts)
    return whole


def _content(root: Path, seed: int, numbers: range) -> _Outcome:
    """Try mutations of content, in a process with its own copy of the project."""
    outcome = _Outcome([], Counter())
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        for name in ("content", "site_config"):
            shutil.copytree(root / name, project / name)
        outcome.faults.extend(content.trials(project, seed, numbers, outcome.counts))
    return outcome


def _files(root: Path, trials: Trials, numbers: range) -> _Outcome:
    outcome = _Outcome([], Counter())
    seeds = files.seeds(root, trials.folder)
    outcome.faults.extend(files.trials(seeds, learn(root), trials.seed, numbers, outcome.counts))
    return outcome
