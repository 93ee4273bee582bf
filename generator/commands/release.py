"""``plans release``: writes the record of the current version, or checks the one that exists."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator import exports
from generator.commands import publication
from generator.content.catalog import load_catalog
from generator.content.checks import ensure_good
from generator.output import write_whole
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import load_settings
from generator.versions import releases


def release(root: Path) -> Path:
    """Write ``datasets/releases/<version>.json`` for the current content and return its path. Repeating it
    changes nothing.

    :raises ProblemsFound: when content is wrong or the version is too low; a record that is there is never
        overwritten.
    """
    path, text = _record(root)
    if path.is_file() and path.read_text(encoding="utf-8") != text:
        raise ProblemsFound([_not_right(path, root)])
    write_whole(path, text)
    return path


def ensure_released(root: Path, tag: str) -> Path:
    """Raise unless ``tag`` is the current version and its record is what ``content/`` gives.

    :raises ProblemsFound: which of the two it is.
    """
    path, text = _record(root)
    if tag.removeprefix("v") != path.stem:
        name = "site_config/publication.yml"
        raise ProblemsFound(
            [
                problem(
                    (name, 0, 0), "value-invalid", field="version", record=name, found=path.stem, expected=tag
                )
            ]
        )
    if not path.is_file():
        raise ProblemsFound(
            [problem((path.relative_to(root).as_posix(), 0, 0), "file-missing", file=path.name)]
        )
    if path.read_text(encoding="utf-8") != text:
        raise ProblemsFound([_not_right(path, root)])
    return path


def _not_right(path: Path, root: Path) -> Problem:
    return problem((path.relative_to(root).as_posix(), 0, 0), "release-record", detail=path.stem)


def _record(root: Path) -> tuple[Path, str]:
    """Where the record of the current version belongs, and what stands in it."""
    catalog = load_catalog(root)
    ensure_good(catalog)
    context = publication.context_of(root, catalog, load_settings(root))
    zipped = exports.archive.render(
        exports.packed(context.package()), str(context.dataset.publication["package_name"])
    )
    sealed = (hashlib.sha256(zipped).hexdigest(), len(zipped))
    text = releases.record_text(publication.snapshot(context.dataset), context.history, sealed)
    return releases.path_of(root, context.history[0].version), text
