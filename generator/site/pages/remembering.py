"""Pages of an earlier build are taken when nothing that they read has changed.

While a page is selected and rendered, its view notes what is read of the content: records by their id, lists
by what they belong to, or all of something when it is gone through. A page is kept with these notes; the next
build compares what stands there now. What a page reads cannot be forgotten in a list of ours, for there is
none: a view that remembers gives content out in no other way. It hands a page nothing but itself and an id
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
from generator.site.pages.noting import Hashes, Note, Notes, derived, noting, reading, worked_out
from generator.site.pages.packed import PackedTexts, pack
from generator.site.pages.rendering import environment, render_page
from generator.site.pages.view import View

#: the kind of entry that holds the pages of a language
_ENTRY = "bodies"
#: what of a view is read through notes; the rest is the same for all pages
_CONTENT, _READ = ("catalog", "relations", "published"), ("tables", "report")
#: a page by the function that makes it, and its id
Called = tuple[str, str]


@dataclass
class CachedPages:
    """The pages of one language as a build made them: what they read, by number, and a hash of its value
    then."""

    notes: list[Note] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    #: by function and id: the page, its body (packed), and the numbers of what it read
    pages: dict[Called, tuple[Page, bytes, array[int]]] = field(default_factory=dict)

    def good(self, notes: Notes) -> dict[Called, tuple[Page, bytes, set[Note]]]:
        """The pages whose reads all have the same values now."""
        changed = {n for n, note in enumerate(self.notes) if notes.state(note) != self.states[n]}
        return {
            called: (page, body, {self.notes[n] for n in read})
            for called, (page, body, read) in self.pages.items()
            if changed.isdisjoint(read)
        }

    @classmethod
    def of(cls, pages: Mapping[Called, tuple[Page, bytes, set[Note]]], notes: Notes) -> CachedPages:
        """These pages in the form in which they are cached."""
        numbers: dict[Note, int] = {}
        numbered = {
            called: (page, body, array("I", (numbers.setdefault(note, len(numbers)) for note in read)))
            for called, (page, body, read) in pages.items()
        }
        return cls(list(numbers), [notes.state(note) for note in numbers], numbered)


def _same(settings: Settings) -> list[Any]:
    """Settings without what depends on where the publication lies."""
    return [getattr(settings, one.name) for one in fields(settings) if one.name != "paths"]


class _Closed:
    """Paths that a cached page must not use, since reads of files are not recorded."""

    def __init__(self, paths: Paths, notes: Notes) -> None:
        self._paths, self._notes = paths, notes

    def __getattr__(self, name: str) -> Any:
        if self._notes.taking:
            raise TypeError(f"a page that is kept reads no files: {name}")
        return getattr(self._paths, name)


class Remembering:
    """Renders the pages of one view, or takes them from the cache of an earlier build. :attr:`view` is the
    recording view that pages see."""

    def __init__(self, view: View, memory: Cache) -> None:
        self._memory = memory
        self._notes = Notes()
        self._raw = view
        self._key = Hashes().digest_of((view.language, _same(view.settings), view.words.data))
        self.view = self._seen(view)
        self._before = memory.latest(_ENTRY, self._key, CachedPages).good(self._notes)
        self._now: dict[Called, tuple[Page, bytes, set[Note]]] = {}
        self._render = environment(self.view, memory)

    def rendered(self, modules: Iterable[Any]) -> tuple[list[Page], PackedTexts]:
        """Every page that ``modules`` select, and the body of each by its path in the tree of bodies."""
        pages = [page for module in modules for page in module.select(self.view)]
        bodies = {page.source: body for page, body, _ in self._now.values()}
        for page in pages:
            if page.source not in bodies:
                bodies[page.source] = pack(render_page(page, self._render))
        self._memory.renew(_ENTRY, self._key, CachedPages.of(self._now, self._notes))
        return [replace(page, context={"view": self._raw}) for page in pages], PackedTexts(bodies)

    def _later(self, make: Callable[[View, str], Page], ident: str) -> Page:
        if make.__closure__:
            raise TypeError(f"{make.__module__}.{make.__qualname__} knows more than a view and an id")
        called = (f"{make.__module__}.{make.__qualname__}", ident)
        if called not in self._before:
            with self._notes.recorded() as read:
                page = make(self.view, ident)
                body = pack(render_page(page, self._render))
            self._before[called] = (replace(page, context={}), body, read)
        self._now[called] = self._before[called]
        return replace(self._now[called][0], context={"view": self.view})

    def _seen(self, view: View) -> View:
        """The view whose content notes what is read of it, and which makes each page by :meth:`_later`."""
        content = {name: noting(getattr(view, name), name, self._notes) for name in _CONTENT}
        readings = {name: reading(name, getattr(view, name), self._notes) for name in _READ}
        worked = {name: derived(view, name, "view", self._notes) for name in worked_out(type(view))}
        plain = {name: property(read) for name, read in (readings | worked).items()}
        self._notes.part("view", lambda: [getattr(view, name) for name in (*_CONTENT, *_READ)])
        seen: Any = object.__new__(
            type("View", (View,), {**plain, "later": lambda _, make, ident: self._later(make, ident)})
        )
        paths: Any = _Closed(view.settings.paths, self._notes)
        vars(seen).update(words=view.words, settings=replace(view.settings, paths=paths), **content)
        noted: View = seen
        return noted
