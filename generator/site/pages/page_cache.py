"""Takes pages from the cache of an earlier build when nothing that they read has changed.

While a page is selected and rendered, its view records what is read of the content: records by id, lists by
what they belong to, or a whole collection when it is iterated. A page is cached with these reads; the next
build compares their values now. No list of dependencies is maintained by hand that could be incomplete: a
recording view gives out content in no other way, and makes a page from nothing but itself and an id
(:meth:`View.later`). What is the same for all pages (settings, words, the generator) is part of the key.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from generator.cache import Cache
from generator.settings import Paths, Settings
from generator.site.pages.base import Page
from generator.site.pages.packed import PackedTexts, pack
from generator.site.pages.rendering import environment, render_page
from generator.site.pages.tracking import (
    Hashes,
    Read,
    ReadTracker,
    cached_properties,
    derived,
    reading,
    tracked,
)
from generator.site.pages.view import View

#: the kind of entry that holds the pages of a language
_ENTRY = "bodies"
#: the fields of a view whose reads are recorded; the rest is the same for all pages
_CONTENT, _READ = ("catalog", "relations", "published"), ("tables", "report")
#: a page by the function that makes it, and its id
Called = tuple[str, str]


@dataclass
class CachedPages:
    """The pages of one language as a build made them: what they read, by number, and a hash of its value
    then."""

    reads: list[Read] = field(default_factory=list)
    #: a hash of the value that each read had
    states: list[str] = field(default_factory=list)
    #: by function and id: the page, its body (packed), and the numbers of what it read
    pages: dict[Called, tuple[Page, bytes, array[int]]] = field(default_factory=dict)

    def valid(self, tracker: ReadTracker) -> dict[Called, tuple[Page, bytes, set[Read]]]:
        """The pages whose reads all have the same values now."""
        changed = {n for n, read in enumerate(self.reads) if tracker.state(read) != self.states[n]}
        return {
            called: (page, body, {self.reads[n] for n in numbers})
            for called, (page, body, numbers) in self.pages.items()
            if changed.isdisjoint(numbers)
        }

    @classmethod
    def of(cls, pages: Mapping[Called, tuple[Page, bytes, set[Read]]], tracker: ReadTracker) -> CachedPages:
        """These pages in the form in which they are cached."""
        numbers: dict[Read, int] = {}
        numbered = {
            called: (page, body, array("I", (numbers.setdefault(read, len(numbers)) for read in reads)))
            for called, (page, body, reads) in pages.items()
        }
        return cls(list(numbers), [tracker.state(read) for read in numbers], numbered)


def _same(settings: Settings) -> list[Any]:
    """Settings without what depends on where the publication lies."""
    return [getattr(settings, one.name) for one in fields(settings) if one.name != "paths"]


class _ForbiddenPaths:
    """Paths that a cached page must not use, since reads of files are not recorded."""

    def __init__(self, paths: Paths, tracker: ReadTracker) -> None:
        self._paths, self._tracker = paths, tracker

    def __getattr__(self, name: str) -> Any:
        if self._tracker.is_recording:
            raise TypeError(f"a page that is cached reads no files: {name}")
        return getattr(self._paths, name)


class CachingRenderer:
    """Renders the pages of one view, or takes them from the cache of an earlier build. :attr:`view` is the
    recording view that pages see."""

    def __init__(self, view: View, memory: Cache) -> None:
        self._memory = memory
        self._tracker = ReadTracker()
        self._raw = view
        self._key = Hashes().digest_of((view.language, _same(view.settings), view.words.data))
        self.view = self._seen(view)
        self._before = memory.latest(_ENTRY, self._key, CachedPages).valid(self._tracker)
        self._now: dict[Called, tuple[Page, bytes, set[Read]]] = {}
        self._render = environment(self.view, memory, self._tracker)

    def rendered(self, modules: Iterable[Any]) -> tuple[list[Page], PackedTexts]:
        """Every page that ``modules`` select, and the body of each by its path in the tree of bodies."""
        pages = [page for module in modules for page in module.select(self.view)]
        bodies = {page.source: body for page, body, _ in self._now.values()}
        for page in pages:
            if page.source not in bodies:
                bodies[page.source] = pack(render_page(page, self._render))
        self._memory.renew(_ENTRY, self._key, CachedPages.of(self._now, self._tracker))
        return [replace(page, context={"view": self._raw}) for page in pages], PackedTexts(bodies)

    def _later(self, make: Callable[[View, str], Page], ident: str) -> Page:
        if make.__closure__:
            raise TypeError(f"{make.__module__}.{make.__qualname__} knows more than a view and an id")
        called = (f"{make.__module__}.{make.__qualname__}", ident)
        if called not in self._before:
            with self._tracker.recording() as read:
                page = make(self.view, ident)
                body = pack(render_page(page, self._render))
            self._before[called] = (replace(page, context={}), body, read)
        self._now[called] = self._before[called]
        return replace(self._now[called][0], context={"view": self.view})

    def _seen(self, view: View) -> View:
        """The view that records what is read of its content, and makes each page by :meth:`_later`."""
        content = {name: tracked(getattr(view, name), name, self._tracker) for name in _CONTENT}
        readings = {name: reading(name, getattr(view, name), self._tracker) for name in _READ}
        worked = {name: derived(view, name, "view", self._tracker) for name in cached_properties(type(view))}
        plain = {name: property(read) for name, read in (readings | worked).items()}
        self._tracker.register("view", lambda: [getattr(view, name) for name in (*_CONTENT, *_READ)])
        seen: Any = object.__new__(
            type("View", (View,), {**plain, "later": lambda _, make, ident: self._later(make, ident)})
        )
        paths: Any = _ForbiddenPaths(view.settings.paths, self._tracker)
        vars(seen).update(words=view.words, settings=replace(view.settings, paths=paths), **content)
        recording: View = seen
        return recording
