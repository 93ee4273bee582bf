"""Markdown tree to HTML through the site builder, then the proof that what came out hangs together.

The site builder stands behind this one seam: plain Markdown and ``mkdocs.yml`` go in, a folder of HTML comes out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator import links
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import Settings
from generator.site.builder.budget import over_budget
from generator.site.builder.proof import prove

__all__ = ["build_site", "over_budget"]

#: files of the theme that nothing on the site uses
_NOT_OURS = ("assets/stylesheets", "assets/javascripts", "assets/images", "sitemap.xml.gz")
_BUILDER = Path(__file__).with_name("process.py")
#: the last line of a traceback when the machine refused something: a full disk, say
_MACHINE = re.compile(r"^\w*Error: \[Errno (\d+)\] (.+)$", re.MULTILINE)
_CONFIGURATION = {"vi": "mkdocs.yml", "en": "site_config/mkdocs.en.yml"}


def build_site(
    markdown_dir: Path,
    target: Path,
    settings: Settings,
    site_url: str | None,
    *,
    extra_paths: Collection[str] = (),
) -> None:
    """Build every language of the site from ``markdown_dir/<language>`` into ``target`` and prove the result.

    ``extra_paths`` are files that are put into the site afterwards (``data/...``): links may point to them.

    :raises ProblemsFound: when the site builder warns, or a page or link of the result is wrong.
    """
    root_url = (site_url or str(settings.publication.data["site_url"])).rstrip("/") + "/"
    target = target.resolve()
    places = {
        language: target if not i else target.parent / f"{target.name}.{language}"
        for i, language in enumerate(settings.languages)
    }
    with ThreadPoolExecutor(len(places)) as pool:
        jobs = [
            pool.submit(_build, language, markdown_dir, place, settings, root_url)
            for language, place in places.items()
        ]
        problems = [p for job in jobs for p in job.result()]
    if problems:
        raise ProblemsFound(problems)
    for language, place in places.items():
        _tidy(place)
        if place != target:
            shutil.rmtree(target / language, ignore_errors=True)
            place.rename(target / language)
    _robots(target, settings, root_url)
    wrong = prove(target, settings.languages, extra_paths)
    if wrong:
        raise ProblemsFound(wrong)


def _build(
    language: str, markdown_dir: Path, place: Path, settings: Settings, root_url: str
) -> list[Problem]:
    """Run the site builder for one language; its warnings and errors are problems."""
    configuration = markdown_dir.parent / f"mkdocs.{language}.json"
    configuration.write_text(
        json.dumps(
            _configuration(language, markdown_dir, place, settings, root_url), ensure_ascii=False, indent=1
        ),
        encoding="utf-8",
        newline="\n",
    )
    epoch = int(
        datetime.fromisoformat(str(settings.publication.data["data_date"])).replace(tzinfo=UTC).timestamp()
    )
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-P", str(_BUILDER), "build", "--strict", "--config-file", str(configuration)]
    status, told = _run(command, environment)
    return _problems(status, told, _CONFIGURATION.get(language, "mkdocs.yml"))


def _run(command: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Exit status and words of the builder, which ends when the pipe it is given does."""
    reading, writing = os.pipe()
    try:
        ran = subprocess.run(  # noqa: S603 - the builder of this environment, with arguments made here
            command,
            env=environment,
            stdin=reading,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    finally:
        os.close(reading)
        os.close(writing)
    return ran.returncode, ran.stdout + ran.stderr


def _problems(status: int, output: str, file: str) -> list[Problem]:
    """What the site builder complained of; a failure without a word is a problem too.

    :raises OSError: when it was the machine that failed.
    """
    failed = _MACHINE.findall(output) if status else []
    if failed:
        raise OSError(int(failed[-1][0]), failed[-1][1])
    told = re.findall(r"^(?:WARNING|ERROR)\s+-\s+(.+)$", output, re.MULTILINE)
    if status and not told:
        told = output.strip().splitlines()[-3:] or [f"exit status {status}"]
    return [problem((file, 0, 0), "site-builder", detail=line.strip()) for line in told]


def _configuration(
    language: str, markdown_dir: Path, place: Path, settings: Settings, root_url: str
) -> dict[str, Any]:
    """What depends on the build: folders, addresses, and the words and facts that the theme shows."""
    facts = settings.publication.data
    words = settings.words[language].data
    base = links.page_path("home", "", language)
    root = settings.paths.root.resolve()
    return {
        "INHERIT": str(root / _CONFIGURATION[language]),
        "docs_dir": str((markdown_dir / language).resolve()),
        "site_dir": str(place.resolve()),
        "site_name": facts[f"name_{language}"],
        "site_url": root_url + base,
        "site_description": facts[f"description_{language}"],
        "theme": {"custom_dir": str(settings.paths.site_config.resolve() / "theme")},
        "extra": {
            "language": language,
            "root_url": root_url,
            "scope": urlsplit(root_url).path or "/",
            "search_page": links.page_path("search", "", language).removeprefix(base),
            "lookup": f"{'../' if base else ''}{links.LOOKUP}/",
            "feed": links.changes_feed(),
            "tagline": facts[f"tagline_{language}"],
            "words": {key: value for key, value in words.items() if key.startswith("site.")},
            "other": _other(language, settings),
            "data_date": str(facts["data_date"]),
            **{
                key: facts[key]
                for key in (
                    "repo_url",
                    "contact_url",
                    "data_licence_url",
                    "data_licence_name",
                    "code_licence_name",
                )
            },
        },
    }


def _other(language: str, settings: Settings) -> dict[str, str]:
    """The other language, for the page that is shown when there is none."""
    other = next(x for x in settings.languages if x != language)
    words = settings.words[other].data
    up = "../" if links.page_path("home", "", language) else ""
    return {
        "language": other,
        "path": up + links.page_path("home", "", other) or "./",
        "title": words["site.not_found_title"],
        "text": words["site.not_found_text"],
        "home": words["nav.home"],
    }


def _tidy(place: Path) -> None:
    """Remove files of the theme that nothing uses."""
    for name in _NOT_OURS:
        path = place / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _robots(target: Path, settings: Settings, root_url: str) -> None:
    """Tell search engines where the lists of pages are."""
    maps = [
        f"Sitemap: {root_url}{links.page_path('home', '', language)}sitemap.xml"
        for language in settings.languages
    ]
    (target / "robots.txt").write_text(
        "\n".join(["User-agent: *", "Allow: /", *maps, ""]), encoding="utf-8", newline="\n"
    )
