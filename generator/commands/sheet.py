"""``plans sheet``: the workbook of a document, and back into ``content/``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.content.catalog import Catalog, load_catalog
from generator.content.checks import all_problems, draft_problems, progress
from generator.content.drafts import draft_passages
from generator.content.source import read_text, read_yaml
from generator.output import write_tree
from generator.problems import Problem, ProblemsFound, nearest, problem
from generator.settings import load_settings
from generator.sheets import checks, located, record, registries
from generator.sheets.book import Book
from generator.sheets.changes import SHEETS, Changes, changes_of, name_of
from generator.sheets.opened import open_workbook
from generator.sheets.rows import Edit, Fields, ReadRow, cell_problem
from generator.sheets.storing import files, without_hints
from generator.sheets.workbook import render
from generator.words import phrases

#: under build/: what earlier readings of a workbook wrote, so that reading it again is not taken for a change
#: underneath
_LEDGER = "sheets.json"


@dataclass(frozen=True)
class Outcome:
    """The result of reading a workbook: rows written, passages not reviewed yet, outdated rows, and open
    questions."""

    written: int
    open: int
    problems: tuple[Problem, ...]
    published: str = ""
    older: tuple[str, ...] = ()


def make(root: Path, document: str, target: Path, language: str = "vi") -> Path:
    """Write the workbook of a document and return its path.

    :raises ProblemsFound: when there is no such document, or it cannot be read.
    """
    catalog = load_catalog(root)
    book = _book(root, catalog, document, language)
    states = {p.document: p for p in progress(catalog, book.problems)}
    state = states.get(document)
    total = len(book.passages)
    counts = (state.reviewed if state else total, total, len(checks.open_questions(book)))
    target.parent.mkdir(parents=True, exist_ok=True)
    write_tree({target.name: render(book, target.name, counts)}, target.parent)
    return target


def _book(root: Path, catalog: Catalog, document: str, language: str) -> Book:
    """Everything a workbook of ``document`` speaks of."""
    whole = catalog.whole or catalog
    if document not in whole.documents or not whole.passages_of(document):
        near = nearest(document, whole.documents)
        place = (f"content/documents/{document}", 0, 0)
        found = [
            p for p in (*all_problems(catalog), *draft_problems(catalog)) if p.file.startswith(f"{place[0]}/")
        ]
        raise ProblemsFound(found or [problem(place, "sheet-document", found=document, nearest=near)])
    path = root / "content" / "documents" / document / "suggestions.yml"
    suggestions: Any = read_yaml(path, root).data if path.is_file() else {}
    labels = load_settings(root).words[language].data
    problems = (*all_problems(catalog), *draft_problems(catalog))
    known = suggestions if isinstance(suggestions, dict) else {}
    return Book(
        whole, document, phrases("sheet", language), labels, known, problems=problems, language=language
    )


def read(root: Path, path: Path, language: str = "vi") -> Outcome:
    """Write what a workbook says into ``content/``: the rows that are decided and right, each whole or not at
    all.

    :raises ProblemsFound: when the file is no workbook of a document of this project.
    """
    opened = open_workbook(path.read_bytes(), path.name)
    book = _book(root, load_catalog(root), opened.document, _language(opened.rows))
    ledger = _Ledger(root, opened.document)
    changes = changes_of(book, opened.rows, ledger.rows)
    _store(root, book, changes.edits)
    after = _book(root, load_catalog(root), opened.document, _language(opened.rows))
    ledger.note(after, opened.rows, changes)
    published = _publish(root, after, changes) if changes.published else ""
    if published:
        after = _book(root, load_catalog(root), opened.document, language)
    left = [n for located_ in after.files.values() for n in draft_passages(located_)]
    questions = tuple(_in_cells(after, opened.rows))
    return Outcome(changes.rows, len(left), (*changes.problems, *questions), published, tuple(changes.older))


def _language(rows: Mapping[str, Any]) -> str:
    """The language a workbook was made in, by the names of its sheets."""
    titles = {row.sheet for sheet in rows.values() for row in sheet}
    return "en" if titles & {phrases("sheet", "en")["sheet.passages"]} else "vi"


def _store(root: Path, book: Book, edits: list[Edit]) -> None:
    """Write the files that change, each whole or not at all."""
    folder = f"content/documents/{book.document}"
    names = [
        *book.files,
        *(f"{folder}/{n}" for n in ("passages.tsv", "document.yml", "exceptions.yml", "annotations.yml")),
    ]
    names += [f"content/registries/{s.name}.yml" for s in registries.SHEETS] + [
        "content/registries/agency_successions.yml"
    ]
    texts = {n: read_text(root / n, root) for n in names if (root / n).is_file()}
    texts.setdefault(f"{folder}/annotations.yml", "") if not book.files else None
    for name, text in files(book, edits, texts).items():
        _replace(root / name, text)


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="")
    beside.replace(path)


class _Ledger:
    """The record of what was written from workbooks: for each row the hash of the content before and
    after."""

    def __init__(self, root: Path, document: str) -> None:
        self.root, self.document = root, document
        path = root / "build" / _LEDGER
        try:
            self.all: dict[str, dict[str, list[str]]] = (
                json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
            )
        except ValueError:
            self.all = {}

    @property
    def rows(self) -> dict[str, list[str]]:
        """The rows of this document."""
        return self.all.get(self.document, {})

    def note(self, after: Book, read: Mapping[str, Any], changes: Changes) -> None:
        """Note what the rows that were written stand on now."""
        if not changes.grounds:
            return
        rows = self.all.setdefault(self.document, {})
        for sheet in SHEETS:
            for row in read.get(sheet.name, ()):
                name = name_of(row, sheet.name)
                if name in changes.grounds:
                    rows[name] = [changes.grounds[name], sheet.basis(after, row)]
        write_tree(
            {_LEDGER: json.dumps(self.all, ensure_ascii=False, indent=1, sort_keys=True) + "\n"},
            self.root / "build",
        )


def _publish(root: Path, book: Book, changes: Changes) -> str:
    """Take the document, and the records that only it needs, out of the drafts; or say what is still open."""
    row = changes.published
    left = [n for file in book.files.values() for n in draft_passages(file)]
    if row is None:
        return ""
    records = registries.needed(book)
    needed = {r.key for r in records}
    folder = f"content/documents/{book.document}/"
    problems = [
        p
        for p in located.problems_of(book)
        if p.file.startswith(folder) or dict(p.params).get("record") in needed
    ]
    if left or problems:
        changes.problems.append(
            cell_problem(row, "value", "sheet-not-ready", found=len(left), expected=len(problems))
        )
        return ""
    edits: list[Edit] = [Fields({"state": None}), *records]
    _store(root, book, edits)
    for name, path in ((n, root / n) for n in (f"{folder}document.yml", *book.files)):
        _replace(path, without_hints(read_text(root / name, root)))
    (root / folder / "suggestions.yml").unlink(missing_ok=True)
    return book.document


def _in_cells(book: Book, read: Mapping[str, Any]) -> list[Problem]:
    """What the check asks of the document, each with the cell in which it is mended where the workbook has
    one."""
    rows = {row["id"]: row for row in read.get("passages", ())}
    fields: dict[str, ReadRow] = {row["key"]: row for row in read.get(record.name, ())}
    stems = {
        f"content/registries/{s.name}.yml": {g["id"]: g for g in read.get(s.name, ())}
        for s in registries.SHEETS
    }
    out = []
    for p, passage in located.placed(book, located.problems_of(book)):
        params = dict(p.params)
        row, column = rows.get(passage), located.column_of(p)
        if p.file.endswith("/document.yml"):
            row, column = fields.get(params.get("field", "")), "value"
        elif p.file in stems:
            row, column = stems[p.file].get(params.get("record", "")), params.get("field", "name_vi")
        place = row.place(column) if row else (p.file, p.line, p.column)
        words = located.asked(p, book) if row else ""
        if words and located.check_of(p):
            words += book.words["asked.or-reason"]
        told = problem(place, "sheet-asks", record=passage, question=words) if words else p
        out.append(replace(told, file=place[0], line=place[1], column=place[2], draft=p.draft))
    return out
