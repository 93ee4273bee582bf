"""The pages of a PDF: their words in lines from above down, and their ruled tables."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from generator.importing.aligned import aligned
from generator.importing.broken import Broken, Locked, TooMuch
from generator.importing.damage import Damage, declared
from generator.importing.drawn import with_bullets
from generator.importing.flowing import flowed
from generator.importing.gapped import gapped
from generator.importing.letters import give_letters_plainly, letters, once
from generator.importing.nested import unnested
from generator.importing.ruling import Box, Rules, rules_of
from generator.importing.segments import Columns, Segment, joined, middle, rows_of
from generator.importing.tables import Line, Square
from generator.text.blocks import Block, Paragraph
from generator.text.marks import MARK
from generator.words import both

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOST_PAGES = 1_500
_FEWEST = 3  # columns of a row that fills a page by itself
_THICKEST = 4  # points; a filled rectangle that is no thicker is drawn as a rule
_FEW, _WIDE = 5, 0.6  # words of a line, and share of single letters among them, from which it is set wide
_THINNEST = 1.5  # points; a line that strikes out is no thicker
_STRUCK = (0.35, 0.74)  # of the height of a letter, from its top: where a line through it strikes it out
_COLUMN_GAP = 1.6  # letter heights between two words that stand in two columns, not in one sentence


@dataclass(kw_only=True)
class Sheet:
    """A page: its lines (segments from left to right), its tables by where they begin, and its edges.

    ``columns``: those of a table without rules that the page ends in; ``numbered``: where its rows are."""

    lines: list[list[Segment]]
    tables: list[tuple[float, list[Line]]]
    width: float
    pictures: int = 0
    struck: str = ""
    columns: Columns = ()
    numbered: Columns = ()


def sheets(data: bytes, damage: Damage) -> list[Sheet]:
    """The pages in order; ``damage`` counts the pages, and contents of them, that are not there.

    :raises Broken: when the file is no PDF, is locked, or its inside contradicts itself.
    """
    import pdfplumber  # noqa: PLC0415 - only this command and only this type of file needs it
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415 - as above

    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            pages = _counted(file.pages)
            damage.look(pages, declared(file.doc))
            return _sheets(pages)
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if "PDFEncryptionError" in (kind.__name__ for kind in type(cause).__mro__):
            raise Locked(both("importing", "password")) from None
        if isinstance(cause, MemoryError):
            raise TooMuch(both("importing", "memory")) from None
        raise Broken(both("importing", "inside")) from None
    except (Broken, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - a broken file may raise anything inside the library
        raise Broken(both("importing", "inside")) from None


def _counted(pages: list[Page]) -> list[Page]:
    if len(pages) > _MOST_PAGES:
        raise TooMuch(f"{len(pages)} {both('importing', 'pages')}")
    return pages


def _sheets(pages: Sequence[Page]) -> list[Sheet]:
    out: list[Sheet] = []
    for page in pages:
        out.append(_sheet(page, out[-1] if out else Sheet(lines=[], tables=[], width=0)))
        page.close()  # what is drawn on it takes room
    return out


def _sheet(page: Page, before: Sheet) -> Sheet:
    give_letters_plainly(page)
    page.objects["char"] = once(letters(page.chars, float(page.height)))
    whole, strokes = page, _strokes(page)
    kept = whole.filter(lambda drawn: not _is_struck(drawn, strokes)) if strokes else whole
    words = with_bullets(_words(kept), [*page.curves, *page.rects])
    struck = (
        [] if len(kept.chars) == len(whole.chars) else _words(whole.filter(lambda d: _is_struck(d, strokes)))
    )
    tables: list[tuple[float, list[Line]]] = []
    ruled = page.filter(_rules)
    rules = rules_of(ruled.edges)
    for table in ruled.find_tables({"explicit_horizontal_lines": rules.lines()}):
        rows, columns = (len({c[side] for c in table.cells}) for side in (1, 0))
        boxed = columns < 2 or (rows < 2 and columns < _FEWEST)
        if boxed:  # a box or a rule around words, no table; one row alone may be a whole page of a table
            continue
        inside = [w for w in words if _within(w, table.bbox)]
        words = [w for w in words if not _within(w, table.bbox)]
        tables.append((table.bbox[1], _table(table.cells, inside, rules)))
    unruled, rest, numbered = aligned(rows_of(words), before.numbered)
    parted, rest, going_on = gapped(rest, before.columns)
    lines = [_segments(row) for row in rest]
    return Sheet(
        lines=lines,
        tables=[*tables, *unruled, *parted],
        width=float(page.width),
        pictures=len(page.images),
        struck=" ".join(w.text for w in struck),
        columns=going_on,
        numbered=numbered,
    )


def _words(page: Page) -> list[Segment]:
    """The words of a page, those set in wide letters whole."""
    found = page.extract_words(
        keep_blank_chars=False, use_text_flow=False, x_tolerance_ratio=0.2, return_chars=True
    )
    return [word for row in rows_of(_joined(found)) for word in _closed(row)]


def _closed(row: list[Segment]) -> list[Segment]:
    """The words of a line; of one set in wide letters those that stand nearest together are one word."""
    if len(row) < _FEW or sum(len(w.text) == 1 for w in row) < len(row) * _WIDE:
        return row
    gaps = sorted(b.left - a.right for a, b in pairwise(row))
    nearest = max(gaps[len(gaps) // 4], 0.0)
    out = row[:1]
    for word in row[1:]:
        near = word.left - out[-1].right < nearest * 1.5 + 0.5
        out[-1:] = [joined(out[-1], word, "")] if near else [out[-1], word]
    return out


def _strokes(page: Page) -> list[tuple[float, float, float]]:
    """Thin lines drawn across the page: how high, and from where to where; from above down."""
    drawn = [d for d in (*page.lines, *page.rects) if d["height"] <= _THINNEST and d["width"] > _THICKEST]
    return sorted(((d["top"] + d["bottom"]) / 2, d["x0"], d["x1"]) for d in drawn)


def _is_struck(drawn: dict[str, Any], strokes: Sequence[tuple[float, float, float]]) -> bool:
    """Whether a letter is crossed by a line through its middle; one at its foot only underlines it."""
    if drawn["object_type"] != "char":
        return False
    height, middle = drawn["bottom"] - drawn["top"], (drawn["x0"] + drawn["x1"]) / 2
    first = bisect_left(strokes, (drawn["top"] + height * _STRUCK[0],))
    last = bisect_left(strokes, (drawn["top"] + height * _STRUCK[1],))
    return any(left <= middle <= right for _, left, right in strokes[first:last])


def _rules(drawn: dict[str, Any]) -> bool:
    """Whether something drawn may be the rule of a table: no colour laid under words, line by line."""
    laid = drawn["object_type"] == "rect" and not drawn["stroke"]
    return not (laid and min(drawn["width"], drawn["height"]) > _THICKEST)


def _joined(found: Sequence[dict[str, Any]]) -> list[Segment]:
    """Words whole: parts of one that stand in two fonts touch each other."""
    out: list[Segment] = []
    for w in found:
        segment = Segment(
            text=w["text"],
            left=w["x0"],
            right=w["x1"],
            top=w["top"],
            bottom=w["bottom"],
            bold=all("bold" in c["fontname"].lower() for c in w["chars"]),
        )
        last = out[-1] if out else None
        if (
            last
            and abs(middle(last) - middle(segment)) < segment.height / 3
            and -segment.height / 4 < segment.left - last.right < segment.height * 0.12
        ):
            out[-1] = joined(last, segment, "")
        else:
            out.append(segment)
    return out


def _within(w: Segment, box: Box) -> bool:
    return box[0] <= (w.left + w.right) / 2 <= box[2] and box[1] <= middle(w) <= box[3]


def _lines(words: Sequence[Segment]) -> list[list[Segment]]:
    """Words in lines from the top, each line in segments apart by what is no space between words."""
    return [_segments(row) for row in rows_of(words)]


def _segments(row: Sequence[Segment]) -> list[Segment]:
    out: list[Segment] = []
    for w in row:
        near = out and (w.left - out[-1].right < w.height * _COLUMN_GAP or MARK.fullmatch(out[-1].text))
        if near:
            out[-1] = joined(out[-1], w, " ")
        else:
            out.append(w)
    return out


def _table(cells: Sequence[Box], words: Sequence[Segment], rules: Rules) -> list[Line]:
    """The rows of a ruled table; a cell that covers several rows goes on in the later ones."""
    tops = _edges([c[1] for c in cells])
    lefts = _edges([c[0] for c in cells])
    texts = {c: _cell(c, words) for c in cells}
    out: list[Line] = []
    for i, top in enumerate(tops):
        below = tops[i + 1] if i + 1 < len(tops) else max(c[3] for c in cells)
        middle = (top + below) / 2
        across = sorted((c for c in cells if c[1] < middle < c[3]), key=lambda c: c[0])
        squares = [
            Square([] if c[1] < top - 2 else texts[c], _columns(c, lefts), c[1] < top - 2, rules.opens(c))
            for c in across
        ]
        skipped = sum(x < across[0][0] - 2 for x in lefts) if across else 0
        out.append(Line(squares, skipped=skipped))
    return unnested(out)


def _edges(found: Sequence[float]) -> list[float]:
    out: list[float] = []
    for x in sorted(found):
        if not out or x - out[-1] > 2:
            out.append(x)
    return out


def _columns(cell: Box, lefts: Sequence[float]) -> int:
    return max(1, sum(cell[0] - 2 <= x < cell[2] - 2 for x in lefts))


def _cell(box: Box, words: Sequence[Segment]) -> list[Block]:
    rows = _lines([w for w in words if _within(w, box)])
    text = "\n".join(" ".join(s.text for s in row) for row in rows)
    return [*flowed(text, Paragraph(""), narrow=True)] if text else []


def _over(a: Segment, b: Segment) -> bool:
    """Whether one line stands above another: lines of two columns may stand between each other."""
    return a.left < b.right and b.left < a.right


def leading(sheets: Sequence[Sheet]) -> float:
    """From one line to the next, as most lines have it, in points."""
    pairs = [(a[0], b[0]) for s in sheets for a, b in pairwise(s.lines)]
    gaps = [b.top - a.top for a, b in pairs if b.top - a.top < a.height * 2.4 and _over(a, b)]
    heights = [r[0].height for s in sheets for r in s.lines]
    return sorted(gaps)[len(gaps) // 3] if gaps else max(heights, default=12.0) * 1.2
