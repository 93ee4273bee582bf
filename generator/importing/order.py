"""In which order the lines of a page are read: columns one after the other, where they stand side by side.

Two columns are a letterhead, or the recipients to the left and the signature to the right (Decree
30/2020/NĐ-CP, Appendix I), which need not stand on the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.importing.segments import Segment
from generator.text.marks import ADDRESSED, MARK, MOTTO, RECIPIENTS, TYPES, is_bullet

_APART = 8  # heights of a line between a post and the name below it, at most
_NEAR = 4  # lines among the first of a letterhead in which the name of the state stands


def read_order(rows: Sequence[list[Segment]]) -> Iterator[Segment]:
    """Segments as they are read: of lines in two columns (a letterhead, a signature) the left ones first."""
    at = 0
    while at < len(rows):
        beside = _beside_recipients(rows, at) or _beside_state(rows, at)
        if beside:
            end, gap = beside
            group = [s for row in rows[at:end] for s in row]
            yield from (s for s in group if s.left < gap)
            yield from (s for s in group if s.left >= gap)
            at = end
            continue
        if len(rows[at]) == 1:
            yield rows[at][0]
            at += 1
            continue
        end, gap = _columned(rows, at)
        group = [s for row in rows[at:end] for s in row]
        yield from (s for s in group if s.left < gap)
        yield from (s for s in group if s.left >= gap)
        at = end


def _columned(rows: Sequence[list[Segment]], at: int) -> tuple[int, float]:
    """Where the lines end that go on in the columns line ``at`` begins, and between which they stand."""
    widest = max(range(1, len(rows[at])), key=lambda i: rows[at][i].left - rows[at][i - 1].right)
    low, high = rows[at][widest - 1].right, rows[at][widest].left
    end = at + 1
    for row in rows[at + 1 :]:
        gap = row[0].top - rows[end - 1][0].top
        kept_low = max([low, *(s.right for s in row if s.left < high and s.right < high)])
        kept_high = min([high, *(s.left for s in row if s.left > low)])
        crossed = any(s.left < low and s.right > high for s in row)
        if (
            crossed
            or gap > row[0].height * 4
            or kept_low >= kept_high
            or (len(row) == 1 and _stands_alone(row[0]))
        ):
            break
        low, high, end = kept_low, kept_high, end + 1
    return end, (low + high) / 2


def _stands_alone(row: Segment) -> bool:
    """Whether a line ends what stands in columns: the type of the document, or a numbered part."""
    mark = MARK.match(row.text)
    return row.text in TYPES or (mark is not None and not is_bullet(mark["label"]))


@dataclass(kw_only=True)
class _Beside:
    """Recipients and a signature beside each other: how far they reach, and between which they stand."""

    edge: float
    low: float
    high: float = float("inf")

    @property
    def gap(self) -> float:
        """The middle between the columns."""
        return (self.low + self.high) / 2

    def takes(self, row: Sequence[Segment]) -> bool:
        """Whether a line stands in the columns, which it may widen."""
        left = [s for s in row if s.left < min(self.high, self.edge)]
        low = max([self.low, *(s.right for s in left)])
        high = min([self.high, *(s.left for s in row if s not in left)])
        if low >= high or (len(row) == 1 and _stands_alone(row[0])):
            return False
        self.low, self.high = low, high
        return True


def _beside_recipients(rows: Sequence[list[Segment]], at: int) -> tuple[int, float] | None:
    """Where the recipients that begin at line ``at`` end, with the signature to the right of them on lines of
    its own, and between which they stand; nothing elsewhere."""
    beside, end = _recipients(rows, at)
    return (end, beside.gap) if beside and beside.high < float("inf") else None


def _recipients(rows: Sequence[list[Segment]], at: int) -> tuple[_Beside | None, int]:
    first, end = rows[at][0], at
    if not first.text.startswith(RECIPIENTS):
        return None, at
    beside = _Beside(edge=first.right, low=first.right)
    for row in rows[at:]:
        gap = row[0].top - rows[max(at, end - 1)][0].top
        if gap > row[0].height * _APART or not beside.takes(row):
            break
        end += 1
    return beside, end


def _beside_state(rows: Sequence[list[Segment]], at: int) -> tuple[int, float] | None:
    """Where the letterhead that begins at line ``at`` ends, with the state beside the issuer, also on lines
    of its own, and between which they stand; nothing elsewhere."""
    near = [s for row in rows[at : at + _NEAR] for s in row]
    state = next((s for s in near if MOTTO.match(s.text)), None)
    left = [s for s in near if state and s.right < state.left]
    if state is None or not left:
        return None
    low, high, end = left[0].right, state.left, at
    for row in rows[at:]:
        far = end > at and row[0].top - rows[end - 1][0].top > row[0].height * 4
        alone = len(row) == 1 and (_stands_alone(row[0]) or row[0].text.startswith(ADDRESSED))
        low, high = (
            max([low, *(s.right for s in row if s.right < high)]),
            min([high, *(s.left for s in row if s.right >= high)]),
        )
        if far or alone or low >= high:
            break
        end += 1
    return (end, (low + high) / 2) if end > at else None


def rejoin_signatures(pages: Sequence[list[list[Segment]]]) -> None:
    """Give the lines of recipients and a signature that a page break parted back to the page where they
    begin."""
    for rows, following in pairwise(pages):
        at = next((i for i, row in enumerate(rows) if row[0].text.startswith(RECIPIENTS)), -1)
        beside, end = _recipients(rows, at) if at >= 0 else (None, 0)
        if beside is None or end < len(rows) or beside.high == float("inf"):
            continue
        while following and beside.takes(following[0]):
            down = rows[-1][0].bottom - following[0][0].top + following[0][0].height
            rows.append([replace(s, top=s.top + down, bottom=s.bottom + down) for s in following.pop(0)])
