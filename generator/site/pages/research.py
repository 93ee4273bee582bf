"""The page of the researcher's example: question, finding, code, output and how to read it, one after the
other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator import links
from generator.exports import research
from generator.exports.research import Answer, writing
from generator.site.pages.base import Page
from generator.site.pages.formatting import number
from generator.site.pages.view import View

#: of an answer, by column
Rows = Sequence[Mapping[str, Any]]
#: how many bodies a sentence names
_NAMED = 2
_TOP = 5


def select(view: View) -> Iterator[Page]:
    """The one page of its kind."""
    words = view.words
    base = links.absolute(str(view.facts["site_url"]), links.tables_folder(str(view.facts["package_name"])))
    found = research.answered(view.catalog)
    yield view.page(
        "research",
        "",
        words.text("research.title"),
        words.text("research.description", n=len(research.CELLS)),
        template="research",
        context={
            "opening": writing.opening(base),
            "cells": [_cell(view, cell, found[cell.name]) for cell in research.CELLS],
        },
        crumbs=view.crumbs("data"),
        outline=True,
    )


def _cell(view: View, cell: research.Cell, answer: Answer) -> dict[str, Any]:
    """A question with all that is shown of it."""
    rows = answer.rows
    return {
        "name": cell.name,
        "question": cell.question(view.language),
        "finding": finding(view, cell.name, rows),
        "code": writing.source(cell),
        "call": cell.call,
        "columns": [(name, research.COLUMNS[name]) for name in answer.columns],
        "rows": [
            [_shown(view, name, row[name]) for name in answer.columns]
            for row in uncut(rows, cell.shown, cell.ranked)
        ],
        "n": len(rows),
    }


def uncut(rows: Rows, n: int, ranked: str) -> Rows:
    """About the first ``n`` rows of a ranking: of those that stand alike in ``ranked`` all or none are shown.

    A tie that would be longer than all before it is left out as a whole.

    >>> rows = [{"n": n} for n in (9, 5, 5, 5, 2, *(1,) * 8)]
    >>> [len(uncut(rows, n, "n")) for n in (1, 2, 5, 6)], len(uncut(rows, 2, "")), len(uncut(rows, 99, "n"))
    ([1, 4, 5, 5], 2, 13)
    """
    if not ranked or n >= len(rows):
        return rows[:n]
    alike = [at for at, row in enumerate(rows) if row[ranked] == rows[n - 1][ranked]]
    first, last = alike[0], alike[-1] + 1
    return rows[: last if last <= 2 * n or not first else first]


def finding(view: View, name: str, rows: Rows) -> str:
    """What an answer says, in a sentence; ``rows`` are those of the cell ``name``, by column."""
    return _FINDINGS[name](view, rows) if rows else view.words.text("research.none")


def _shown(view: View, column: str, value: Any) -> Any:
    """A value as templates take it: nothing where the answer has none, numbers in the form of the
    language."""
    if value is None:
        return None
    return number(value, view.language) if research.COLUMNS[column] in {"number", "percent"} else value


def _first(view: View, rows: Rows, column: str) -> str:
    """The first bodies of an answer with their number."""
    named = ((view.name("agency", row["agency_id"]), row[column]) for row in uncut(rows, _NAMED, column))
    return ", ".join(f"{name} ({number(n, view.language)})" for name, n in named)


def _both(view: View, key: str, rows: Rows, column: str) -> str:
    """A sentence on single bodies, and on groups of them when there are any."""
    groups = [row for row in rows if row["kind"] == "group"]
    single = [row for row in rows if row["kind"] != "group"]
    finding = view.words.text(key, most=_first(view, single, column))
    if not groups:
        return finding
    return view.words.text("research.finding.groups", finding=finding, most=_first(view, groups, column))


def _sum(rows: Rows, *columns: str) -> int:
    return sum(int(row[column]) for row in rows for column in columns)


def _leaders(view: View, rows: Rows) -> str:
    return _both(view, "research.finding.leaders", rows, "named")


def _concentration(view: View, rows: Rows) -> str:
    top = rows[:_TOP]
    return view.words.text(
        "research.finding.concentration", n=len(top), share=number(top[-1]["share"], view.language)
    )


def _pairs(view: View, rows: Rows) -> str:
    names = {key: view.name("agency", rows[0][f"{key}_id"]) for key in ("lead", "partner")}
    return view.words.text("research.finding.pairs", n=rows[0]["commitments"], **names)


def _reach(view: View, rows: Rows) -> str:
    return _both(view, "research.finding.reach", rows, "partners")


def _moves(view: View, rows: Rows) -> str:
    steps = [row["difference"] for row in rows if row["difference"] is not None]
    dated = [row for row in rows if row["period_edtf"] is not None]
    same = [row["difference"] for row in dated if row["period_edtf"] == row["earlier_period_edtf"]]
    counts = {
        "up": sum(step > 0 for step in steps),
        "down": sum(step < 0 for step in steps),
        "level": sum(step == 0 for step in steps),
        "same": sum(bool(step) for step in same),
    }
    shown = {key: number(n, view.language) for key, n in counts.items()}
    return view.words.text("research.finding.moves", n=len({row["indicator_id"] for row in rows}), **shown)


def _dated(view: View, rows: Rows) -> str:
    total = _sum(rows, "with_date", "only_rhythm", "neither")
    timed = total - _sum(rows, "neither")
    share = number(round(100 * timed / total, 1), view.language)
    return view.words.text(
        "research.finding.dated_documents", n=timed, total=number(total, view.language), share=share
    )


def _dated_topics(view: View, rows: Rows) -> str:
    without = sum(row["share"] == 0 for row in rows)
    return view.words.text("research.finding.dated_topics", n=without, total=number(len(rows), view.language))


def _burdens(view: View, rows: Rows) -> str:
    return view.words.text("research.finding.burdens", n=len(rows), most=_first(view, rows, "commitments"))


def _recurring(view: View, rows: Rows) -> str:
    without_end = sum(row["recurrence_bounds"] == "open" for row in rows)
    return view.words.text("research.finding.recurring", n=len(rows), open=number(without_end, view.language))


def _results(view: View, rows: Rows) -> str:
    return view.words.text("research.finding.results", n=len(rows))


def _laws(view: View, rows: Rows) -> str:
    return view.words.text(
        "research.finding.laws",
        n=rows[0]["commitments"],
        law=view.name("legal_document", rows[0]["legal_document_id"]),
        total=number(len(rows), view.language),
    )


def _passed_on(view: View, rows: Rows) -> str:
    named = {row["place_id"] for row in rows if row["commitments"] > 0}
    total = number(len({row["place_id"] for row in rows}), view.language)
    return view.words.text("research.finding.passed_on", n=len(named), total=total)


def _grounds(view: View, rows: Rows) -> str:
    counts = {key: _sum(rows, key) for key in ("text", "heading", "group", "issuer")}
    whole = sum(counts.values())
    shares = {key: number(round(100 * n / whole, 1), view.language) for key, n in counts.items()}
    return view.words.text("research.finding.grounds", **shares)


_FINDINGS: Mapping[str, Callable[[View, Rows], str]] = {
    "leaders": _leaders,
    "burdens": _burdens,
    "concentration": _concentration,
    "pairs": _pairs,
    "reach": _reach,
    "moves": _moves,
    "dated_documents": _dated,
    "dated_topics": _dated_topics,
    "recurring": _recurring,
    "results": _results,
    "laws": _laws,
    "passed_on": _passed_on,
    "grounds": _grounds,
}
