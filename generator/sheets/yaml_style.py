"""Writes YAML values in the style of ``content/``: on one line where they fit, quoted only where
necessary."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

WIDTH = 120  # characters of a line, with its indentation
#: a day, a month or a quarter is read as text, so it needs no quotes; a bare year would be a number
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|(?:[0-9]{4}|\.\.)[-0-9]*/(?:[0-9]{4}|\.\.)[-0-9]*")
#: keys whose lists stand one item a line
_ITEMS = frozenset({"names"})
#: keys whose records stand on one line where they fit
_ONE_LINE = frozenset({"deadlines", "citations"})


def key_of(key: str) -> str:
    """A key as it is written: in quotes where it would be read as a number."""
    return f"'{key}'" if re.fullmatch(r"[0-9.]+", key) else key


def entry(key: str, value: Any, indent: int, within: str = "", *, fold: bool = True) -> list[str]:
    """The lines of ``key: value``, indented by ``indent`` spaces; ``within`` is the parent key. ``fold``
    wraps text that is longer than a line."""
    start = f"{' ' * indent}{key_of(key)}:"
    if isinstance(value, Mapping):
        if within in _ONE_LINE and len(line := f"{start} {_flow(value)}") <= WIDTH:
            return [line]
        lines = [line for k, v in value.items() for line in entry(k, v, indent + 2, key, fold=fold)]
        return [start, *lines] if lines else [f"{start} {{}}"]
    if isinstance(value, (list, tuple)):
        return _list(start, value, indent, key)
    line = f"{start} {scalar(value)}"
    if fold and isinstance(value, str) and len(line) > WIDTH and " " in value.strip():
        return _folded(start, value, indent)
    return [line]


def _list(start: str, values: list[Any] | tuple[Any, ...], indent: int, key: str) -> list[str]:
    if any(isinstance(v, Mapping) for v in values):
        return [start, *(line for v in values for line in item(v, indent + 2))]
    line = f"{start} [{', '.join(scalar(v, inside=True) for v in values)}]"
    if (len(line) <= WIDTH and key not in _ITEMS) or not values:
        return [line]
    return [start, *(f"{' ' * (indent + 2)}- {scalar(v)}" for v in values)]


def item(record: Mapping[str, Any], indent: int) -> list[str]:
    """A record as an item of a list."""
    line = f"{' ' * indent}- {_flow(record)}"
    if len(line) <= WIDTH:
        return [line]
    lines = [line for k, v in record.items() for line in entry(k, v, indent + 2)]
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


def _flow(value: Mapping[str, Any]) -> str:
    pairs = (
        f"{key_of(k)}: "
        + (
            f"[{', '.join(scalar(x, inside=True) for x in v)}]"
            if isinstance(v, (list, tuple))
            else scalar(v, inside=True)
        )
        for k, v in value.items()
    )
    return "{" + ", ".join(pairs) + "}"


def _folded(start: str, value: str, indent: int) -> list[str]:
    space = " " * (indent + 2)
    lines = textwrap.wrap(value, WIDTH - len(space), break_long_words=False, break_on_hyphens=False)
    tame = not value.startswith((" ", "#")) and " ".join(lines) == value
    return [f"{start} >-", *(space + line for line in lines)] if tame else [f"{start} {scalar(value)}"]


def scalar(value: Any, *, inside: bool = False) -> str:
    """One value; ``inside`` brackets more of them need quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if value is None:
        return "null"
    text = str(value)
    if _DATE.fullmatch(text):
        return text
    dumped: str = yaml.safe_dump(
        [text] if inside else {"k": text}, allow_unicode=True, width=10**9, default_flow_style=inside
    )
    return dumped.strip()[1:-1] if inside else dumped[len("k: ") :].rstrip("\n")
