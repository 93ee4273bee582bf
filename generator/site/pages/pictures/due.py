"""Deadlines along time: how many end in which quarter, and what comes back again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from generator.model.records import Deadline, Due
from generator.site.charts.svg import Caption
from generator.site.charts.times import Deadlines, Labels, Quarter, times
from generator.site.pages.base import when
from generator.site.pages.formatting import day, edtf, recurrence
from generator.site.pages.pictures.base import Cell, Picture, Place, Table, heads, passed, sentences
from generator.text.dates import quarter_edtf, quarter_of

_FEWEST, _ALIKE = 4, 3


def due(place: Place, deadlines: Sequence[Deadline], subject: str = "") -> Picture | None:
    """The picture of some deadlines, named after their ``subject``; None when fewer than four have a date."""
    dated = [d.due for d in deadlines if ending(d.due)]
    if len(dated) < _FEWEST:
        return None
    words, language = place.view.words, place.view.language
    today = place.view.data_date
    near = Counter(quarter(d) for d in dated if not is_wide(d))
    wide = Counter(quarter(d) for d in dated if is_wide(d))
    recurrences = Counter(
        how_often(d.due, language) for d in deadlines if _group(d.due, today) == "recurring"
    )
    tips = {
        q: words.text("picture.due_cell", quarter=quarter_name(q, language), n=near[q] + wide[q])
        for q in {*near, *wide}
    }
    data = Deadlines(
        near, wide, tuple(sorted(recurrences.items(), key=lambda item: (-item[1], item[0]))), today, tips
    )
    title = words.text("picture.due_title_of", name=subject) if subject else words.text("picture.due_title")
    groups = [_group(d.due, today) for d in deadlines]
    caption = Caption(
        "due", title, _summary(place, data, groups),
        passed=passed(place.view, (d.due.over for d in deadlines if _ends(d.due) and d.due.over)),
    )  # fmt: skip
    labels = Labels(
        near=words.text("picture.due_near"),
        wide=words.text("picture.due_wide"),
        recurring=words.text("when.recurring"),
        today=day(today, language),
        passed=words.text("picture.due_passed"),
        coming=words.text("picture.due_coming"),
    )
    return Picture(
        caption,
        times(caption, data, labels),
        _table(place, data),
        place.counted,
        ("deadlines", "deadline_agencies"),
    )


def ending(d: Due) -> date | None:
    """The day by which a deadline stands on the line: its end, or its beginning when it has no end and does
    not come back."""
    return d.end or (None if d.recurrence else d.start)


def _group(d: Due, today: date) -> str:
    """As elsewhere, but that what comes back is counted as such when its bounds are over too: it is no
    printed date."""
    return "recurring" if d.recurrence and not d.end else when(d, today)


def _ends(d: Due) -> bool:
    """Whether it passes one day, as :func:`_group` tells."""
    return not d.recurrence or bool(d.end)


def is_wide(d: Due) -> bool:
    """Whether the text gives only a year, or a stretch of time that ends with a year."""
    first, _, last = d.edtf.rpartition("/")
    return len(last if last != ".." else first) == 4


def quarter(d: Due) -> Quarter:
    """The quarter in which a deadline ends."""
    return quarter_of(ending(d) or date.max)


def how_often(d: Due, language: str) -> str:
    """How often it comes back, without the day."""
    rules = (
        ";".join(p for p in rule.split(";") if p.startswith(("FREQ", "INTERVAL")))
        for rule in d.recurrence.split()
    )
    return recurrence(" ".join(dict.fromkeys(rules)), language)


def quarter_name(q: Quarter, language: str) -> str:
    """A quarter as readers write it."""
    return edtf(quarter_edtf(*q), language)


def _summary(place: Place, data: Deadlines, groups: Sequence[str]) -> str:
    words = place.view.words
    totals = Counter(data.near) + Counter(data.wide)
    counts = Counter(groups)
    return sentences(
        words.text("picture.due_dated", n=totals.total()),
        _most(place, totals),
        words.text("picture.due_recurring", n=counts["recurring"]) if counts["recurring"] else "",
        words.text("picture.due_open", n=counts["open"]) if counts["open"] else "",
    )


def _most(place: Place, totals: Mapping[Quarter, int]) -> str:
    """The quarter in which most end, or the two or three that stand alike; nothing when none stands out."""
    n = max(totals.values())
    names = [quarter_name(q, place.view.language) for q in sorted(totals) if totals[q] == n]
    if n == 1 or len(names) > _ALIKE:
        return ""
    if len(names) > 1:
        return place.view.words.text("picture.due_most_alike", n=n, quarters="; ".join(names))
    return place.view.words.text("picture.due_most", n=n, quarter=names[0])


def _table(place: Place, data: Deadlines) -> Table:
    words, language = place.view.words, place.view.language
    columns = (
        words.text("picture.quarter"),
        words.text("picture.due_near"),
        words.text("picture.due_wide"),
        words.text("picture.all"),
    )
    split = {q: (data.near.get(q, 0), data.wide.get(q, 0)) for q in sorted({*data.near, *data.wide})}
    rows = [
        (Cell(quarter_name(q, language)), *(place.count(n) for n in (*parts, sum(parts))))
        for q, parts in split.items()
    ]
    again = [
        (Cell(f"↻ {name}"), Cell("–", number=True), Cell("–", number=True), place.count(n))
        for name, n in data.recurrences
    ]
    return Table(heads(columns, 1), (*rows, *again))
