"""Reads the passages of a document from ``passages.tsv`` and proves each against its stretch of the original,
character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from generator.content.hashes import check_hashes
from generator.content.source import Located, name_of, read_text
from generator.content.validating import Collector
from generator.model.document import Document, Passage, PassageKind
from generator.problems import ProblemsFound, nearest
from generator.text.folding import slug
from generator.text.headings import Headings
from generator.text.passages import Mismatch, align

KINDS = get_args(PassageKind)
COLUMNS = ("id", "section", "kind", "label", "text")
#: letters of an id at most: it fits into a path of every file system, with the folders around it
LONGEST_ID = 100


def read_passages(
    folder: Path, document: Document | None, located: Located | None, into: Collector
) -> tuple[Passage, ...]:
    """The passages of a document, each with its place in the original; an empty tuple if one cannot be
    proved.

    ``document`` and ``located`` are its record, ``None`` if that could not be read. Problems go to the
    collector ``into``.
    """
    path = folder / "passages.tsv"
    name = name_of(path, into.root)
    try:
        lines = read_text(path, into.root).splitlines()
        original = read_text(folder / "original.txt", into.root, control=False)
    except ProblemsFound as found:
        into.problems += found.problems
        return ()
    check_hashes(folder, document, located, into)
    before = len(into.problems)
    rows = list(_rows(lines, name, into))
    if any(p.code == "passage-columns" for p in into.problems[before:]):
        return ()  # a line that is not read would only look like lost text
    try:
        spans = align(original, [label + text for _, _, _, _, label, text in rows])
    except Mismatch as wrong:
        _report(wrong, rows, name, into)
        return ()
    headings = _headings(document, rows)
    return tuple(
        Passage(
            id=f"{folder.name}.{local}",
            document=folder.name,
            section=section,
            ordinal=i,
            kind=kind,
            label=label,
            heading_path=headings.path(section, kind),
            text=text,
            start=span.start,
            end=span.end,
            line=line,
        )
        for i, ((line, local, section, kind, label, text), span) in enumerate(
            zip(rows, spans, strict=True), 1
        )
    )


_Row = tuple[int, str, str, str, str, str]


def _rows(lines: list[str], name: str, into: Collector) -> Iterator[_Row]:
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            into.add((name, number, 1), "passage-columns", found=len(cells), expected=len(COLUMNS))
            continue
        local, section, kind, label, text = cells
        if kind not in KINDS:
            into.add(
                (name, number, len(local) + len(section) + 3),
                "value-invalid",
                field="kind",
                record=local,
                found=kind,
                expected=", ".join(KINDS),
                nearest=nearest(kind, KINDS),
            )
        if local in seen:
            into.add((name, number, 1), "id-duplicate", found=local, first=f"{name}:{seen[local]}")
        if len(local) > LONGEST_ID or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", local):
            into.add(
                (name, number, 1),
                "id-malformed",
                found=local,
                expected=".".join(slug(p) for p in local.split(".")),
            )
        seen[local] = number
        yield number, local, section, kind, label, text


def _report(wrong: Mismatch, rows: list[_Row], name: str, into: Collector) -> None:
    if wrong.index >= len(rows):
        into.add(
            (name, rows[-1][0] if rows else 1, 1),
            "passage-lost",
            offset=wrong.offset,
            expected=wrong.expected,
        )
        return
    line, local = rows[wrong.index][:2]
    into.add(
        (name, line, len(local) + 1),
        "passage-differs",
        offset=wrong.offset,
        expected=wrong.expected,
        found=wrong.found,
    )


def _headings(document: Document | None, rows: list[_Row]) -> Headings:
    plain = [(section, kind, label, text) for _, _, section, kind, label, text in rows]
    if document is None:
        return Headings.of(plain)
    return Headings.of(plain, document.root_section or "", document.supplied_headings)
