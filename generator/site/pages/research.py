"""The page of the researcher's example: question, finding, code, output and how to read it, one after the
other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from generator import links
from generator.exports import research
from generator.exports.research import writing
from generator.site.pages.base import Page
from generator.site.pages.formatting import number
from generator.site.pages.view import View

if TYPE_CHECKING:
    import pandas as pd

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


def _cell(view: View, cell: research.Cell, answer: pd.DataFrame) -> dict[str, Any]:
    """A question with all that is shown of it."""
    return {
        "name": cell.name,
        "question": cell.question(view.language),
        "finding": _FINDINGS[cell.name](view, answer) if len(answer) else view.words.text("research.none"),
        "code": writing.source(cell),
        "call": cell.call,
        "columns": [(name, research.COLUMNS[name]) for name in answer.columns],
        "rows": [
            [_shown(view, name, row[name]) for name in answer.columns]
            for row in answer.head(cell.shown).to_dict("records")
        ],
        "n": len(answer),
    }


def _shown(view: View, column: str, value: Any) -> Any:
    """A value as templates take it: nothing where the answer has none, numbers in the form of the
    language."""
    if value != value:  # noqa: PLR0124 - only what is missing (NaN) differs from itself
        return None
    return number(value, view.language) if research.COLUMNS[column] in {"number", "percent"} else value


def _first(view: View, answer: pd.DataFrame, column: str) -> str:
    """The first bodies of an answer with their number."""
    rows = answer.head(_NAMED).to_dict("records")
    return ", ".join(
        f"{view.name('agency', row['agency_id'])} ({number(row[column], view.language)})" for row in rows
    )


def _both(view: View, key: str, answer: pd.DataFrame, column: str) -> str:
    """A sentence on single bodies, and on groups of them when there are any."""
    grouped = answer["kind"] == "group"
    finding = view.words.text(key, most=_first(view, answer[~grouped], column))
    if not grouped.any():
        return finding
    return view.words.text(
        "research.finding.groups", finding=finding, most=_first(view, answer[grouped], column)
    )


def _leaders(view: View, answer: pd.DataFrame) -> str:
    return _both(view, "research.finding.leaders", answer, "named")


def _concentration(view: View, answer: pd.DataFrame) -> str:
    top = answer.head(_TOP)
    return view.words.text(
        "research.finding.concentration", n=len(top), share=number(top["share"].iloc[-1], view.language)
    )


def _pairs(view: View, answer: pd.DataFrame) -> str:
    first = answer.iloc[0]
    names = {key: view.name("agency", first[f"{key}_id"]) for key in ("lead", "partner")}
    return view.words.text("research.finding.pairs", n=int(first["commitments"]), **names)


def _reach(view: View, answer: pd.DataFrame) -> str:
    return _both(view, "research.finding.reach", answer, "partners")


def _moves(view: View, answer: pd.DataFrame) -> str:
    step, same = answer["difference"], answer["period_edtf"] == answer["earlier_period_edtf"]
    counts = {"up": step > 0, "down": step < 0, "level": step == 0, "same": same & (step.fillna(0) != 0)}
    shown = {key: number(int(rows.sum()), view.language) for key, rows in counts.items()}
    return view.words.text("research.finding.moves", n=answer["indicator_id"].nunique(), **shown)


def _dated(view: View, answer: pd.DataFrame) -> str:
    total = int(answer[["with_date", "only_rhythm", "neither"]].to_numpy().sum())
    timed = total - int(answer["neither"].sum())
    share = number(round(100 * timed / total, 1), view.language)
    return view.words.text(
        "research.finding.dated_documents", n=timed, total=number(total, view.language), share=share
    )


def _dated_topics(view: View, answer: pd.DataFrame) -> str:
    without = int((answer["share"] == 0).sum())
    return view.words.text(
        "research.finding.dated_topics", n=without, total=number(len(answer), view.language)
    )


def _burdens(view: View, answer: pd.DataFrame) -> str:
    return view.words.text(
        "research.finding.burdens", n=len(answer), most=_first(view, answer, "commitments")
    )


def _recurring(view: View, answer: pd.DataFrame) -> str:
    without_end = int((answer["recurrence_bounds"] == "open").sum())
    return view.words.text(
        "research.finding.recurring", n=len(answer), open=number(without_end, view.language)
    )


def _results(view: View, answer: pd.DataFrame) -> str:
    return view.words.text("research.finding.results", n=len(answer))


def _laws(view: View, answer: pd.DataFrame) -> str:
    first = answer.iloc[0]
    return view.words.text(
        "research.finding.laws",
        n=int(first["commitments"]),
        law=view.name("legal_document", first["legal_document_id"]),
        total=number(len(answer), view.language),
    )


def _passed_on(view: View, answer: pd.DataFrame) -> str:
    counts = answer.groupby("place_id")["commitments"].sum()
    return view.words.text(
        "research.finding.passed_on", n=int((counts > 0).sum()), total=number(len(counts), view.language)
    )


def _grounds(view: View, answer: pd.DataFrame) -> str:
    counts = answer[["text", "heading", "group", "issuer"]].sum()
    shares = {
        str(key): number(round(100 * value / counts.sum(), 1), view.language) for key, value in counts.items()
    }
    return view.words.text("research.finding.grounds", **shares)


_FINDINGS: Mapping[str, Callable[[View, Any], str]] = {
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
