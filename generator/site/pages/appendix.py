"""Restores the cells of a printed table: the rows of an appendix of which the copy kept the words and lost
the cells.

Cells are found by what is known of each row: its number and unit as printed, and its leads. Nothing is added;
the cells of a row, joined, are its words as printed. A row that cannot be split this way stays a line of
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model.document import Passage
from generator.model.records import Target
from generator.model.roles import LEAD
from generator.site.pages.view import View

_HEAD = re.compile(
    r"(S?TT) (Chỉ tiêu) (Đơn vị(?: tính)?) (.+?) ((?:Cơ quan )?[Cc]hủ trì.*?)(?: ("
    r"(?:Cơ quan )?[Pp]hối hợp.*))?"
)


@dataclass(frozen=True)
class Row:
    """A row: its passage and its cells after the label; a heading has one, a row whose last cells are merged
    with those above fewer."""

    passage: Passage
    cells: tuple[str, ...]
    #: its last cells are merged with those above
    merged: bool
    #: how many rows its last cells (who leads, who helps) reach over
    span: int = 1


@dataclass(frozen=True)
class Grid:
    """A table: the passage with its column titles, these titles, and its rows."""

    head: Passage
    titles: tuple[str, ...]
    rows: tuple[Row, ...]


def grid(view: View, passages: Sequence[Passage]) -> Grid | None:
    """The table that begins with the first of the passages; ``None`` if it is no table or one of its rows
    cannot be split."""
    head = _HEAD.fullmatch(passages[0].text) if passages else None
    if head is None:
        return None
    titles = tuple(title for title in head.groups() if title)
    rows = [row for p in passages[1:] if (row := _row(view, p, len(titles)))]
    return Grid(passages[0], titles, _merged(rows)) if rows and len(rows) == len(passages) - 1 else None


def _row(view: View, p: Passage, width: int) -> Row | None:
    if p.kind == "heading":
        return Row(p, (p.text,), merged=True)
    targets = view.relations.targets[p.id]
    cells = _cells(p.text, targets[0], _spellings(view, targets[0]), width) if targets else None
    return None if cells is None else Row(p, cells, merged=not any(cells[3:]))


def _spellings(view: View, target: Target) -> list[str]:
    """How the bodies that lead are spelled, the longest first."""
    leads = [i.agency for i in target.agencies if i.role == LEAD]
    names = {view.catalog.agencies[a].name_vi for a in leads}
    names |= {name for a in leads for name, _ in view.relations.names[a]}
    return sorted(names, key=len, reverse=True)


def _cells(text: str, target: Target, spellings: Sequence[str], width: int) -> tuple[str, ...] | None:
    """What is measured, unit, number, who leads, who helps; None where the number does not stand in the
    text."""
    for unit in (target.unit_text, ""):
        found = re.search(
            rf"^(.+?) {re.escape(unit)}{' ' if unit else ''}{re.escape(target.value_text)}(?: |$)", text
        )
        if found:
            rest = text[found.end() :]
            end = _end_of_leads(rest, spellings)
            if rest and not end:
                return None
            return (found[1], unit, target.value_text, rest[:end], rest[end:].strip())[: width - 1]
    return None


def _end_of_leads(text: str, spellings: Sequence[str]) -> int:
    """Where the names of those who lead, with commas between them, end at the head of a text."""
    names = "|".join(map(re.escape, spellings))
    found = re.match(rf"(?:{names})(?:[,;] (?:{names}))*(?= |$)", text) if names else None
    return found.end() if found else 0


def _merged(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows whose last cells are merged with those above, which reach so far down."""
    out: list[Row] = []
    first = 0
    for row in rows:
        if row.merged and out:
            out[first] = replace(out[first], span=out[first].span + 1)
        else:
            first = len(out)
        out.append(row)
    return tuple(out)
