"""Splits a long body into several pages: lists, tables and sections continue on the next page under their
headings.

If a few long lists make the body long, each is truncated on the first page and continued later, so that all
headings stand on the first page; if there are many, the pages simply follow one another. Knows nothing of
addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from generator.site.pages.units import HEADINGS, ROWS, Box, Section, Unit, sections_of

#: of the bytes of a page: a section is cut short to no smaller share, and no element of a smaller one is cut
_LEAST, _SMALL = 16, 64

#: gives the markup that leads on: the number of the page, the anchor there, and how many rows are left
More = Callable[[int, str, int], str]


class Cut:
    """A body and how it is split into parts of at most about ``most`` bytes."""

    def __init__(self, body: str, most: int) -> None:
        self.size = len(body.encode("utf-8"))
        self.most = most
        self.body = body

    @cached_property
    def sections(self) -> list[Section]:
        """The body from heading to heading."""
        return sections_of(self.body, self.most // _SMALL)

    @property
    def needed(self) -> int:
        """The number of pages it needs besides the first; ``None`` if it fits on one."""
        if self.size <= self.most:
            return 0
        rest = self._split(self.most)[1]
        return -(-sum(unit.size for unit in rest) // (self.most - self.most // _LEAST))

    def parts(self, count: int, more: More) -> list[str]:
        """The first page and at most ``count`` others, each with the headings above its content; ``more``
        makes the link to a continuation."""
        first, rest = self._split(min(self.most, self.size * 9 // 10))
        spread = _Spread([first, *_shared(rest, count)])
        texts = [spread.written(0, self._leading_on(spread, more))]
        texts += [spread.written(n, list(self._headed(units))) for n, units in enumerate(spread.pages[1:], 1)]
        return texts

    def _split(self, most: int) -> tuple[list[Unit], list[Unit]]:
        """What stands on the first page, and what comes later."""
        quota = _quota(self.sections, most)
        first: list[Unit] = []
        rest: list[Unit] = []
        left = most
        for section in self.sections:
            allowed = max(quota, section.least) if quota else left if not rest else 0
            fitting = _fitting(section.units, min(allowed, left))
            left -= sum(unit.size for unit in section.units[:fitting])
            first += section.units[:fitting]
            rest += section.units[fitting:]
        return first, rest

    def _leading_on(self, spread: _Spread, more: More) -> list[Unit]:
        """The units of the first page: each section that goes on elsewhere says so at its end."""
        shown: list[Unit] = []
        for section in self.sections:
            units = [unit for unit in section.units if spread.page_of[unit] == 0]
            left = section.units[len(units) :]
            shown += units
            if units and left:
                rows = sum(1 for unit in left if unit.tag in ROWS)
                text = more(spread.page_of[left[0]], section.anchor, rows)
                shown.append(Unit("p", text, section.around, 0))
        return shown

    def _headed(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """Units of a later page, under the headings they stand below."""
        begun: set[int] = set()
        for unit in units:
            section = self._section_of[unit]
            if id(section) not in begun:
                begun.add(id(section))
                yield from _again(section, unit)
            yield unit

    @cached_property
    def _section_of(self) -> dict[Unit, Section]:
        return {unit: section for section in self.sections for unit in section.units}


class _Spread:
    """Units by page, and how many rows of each element stand on which."""

    def __init__(self, pages: list[list[Unit]]) -> None:
        self.pages = [units for n, units in enumerate(pages) if units or not n]
        self.page_of = {unit: n for n, units in enumerate(self.pages) for unit in units}
        self._rows: dict[Box, list[int]] = {}
        self._first: dict[Box, int] = {}
        for unit, n in self.page_of.items():
            for box in unit.around:
                self._first.setdefault(box, n)
                self._rows.setdefault(box, [0] * len(self.pages))[n] += unit.tag in ROWS

    def written(self, n: int, units: Sequence[Unit]) -> str:
        """The markup of a page: each element around is opened once and closed behind its last unit."""
        out: list[str] = []
        open_now: list[Box] = []
        for unit in units:
            same = _same(open_now, unit.around)
            out += [f"</{box.tag}>" for box in reversed(open_now[same:])]
            out += [self._opened(box, n) for box in unit.around[same:]]
            open_now = list(unit.around)
            out.append(unit.text)
        out += [f"</{box.tag}>" for box in reversed(open_now)]
        return "\n".join(out) + "\n"

    def _opened(self, box: Box, n: int) -> str:
        rows = self._rows.get(box, [0])
        return box.opened(sum(rows) - rows[n], again=self._first[box] < n)


def _again(section: Section, unit: Unit) -> Iterator[Unit]:
    """The headings above a unit that stand on an earlier page."""
    if section.heading and not section.carried and section.units[0] is not unit:
        yield Unit("h2", section.heading, section.around, 0)
    heading = section.below.get(unit)
    if heading and heading is not unit:
        yield heading


def _same(one: Sequence[Box], other: Sequence[Box]) -> int:
    """How many boxes from the outermost are the same."""
    n = 0
    while n < min(len(one), len(other)) and one[n] is other[n]:
        n += 1
    return n


def _quota(sections: Sequence[Section], most: int) -> int:
    """The number of bytes to which each section is truncated so that all fit on one page; 0 if too little of
    them would be left."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if sum(max(s.least, min(s.size, middle)) for s in sections) <= most:
            low = middle
        else:
            high = middle - 1
    return low if low >= most // _LEAST else 0


def _fitting(units: Sequence[Unit], most: int) -> int:
    """How many units from the first have at most so many bytes; the last of them is no heading."""
    n, size = 0, 0
    while n < len(units) and size + units[n].size <= most:
        size += units[n].size
        n += 1
    while n < len(units) and n and units[n - 1].tag in HEADINGS:
        n -= 1
    return n


def _shared(units: Sequence[Unit], pages: int) -> list[list[Unit]]:
    """Units in order on so many pages of about the same size; none ends in a heading."""
    out: list[list[Unit]] = [[] for _ in range(pages)]
    whole, done, at = max(sum(unit.size for unit in units), 1), 0, 0
    for unit in units:
        at = min(max(at, done * pages // whole), at + 1, pages - 1)
        out[at].append(unit)
        done += unit.size
    for this, following in pairwise(out):
        while this and following and this[-1].tag in HEADINGS:
            following.insert(0, this.pop())
    return out
