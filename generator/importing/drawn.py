"""Bullets that a page of a PDF draws as shapes, as browsers print those of lists, in place of a letter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from generator.importing.segments import Segment, middle

_SIZES = (0.15, 0.65)  # heights of a letter: how high and wide such a shape is
_AWAY = (0.1, 2.5)  # heights of a letter between the shape and the word it stands before
_MOST = 2_000  # shapes of a page; more are a drawing


def with_bullets(words: Sequence[Segment], shapes: Sequence[dict[str, Any]]) -> list[Segment]:
    """The words of a page with a bullet for each small shape that stands before the first word of a line or
    of a cell."""
    found = [s for s in shapes if 1 < s["width"] < 12 and 0.6 < s["width"] / (s["height"] or 1) < 1.6]
    if not found or len(found) > _MOST:
        return list(words)
    level = sorted(words, key=middle)
    places = {(round(s["x0"]), round(s["top"])): s for s in found}
    bullets = [b for s in places.values() if (b := _bullet(s, level)) is not None]
    return [*words, *bullets]


def _bullet(shape: dict[str, Any], words: Sequence[Segment]) -> Segment | None:
    """The bullet that a shape is; nothing where it stands before no word, or behind one."""
    at = (shape["top"] + shape["bottom"]) / 2
    first = bisect_left(words, at - 2 * shape["height"], key=middle)
    last = bisect_left(words, at + 2 * shape["height"], key=middle)
    line = [w for w in words[first:last] if w.top < at < w.bottom]
    after = min((w for w in line if w.left >= shape["x1"]), key=lambda w: w.left, default=None)
    if after is None:
        return None
    tall, gap = after.height, after.left - shape["x1"]
    near = any(0 <= shape["x0"] - w.right < tall for w in line)
    fits = _SIZES[0] * tall < shape["height"] < _SIZES[1] * tall and _AWAY[0] * tall < gap < _AWAY[1] * tall
    if near or not fits:
        return None
    return Segment(text="•", left=shape["x0"], right=shape["x1"], top=after.top, bottom=after.bottom)
