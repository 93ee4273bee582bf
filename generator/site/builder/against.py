"""What other site builders take for the same bodies, each in its plainest form: a measure, and no part of a
build."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_LAYOUT = "<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n"
_HUGO = (
    'baseURL = "https://example.org/"\ntitle = "x"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap",'
    ' "section"]\n'
)
_MKDOCS = (
    "site_name: x\nplugins: []\ntheme: {name: mkdocs, include_search_page: false}\nnav: [{x: index.md}]\n"
)

Bodies = Mapping[str, str]


def against(bodies: Path, names: Collection[str]) -> dict[str, Any]:
    """What each builder takes for the pages of the folder ``bodies``: CPU and wall seconds, and milliseconds
    of CPU a page.

    ``None`` stands for a builder that is not installed.

    :raises LookupError: for a name that is not one of :data:`BUILDERS`.
    """
    texts = {
        path.relative_to(bodies).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(bodies.rglob("*.html"))
    }
    return {name: BUILDERS[name](texts) for name in names}


def _hugo(texts: Bodies) -> dict[str, Any] | None:
    program = shutil.which("hugo")
    if program is None:
        return None
    # numbered: pages in folders of pages would be taken for files that belong to these, and not be made
    pages = {
        f"content/{n:06}.html": f"---\ntitle: {json.dumps(path)}\n---\n{text}"
        for n, (path, text) in enumerate(texts.items())
    }
    frame = {"hugo.toml": _HUGO, "config.toml": _HUGO, "layouts/_default/single.html": _LAYOUT}
    return _built(pages | frame, [program, "--quiet"], len(texts), "public")


def _mkdocs(texts: Bodies) -> dict[str, Any] | None:
    if find_spec("mkdocs") is None:
        return None
    pages = {f"docs/{path.removesuffix('.html')}.md": text for path, text in texts.items()}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    return _built(pages | {"mkdocs.yml": _MKDOCS}, command, len(texts), "site")


#: site builders by the name one asks for
BUILDERS: Mapping[str, Callable[[Bodies], dict[str, Any] | None]] = {"hugo": _hugo, "mkdocs": _mkdocs}


def _built(files: Bodies, command: list[str], pages: int, target: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            place = Path(folder) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
        before, start = _cpu(), time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - two known programs
        wall, cpu = time.perf_counter() - start, _cpu() - before
        count = sum(1 for _ in (Path(folder) / target).rglob("*.html"))
    wrong = done.stderr.strip()[-500:] if done.returncode else f"{count} < {pages}" if count < pages else ""
    return {
        "pages": pages,
        "cpu_seconds": round(cpu, 3),
        "wall_seconds": round(wall, 3),
        "ms_a_page": round(1000 * cpu / max(pages, 1), 3),
        **({"failed": wrong} if wrong else {}),
    }


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
