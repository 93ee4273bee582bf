"""Where a site may be written: only to places where nothing but an earlier site of this project can be lost.

A folder that a build has filled carries a mark, the file ``.plans-build``, with the name of the package and
the run that made it. The run is a hash of the output, not a time or a process number: the same content gives
the same mark, and no two builds differ by it. The mark stands outside ``data/`` (so it is in no list of
checksums), no page links to it, and it is not a page (so the verification of pages does not read it).
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.problems import WrongUse, problem
from generator.settings import Settings

MARK = ".plans-build"
#: under build/: that the project's own site/ has been marked, and is no longer taken without its mark
MARKED = "site-marked"
#: a mark is some hundred bytes; what is longer is something else
_LONGEST = 10_000
#: folders of a project that no site is put into: what people write, what is committed, what a build works in
_RESERVED = (
    "content",
    "datasets",
    "site_config",
    "generator",
    "tests",
    "docs",
    ".git",
    ".github",
    ".venv",
    "node_modules",
    "build",
)


@dataclass(frozen=True)
class Mark:
    """The mark of a built folder: the name of the package, and the run as a hash of what it made."""

    package: str
    run: str

    @classmethod
    def of(cls, package: str, *trees: Mapping[str, bytes | str]) -> Mark:
        """The mark of a run that made these files (by path)."""
        run = hashlib.sha256()
        for files in trees:
            for path in sorted(files):
                data = files[path]
                whole = hashlib.sha256(data.encode("utf-8") if isinstance(data, str) else data)
                run.update(f"{whole.hexdigest()}  {path}\n".encode())
        return cls(package, run.hexdigest())

    @classmethod
    def read(cls, folder: Path) -> Mark | None:
        """The mark of ``folder``; ``None`` if there is none or it cannot be read."""
        path = folder / MARK
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LONGEST:
            return None
        try:
            data = json.loads(path.read_bytes())
            return cls(str(data["package"]), str(data["run"]))
        except (ValueError, KeyError, TypeError):
            return None

    def written(self) -> dict[str, str]:
        """The mark as a file, by its path in the folder."""
        return {
            MARK: json.dumps({"package": self.package, "run": self.run}, ensure_ascii=False, indent=1) + "\n"
        }


def site_folder(wanted: Path | None, settings: Settings) -> Path:
    """The folder to write the site to: ``wanted``, by default the project's own ``site/``. Symbolic links are
    followed.

    Only checks: a temporary folder is created beside the target and removed at once, to find out early
    whether the place is writable.

    :raises WrongUse: when something stands there that is not ours to replace.
    :raises OSError: when the machine does not let us look or write there.
    """
    target = wanted or settings.paths.site
    folder = _followed(target)
    for code, found in (*_forbidden(folder, settings), *_occupied(folder, settings)):
        raise WrongUse(problem((str(target), 0, 0), code, found=found, mark=MARK))
    _try_beside(folder)
    return folder


def is_own(folder: Path, settings: Settings) -> bool:
    """Whether ``folder`` is the project's own ``site/``, and no folder elsewhere that ``site`` links to."""
    return folder == settings.paths.root.resolve() / settings.paths.site.name


def _followed(target: Path) -> Path:
    """The folder that ``target`` is or links to."""
    if target.is_symlink() and not target.exists():
        raise WrongUse(problem((str(target), 0, 0), "target-link", found=target.readlink(), mark=MARK))
    return target.resolve()


def _forbidden(folder: Path, settings: Settings) -> Iterator[tuple[str, str]]:
    """The parts of the project that ``folder`` is, contains or lies in, each with the code of its problem."""
    root = settings.paths.root.resolve()
    package = Path(__file__).resolve().parents[1]
    reserved = [*(root / name for name in _RESERVED), package]
    for place in (root, *reserved):
        if _is_in(place.resolve(), folder):
            yield "target-holds", str(place)
    for place in reserved:
        if _is_in(folder, place.resolve()):
            yield "target-inside", str(place)


def _is_in(inner: Path, outer: Path) -> bool:
    """Whether ``inner`` is ``outer`` or lies in it, compared by file identity (other spellings, other
    mounts)."""
    return any(_same(place, outer) for place in (inner, *inner.parents))


def _same(one: Path, other: Path) -> bool:
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def _occupied(folder: Path, settings: Settings) -> Iterator[tuple[str, str]]:
    """What at ``folder`` was not made by a build of this project, with the code of its problem."""
    nearest = _nearest(folder)
    if not nearest.is_dir():
        yield "target-file", str(nearest)
    elif folder.is_mount():
        yield "target-mount", str(folder)
    elif folder.is_dir() and any(folder.iterdir()) and not _ours(folder, settings):
        mark = Mark.read(folder)
        yield (
            ("target-other", mark.package)
            if mark
            else ("target-foreign", min(p.name for p in folder.iterdir()))
        )


def _ours(folder: Path, settings: Settings) -> bool:
    """Whether an earlier build made ``folder``. The project's own ``site/`` is accepted once without its
    mark."""
    mark = Mark.read(folder)
    if is_own(folder, settings):
        return mark is not None or not (settings.paths.build / MARKED).exists()
    return mark is not None and mark.package == settings.publication.data["package_name"]


def _nearest(place: Path) -> Path:
    """``place``, or the nearest of the folders above it that exists."""
    return next(p for p in (place, *place.parents) if p.exists() or p.parent == p)


def _try_beside(folder: Path) -> None:
    os.rmdir(tempfile.mkdtemp(prefix=".plans-", dir=_nearest(folder.parent)))  # noqa: PTH106 - of what was just made
