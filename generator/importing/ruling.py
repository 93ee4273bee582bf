"""The rules of tables on a page of a PDF, with those that a page break leaves out.

Where a row is parted by the end of the page, many programs draw no line below its first part and none above
its rest: the uprights end in the open, and so does every cell between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_NEAR = 2.0  # points between two rules that are one
_SHORTEST = 8.0  # points of a rule
_UPRIGHTS = 3  # that end together, at least

Box = tuple[float, float, float, float]


@dataclass
class Rules:
    """The lines that part cells: those across (how high, from where to where), and those that are missing."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    missing: list[tuple[float, float, float]] = field(default_factory=list)

    def lines(self) -> list[dict[str, Any]]:
        """The missing lines as objects that pdfplumber finds tables by."""
        return [
            {"object_type": "line", "x0": a, "x1": b, "top": y, "bottom": y, "width": b - a, "height": 0.0}
            for y, a, b in self.missing
        ]

    def opens(self, cell: Box) -> bool:
        """Whether a cell ends in the open at the foot of the page."""
        return _covered(self.missing, cell[3], cell[0], cell[2]) and not _covered(
            self.across, cell[3], cell[0], cell[2]
        )


def rules_of(edges: Sequence[dict[str, Any]]) -> Rules:
    """The rules of a page by the edges of all that is drawn on it."""
    level = [e for e in edges if e["orientation"] == "h" and e["width"] > _SHORTEST]
    upright = [e for e in edges if e["orientation"] == "v" and e["height"] > _SHORTEST]
    rules = Rules([((e["top"] + e["bottom"]) / 2, e["x0"], e["x1"]) for e in level])
    for side, outermost in (("top", min), ("bottom", max)):
        far = outermost((e[side] for e in upright), default=0.0)
        ends = sorted({round(e["x0"] / _NEAR) * _NEAR for e in upright if abs(e[side] - far) < _NEAR})
        opened = [(a, b) for a, b in pairwise(ends) if not _covered(rules.across, far, a, b)]
        if len(ends) >= _UPRIGHTS and any(b - a > _SHORTEST for a, b in opened):
            rules.missing.append((far, ends[0], ends[-1]))
    return rules


def _covered(lines: Sequence[tuple[float, float, float]], height: float, left: float, right: float) -> bool:
    """Whether one of the lines passes, at a height, between two places."""
    middle = (left + right) / 2
    return any(abs(y - height) < _NEAR and a - _NEAR < middle < b + _NEAR for y, a, b in lines)
