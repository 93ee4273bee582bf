"""``plans bench``: CPU, time, peak memory and sizes of each stage, on N copies of the corpus."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator import links
from generator.commands.build import Options, build
from generator.content.catalog import Catalog, load_catalog
from generator.content.checks import all_problems
from generator.metering import Meter
from generator.settings import load_settings
from generator.site import builder

#: up to the first letter of a title, whether it stands in quotes, in a block of its own or in neither
_TITLE = re.compile(r"^  title_(?:vi|en): *(?:[>|][-+]?\s*\n\s+)?['\"]?", re.MULTILINE)
#: bytes of a page from which it is too long, but for a document
_LONG = 150_000
#: the stages that make bodies, and those that make a site of them
_PER_PAGE = {"pages": ("pages", "bodies"), "site": ("shells", "site")}
_COPIED = ("content", "site_config", "mkdocs.yml")

Beside = Callable[[Path], dict[str, Any]]


def bench(root: Path, copies: int, beside: Beside | None = None) -> dict[str, Any]:
    """Build ``copies`` of the content in a temporary project and report what each stage took.

    The result is plain data: seconds of CPU of this process and all its children, wall seconds on this
    machine, peak memory in MB, sizes in bytes. Wall times are comparable within one report only. Budgets are
    reported and not enforced. ``beside`` is called with the finished project while the bodies of its pages
    still exist; what it returns is part of the report.
    """
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        copy_project(root, project, copies)
        checked, catalog = _timed_check(project)
        commitments = len(catalog.records_of("commitment"))
        with Meter() as meter:
            build(project, Options(held_to_budgets=False, with_bodies=beside is not None), meter.begins)
        stages, sizes = meter.stages(), _sizes(project)
        return {
            "copies": copies,
            "commitments": commitments,
            "check": checked,
            "stages": stages,
            "whole": meter.total(),
            "budgets": _budgets(project, commitments),
            **sizes,
            **_by_page(stages, int(sizes["pages"]), beside(project) if beside else {}),
        }


def _by_page(
    stages: Mapping[str, Mapping[str, float]], pages: int, beside: Mapping[str, Any]
) -> dict[str, Any]:
    """CPU milliseconds per page of making bodies and of building the site; with the figures of another site
    builder also the ratio of the two."""
    cost = {
        name: 1000 * sum(stages[stage]["cpu_seconds"] for stage in several) / max(pages, 1)
        for name, several in _PER_PAGE.items()
    }
    others = {
        name: took and {**took, "ratio": round(cost["site"] / max(took["ms_a_page"], 0.001), 2)}
        for name, took in beside.get("against", {}).items()
    }
    rounded = {name: round(ms, 3) for name, ms in cost.items()} | {"both": round(sum(cost.values()), 3)}
    return {**beside, "ms_a_page": rounded, **({"against": others} if others else {})}


def copy_project(root: Path, project: Path, copies: int) -> None:
    """A project of ``copies`` of the documents at ``root``; each copy has titles of its own, as checks
    ask."""
    for name in _COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, project / name)
        elif source.is_file():
            shutil.copy(source, project / name)
    _multiply(project / "content" / "documents", copies)


def _timed_check(project: Path) -> tuple[list[dict[str, float]], Catalog]:
    """The time of two successive checks; the first one also loads the generator's own files."""
    (cold, _), (warm, catalog) = _checked(project), _checked(project)
    return [cold, warm], catalog


def _checked(project: Path) -> tuple[dict[str, float], Catalog]:
    wall, cpu = time.perf_counter(), time.process_time()
    catalog = load_catalog(project)
    found = len(all_problems(catalog))
    took = {"cpu_seconds": time.process_time() - cpu, "wall_seconds": time.perf_counter() - wall}
    return {name: round(seconds, 3) for name, seconds in took.items()} | {"problems": found}, catalog


def _multiply(documents: Path, copies: int) -> None:
    originals = sorted(p for p in documents.iterdir() if p.is_dir())
    for n in range(2, copies + 1):
        for folder in originals:
            copy = documents / f"{folder.name}-copy-{n}"
            shutil.copytree(folder, copy)
            for path in copy.glob("annotations*.yml"):
                text = _TITLE.sub(rf"\g<0>{_letters(n)} ", path.read_text(encoding="utf-8"))
                path.write_text(text, encoding="utf-8", newline="\n")


def _letters(number: int) -> str:
    """A number as letters, since a title may not contain digits that its passage does not: 1 is "a", 27
    "aa"."""
    head, last = divmod(number - 1, 26)
    return (_letters(head) if head else "") + chr(ord("a") + last)


def _budgets(project: Path, commitments: int) -> list[dict[str, Any]]:
    """What each budget allows, what the site has, and whether that is too much."""
    found = builder.measured(project / "site", load_settings(project), commitments)
    return [
        {"budget": one.name, "found": one.size, "most": one.most, "passed": one.size > one.most}
        for one in found
    ]


def _sizes(project: Path) -> dict[str, Any]:
    pages = [p.stat().st_size for p in (project / "site").rglob("*.html")]
    total = sum(p.stat().st_size for p in (project / "site").rglob("*") if p.is_file())
    package = sum(p.stat().st_size for p in (project / "datasets").rglob("*") if p.is_file())
    middle = sorted(pages)[len(pages) // 2] if pages else 0
    return {
        "pages": len(pages),
        "median_page_bytes": middle,
        "long_pages": _long_pages(project),
        "site_bytes": total,
        "datasets_bytes": package,
        "download_bytes": _downloads(project / "site" / "data"),
    }


def _long_pages(project: Path) -> dict[str, int]:
    """The pages that are too long for a phone, documents aside: their bytes by path, the longest first."""
    site, settings = project / "site", load_settings(project)
    documents = tuple(links.page_path("document", "", language) for language in settings.languages)
    sizes = {p.relative_to(site).as_posix(): p.stat().st_size for p in site.rglob("*.html")}
    long = {path: n for path, n in sizes.items() if n > _LONG and not path.startswith(documents)}
    return dict(sorted(long.items(), key=lambda item: (-item[1], item[0])))


def _downloads(data: Path) -> dict[str, Any]:
    """What the downloads add to the site: by format of the whole, by kind of part, with the largest package
    of a part."""
    sizes = {p.relative_to(data).as_posix(): p.stat().st_size for p in sorted(data.rglob("*")) if p.is_file()}
    groups: dict[str, int] = {}
    for path, size in sizes.items():
        folder, inside, _ = path.partition("/")
        kind = folder if inside else path.rpartition(".")[2]
        groups[kind] = groups.get(kind, 0) + size
    parts = {path: size for path, size in sizes.items() if path.count("/") == 1 and path.endswith(".zip")}
    largest = max(parts, key=lambda path: (parts[path], path), default="")
    slices = {
        "packages": len(parts),
        "bytes": sum(parts.values()),
        "largest": largest,
        "largest_bytes": parts.get(largest, 0),
    }
    return {"all": sum(sizes.values()), "by_kind": groups, "slices": slices}
