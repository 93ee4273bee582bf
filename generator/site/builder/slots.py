"""Slots: marks in a shell that stand for values, and how a value is escaped for each of them.

The theme never sees a value of a page, of the words or of the publication. It is given marks, and its output
is cut at the marks; each value is escaped for the place where its mark was found, at the moment it is
inserted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from markupsafe import escape as escaped

#: a mark: nothing that any language of markup reads, and no word of any language
_MARK = re.compile(r"qz-([a-z0-9_.]+)-zq")
#: data in a script, which no browser runs
_DATA = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)
#: what a browser reads as program or style: no value is ever written there
_CODE = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
#: what keeps its empty lines and indents: programs, data, and what is preformatted
_KEPT = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)", re.DOTALL)
_LAID_OUT = re.compile(r"[ \t\r]*\n[ \t\r\n]*")

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
#: what data in a script must not hold as it is: it could end the element
_OF_MARKUP = re.compile("[<>&']")

Write = Callable[[Any], str]


def mark(name: str) -> str:
    """The mark of a slot. ``name`` consists of lower-case letters, digits, points and underscores.

    >>> mark("crumbs.0.label")
    'qz-crumbs.0.label-zq'
    """
    return f"qz-{name}-zq"


def marked(value: Any, name: str) -> Any:
    """``value`` with each text replaced by a mark that is named after the keys leading to it.

    >>> marked({"a": "x", "b": [{"c": "y"}]}, "extra")
    {'a': 'qz-extra.a-zq', 'b': [{'c': 'qz-extra.b.0.c-zq'}]}
    """
    if isinstance(value, Mapping):
        return {key: marked(inner, f"{name}.{key}") for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [marked(inner, f"{name}.{n}") for n, inner in enumerate(value)]
    return mark(name.lower())


def named(value: Any, name: str) -> dict[str, str]:
    """The texts that :func:`marked` replaced: name of the slot -> text.

    >>> named({"a": "x", "b": [{"c": "y"}]}, "extra")
    {'extra.a': 'x', 'extra.b.0.c': 'y'}
    """
    if isinstance(value, str):
        return {name.lower(): str(value)}
    if isinstance(value, Mapping):
        return {k: v for key, inner in value.items() for k, v in named(inner, f"{name}.{key}").items()}
    if isinstance(value, list | tuple):
        return {k: v for n, inner in enumerate(value) for k, v in named(inner, f"{name}.{n}").items()}
    return {name.lower(): str(value)}


def as_markup(value: Any) -> str:
    """A value between tags or inside a quoted attribute; markup made by this project is kept."""
    return str(escaped(value))


def as_attribute(value: Any) -> str:
    """A value inside a quoted attribute, where markup is not allowed."""
    return str(escaped(str(value)))


def as_data(value: Any) -> str:
    r"""A whole JSON value inside a script element of data, which it cannot close.

    >>> as_data("</script>")
    '"\\u003c/script\\u003e"'
    """
    data = _JSON.encode(str(value) if isinstance(value, Markup) else value)
    return _OF_MARKUP.sub(lambda found: f"\\u{ord(found[0]):04x}", data)


def within_data(value: Any) -> str:
    """Text within the quotes of a JSON string in a script of data."""
    return as_data(str(value))[1:-1]


@dataclass(frozen=True)
class Slot:
    """One place of a shell: the name of its value, and how it is escaped."""

    name: str
    write: Write


class Misplaced(ValueError):
    """A slot stands where no value can be inserted safely; the message is its name."""


Piece = str | Slot


def dense(text: str) -> str:
    r"""Markup without the empty lines and indents that a theme has for who reads its templates; between two
    words at least a line end stays.

    >>> dense("<ul>\n\n  <li>a</li>\n</ul> <pre>\n  b</pre>")
    '<ul>\n<li>a</li>\n</ul> <pre>\n  b</pre>'
    """
    kept = [found.span() for found in _KEPT.finditer(text)]
    between = zip((0, *(end for _, end in kept)), (*(start for start, _ in kept), len(text)), strict=True)
    loose = [_LAID_OUT.sub("\n", text[start:end]) for start, end in between]
    return "".join(part + text[slice(*span)] for part, span in zip(loose, [*kept, (0, 0)], strict=True))


def cut(text: str) -> tuple[Piece, ...]:
    """``text`` cut at its marks.

    :raises Misplaced: when a mark stands in a program, in a style, or in a tag outside of quotes.
    """
    data = [m.span() for m in _DATA.finditer(text)]
    code = [m.span() for m in _CODE.finditer(text) if m.span() not in data]
    pieces: list[Piece] = []
    end = 0
    for found in _MARK.finditer(text):
        start, stop = found.span()
        if _within(start, code):
            raise Misplaced(found[1])
        if _within(start, data):
            whole = text[start - 1] == text[stop] == '"'
            start, stop = (start - 1, stop + 1) if whole else (start, stop)
            write: Write = as_data if whole else within_data
        else:
            write = _in_markup(text, start, found[1])
        pieces += [text[end:start], Slot(found[1], write)]
        end = stop
    return joined([*pieces, text[end:]])


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < stop for start, stop in spans)


def _in_markup(text: str, at: int, name: str) -> Write:
    opened = text.rfind("<", 0, at)
    if opened <= text.rfind(">", 0, at):
        return as_markup
    if text.count('"', opened, at) % 2 == 0:
        raise Misplaced(name)
    return as_attribute


def filled(pieces: Sequence[Piece], values: Mapping[str, Any]) -> tuple[Piece, ...]:
    """``pieces`` with those slots filled whose values are known."""
    return joined(
        piece.write(values[piece.name]) if isinstance(piece, Slot) and piece.name in values else piece
        for piece in pieces
    )


def joined(pieces: Any) -> tuple[Piece, ...]:
    """``pieces`` with neighbouring texts merged and empty ones dropped."""
    out: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        elif piece != "":
            out.append(piece)
    return tuple(out)


def fill(pieces: Sequence[Piece], values: Mapping[str, Any]) -> str:
    """The text with every slot filled.

    :raises KeyError: when there is no value for a slot.
    """
    return "".join(piece if isinstance(piece, str) else piece.write(values[piece.name]) for piece in pieces)
