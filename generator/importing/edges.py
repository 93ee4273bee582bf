"""What stands at the edges of the pages of a PDF: page numbers and running heads, which are no words of the
document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.importing.segments import Segment, words_of
from generator.importing.sheets import Sheet
from generator.text.flat_tables import begins_appendix
from generator.text.folding import fold_words
from generator.text.marks import COMMITTEE, MOTTO, TYPES, is_caps

_PAGE_NUMBER = re.compile(r"[-–(]?\s*(?:[Tt]rang\s*)?[0-9]{1,4}(?:\s*/\s*[0-9]{1,4})?\s*[-–)]?")
_EDGE = 2  # lines at the top and the foot of a page among which its running heads are
_LETTERHEAD = 4  # lines below a running head among which the letterhead begins
_SMALL = 0.9  # times the usual height of letters: small print is lower
_ADDRESS = re.compile(
    r"(?:(?:website|e-?mail)\s?:\s?)?(?:https?://)?[\w.@-]{2,60}\.[a-z]{2,4}/?", re.IGNORECASE
)


def without_edges(sheets: Sequence[Sheet]) -> tuple[list[str], list[str]]:
    """Take off page numbers and running heads, and give them back: alone at an edge, and printed on other
    pages too, words of the title, or set in small print above the letterhead."""
    numbers: list[str] = []
    heads: list[str] = []
    height = _usual_height(sheets)
    marks = Counter(mark for s in sheets for mark in {_mark(row) for row in _edge_rows(s)})
    first = fold_words(" ".join(words_of(row) for row in sheets[0].lines)) if sheets else ""
    texts = Counter(words_of(row) for s in sheets for row in _edge_rows(s))
    once = frozenset(text for text, count in texts.items() if count == 1)
    for number, sheet in enumerate(sheets, 1):
        edge = _edge_rows(sheet)
        for row in [r for r in edge if _PAGE_NUMBER.fullmatch(words_of(r)) and _is_outermost(sheet, r)]:
            numbers.append(words_of(row))
            edge.remove(row)
            sheet.lines.remove(row)
        for row in edge:
            text = words_of(row)
            if _begins_anew(sheet, row, once):
                continue
            if number == 1:
                runs = _runs_on(sheet, row, marks) or _stands_above(sheet, row, height)
            else:
                runs = _numbered(sheet, row) or marks[_mark(row)] > 1
                runs = runs or (_apart(sheet, row) and fold_words(text) in first)
            if runs or _is_address(sheet, row):
                heads.append(text)
                sheet.lines.remove(row)
    return numbers, heads


def _runs_on(sheet: Sheet, row: list[Segment], marks: Counter[str]) -> bool:
    """Whether a line of the first page stands apart at its edge, as on other pages; a letterhead may stand
    again above a plan behind its decision."""
    outermost = row in (sheet.lines[0], sheet.lines[-1]) and _apart(sheet, row)
    return (
        outermost
        and marks[_mark(row)] > 1
        and not MOTTO.match(row[-1].text)
        and not COMMITTEE.match(words_of(row))
    )


def _stands_above(sheet: Sheet, row: list[Segment], usual: float) -> bool:
    """Whether a line in small print stands apart above the letterhead, as the head of a gazette or what a
    signature by computer prints does: a page alone has no other to hold it against."""
    small = max(s.height for s in row) < usual * _SMALL
    below = [words_of(r) for r in sheet.lines[1 : 1 + _LETTERHEAD]]
    text = words_of(row)
    again = fold_words(text) in fold_words(" ".join(words_of(r) for r in sheet.lines[1:]))
    own = MOTTO.search(text) or COMMITTEE.match(text) or (is_caps(text) and not again)
    heads = any(MOTTO.search(text) or COMMITTEE.match(text) for text in below)
    return row is sheet.lines[0] and small and heads and not own and _apart(sheet, row)


def _usual_height(sheets: Sequence[Sheet]) -> float:
    heights = sorted(row[0].height for s in sheets for row in s.lines)
    return heights[len(heights) // 2] if heights else 0.0


def _is_address(sheet: Sheet, row: list[Segment]) -> bool:
    """Whether a line is the address of a web site or of a mail alone, apart at the edge."""
    outermost = row is sheet.lines[0] or row is sheet.lines[-1]
    return outermost and bool(_ADDRESS.fullmatch(words_of(row))) and _apart(sheet, row)


def _begins_anew(sheet: Sheet, row: list[Segment], once: frozenset[str]) -> bool:
    """Whether a row is the first line of an appendix or of a plan behind its decision, or of its name below
    that: several may be named alike, and like the document."""
    at = sheet.lines.index(row)
    above = (words_of(r) for r in sheet.lines[max(0, at - 1) : at + 1])
    return any(text in once and (text in TYPES or begins_appendix(text)) for text in above)


def _edge_rows(sheet: Sheet) -> list[list[Segment]]:
    """The outermost rows, those at the very edges first; not beyond a table."""
    tops = [t for t, _ in sheet.tables]
    rows = [r for r in sheet.lines[:_EDGE] if not tops or r[0].top < min(tops)]
    feet = [r for r in reversed(sheet.lines[-_EDGE:]) if (not tops or r[0].top > max(tops)) and r not in rows]
    return [*rows, *feet]


def _is_outermost(sheet: Sheet, row: list[Segment]) -> bool:
    edges, inner = (sheet.lines[0], sheet.lines[-1]), (sheet.lines[1:2], sheet.lines[-2:-1])
    return row in edges or ([row] in inner and len(words_of(row)) < 6)


def _numbered(sheet: Sheet, row: list[Segment]) -> bool:
    """Whether a row at the very edge holds a page number beside other words, and stands apart."""
    paged = any(re.search(r"[Tt]rang|/", s.text) and _PAGE_NUMBER.fullmatch(s.text) for s in row)
    return paged and row in (sheet.lines[0], sheet.lines[-1]) and _apart(sheet, row)


def _mark(row: Sequence[Segment]) -> str:
    """What tells a running head again on another page: its words with digits alike, and its height."""
    return f"{re.sub(r'[0-9]+', '#', fold_words(words_of(row)))} {round(row[0].top / 4)}"


def _apart(sheet: Sheet, row: list[Segment]) -> bool:
    """Whether a row stands well apart from the next one inwards."""
    at = sheet.lines.index(row)
    inner = (
        sheet.lines[at + 1]
        if at < len(sheet.lines) / 2 and at + 1 < len(sheet.lines)
        else sheet.lines[at - 1]
    )
    return abs(inner[0].top - row[0].top) > row[0].height * 2 or len(sheet.lines) == 1
