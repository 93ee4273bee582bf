"""The size budget of a built site: bytes, never times, so that it holds on every machine or on none."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from generator import links
from generator.problems import Problem, problem
from generator.settings import Settings

#: files kept ready for machines; everything else is the site itself
_DOWNLOADS = ("data/", "feeds/")
#: what a page loads by itself
_LOADED = "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']/@href | //script/@src | //img/@src"
_IMPORT = re.compile(r"""\bfrom\s+["'](\./[^"']+)["']|\bimport\(?\s*["'](\./[^"']+)["']""")
_STATIC = re.compile(r"""\bfrom\s+["'](\./[^"']+)["']""")
#: so many of the largest are named
_NAMED = 5

Sizes = Mapping[str, int]


def over_budget(root: Path, settings: Settings) -> list[Problem]:
    """A problem for each budget of ``site_config/budgets.yml`` that the site at ``root`` passes."""
    found: list[Problem] = []
    for name, sizes, size in _measured(root, settings.languages):
        most = settings.budgets.data[name]
        if size > most:
            largest = ", ".join(
                f"{path} {n}"
                for path, n in sorted(sizes.items(), key=lambda item: (-item[1], item[0]))[:_NAMED]
            )
            found.append(
                problem(
                    settings.budgets.place(name),
                    "budget-passed",
                    budget=name,
                    found=size,
                    expected=most,
                    largest=largest,
                )
            )
    return found


def _measured(root: Path, languages: Collection[str]) -> Iterator[tuple[str, Sizes, int]]:
    """Each budget's name with the files it looks at, their sizes, and the size that counts."""
    for language in languages:
        for budget, kind in (("home", "home"), ("explorer", "explorer")):
            together = compressed(root, loaded(root, links.page_path(kind, "", language) + "index.html"))
            yield budget, together, sum(together.values())
        answer = compressed(root, first_search(root, language))
        yield "first_search", answer, sum(answer.values())
    files = {p.relative_to(root).as_posix(): p.stat().st_size for p in root.rglob("*") if p.is_file()}
    pages = {
        path: n
        for path, n in files.items()
        if path.endswith(".html") and not path.startswith((*_DOWNLOADS, *_documents(languages)))
    }
    yield "median_page", pages, sorted(pages.values())[len(pages) // 2] if pages else 0
    downloads = {path: n for path, n in files.items() if path.startswith(_DOWNLOADS)}
    yield "downloads", downloads, sum(downloads.values())
    own = {path: n for path, n in files.items() if path not in downloads}
    yield "site", own, sum(own.values())


def _documents(languages: Collection[str]) -> tuple[str, ...]:
    """Where the pages stand that hold the whole text of a document."""
    return tuple(links.page_path("document", "", language) for language in languages)


def compressed(root: Path, paths: Collection[str]) -> dict[str, int]:
    """The size of each file as it is sent: packed, where that makes it smaller."""
    data = {path: (root / path).read_bytes() for path in paths if (root / path).is_file()}
    return {
        path: min(len(raw), len(gzip.compress(raw, compresslevel=6, mtime=0))) for path, raw in data.items()
    }


def loaded(root: Path, page: str) -> set[str]:
    """A page and every file it loads by itself, with the scripts that its scripts import."""
    if not (root / page).is_file():
        return set()
    tree = html.document_fromstring((root / page).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    named = tree.xpath(_LOADED)
    addresses = [str(value) for value in named] if isinstance(named, list) else []
    own = {
        unquote(urlsplit(a).path)
        for a in addresses
        if not urlsplit(a).netloc and urlsplit(a).scheme != "data"
    }
    files = {posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) for path in own}
    return {page} | _with_imports(root, files, _STATIC)


def first_search(root: Path, language: str) -> set[str]:
    """What the search box loads when it is focused: what its script imports, then or later, and the names of everything."""
    return {f"{links.LOOKUP}/names-{language}.json"} | _with_imports(
        root, {f"{links.LOOKUP}/search.js"}, _IMPORT
    )


def _with_imports(root: Path, files: Collection[str], statement: re.Pattern[str]) -> set[str]:
    """The files, and those that the scripts among them import, and so on."""
    reached: set[str] = set()
    waiting = sorted(files)
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        if path.endswith(".js") and (root / path).is_file():
            text = (root / path).read_text(encoding="utf-8")
            waiting += [
                posixpath.normpath(posixpath.join(posixpath.dirname(path), next(filter(None, m.groups()))))
                for m in statement.finditer(text)
            ]
    return reached
