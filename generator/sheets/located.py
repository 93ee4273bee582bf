"""Finds the cell of a workbook that a problem of the last check concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.problems import ANSWERABLE, Problem
from generator.sheets.book import Book
from generator.text.headings import ancestors

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


def answered(problem: Problem, book: Book, cells: Mapping[str, str]) -> bool:
    """Whether a suggestion that waits for a decision answers what a problem asks: in the ``cells`` of its
    passage, on the sheet of the document, or among the documents it cites."""
    params = dict(problem.params)
    if problem.code == "citation-unregistered":
        there = book.registry("legal_documents")
        waiting = (book.suggestions.get("legal_documents") or {}).items()
        return params["found"] in {r.get("number") for k, r in waiting if k not in there}
    if problem.code == "value-missing" and problem.file.endswith("/document.yml"):
        return bool((book.suggestions.get("document") or {}).get(params["field"]))
    asks = problem.code in ("commitment-missing", "support-unsaid") or bool(check_of(problem))
    given = check_of(problem) == "lead" and _given(book, passage_of(problem, book))
    return asks and (given or bool(cells.get(column_of(problem))))


def _given(book: Book, local: str) -> bool:
    """Whether a heading above a passage is suggested to lead: what stands under it then needs nobody of its
    own."""
    above = ancestors(book.by_id[local].section) if local in book.by_id else []
    heads = (p for p in book.passages if p.kind in ("heading", "lead-in") and p.section in above)
    return any(book.suggested(p.local).get("lead") for p in heads)


def answer_of(problem: Problem) -> tuple[str, str]:
    """The check and the words of the exception that would answer a problem; nothing where none can."""
    params = dict(problem.params)
    if check := check_of(problem):
        return check, params.get("found", "")
    words = params.get(ANSWERABLE.get(problem.code, ""), "")
    return (problem.code, words) if words else ("", "")


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
            out.setdefault(key, []).append(question(p, book))
    return {key: "\n".join(messages) for key, messages in out.items()}


def question(problem: Problem, book: Book) -> str:
    """What a problem asks, for somebody who has the passage before them: without its id, columns by their
    names."""
    if words := asked(problem, book):
        return words
    text = problem.message(book.language)
    if record := dict(problem.params).get("record", ""):
        text = text.removeprefix(f"{record}: ").removeprefix(f"{record} ")
    return text[:1].upper() + text[1:]


def asked(problem: Problem, book: Book) -> str:
    """What a problem asks in the words of the workbook, columns by their names; nothing where it has no such
    words."""
    params = problem.values(book.language)
    if problem.code == "commitment-missing":
        return book.words["asked.missing"].format(column=book.words[f"column.{column_of(problem)}"])
    if check_of(problem):
        what = re.split(r" [\[(]", params["what"], maxsplit=1)[0]  # without ids
        return book.words["asked.unmarked"].format(found=params["found"], what=what)
    if problem.code == "value-missing":
        part, _, last = params.get("field", "").rpartition(".")
        column = book.words.get(f"column.{last}", "")
        sheet = book.words.get(f"sheet.{part.partition('.')[0]}", "")
        key = "asked.missing-there" if sheet else "asked.missing"
        return book.words[key].format(column=column, sheet=sheet) if column else ""
    return book.words.get(f"asked.{problem.code}", "").format(**params)


def placed(book: Book, problems: Iterable[Problem]) -> Iterable[tuple[Problem, str]]:
    """Problems with the passage of each."""
    return ((p, passage_of(p, book)) for p in problems)
