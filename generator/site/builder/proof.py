"""Verifies a built site: every internal link and anchor resolves, and every page has what a page needs."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from generator import workers
from generator.cache import NONE, Cache, digest
from generator.problems import Problem, problem
from generator.site.builder.tree import file_sizes

#: a link as it is written, the file it leads to, and the anchor there
Target = tuple[str, str, str]


@dataclass(frozen=True)
class Proven:
    """The facts of one page that the verification needs: its anchors, its links, and what it lacks."""

    path: str
    ids: frozenset[str]
    targets: tuple[Target, ...]
    lacks: tuple[str, ...]


def verify(
    root: Path, languages: Collection[str], extra_paths: Collection[str] = (), memory: Cache = NONE
) -> list[Problem]:
    """Everything wrong with the site at ``root``. Links may also point to ``extra_paths``, which are added
    later.

    The facts of an unchanged page are read from the cache ``memory``; where its links lead is resolved each
    time.
    """
    files = file_sizes(root).keys() - set(extra_paths)  # which may lie there as they were
    names = sorted(name for name in files if name.endswith(".html"))
    pages = {p.path: p for p in _read(root, tuple(languages), names, memory)}
    reached = files | set(extra_paths)
    lacking = (
        problem((f"site/{p.path}", 0, 0), "site-builder", detail=lack)
        for p in pages.values()
        for lack in p.lacks
    )
    return sorted({*_dead(pages, reached), *lacking})


def _read(root: Path, languages: tuple[str, ...], names: Sequence[str], memory: Cache) -> list[Proven]:
    """What each page holds: all that was read before in one entry, the rest read in several processes."""
    keys = {name: digest(name, (root / name).read_bytes()) for name in names}
    whole = digest(*languages)
    known: dict[str, Proven] = memory.latest("pages", whole, dict)
    new = [name for name in names if keys[name] not in known]
    read_now = zip(new, workers.map_each(partial(read, root, languages), new, chunk=40), strict=True)
    read_pages = {keys[name]: page for name, page in read_now} | {
        key: known[key] for key in keys.values() if key in known
    }
    memory.renew("pages", whole, read_pages)
    return [read_pages[keys[name]] for name in names]


def _dead(pages: dict[str, Proven], files: set[str]) -> Iterator[Problem]:
    for page in pages.values():
        for target, path, anchor in page.targets:
            if path not in files or (anchor and path in pages and anchor not in pages[path].ids):
                yield problem((f"site/{page.path}", 0, 0), "link-dead", record=page.path, found=target)


#: each link of this process once, however many pages have it: those of the frame stand in all
_links: dict[Target, Target] = {}


def _target(target: str, source: str) -> Target:
    """A link with the file it leads to from the page ``source``, and the anchor in it."""
    parts = urlsplit(target)
    found = target, _file(unquote(parts.path), source), unquote(parts.fragment)
    return _links.setdefault(found, found)


def _file(path: str, source: str) -> str:
    """The file a relative address leads to."""
    if not path:
        return source
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    joined = "" if joined == "." else joined
    return posixpath.join(joined, "index.html") if posixpath.basename(path) in ("", ".", "..") else joined


def read(root: Path, languages: tuple[str, ...], name: str) -> Proven:
    """Read one page of the site."""
    # plain elements: those of lxml.html are looked up in Python, one by one
    tree = etree.fromstring((root / name).read_bytes(), etree.HTMLParser(encoding="utf-8"))
    ids = _values(tree, "//@id")
    language = name.split("/", maxsplit=1)[0] if name.split("/", maxsplit=1)[0] in languages else languages[0]
    error_page = posixpath.basename(name) == "404.html"
    lacks = [*_lacks(tree, ids, language), *(() if error_page else _lacks_addresses(tree))]
    targets = (
        []
        if error_page
        else [t.strip() for t in _values(tree, "//a/@href | //link/@href | //script/@src | //img/@src")]
    )
    return Proven(
        name,
        frozenset(ids),
        tuple(_target(t, name) for t in dict.fromkeys(targets) if _internal(t)),
        tuple(lacks),
    )


@cache
def _path(path: str) -> etree.XPath:
    return etree.XPath(path, smart_strings=False)


def _values(tree: etree._Element, path: str) -> list[str]:
    found = _path(path)(tree)
    return [str(value) for value in found] if isinstance(found, list) else []


def _internal(target: str) -> bool:
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc


def _lacks(tree: etree._Element, ids: list[str], language: str) -> Iterator[str]:
    """What every page must have: its language, one main heading, a title, a description, ids that are used
    once."""
    if tree.get("lang") != language:
        yield f"lang is {tree.get('lang')}, not {language}"
    headings = len(tree.findall(".//h1"))
    if headings != 1:
        yield f"{headings} h1, not one"
    if not (tree.findtext(".//title") or "").strip():
        yield "no title"
    if not _values(tree, "//meta[@name='description']/@content[normalize-space()]"):
        yield "no description"
    doubled = sorted({i for i in ids if ids.count(i) > 1}) if len(ids) != len(set(ids)) else []
    if doubled:
        yield f"ids used twice: {', '.join(doubled[:5])}"


def _lacks_addresses(tree: etree._Element) -> Iterator[str]:
    """A page that search engines may list tells them its address, and those in the other languages."""
    if (
        len(_values(tree, "//link[@rel='canonical']/@href")) != 1
        or len(_values(tree, "//link[@rel='alternate'][@hreflang]/@href")) < 2
    ):
        yield "no canonical or hreflang link"
