"""``plans bench``: times, sizes and peak memory of each stage, on N copies of the corpus."""

from __future__ import annotations

import re
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from generator.commands.build import Options, build
from generator.content.catalog import load_catalog
from generator.content.checks import all_problems

#: up to the first letter of a title, whether it stands in quotes or not
_TITLE = re.compile(r"^  title_vi: ['\"]?", re.MULTILINE)
_COPIED = ("content", "site_config", "mkdocs.yml")


def bench(root: Path, copies: int) -> dict[str, Any]:
    """Build ``copies`` of the corpus in a temporary project and say what each stage took and made.

    Seconds are wall time on this machine in this run: compare them within one report only.
    """
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        for name in _COPIED:
            source = root / name
            if source.is_dir():
                shutil.copytree(source, project / name)
            elif source.is_file():
                shutil.copy(source, project / name)
        _multiply(project / "content" / "documents", copies)
        check = _timed_check(project)
        marks: list[tuple[str, float]] = []
        build(project, Options(), lambda stage: marks.append((stage, time.perf_counter())))
        end = time.perf_counter()
        stages = {
            name: round(after - at, 3)
            for (name, at), after in zip(marks, [*[t for _, t in marks[1:]], end], strict=True)
        }
        return {
            "copies": copies,
            "check_cold_and_warm_seconds": check,
            "stage_seconds": stages,
            "peak_memory_mb": _peak(),
            **_sizes(project),
        }


def _timed_check(project: Path) -> list[float]:
    out = []
    for _ in range(2):
        start = time.perf_counter()
        all_problems(load_catalog(project))
        out.append(round(time.perf_counter() - start, 3))
    return out


def _multiply(documents: Path, copies: int) -> None:
    originals = sorted(p for p in documents.iterdir() if p.is_dir())
    for n in range(2, copies + 1):
        for folder in originals:
            copy = documents / f"{folder.name}-copy-{n}"
            shutil.copytree(folder, copy)
            for path in copy.glob("annotations*.yml"):
                path.write_text(_TITLE.sub(rf"\g<0>{n} ", path.read_text(encoding="utf-8")), encoding="utf-8")


def _peak() -> dict[str, float]:
    """Peak resident memory of this process and of the largest process it started, in MB."""
    unit = 1024**2 if sys.platform == "darwin" else 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    return {"this_process": round(own, 1), "largest_child": round(children, 1)}


def _sizes(project: Path) -> dict[str, Any]:
    pages = [p.stat().st_size for p in (project / "site").rglob("*.html")]
    total = sum(p.stat().st_size for p in (project / "site").rglob("*") if p.is_file())
    package = sum(p.stat().st_size for p in (project / "datasets").rglob("*") if p.is_file())
    middle = sorted(pages)[len(pages) // 2] if pages else 0
    return {
        "pages": len(pages),
        "median_page_bytes": middle,
        "site_bytes": total,
        "datasets_bytes": package,
        "download_bytes": _downloads(project / "site" / "data"),
    }


def _downloads(data: Path) -> dict[str, Any]:
    """What the downloads add to the site: by format of the whole, by kind of part, with the largest package of a part."""
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
