"""Finding the spellings of known names in texts, the longest reading first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from generator.text.folding import fold_words


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
    """Names in all their spellings, laid out by their first two words: reading a text costs its words, not
    the names.

    ``names``: key -> its spellings. A spelling listed for several keys (one phrase naming two roads) is a
    mention of each.
    """

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        keys: dict[str, list[str]] = {}
        for key, spellings in names.items():
            for name in spellings:
                keys.setdefault(name, []).append(key)
        self._keys = {name: sorted(set(of)) for name, of in keys.items()}
        #: first word -> second, if there is one -> where in the name the first begins, and the name
        self._by_word: dict[str, dict[str, list[tuple[int, str]]]] = {}
        for name in sorted(keys, key=lambda n: (-len(n), n)):
            runs = list(islice(_RUN.finditer(name), 2))
            if runs:
                second = runs[1][0] if len(runs) > 1 else ""
                entries = self._by_word.setdefault(runs[0][0], {}).setdefault(second, [])
                entries.append((runs[0].start(), name))

    def find(self, text: str) -> Iterator[Mention]:
        """Find every spelling in ``text``, whole words only; a name inside a longer one does not count."""
        starts = set(self._starts(text))
        reach = -1
        for start, name in sorted(starts, key=lambda hit: (hit[0], -len(hit[1]))):
            end = start + len(name)
            if end > reach:
                reach = end
                for key in self._keys[name]:
                    yield Mention(start, end, key, name)

    def _starts(self, text: str) -> Iterator[tuple[int, str]]:
        """Where a name stands: its first word, and its second, are those of the text."""
        places, words = _words(text)
        for n, seconds in enumerate(map(self._by_word.get, words)):
            if seconds is None:
                continue
            following = seconds.get(words[n + 1], ()) if n + 1 < len(words) else ()
            for before, name in (*seconds.get("", ()), *following):
                start = places[n] - before
                if start >= 0 and text.startswith(name, start) and _alone(text, start, start + len(name)):
                    yield start, name


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[list[int], list[str]]:
    """Where the words of a text begin, and the words; several sets of names are looked for in one after the
    other."""
    return [run.start() for run in _RUN.finditer(text)], _RUN.findall(text)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either side. "HĐND" in the number "08/2019/NQ-HĐND" is a symbol, not the
    council."""
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before in "-/") and not (end < len(text) and text[end].isalnum())


_ADDITION = re.compile(r"\s*\([^()]*\)$")


def without_addition(name: str) -> str:
    """A name, folded, without what is added in brackets to tell it from another of the same name.

    >>> without_addition("Sở Nội vụ (từ 2025)")
    'so noi vu'
    """
    return fold_words(plain_name(name))


def plain_name(name: str) -> str:
    """A name as texts print it, without what is added in brackets to tell it from another of the same name.

    >>> plain_name("Sở Nội vụ (từ 2025)")
    'Sở Nội vụ'
    """
    return _ADDITION.sub("", name)


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
