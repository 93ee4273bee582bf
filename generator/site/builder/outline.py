"""The outline beside a page: its headings, one within another, as the body has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

#: a heading of a body that can be linked to; a label of its own, when there is one, stands in the outline
#: (empty: left out)
_HEADING = re.compile(r'<h([2-4]) id="([^"]*)"(?: data-toc-label="([^"]*)")?>(.*?)</h\1>', re.DOTALL)
_LABEL = re.compile(r'(<h[2-4] id="[^"]*") data-toc-label="[^"]*">')
#: how many stand below a heading is for the heading, not for the outline
_COUNT = re.compile(r'<span class="count">[^<]*</span>')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Entry:
    """A heading: how deep it is, its anchor, its words as markup, and the headings under it."""

    level: int
    anchor: str
    title: Markup
    inner: list[Entry] = field(default_factory=list)


def outline_of(body: str) -> list[Entry]:
    """The headings of a body under its main one, each within the nearest above it that is less deep.

    >>> outline = outline_of('<h2 id="a">A <span class="count">9</span></h2><h4 id="b"><i>B</i> C</h4>')
    >>> [(e.title, [i.title for i in e.inner]) for e in outline]
    [(Markup('A'), [Markup('B C')])]
    """
    return _nested(
        Entry(int(level), anchor, _plain(label or words))
        for level, anchor, label, words in (m.groups() for m in _HEADING.finditer(body))
        if label != ""
    )


def without_labels(body: str) -> str:
    """The body as readers get it: the labels were for the outline.

    >>> without_labels('<h2 id="a" data-toc-label="x">A</h2>')
    '<h2 id="a">A</h2>'
    """
    return _LABEL.sub(r"\1>", body)


def _plain(words: str) -> Markup:
    return Markup(" ".join(_TAG.sub("", _COUNT.sub("", words)).split()))  # noqa: S704 - words of a body, whose markup is gone


def _nested(entries: Iterable[Entry]) -> list[Entry]:
    top: list[Entry] = []
    above: list[Entry] = []
    for entry in entries:
        while above and above[-1].level >= entry.level:
            above.pop()
        (above[-1].inner if above else top).append(entry)
        above.append(entry)
    return top
