"""Finds the cell of a workbook that a problem of the last check concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.problems import Problem
from generator.sheets.book import Book

#: the check of completeness, and the column in which its answer would stand
_CHECKS = {
    "date": "due_text", "partner": "cooperate", "lead": "lead", "place": "places", "project": "projects",
    "number": "target_count",
}  # fmt: skip
_FIELDS = {"topics": "topic_1", "deadlines": "due_text", "targets": "target_count"}
_CODES = {
    "title-too-long": "title_vi",
    "title-padding": "title_vi",
    "title-duplicate": "title_vi",
    "support-unsaid": "support",
}
_CHECK = re.compile(r"\[([a-z]+)\]$")


def passage_of(problem: Problem, book: Book) -> str:
    """The passage that a problem concerns; empty when it concerns none of this document."""
    record = dict(problem.params).get("record", "").removeprefix(f"{book.document}.")
    while record and record not in book.by_id:
        record = record.rpartition(".")[0]
    return record or _by_line(problem, book)


def _by_line(problem: Problem, book: Book) -> str:
    folder = f"content/documents/{book.document}/"
    if problem.file == f"{folder}passages.tsv":
        return next((p.local for p in book.passages if p.line == problem.line), "")
    located = book.files.get(problem.file)
    above = (
        [(m[0], path[0]) for path, m in located.marks.items() if len(path) == 1 and m[0] <= problem.line]
        if located
        else []
    )
    return max(above)[1] if above else ""


def column_of(problem: Problem) -> str:
    """The column of the passages sheet in which a problem is fixed."""
    params = dict(problem.params)
    if check := check_of(problem):
        return _CHECKS.get(check, "text")
    name = params.get("field", "").partition(".")[0]
    return _CODES.get(problem.code) or _FIELDS.get(name, name) or "decision"


def check_of(problem: Problem) -> str:
    """The check of completeness that reported a problem; empty for other problems."""
    found = _CHECK.search(dict(problem.params).get("what", "")) if problem.code == "unmarked" else None
    return found[1] if found else ""


def problems_of(book: Book) -> list[Problem]:
    """The problems of the document: in its folder, or in a draft record of a registry."""
    folder = f"content/documents/{book.document}/"
    return [p for p in book.problems if p.file.startswith(folder) or p.file.startswith("content/registries/")]


def by_passage(book: Book) -> dict[str, list[Problem]]:
    """The questions of the last check by passage."""
    out: dict[str, list[Problem]] = {}
    for p, passage in placed(book, problems_of(book)):
        if passage:
            out.setdefault(passage, []).append(p)
    return out


def by_key(book: Book, file: str) -> dict[str, str]:
    """The questions of the last check by record of a registry, or by field of the document's own record."""
    out: dict[str, list[str]] = {}
    for p in problems_of(book):
        params = dict(p.params)
        if p.file == file and (key := params.get("field" if file.endswith("document.yml") else "record")):
            missing = p.code == "value-missing" and f"column.{params['field']}" in book.words
            words = {"column": book.words[f"column.{params['field']}"]} if missing else {}
            out.setdefault(key, []).append(
                book.words["asked.missing"].format(**words) if missing else question(p, book)
            )
    return {key: "\n".join(messages) for key, messages in out.items()}


def question(problem: Problem, book: Book) -> str:
    """A problem worded for somebody who has the passage before them: without its id, and with the names of
    columns."""
    params = dict(problem.params)
    if problem.code == "commitment-missing":
        return book.words["asked.missing"].format(column=book.words[f"column.{column_of(problem)}"])
    if check_of(problem):
        return book.words["asked.unmarked"].format(
            found=params["found"], what=params["what"].partition(" / ")[0]
        )
    record = params.get("record", "")
    text = (
        problem.message("vi").removeprefix(f"{record}: ").removeprefix(f"{record} ")
        if record
        else problem.message("vi")
    )
    return text[:1].upper() + text[1:]


def placed(book: Book, problems: Iterable[Problem]) -> Iterable[tuple[Problem, str]]:
    """Problems with the passage of each."""
    return ((p, passage_of(p, book)) for p in problems)
