"""The one filter between content and markup: what it gives is safe in Markdown and in raw HTML alike."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

_SPECIAL = re.compile(r"""[&<>"'|\[\](){}*_`#\\~^$]""")
_START = re.compile(r"^(\s+|[-+=:!>]|\d+(?=[.)]))")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAK = re.compile(r"\s*[\r\n]\s*")


def escape(value: object) -> Markup:
    """Write every character that Markdown, HTML or a template could read as markup as a character reference.

    Marks that count only at the start of a line (bullets, numbers, underlines of headings) are neutralised
    there.
    """
    return value if isinstance(value, Markup) else _escaped(str(value))


@lru_cache(maxsize=1 << 16)
def _escaped(value: str) -> Markup:
    text = _BREAK.sub(" ", _CONTROL.sub("", value))
    text = _SPECIAL.sub(_reference, text)
    return Markup(_START.sub(_at_start, text))  # noqa: S704 - every character that could be markup is a reference by now


def _reference(match: re.Match[str]) -> str:
    return _NAMED.get(match[0]) or f"&#{ord(match[0])};"


_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def _at_start(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(c)};" for c in match[0])
