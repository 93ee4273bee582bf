"""The size budgets of a built site, in bytes and never in seconds, so that the result is the same on every
machine."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

from generator import links
from generator.problems import Problem, problem
from generator.settings import Settings
from generator.site.builder.tree import file_sizes

#: files kept ready for machines; everything else is the site itself
_DOWNLOADS = ("data/", "feeds/")
#: what a page loads by itself
_LOADED = (
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='modulepreload']/@href | //script/@src"
    " | //img/@src"
)
_IMPORT = re.compile(r"""\bfrom\s+["'](\./[^"']+)["']|\bimport\(?\s*["'](\./[^"']+)["']""")
_STATIC = re.compile(r"""\bfrom\s+["'](\./[^"']+)["']""")
#: so many of the largest are named
_NAMED = 5

Sizes = Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A budget applied to the site: the files it covers with their sizes, the bytes that count, and the bytes
    allowed.

    A budget that grows with the content allows ``fixed`` bytes and ``each`` for every one of ``of`` pages or
    commitments.
    """

    name: str
    sizes: Sizes
    size: int
    fixed: int
    of: int = 0
    each: int = 0

    @property
    def most(self) -> int:
        """The bytes allowed."""
        return self.fixed + self.of * self.each

    @property
    def largest(self) -> str:
        """The largest files with their sizes, as a message names them."""
        ordered = sorted(self.sizes.items(), key=lambda item: (-item[1], item[0]))
        return ", ".join(f"{path} {n}" for path, n in ordered[:_NAMED])


def over_budget(root: Path, settings: Settings, commitments: int) -> list[Problem]:
    """A problem for each budget of ``site_config/budgets.yml`` that the site at ``root`` exceeds.

    ``commitments`` is their number, with which downloads and lists may grow.
    """
    return [_passed(one, settings) for one in measured(root, settings, commitments) if one.size > one.most]


def _passed(one: Measured, settings: Settings) -> Problem:
    place = settings.budgets.place(one.name)
    params: dict[str, Any] = {
        "budget": one.name,
        "found": one.size,
        "expected": one.most,
        "largest": one.largest,
    }
    if not one.each:
        return problem(place, "budget-passed", **params)
    return problem(place, "budget-share-passed", **params, fixed=one.fixed, count=one.of, each=one.each)


def measured(root: Path, settings: Settings, commitments: int) -> Iterator[Measured]:
    """Every budget applied to the site at ``root``; those of a page once for each language."""
    most = settings.budgets.data
    for name, sizes, size in _loaded_by_readers(root, settings.languages):
        each = most.get(f"{name}_commitment", 0)
        of = commitments if each else 0
        yield Measured(name=name, sizes=sizes, size=size, fixed=most[name], of=of, each=each)
    files = file_sizes(root)
    pages = {
        path: n for path, n in files.items() if path.endswith(".html") and not path.startswith(_DOWNLOADS)
    }
    short = {path: n for path, n in pages.items() if not path.startswith(_documents(settings.languages))}
    median = sorted(short.values())[len(short) // 2] if short else 0
    yield Measured(name="median_page", sizes=short, size=median, fixed=most["median_page"])
    downloads = {path: n for path, n in files.items() if path.startswith(_DOWNLOADS)}
    site_files = {path: n for path, n in files.items() if path not in downloads}
    listed = most["site_fixed"] + commitments * most["site_commitment"]
    for name, sizes, of, fixed in (
        ("downloads_commitment", downloads, commitments, most["downloads_fixed"]),
        ("site_page", site_files, len(pages), listed),
    ):
        yield Measured(name=name, sizes=sizes, size=sum(sizes.values()), fixed=fixed, of=of, each=most[name])


def _loaded_by_readers(root: Path, languages: Collection[str]) -> Iterator[tuple[str, Sizes, int]]:
    """What pages and the search make a reader load: the budget's name, the files, and their bytes
    together."""
    for language in languages:
        for kind in ("home", "explorer"):
            together = compressed(root, loaded(root, links.page_path(kind, "", language) + "index.html"))
            yield kind, together, sum(together.values())
        answer = compressed(root, first_search(root, language))
        yield "first_search", answer, sum(answer.values())


def _documents(languages: Collection[str]) -> tuple[str, ...]:
    """Where the pages stand that hold the whole text of a document."""
    return tuple(links.page_path("document", "", language) for language in languages)


def compressed(root: Path, paths: Collection[str]) -> dict[str, int]:
    """The size of each file as it is transferred: compressed, where that is smaller."""
    data = {path: (root / path).read_bytes() for path in paths if (root / path).is_file()}
    return {
        path: min(len(raw), len(gzip.compress(raw, compresslevel=6, mtime=0))) for path, raw in data.items()
    }


def loaded(root: Path, page: str) -> set[str]:
    """A page and every file that it loads, including the modules that its scripts import."""
    if not (root / page).is_file():
        return set()
    tree = html.document_fromstring((root / page).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    named = tree.xpath(_LOADED)
    addresses = [str(value) for value in named] if isinstance(named, list) else []
    local = {
        unquote(urlsplit(a).path)
        for a in addresses
        if not urlsplit(a).netloc and urlsplit(a).scheme != "data"
    }
    files = {posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) for path in local}
    return {page} | _with_imports(root, files, _STATIC)


def first_search(root: Path, language: str) -> set[str]:
    """What focusing the search box loads: the modules that its script imports, now or later, and the index of
    names."""
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
