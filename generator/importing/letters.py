"""The letters of a page of a PDF, each in the room that it takes in its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

from generator.importing.symbols import plain

if TYPE_CHECKING:
    from pdfplumber.page import Page

_FOOT = 0.2  # of the height of a letter: what stands below the line, as in most fonts
_ALIKE = 1.0  # points by which a letter printed over itself is moved, at most
_TOUCHES = 0.5  # points between two letters of a word, at most


def give_letters_plainly(page: Page) -> None:
    """Let a page give its letters with their places alone: pdfplumber takes most of its time to work out
    their colours and the like, which nobody asks for."""
    whole = page.process_object

    def drawn(thing: Any) -> dict[str, Any]:
        return _plainly(page, thing) if hasattr(thing, "fontname") else whole(thing)

    vars(page)["process_object"] = drawn


def _plainly(page: Page, char: Any) -> dict[str, Any]:
    left, top = page.mediabox[0], page.height + page.mediabox[1]
    return {
        "object_type": "char",
        "page_number": page.page_number,
        "text": char.get_text(),
        "fontname": char.fontname if isinstance(char.fontname, str) else str(char.fontname, "latin-1"),
        "size": char.size,
        "upright": char.upright,
        "matrix": char.matrix,
        "width": char.width,
        "height": char.height,
        "x0": char.x0 + left,
        "x1": char.x1 + left,
        "y0": char.y0,
        "y1": char.y1,
        "top": top - char.y1,
        "bottom": top - char.y0,
        "doctop": page.initial_doctop + top - char.y1,
    }


def once(drawn: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The letters of a page, each once where it is printed several times over to look bold."""
    out: list[dict[str, Any]] = []
    known: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for char in drawn:
        column, line = int(char["x0"] / _ALIKE), int(char["doctop"] / _ALIKE)
        kind = (char["text"], char["fontname"], char["size"], char["upright"])
        near = (known.get((*kind, column + x, line + y), ()) for x, y in product((-1, 0, 1), repeat=2))
        if any(_same_place(char, other) for others in near for other in others):
            continue
        known.setdefault((*kind, column, line), []).append(char)
        out.append(char)
    return out


def _same_place(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return bool(abs(a["x0"] - b["x0"]) <= _ALIKE and abs(a["doctop"] - b["doctop"]) <= _ALIKE)


def letters(drawn: Sequence[dict[str, Any]], height: float) -> list[dict[str, Any]]:
    """The letters of a page as they are drawn: each with the marks over it that a font without the whole
    letter sets apart, signs of symbol fonts as characters, none leaning over the next one, and none beyond
    the page, where nobody sees it."""
    out: list[dict[str, Any]] = []
    reach = 0.0  # of the marks met last: they take room only where the next letter leaves it
    for char in drawn:
        if not 0 <= char["top"] + char["bottom"] <= 2 * height:
            continue
        char["text"] = plain(char["text"], char["fontname"])
        mark = char["text"] and all(map(unicodedata.combining, char["text"]))
        last = out[-1] if out else None
        if mark and last and last["x0"] - char["width"] <= char["x0"] <= last["x1"] + char["width"]:
            last["text"] = unicodedata.normalize("NFC", last["text"] + char["text"])
            reach = max(reach, char["x1"])
            continue
        _set_upright(char)
        if last and last["x1"] < reach <= char["x0"] + _TOUCHES:
            last["x1"] = reach
        reach = 0.0
        out.append(char)
    return out


def _set_upright(char: dict[str, Any]) -> None:
    """Give a letter the room it takes in its line, whatever its font says of itself: its foot a little below
    the line it stands on, and without the box around a slanted one that reaches into the next, over a space
    between."""
    right, up, slant, height, left, line = char["matrix"]
    if up or right * height <= 0:
        return
    if slant:
        leaning = abs(slant) * char["size"] / abs(height)
        char["x0"], char["x1"] = left, left + max(char["x1"] - char["x0"] - leaning, 0.0)
    elif height > 0:
        down = char["y0"] - (line - _FOOT * char["size"])
        for side, sign in (("y0", -1), ("y1", -1), ("top", 1), ("bottom", 1), ("doctop", 1)):
            char[side] += sign * down
