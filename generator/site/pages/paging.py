"""Continues pages that would be too long at further addresses, so that all of them can be read on a phone and
without scripts.

A page is split after it was rendered (:mod:`generator.site.pages.cutting`), into the same number of parts in
every language. Links to content on a later part are rewritten to lead there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator import links
from generator.cache import NONE, Cache
from generator.site.pages.base import Page
from generator.site.pages.cutting import Cut
from generator.site.pages.packed import PackedTexts, pack, unpack
from generator.site.pages.rendering import environment
from generator.site.pages.view import View

#: bytes of a body with its outline; with the frame a page has at most 150,000
MOST = 139_000
#: what a heading takes in the outline, and what leads on from part to part
_OUTLINED, _LEADING = 90, 4_000
#: pages named before and after the one that is read, beside the first and the last
_NEAR = 2
_ADDRESS = re.compile(r'\b(href|src|action)="([^"]*)"')
_ANCHORED = re.compile(r'href="([^"#]*)#([^"]+)"')
_ID = re.compile(r'\sid="([^"]+)"')
_HEADING = re.compile(r'<h[2-4] id="')
_TITLE = re.compile(r'<h1 id="top">.*?</h1>', re.DOTALL)
#: what leads away from the site, or is not an address of it
_ELSEWHERE = re.compile(r"[a-z]+:|/", re.IGNORECASE)

#: by the source of their page
Bodies = Mapping[str, str]
#: address of a page -> id of what moved away from it -> where it stands now
Moved = Mapping[str, Mapping[str, str]]
Macro = Callable[..., str]


def paged(
    pages: Iterable[Page], bodies: Bodies, memory: Cache = NONE, most: int = MOST
) -> tuple[list[Page], PackedTexts]:
    """The pages, including continuations of long ones, and all bodies, none much longer than ``most`` bytes.

    A page that needs no continuation is unchanged, byte for byte, unless it links to one that moved. The
    cache ``memory`` holds compiled templates.
    """
    everything = list(pages)
    known = bodies if isinstance(bodies, PackedTexts) else PackedTexts.of(bodies.items())
    long = list(_long(everything, known, most))
    macros = {page.language: _macros(page.context["view"], memory) for group in long[:1] for page in group}
    parts = {page.source: found for group in long for page, found in _cut(group, known, macros, most)}
    if not parts:
        return everything, known
    moved = {found[0].page.path: _moved(found) for found in parts.values()}
    shown: list[Page] = []
    packed: dict[str, bytes] = {}
    for page in everything:
        found = parts.get(page.source)
        shown += [part.page for part in found] if found else [page]
        packed |= _linked(found, moved) if found else {page.source: _again(page, known, moved)}
    return shown, PackedTexts(packed)


def continued_page(path: str) -> str:
    """The address of the page whose continuation is at ``path``; empty if it is none.

    >>> continued_page("co-quan/so-y-te/~2/"), continued_page("co-quan/so-y-te/")
    ('co-quan/so-y-te/', '')
    """
    found = re.fullmatch(r"(.*?)~[0-9]+/", path)
    return found[1] if found else ""


def resolved(source: str, address: str) -> str:
    """The address, relative to the root of the site, of a relative link on the page at ``source``.

    >>> resolved("co-quan/so-y-te/", "../so-noi-vu/"), resolved("co-quan/so-y-te/", "./")
    ('co-quan/so-noi-vu/', 'co-quan/so-y-te/')
    >>> resolved("", "data/a.csv")
    'data/a.csv'
    """
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), address)).lstrip("/")
    return f"{joined}/" if joined and (address.endswith(("/", ".")) or not address) else joined


@dataclass(frozen=True)
class _Part:
    """One page of a long one, with its body as it was written for the first."""

    page: Page
    packed: bytes
    first: Page

    @property
    def body(self) -> str:
        """Its body, held packed until it is linked: there may be many."""
        return unpack(self.packed)

    @cached_property
    def ids(self) -> frozenset[str]:
        """What can be linked to on it."""
        return frozenset(_ID.findall(self.body))

    def linked(self, moved: Moved) -> str:
        """Its body, with every link as seen from its own address, and to where things stand now."""
        return self.relinked(self.body, moved)

    def relinked(self, body: str, moved: Moved) -> str:
        """The same, where the body was unpacked already."""
        if self.page is not self.first:
            return _ADDRESS.sub(lambda m: f'{m[1]}="{self._address(m[2], moved)}"', body)
        return _ANCHORED.sub(lambda m: self._anchored(m, moved), body)

    def _anchored(self, link: re.Match[str], moved: Moved) -> str:
        path, anchor = link.groups()
        if _ELSEWHERE.match(path):
            return link[0]
        there = moved.get(resolved(self.first.path, path.partition("?")[0]), {}).get(anchor)
        return f'href="{links.relative(self.page.path, there)}#{anchor}"' if there else link[0]

    def _address(self, written: str, moved: Moved) -> str:
        if _ELSEWHERE.match(written):
            return written
        path, mark, anchor = written.partition("#")
        if mark and not path and anchor in self.ids:
            return written
        path, question, query = path.partition("?")
        target = resolved(self.first.path, path)
        there = moved.get(target, {}).get(anchor, target)
        return f"{links.relative(self.page.path, there)}{question}{query}{mark}{anchor}"


def _linked(parts: Iterable[_Part], moved: Moved) -> dict[str, bytes]:
    return {part.page.source: pack(part.linked(moved)) for part in parts}


def _again(page: Page, bodies: PackedTexts, moved: Moved) -> bytes:
    """The packed body of a page that is not cut, with its links to where things stand now."""
    whole, body = _Part(page, bodies.packed[page.source], page), bodies[page.source]
    linked = whole.relinked(body, moved)
    return whole.packed if linked == body else pack(linked)


def _long(pages: Sequence[Page], bodies: Bodies, most: int) -> Iterator[list[Page]]:
    """The same page in all languages, where it is too long in one of them."""
    found = {(p.kind, p.ident) for p in pages if not p.whole and _is_long(p, bodies[p.source], most)}
    groups: dict[tuple[str, str], list[Page]] = {}
    for page in pages:
        if (page.kind, page.ident) in found:
            groups.setdefault((page.kind, page.ident), []).append(page)
    yield from groups.values()


def _is_long(page: Page, body: str, most: int) -> bool:
    return len(body.encode("utf-8")) + _outline(page, body) > most


def _outline(page: Page, body: str) -> int:
    """About the bytes of the list of headings beside a page."""
    return _OUTLINED * len(_HEADING.findall(body)) if page.outline else 0


def _cut(
    group: Sequence[Page], bodies: Bodies, macros: Mapping[str, Macro], most: int
) -> Iterator[tuple[Page, list[_Part]]]:
    """The parts of a page in each language, as many in all."""
    cuts = [
        Cut(body, max(most - _LEADING - _outline(page, body), most // 2))
        for page, body in ((page, bodies[page.source]) for page in group)
    ]
    words = [_Words(page, macros[page.language]) for page in group]
    count = max(cut.needed for cut in cuts)
    texts = _as_many(cuts, words, count)
    for page, found, around in zip(group, texts, words, strict=False):
        yield page, list(_parts(page, found, around))


def _as_many(cuts: Sequence[Cut], words: Sequence[_Words], count: int) -> list[list[str]]:
    """Each cut into one page and ``count`` others, or into fewer, where one of them has not enough for so
    many; nothing when none has."""
    while count > 0:
        texts = [cut.parts(count, more) for cut, more in zip(cuts, words, strict=True)]
        fewest = min(map(len, texts))
        if all(len(found) == fewest for found in texts):
            return texts if fewest > 1 else []
        count = min(count, fewest) - 1
    return []


class _Words:
    """What is said around the parts of a page."""

    def __init__(self, page: Page, macro: Macro) -> None:
        self.page = page
        self.macro = macro

    def __call__(self, n: int, anchor: str, rows: int) -> str:
        """What leads on to page ``n`` (the first one is 0)."""
        there = links.relative(self.page.path, _page_at(self.page, n).path)
        return self.macro("leading_on", f"{there}#{anchor}" if anchor else there, rows)

    def around(self, n: int, of: int, text: str, title: str) -> str:
        """A part with its heading above and the other parts below; addresses are as seen from the first."""
        near = [at for at in range(of) if at in (0, of - 1) or abs(at - n) <= _NEAR]
        named = [(at + 1, links.relative(self.page.path, _page_at(self.page, at).path)) for at in near]
        head = f"{title}\n{self.macro('position', n + 1, of)}\n" if n else ""
        return f"{head}{text}{self.macro('pager', named, n + 1)}"


def _macros(view: View, memory: Cache) -> Macro:
    """What the template says in the language of a view, by the name of a macro and what it is given."""
    template = environment(view, memory).get_template("_paging.html.j2")
    return lambda macro, *arguments: str(getattr(template.module, macro)(*arguments))


def _parts(page: Page, texts: Sequence[str], words: _Words) -> Iterator[_Part]:
    title = _TITLE.search(texts[0])
    for n, text in enumerate(texts):
        body = words.around(n, len(texts), text, title[0] if title else "")
        yield _Part(_page_at(page, n), pack(body.strip() + "\n"), page)


def _page_at(page: Page, n: int) -> Page:
    """The page on which the n-th part of a long one stands; the long one itself is the first (0)."""
    if not n:
        return page
    words = page.context["view"].words
    return replace(
        page,
        ident=links.continuation(page.ident, n + 1),
        title=words.text("paging.title", title=page.title, n=n + 1),
        description=words.text("paging.title", title=page.description, n=n + 1),
        crumbs=(*page.crumbs, (page.kind, page.ident, page.title)),
        section="",
        extra={key: value for key, value in page.extra.items() if key == "picture"},
    )


def _moved(parts: Sequence[_Part]) -> dict[str, str]:
    """What no longer stands on the first page, and where it stands first."""
    found: dict[str, str] = {}
    for part in parts[1:]:
        for ident in part.ids - parts[0].ids:
            found.setdefault(ident, part.page.path)
    return found
