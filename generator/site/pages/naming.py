"""The name of a body at the head of a title: on the body's own page the deed comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[&/-][^\W\d_]+)*")
#: words of a name that its short forms leave out
_JOINING = frozenset({"và", "and", "of", "the"})
#: after one of these another body follows, not a deed
_ANOTHER = frozenset({"và", "cùng", "and", "with"})


def without_name(title: str, names: Iterable[str]) -> str:
    """A title without the name it begins with, in full or by its initials, where a deed follows the name.

    >>> without_name("Sở KH&ĐT lập quy hoạch tỉnh", ["Sở Kế hoạch và Đầu tư"])
    'Lập quy hoạch tỉnh'
    >>> without_name("Planning department leads work", ["Department of Planning and Investment"])
    'Leads work'
    >>> without_name("Sở Tài chính cùng Sở KH&ĐT lập phương án", ["Sở Tài chính"])
    'Sở Tài chính cùng Sở KH&ĐT lập phương án'
    """
    tokens = [(found[0], found.end()) for found in _WORD.finditer(title)]
    for name in names:
        end = _after(tokens, _words(name))
        rest = title[end:].lstrip(": ")
        first = _WORD.match(rest) if end else None
        if first and first[0] not in _ANOTHER and title[end : end + 1] in (" ", ":"):
            return rest[:1].upper() + rest[1:]
    return title


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name without those that short forms leave out; few bodies are asked for many titles."""
    return tuple(word for word in _WORD.findall(name) if word.casefold() not in _JOINING)


def _after(tokens: Sequence[tuple[str, int]], words: tuple[str, ...]) -> int:
    """Where a title, given as its words with their ends, goes on after a name; 0 where it does not begin with
    it."""
    left, end = words, 0
    for token, its_end in tokens:
        if not left:
            break
        if token.casefold() in _JOINING:
            continue
        taken = _taken(token, left)
        if not taken:
            return _after_kind(tokens, words)
        left, end = left[taken:], its_end
    return end if not left else 0


def _taken(token: str, words: Sequence[str]) -> int:
    """How many of the words stand in a token: one as it is, several as their initials, none."""
    if token.casefold() == words[0].casefold():
        return 1
    if not token.isupper():
        return 0
    letters = [letter for letter in token if letter.isalpha()]
    initials = [word[0].upper() for word in words[: len(letters)]]
    return len(letters) if letters == initials else 0


def _after_kind(tokens: Sequence[tuple[str, int]], words: tuple[str, ...]) -> int:
    """Where a title goes on after a body called by some words of its name and then its kind: "Planning
    department"."""
    kind = words[0].casefold() if words else ""
    words_after = {word.casefold() for word in words[1:]}
    for number, (token, its_end) in enumerate(tokens):
        word = token.casefold()
        if word == kind:
            return its_end if number else 0
        if word not in words_after and word not in _JOINING:
            return 0
    return 0
