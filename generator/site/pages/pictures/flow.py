"""Indicators from document to document: which a later one sets again, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.site.charts.flow import Band, Row, flow
from generator.site.charts.svg import Caption
from generator.site.pages.comparing import WAY_OF, WAYS, Level
from generator.site.pages.pictures.base import Cell, Picture, Place, Table, heads, sentences

#: documents drawn at most, the newest: more are neither seen nor told apart
_MOST = 12


@dataclass(frozen=True)
class Again:
    """The indicators of a document that the next one to have them sets in one way; ``anchor`` is where they
    are listed."""

    start: str
    end: str
    way: str
    indicators: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id of its place in the list under the picture."""
        return f"again-{self.start}-{self.end}-{self.way}"


def again(order: Sequence[str], indicators: Sequence[tuple[str, Sequence[Level]]]) -> list[Again]:
    """Which indicators come back in which document, by how; ``order`` has the documents in time."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for indicator, start, end, outcome in returns(order, indicators):
        found.setdefault((start, end, WAY_OF.get(outcome, "other")), []).append(indicator)
    keys = sorted(found, key=lambda k: (order.index(k[0]), order.index(k[1]), WAYS.index(k[2])))
    return [Again(*key, tuple(found[key])) for key in keys]


def returns(
    order: Sequence[str], indicators: Sequence[tuple[str, Sequence[Level]]]
) -> Iterator[tuple[str, str, str, str]]:
    """Each indicator with each pair of documents in which it comes back, and what the later one made of it:
    the outcome of its first target that can be put beside one of the earlier, "" where none can."""
    for indicator, levels in indicators:
        documents = sorted({level.target.document for level in levels}, key=order.index)
        for start, end in pairwise(documents):
            yield indicator, start, end, _outcome(levels, start, end)


def _outcome(levels: Sequence[Level], start: str, end: str) -> str:
    outcomes = (
        level.outcome
        for level in levels
        if level.target.document == end and level.before and level.before.document == start
    )
    return next(outcomes, "")


def targets_flow(place: Place, order: Sequence[str], found: Sequence[Again]) -> Picture | None:
    """The picture of what comes back among the newest documents; None when nothing does."""
    view = place.view
    has = {
        d: len({t.indicator for t in view.catalog.targets.values() if t.document == d and t.indicator})
        for d in order
    }
    counted = [d for d in order if has[d]]
    shown = counted[-_MOST:]
    within = [a for a in found if {a.start, a.end} <= set(shown)]
    rows = [_row(place, d, has[d]) for d in shown]
    bands = [
        Band(
            start=shown.index(a.start), end=shown.index(a.end), kind=a.way, count=len(a.indicators),
            href=f"#{a.anchor}", label=label(place, a),
        )
        for a in within
    ]  # fmt: skip
    words = view.words
    left = len(counted) - len(shown)
    note = (words.text("compare.flow_note"), words.text("compare.flow_left", n=left) if left else "")
    caption = Caption("flow", words.text("compare.flow_title"), _summary(place, found), sentences(*note))
    drawing = flow(caption, rows, bands)
    if not drawing:
        return None
    return Picture(
        caption, drawing, Table(_heads(place), tuple(_rows(place, within))), place.counted, ("targets",)
    )


def label(place: Place, a: Again) -> str:
    """A band in words."""
    view = place.view
    return view.words.text(
        "compare.flow_band",
        start=view.name("document", a.start), end=view.name("document", a.end),
        way=view.words.text(f"again.{a.way}"), n=len(a.indicators),
    )  # fmt: skip


def _row(place: Place, document: str, n: int) -> Row:
    name = place.view.name("document", document)
    return Row(place.view.words.text("compare.flow_row", document=name, n=n), n)


def _summary(place: Place, found: Sequence[Again]) -> str:
    words = place.view.words
    back = len({i for a in found for i in a.indicators})
    all_ = sum(1 for targets in place.view.relations.targets_of_indicator.values() if targets)
    return words.text("compare.flow_summary", n=back, all=all_)


def _heads(place: Place) -> tuple[Cell, ...]:
    words = place.view.words
    return heads(
        (
            words.text("compare.flow_from"),
            words.text("compare.flow_to"),
            words.text("compare.flow_way"),
            words.text("compare.flow_count"),
        ),
        numbers_from=3,
    )


def _rows(place: Place, found: Sequence[Again]) -> Iterator[tuple[Cell, ...]]:
    words = place.view.words
    for a in found:
        yield (
            place.named("document", a.start),
            place.named("document", a.end),
            Cell(words.text(f"again.{a.way}")),
            place.count(len(a.indicators), f"#{a.anchor}"),
        )
