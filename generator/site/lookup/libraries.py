"""The scripts of the site and the two libraries they use, as files of the site. Libraries are installed,
never committed."""

from __future__ import annotations

from pathlib import Path

from generator.content.source import read_text
from generator.problems import problem, stop_at

#: name on the site -> file of an installed package. The bundle of write-excel-file holds fflate, hence its
#: licence too.
LIBRARIES = {
    "minisearch.js": "minisearch/dist/es/index.js",
    "minisearch.LICENSE.txt": "minisearch/LICENSE.txt",
    "write-excel-file.js": "write-excel-file/bundle/write-excel-file.min.js",
    "write-excel-file.LICENSE.txt": "write-excel-file/LICENSE",
    "write-excel-file.fflate.LICENSE.txt": "fflate/LICENSE",
}
#: packages belong to the generator, as those of Python do, so they are found from here and not from the
#: content
_PACKAGES = Path(__file__).resolve().parents[3] / "node_modules"
_SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"
_SOURCE_MAP = "//# sourceMappingURL="


def scripts() -> dict[str, str]:
    """The site's own scripts by name, from ``generator/site/scripts/``."""
    return {path.name: read_text(path, _PACKAGES.parent) for path in sorted(_SCRIPTS.glob("*.js"))}


def copies() -> dict[str, str]:
    """The libraries and their licences by name, without the pointer to a source map that is not published.

    :raises ProblemsFound: when a package is not installed.
    """
    ensure_installed()
    return {
        name: _without_map(read_text(_PACKAGES / path, _PACKAGES.parent, control=False))
        for name, path in LIBRARIES.items()
    }


def ensure_installed() -> None:
    """Asked before anything is built, so that nobody waits for a build to learn what it lacks.

    :raises ProblemsFound: with every package that is not installed.
    """
    missing = {
        file.partition("/")[0]: file for file in LIBRARIES.values() if not (_PACKAGES / file).is_file()
    }
    stop_at(
        problem((f"{_PACKAGES.name}/{file}", 0, 0), "library-missing", found=name)
        for name, file in missing.items()
    )


def _without_map(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith(_SOURCE_MAP))
