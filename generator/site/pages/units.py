"""Splits a body into its smallest pieces and the elements around them, for distributing it over several
pages.

Assumes the markup of our own templates: every element is closed, and attribute values contain no ``>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_TAG = re.compile(r"<([a-z][a-z0-9]*)\b[^>]*>")
_ID = re.compile(r'\sid="([^"]+)"')
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
HEADINGS = frozenset({"h2", "h3", "h4"})
#: what lists and tables consist of
ROWS = frozenset({"li", "tr"})
#: elements whose content may go on on another page
_OPEN = frozenset({"div", "section", "details", "ul", "ol", "table", "tbody"})
#: what stands at the beginning of such an element, and again where it goes on
_HEADS = {
    "details": frozenset({"summary"}),
    "table": frozenset({"caption", "thead"}),
    "section": HEADINGS,
    "div": frozenset({"h3", "h4"}),
}


@dataclass(frozen=True, eq=False)
class Box:
    """An element that may be cut: how it opens, and what stands at its beginning."""

    tag: str
    opening: str
    head: str

    def opened(self, elsewhere: int, *, again: bool) -> str:
        """Its beginning on a page; ``elsewhere``: how many of its rows are on others."""
        marker = f' data-elsewhere="{elsewhere}"' if elsewhere else ""
        shown = " open" if again and self.tag == "details" and " open" not in self.opening else ""
        return f"{self.opening[:-1]}{marker}{shown}>{self.head}"


@dataclass(frozen=True, eq=False)
class Unit:
    """A piece that is never split: its markup, the elements around it from the outermost in, and its bytes
    including their opening tags."""

    tag: str
    text: str
    around: tuple[Box, ...]
    size: int


@dataclass(frozen=True, eq=False)
class Section:
    """All that stands under one heading; in the first section, above all headings."""

    units: list[Unit]
    #: what stands around the whole section
    around: tuple[Box, ...]
    #: the markup of the heading, and whether an element that goes on bears it anyway
    heading: str
    carried: bool

    @cached_property
    def size(self) -> int:
        """The bytes of all of it."""
        return sum(unit.size for unit in self.units)

    @cached_property
    def least(self) -> int:
        """The bytes down to its first row."""
        at = next((n for n, unit in enumerate(self.units) if unit.tag in ROWS), len(self.units) - 1)
        return sum(unit.size for unit in self.units[: at + 1])

    @cached_property
    def below(self) -> dict[Unit, Unit]:
        """For each unit the nearest lesser heading above it, where that stands by itself."""
        found: dict[Unit, Unit] = {}
        last: Unit | None = None
        for unit in self.units:
            last = unit if unit.tag in ("h3", "h4") else last
            if last:
                found[unit] = last
        return found

    @property
    def anchor(self) -> str:
        """The id of its heading, if that has one."""
        found = _ID.search(self.heading)
        return found[1] if found else ""


def sections_of(body: str, small: int) -> list[Section]:
    """A body from heading to heading; an element of at most ``small`` letters is one piece."""
    return list(_sections(_units(body, (), 0, small)))


def _units(text: str, around: tuple[Box, ...], carried: int, small: int) -> Iterator[Unit]:
    """What is never cut in some markup; ``carried``: bytes of the elements that the first of it opens."""
    for tag, whole, opening in _children(text) or ():
        inner = whole[len(opening) : -len(tag) - 3]
        children = _children(inner) if tag in _OPEN and len(whole) > small else None
        if children:
            heads = _heads(tag, [(name, markup) for name, markup, _ in children])
            box = Box(tag, opening, "".join(heads))
            opened = len((opening + box.head).encode("utf-8")) + len(tag) + 5
            yield from _units(inner[_end(inner, heads) :], (*around, box), carried + opened, small)
        else:
            yield Unit(tag, whole, around, len(whole.encode("utf-8")) + carried + 1)
        carried = 0


def _heads(tag: str, children: Sequence[tuple[str, str]]) -> list[str]:
    """What stands at the beginning of an element and is repeated: one heading, of a table its caption and its
    head."""
    found: list[str] = []
    for name, markup in children[: 2 if tag == "table" else 1]:
        if name not in _HEADS.get(tag, ()):
            break
        found.append(markup)
    return found if len(found) < len(children) else []


def _end(text: str, heads: Sequence[str]) -> int:
    at = 0
    for head in heads:
        at = text.index(head, at) + len(head)
    return at


def _children(text: str) -> list[tuple[str, str, str]] | None:
    """The elements of some markup: name, whole markup, opening tag; nothing when there are other words
    between them."""
    found: list[tuple[str, str, str]] = []
    at = 0
    while match := _TAG.search(text, at):
        if text[at : match.start()].strip():
            return None
        end = match.end() if match[1] in _VOID else _closed(text, match[1], match.end())
        found.append((match[1], text[match.start() : end], match[0]))
        at = end
    return None if text[at:].strip() else found


def _closed(text: str, tag: str, at: int) -> int:
    """Where an element ends that was opened before ``at``."""
    depth = 1
    for match in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(text, at):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    raise ValueError(f"<{tag}> is not closed")


def _sections(units: Iterator[Unit]) -> Iterator[Section]:
    """Units from heading to heading."""
    current = Section([], (), "", carried=False)
    seen: set[Box] = set()
    for unit in units:
        new = [n for n, box in enumerate(unit.around) if box not in seen and "<h2" in box.head]
        seen.update(unit.around)
        if unit.tag == "h2" or new:
            if current.units:
                yield current
            box = unit.around[new[0]] if new else None
            around = unit.around[: new[0]] if new else unit.around
            current = Section([], around, box.head if box else unit.text, carried=bool(box))
        current.units.append(unit)
    if current.units:
        yield current
