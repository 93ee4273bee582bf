"""``plans check``: whether the package in ``datasets/`` is the one that ``content/`` gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator import exports
from generator.commands import publication
from generator.content.catalog import load_catalog
from generator.problems import ProblemsFound, problem
from generator.settings import load_settings


def ensure_fresh(root: Path) -> None:
    """Raise unless ``datasets/`` is what ``content/`` gives.

    :raises ProblemsFound: with a problem for each file that differs, and when the content or the version is
        wrong.
    """
    catalog = load_catalog(root)
    publication.ensure_right(root, catalog)
    settings = load_settings(root)
    target = settings.paths.datasets / settings.publication.data["package_name"]
    stale = differing(exports.packed(publication.context_of(root, catalog, settings).package()), target)
    shown = target.relative_to(root).as_posix()
    if stale:
        raise ProblemsFound(problem((f"{shown}/{path}", 0, 0), "datasets-stale", file=path) for path in stale)


def differing(files: Mapping[str, bytes], target: Path) -> list[str]:
    """Paths under ``target`` that are missing, superfluous or different from ``files``."""
    there = (
        {p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()}
        if target.exists()
        else set()
    )
    changed = {path for path, data in files.items() if path in there and (target / path).read_bytes() != data}
    return sorted(changed | (there ^ set(files)))
