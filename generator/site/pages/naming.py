"""The name of a body at the head of a title: on the body's own page the deed comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    for name in names:
        end = _after(title, name)
        rest = title[end:].lstrip(": ")
        first = _WORD.match(rest)
        if end and first and first[0] not in _ANOTHER and title[end : end + 1] in (" ", ":"):
            return rest[:1].upper() + rest[1:]
    return title


def _after(title: str, name: str) -> int:
    """Where a title goes on after a name; 0 where it does not begin with it."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in _JOINING]
    left, end = list(words), 0
    for found in _WORD.finditer(title):
        if not left:
            break
        if found[0].casefold() in _JOINING:
            continue
        taken = _taken(found[0], left)
        if not taken:
            return _after_kind(title, words)
        left, end = left[taken:], found.end()
    return end if not left else 0


def _taken(token: str, words: list[str]) -> int:
    """How many of the words stand in a token: one as it is, several as their initials, none."""
    if token.casefold() == words[0].casefold():
        return 1
    letters = [letter for letter in token if letter.isalpha()]
    initials = [word[0].upper() for word in words[: len(letters)]]
    return len(letters) if token.isupper() and letters == initials else 0


def _after_kind(title: str, words: list[str]) -> int:
    """Where a title goes on after a body called by some words of its name and then its kind: "Planning
    department"."""
    kind = words[0].casefold() if words else ""
    words_after = {word.casefold() for word in words[1:]}
    head: list[str] = []
    for found in _WORD.finditer(title):
        word = found[0].casefold()
        if word == kind:
            return found.end() if head else 0
        if word not in words_after | _JOINING:
            return 0
        head.append(word)
    return 0
