"""The levels that documents set for an indicator, with the results that were published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from generator.model.evidence import Evidence
from generator.model.records import Target
from generator.site.charts.ranges import KINDS, Panel, Value, ranges
from generator.site.charts.svg import Caption
from generator.site.pages.formatting import bounds, edtf, number
from generator.site.pages.pictures.base import Cell, Picture, Place, Table, heads, sentences
from generator.site.pages.view import View

_PUBLISHED = ("targets", "evidence")
#: numbers that a scale is worth
_FEWEST = 2
_KINDS = {
    "eq": "point",
    "approx": "about",
    "range": "range",
    "ge": "least",
    "gt": "least",
    "le": "most",
    "lt": "most",
}


def levels(place: Place, targets: Sequence[Target], evidence: Sequence[Evidence]) -> Picture | None:
    """Targets and results of an indicator, each unit on a scale of its own; None when there are not two
    numbers to compare."""
    view = place.view
    numeric, results, apart = _numbers(targets, evidence)
    if not numeric or len(numeric) + len(results) < _FEWEST:
        return None
    labels = _labels(view, numeric)
    panels: dict[str, list[tuple[str, Value]]] = {}
    for t, label in zip(numeric, labels, strict=True):
        panels.setdefault(_unit(view, t.unit, t.unit_text), []).append(
            (_when(t.period), _target(view, t, label))
        )
    for e in results:
        panels.setdefault(_unit(view, e.unit, ""), []).append((_when(e.period or ""), _result(view, e)))
    words = view.words
    title = words.text("picture.levels_title") if results else words.text("picture.levels_title_targets")
    caption = Caption("levels", title, _summary(view, numeric, results, apart))
    drawn = [
        Panel(unit, tuple(value for _, value in sorted(values, key=lambda v: v[0])))
        for unit, values in panels.items()
    ]
    keys = {kind: words.text(f"picture.level.{kind}") for kind in KINDS}
    drawing = ranges(caption, drawn, keys, lambda value: number(value, view.language))
    source = sentences(place.printed, words.text("picture.source_results") if results else "")
    return Picture(
        caption,
        drawing,
        _table(place, numeric, results),
        source,
        _PUBLISHED[: 2 if results else 1],
    )


def only_level(view: View, targets: Sequence[Target], evidence: Sequence[Evidence]) -> str:
    """The only number there is, as a sentence, since one value alone needs no scale; empty when there are
    several or none."""
    numeric, results, apart = _numbers(targets, evidence)
    few = numeric and len(numeric) + len(results) < _FEWEST
    return _summary(view, numeric, results, apart) if few else ""


def _numbers(
    targets: Sequence[Target], evidence: Sequence[Evidence]
) -> tuple[list[Target], list[Evidence], list[Evidence]]:
    """The targets and the results that one scale can hold, and apart the results that measure something else:
    these are told in words."""
    numeric = [t for t in targets if t.min is not None or t.max is not None]
    results = [e for e in evidence if e.value is not None]
    return numeric, [e for e in results if not e.measure_note], [e for e in results if e.measure_note]


def _when(period: str) -> str:
    """The last day or year of a period, to put values in order; what has none comes last."""
    return period.rpartition("/")[2] or "9999"


def _unit(view: View, unit: str | None, printed: str) -> str:
    return view.name("unit", unit) if unit else printed


def _labels(view: View, targets: Sequence[Target]) -> list[str]:
    """Period and document of each target; with the place in the document where these alone are not enough."""
    short = [_joined(view, t.period, view.document_label(t.document)) for t in targets]
    often = Counter(short)
    return [
        f"{label}, {view.section(view.catalog.passages[t.passage].section)}" if often[label] > 1 else label
        for label, t in zip(short, targets, strict=True)
    ]


def _joined(view: View, period: str, source: str) -> str:
    return f"{edtf(period, view.language)} · {source}" if period else source


def _target(view: View, t: Target, label: str) -> Value:
    return Value(
        label,
        bounds(t.comparator, t.min, t.max, view.language),
        _KINDS[t.comparator],
        t.min,
        t.max,
        strict=t.comparator in ("gt", "lt"),
    )


def _result(view: View, e: Evidence) -> Value:
    value = e.value or Decimal(0)
    label = _joined(view, e.period or "", view.words.text("picture.level.result"))
    return Value(label, number(value, view.language), "result", value, value)


def _summary(
    view: View, targets: Sequence[Target], results: Sequence[Evidence], apart: Sequence[Evidence]
) -> str:
    words = view.words
    planned = [_in_words(view, _level(view, t), t.period) for t in targets]
    found = [_in_words(view, _found(view, e), e.period or "") for e in results]
    others = [_in_words(view, _found(view, e), e.period or "") for e in apart]
    return sentences(
        words.text("picture.levels_targets", n=len(planned), values="; ".join(planned)),
        words.text("picture.levels_results", n=len(found), values="; ".join(found)) if found else "",
        words.text("picture.levels_apart", n=len(others), values="; ".join(others)) if others else "",
        "" if found or others else words.text("picture.levels_no_results"),
    )


def _level(view: View, t: Target) -> str:
    return view.measured(bounds(t.comparator, t.min, t.max, view.language), t.unit or "", t.unit_text)


def _found(view: View, e: Evidence) -> str:
    return view.measured(view.found(e), e.unit or "")


def _in_words(view: View, measured: str, period: str) -> str:
    return f"{measured} ({edtf(period, view.language)})" if period else measured


def _table(place: Place, targets: Sequence[Target], results: Sequence[Evidence]) -> Table:
    view = place.view
    words = view.words
    head = heads([words.text("target_period"), words.text("target_where"), words.text("target_value")], 2)
    rows = [
        (t.period, place.passage(t.document, t.passage), view.document_label(t.document), _level(view, t))
        for t in targets
    ]
    rows += [
        (e.period or "", "#results", f"◆ {words.text('picture.level.result')}", _found(view, e))
        for e in results
    ]
    cells = [
        (
            Cell(edtf(period, view.language) if period else "–"),
            Cell(label, where),
            Cell(measured, number=True),
        )
        for period, where, label, measured in sorted(rows, key=lambda row: _when(row[0]))
    ]
    return Table(head, tuple(cells))
