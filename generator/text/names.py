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


#: a run of letters and digits: a name begins where one begins, and ends where one ends
_RUN = re.compile(r"[^\W_]+")


class Spellings:
    """Names in all their spellings, laid out by their first word: reading a text costs its words, not the names.

    ``names``: key -> its spellings. A spelling listed for several keys (one phrase naming two roads) is a mention of each.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        keys: dict[str, list[str]] = {}
        for key, spellings in names.items():
            for name in spellings:
                keys.setdefault(name, []).append(key)
        self._keys = {name: sorted(set(of)) for name, of in keys.items()}
        self._by_word: dict[str, list[tuple[int, str]]] = {}
        for name in sorted(keys, key=lambda n: (-len(n), n)):
            first = _RUN.search(name)
            if first:
                self._by_word.setdefault(first[0], []).append((first.start(), name))

    def find(self, text: str) -> Iterator[Mention]:
        """Find every spelling in ``text``, whole words only; a name inside a longer one does not count."""
        first = self._by_word
        runs = (run for run in _RUN.finditer(text) if run[0] in first)
        starts = {start for run in runs for start in self._starts(text, run)}
        reach = -1
        for start, name in sorted(starts, key=lambda hit: (hit[0], -len(hit[1]))):
            end = start + len(name)
            if end > reach:
                reach = end
                for key in self._keys[name]:
                    yield Mention(start, end, key, name)

    def _starts(self, text: str, run: re.Match[str]) -> Iterator[tuple[int, str]]:
        """Where a name stands whose first word is this run."""
        for before, name in self._by_word[run[0]]:
            start = run.start() - before
            if start >= 0 and text.startswith(name, start) and _alone(text, start, start + len(name)):
                yield start, name


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either side. "HĐND" in the number "08/2019/NQ-HĐND" is a symbol, not the council."""
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in "-/") and not (end < len(text) and text[end].isalnum())


def spellings_by_document(
    names: Mapping[str, Iterable[str]], texts: Mapping[str, Iterable[str]]
) -> tuple[tuple[str, str, str], ...]:
    """Which spelling of which key stands in which document: (key, spelling, document), sorted."""
    found: set[tuple[str, str, str]] = set()
    known = Spellings(names)
    for document, passages in texts.items():
        whole = re.sub(r"\s+", " ", "\n".join(passages).replace("\n", " ¶ "))
        found.update((m.key, m.name, document) for m in known.find(whole))
    return tuple(sorted(found))
