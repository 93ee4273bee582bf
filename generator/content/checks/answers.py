"""Exceptions: what a person answers for where a rule, right nearly always, is wrong this once.

An entry of ``exceptions.yml`` under a passage gives the code of the problem (``check``), the words it quotes
(``text``) and the reason (``because``). An exception that answers no problem is itself a problem.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from generator.content.catalog import Catalog
from generator.problems import ANSWERABLE, Problem, problem

Answer = tuple[str, str, str]


def unanswered(found: Iterable[Problem], catalog: Catalog) -> Iterator[Problem]:
    """The problems without an exception, and the exceptions without a problem."""
    answers = {
        (x.check, passage, x.text): (passage, i)
        for passage, i, x in catalog.exemptions
        if x.check in ANSWERABLE
    }
    places = _Places(catalog)
    used: set[Answer] = set()
    for one in found:
        answer = _answer(one, places)
        if answer in answers:
            used.add(answer)
        else:
            yield one
    for answer, (passage, i) in answers.items():
        if answer not in used:
            document, _, local = passage.partition(".")
            located = catalog.located[f"content/documents/{document}/exceptions.yml"]
            yield problem(located.place(local, str(i)), "exception-unused", record=passage, found=answer[2])


def _answer(one: Problem, places: _Places) -> Answer:
    """What an exception would have to say to answer a problem."""
    text = dict(one.params).get(ANSWERABLE.get(one.code, ""), "")
    return one.code, places.passage(one.file, one.line), text


class _Places:
    """Which passage a line of ``passages.tsv`` or of an annotation file is about."""

    def __init__(self, catalog: Catalog) -> None:
        self.lines: dict[str, list[tuple[int, str]]] = {}
        for p in catalog.passages.values():
            self.lines.setdefault(f"content/documents/{p.document}/passages.tsv", []).append((p.line, p.id))
        for name, located in catalog.located.items():
            if "/annotations" in name:
                document = name.split("/")[-2]
                starts = (
                    (mark[0], f"{document}.{key[0]}") for key, mark in located.marks.items() if len(key) == 1
                )
                self.lines[name] = sorted(starts)

    def passage(self, file: str, line: int) -> str:
        """The id of the passage, or nothing."""
        starts = self.lines.get(file, [])
        at = bisect_right([start for start, _ in starts], line)
        return starts[at - 1][1] if at else ""
