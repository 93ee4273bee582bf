"""The exceptions of the file readers, and the one function with which they read a whole number from a
file."""

from __future__ import annotations

import re

from generator.words import both


class Broken(Exception):
    """A file is not what its suffix says, or is malicious; the message says how."""


class Locked(Broken):
    """A file needs a password."""


class TooMuch(Broken):
    """A file contains more of something than any official text; the message says of what, and the limit."""


class Foreign(Exception):
    """The text of a file is not readable Vietnamese: an unknown or mixed legacy encoding, words torn into
    letters, or no text.

    ``code`` is the code of the problem to report; the message is the encoding or a sample of the words.
    """

    def __init__(self, code: str, sample: str) -> None:
        super().__init__(code, sample)
        self.code = code

    def __str__(self) -> str:
        return str(self.args[1])


def too_deep(said: str) -> TooMuch | None:
    """What is told when a parser gave up because elements stand too deep in each other; nothing when it gave
    up for another reason.

    >>> str(too_deep("Excessive depth in document: 2048, use XML_PARSE_HUGE option"))
    '> 2048 tầng lồng nhau / levels of nesting'
    """
    found = re.search(r"depth in document: ([0-9]+)", said)
    return TooMuch(f"> {found[1]} {both('importing', 'depth')}") if found else None


def whole_number(printed: str | None, name: str, most: int, default: int = 0) -> int:
    """The whole number that a file gives for ``name``, from 0 to ``most``; ``default`` if it gives none.

    :raises Broken: when it is no such number.
    """
    if printed is None or not printed.strip():
        return default
    if not re.fullmatch(r"[0-9]{1,9}", printed.strip()) or int(printed) > most:
        raise Broken(f"{name} = “{printed[:20]}{'…' if len(printed) > 20 else ''}” (0–{most})")
    return int(printed)
