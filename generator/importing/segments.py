"""Words of a page with their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = 0.35  # letter heights between two columns, at least

#: the room across a page that the words of each column of a table take, from left to right
Columns = Sequence[tuple[float, float]]


@dataclass(frozen=True, kw_only=True)
class Segment:
    """Words that stand together in a line, and their place."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top


def joined(a: Segment, b: Segment, between: str) -> Segment:
    """Two pieces of a line as one."""
    return Segment(
        text=f"{a.text}{between}{b.text}",
        left=a.left,
        right=b.right,
        top=min(a.top, b.top),
        bottom=max(a.bottom, b.bottom),
        bold=a.bold and b.bold,
    )


def words_of(row: Sequence[Segment]) -> str:
    """The words of a line."""
    return " ".join(s.text for s in row)


def middle(s: Segment) -> float:
    """How high the middle of words stands."""
    return (s.top + s.bottom) / 2


def least_gap(rows: Sequence[list[Segment]], one_in: int, spaces: float) -> float:
    """How wide a gap between two columns is at least in these lines (words from the left): ``spaces`` times a
    space, for which the widest of the narrowest gaps is taken, one gap in so many; and some of the letters'
    height in any case."""
    gaps = sorted(b.left - a.right for row in rows for a, b in pairwise(row))
    return max(rows[0][0].height * _GAP, gaps[len(gaps) // one_in] * spaces if gaps else 0.0)


def united(taken: Columns, row: Sequence[Segment], least: float) -> list[tuple[float, float]]:
    """The room that is taken across with the words of one more line; what is nearer than a gap is one."""
    out: list[tuple[float, float]] = []
    for left, right in sorted([*taken, *((w.left, w.right) for w in row)]):
        if out and left - out[-1][1] < least:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def rows_of(words: Sequence[Segment]) -> list[list[Segment]]:
    """Words by the line they stand in, from the top and from the left."""
    rows: list[list[Segment]] = []
    for w in sorted(words, key=middle):
        if rows and _in_line(rows[-1][0], w):
            rows[-1].append(w)
        else:
            rows.append([w])
    return [sorted(row, key=lambda w: w.left) for row in rows]


def _in_line(a: Segment, b: Segment) -> bool:
    """Whether two words stand in one line: their middles are level, or small print has the other's foot."""
    low = min(a.height, b.height)
    return abs(middle(a) - middle(b)) < low / 2 or abs(a.bottom - b.bottom) < low / 4
