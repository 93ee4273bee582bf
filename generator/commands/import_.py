"""``plans import``: foreign files as drafts, one after the other (``import`` is a word of Python)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import importing
from generator.problems import Problem, ProblemsFound
from generator.words import phrases


@dataclass(frozen=True)
class Imported:
    """What is said of one file: its folder or its record, and what the user is told beside."""

    printed: str
    notes: tuple[str, ...] = ()


def records(root: Path, files: Sequence[Path]) -> Iterator[Imported]:
    """One JSON object a file; nothing is written.

    :raises ProblemsFound: after all files, with the problems of those that cannot be read.
    """
    knowledge, wrong = importing.learn(root), list[Problem]()
    for path in files:
        try:
            record = importing.draft_json(path, knowledge.names, knowledge)
            yield Imported(json.dumps(record, ensure_ascii=False))
        except ProblemsFound as found:
            wrong += found.problems
    if wrong:
        raise ProblemsFound(wrong)


def drafts(root: Path, files: Sequence[Path], document: str | None, language: str) -> Iterator[Imported]:
    """One folder a file, written under ``content/documents/``; ``document`` is the id asked for.

    :raises ProblemsFound: after all files, with the problems of those that cannot be read or written.
    """
    knowledge, wrong = importing.learn(root), list[Problem]()
    for path in files:
        abroad: list[importing.Province] = []
        try:
            folder = importing.write_draft(path, root, document, knowledge, abroad.append)
        except ProblemsFound as found:
            wrong += found.problems
            continue
        told = phrases("importing", language)["abroad"]
        notes = [told.format(theirs=theirs, ours=knowledge.home.printed) for theirs in abroad]
        yield Imported(
            str(folder), (*notes, phrases("messages", language)["next-import"].format(document=folder.name))
        )
    if wrong:
        raise ProblemsFound(wrong)
