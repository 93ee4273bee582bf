"""Finding the spellings of known names in texts, the longest reading first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """A known name in a text: where, whose, and the spelling."""

    start: int
    end: int
    key: str
    name: str


def find_names(text: str, names: Mapping[str, Iterable[str]]) -> Iterator[Mention]:
    """Find every spelling in ``text``, whole words only; a name inside a longer one does not count.

    A spelling listed for several keys (one phrase naming two roads) is a mention of each.
    """
    hits: list[Mention] = []
    for key, spellings in names.items():
        for name in spellings:
            start = text.find(name)
            while start >= 0:
                end = start + len(name)
                # "HĐND" in the number "08/2019/NQ-HĐND" is a symbol, not the council
                before = text[start - 1] if start else " "
                if not (before.isalnum() or before in "-/") and not (end < len(text) and text[end].isalnum()):
                    hits.append(Mention(start, end, key, name))
                start = text.find(name, start + 1)
    hits.sort(key=lambda m: (m.start, -m.end, m.key))
    reach, whole = -1, (-1, -1)
    for hit in hits:
        if hit.end > reach or (hit.start, hit.end) == whole:
            if hit.end > reach:
                reach, whole = hit.end, (hit.start, hit.end)
            yield hit


def spellings_by_document(
    names: Mapping[str, Iterable[str]], texts: Mapping[str, Iterable[str]]
) -> tuple[tuple[str, str, str], ...]:
    """Which spelling of which key stands in which document: (key, spelling, document), sorted."""
    found: set[tuple[str, str, str]] = set()
    for document, passages in texts.items():
        whole = re.sub(r"\s+", " ", "\n".join(passages).replace("\n", " ¶ "))
        found.update((m.key, m.name, document) for m in find_names(whole, names))
    return tuple(sorted(found))
