"""The errors of the file readers, and the one way they read a whole number out of a file."""

from __future__ import annotations

import re


class Broken(Exception):
    """A file is not what its name says, or is made to harm; the message says how."""


class Locked(Broken):
    """A file asks for a password before it shows its words."""


class TooMuch(Broken):
    """A file holds more of something than any official text does; the message says of what and how much is
    read."""


class Foreign(Exception):
    """The words of a file are no readable Vietnamese: an unknown or mixed old encoding, letters torn apart,
    or no text.

    ``code`` is the code of the problem to report; the message gives the encoding or a sample of the words.
    """

    def __init__(self, code: str, sample: str) -> None:
        super().__init__(code, sample)
        self.code = code

    def __str__(self) -> str:
        return str(self.args[1])


def whole_number(printed: str | None, name: str, most: int, default: int = 0) -> int:
    """The whole number a file gives for ``name``, from 0 to ``most``; ``default`` where it gives none.

    :raises Broken: when it is no such number.
    """
    if printed is None or not printed.strip():
        return default
    if not re.fullmatch(r"[0-9]{1,9}", printed.strip()) or int(printed) > most:
        raise Broken(f"{name} = “{printed[:20]}{'…' if len(printed) > 20 else ''}” (0–{most})")
    return int(printed)
