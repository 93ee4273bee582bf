"""The letters of a page of a PDF, each in the room that it takes in its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from generator.importing.symbols import plain

_FOOT = 0.2  # of the height of a letter: what stands below the line, as in most fonts
_TOUCHES = 0.5  # points between two letters of a word, at most


def letters(drawn: Sequence[dict[str, Any]], height: float) -> list[dict[str, Any]]:
    """The letters of a page as they are drawn: each with the marks over it that a font without the whole
    letter sets apart, signs of symbol fonts as characters, none leaning over the next one, and none beyond
    the page, where nobody sees it."""
    out: list[dict[str, Any]] = []
    reach = (
        0.0  # how far the marks go that were met last; they take room only where the next letter leaves it
    )
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
