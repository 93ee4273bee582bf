"""The pages of a PDF: their words in lines from above down, and their ruled tables."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.importing.broken import Broken, Locked, TooMuch
from generator.importing.tables import Line, Square, flowed
from generator.text.blocks import Block, Paragraph
from generator.text.marks import MARK

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOST_PAGES = 1_500
_FEWEST = 3  # columns of a row that fills a page by itself
_THICKEST = 4  # points; a filled rectangle that is no thicker is drawn as a rule
_COLUMN_GAP = 1.6  # letter heights between two words that stand in two columns, not in one sentence


@dataclass(frozen=True, kw_only=True)
class Segment:
    """Words that stand together in a line, and their place."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top


@dataclass
class Sheet:
    """A page: its lines (segments from left to right), its tables by where they begin, and its edges."""

    lines: list[list[Segment]]
    tables: list[tuple[float, list[Line]]]
    width: float
    pictures: int = 0


def sheets(data: bytes) -> list[Sheet]:
    """The pages in order.

    :raises Broken: when the file is no PDF, is locked, or its inside contradicts itself.
    """
    import pdfplumber  # noqa: PLC0415 - only this command and only this type of file needs it
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415 - as above

    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            return [_sheet(page) for page in _counted(file.pages)]
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if type(cause).__name__ == "PDFPasswordIncorrect":
            raise Locked("mật khẩu / password") from None
        raise Broken(f"{type(cause).__name__}: {cause}"[:200]) from None
    except (Broken, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - a broken file may raise anything inside the library
        raise Broken(f"{type(error).__name__}: {error}"[:200]) from None


def _counted(pages: list[Page]) -> list[Page]:
    if len(pages) > _MOST_PAGES:
        raise TooMuch(f"{len(pages)} trang / pages")
    return pages


def _sheet(page: Page) -> Sheet:
    found = page.dedupe_chars().extract_words(
        keep_blank_chars=False, use_text_flow=False, x_tolerance_ratio=0.2, return_chars=True
    )
    words = _joined(found)
    tables: list[tuple[float, list[Line]]] = []
    for table in page.filter(_rules).find_tables():
        rows, columns = (len({c[side] for c in table.cells}) for side in (1, 0))
        boxed = columns < 2 or (rows < 2 and columns < _FEWEST)
        if boxed:  # a box or a rule around words, no table; one row alone may be a whole page of a table
            continue
        inside = [w for w in words if _within(w, table.bbox)]
        words = [w for w in words if not _within(w, table.bbox)]
        tables.append((table.bbox[1], _table(table.cells, inside)))
    return Sheet(_lines(words), tables, float(page.width), len(page.images))


def _rules(drawn: dict[str, Any]) -> bool:
    """Whether something drawn may be the rule of a table: no colour laid under words, line by line."""
    laid = drawn["object_type"] == "rect" and not drawn["stroke"]
    return not (laid and min(drawn["width"], drawn["height"]) > _THICKEST)


def _joined(found: Sequence[dict[str, Any]]) -> list[Segment]:
    """Words whole: parts of one that stand in two fonts touch each other."""
    out: list[Segment] = []
    for w in found:
        own = Segment(
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
            and abs(_middle(last) - _middle(own)) < own.height / 3
            and -own.height / 4 < own.left - last.right < own.height * 0.12
        ):
            out[-1] = _with(last, own, "")
        else:
            out.append(own)
    return out


def _with(a: Segment, b: Segment, between: str) -> Segment:
    return Segment(
        text=f"{a.text}{between}{b.text}",
        left=a.left,
        right=b.right,
        top=min(a.top, b.top),
        bottom=max(a.bottom, b.bottom),
        bold=a.bold and b.bold,
    )


def _middle(s: Segment) -> float:
    return (s.top + s.bottom) / 2


def _within(w: Segment, box: tuple[float, float, float, float]) -> bool:
    return box[0] <= (w.left + w.right) / 2 <= box[2] and box[1] <= _middle(w) <= box[3]


def _lines(words: Sequence[Segment]) -> list[list[Segment]]:
    """Words in lines from the top, each line in segments apart by what is no space between words."""
    rows: list[list[Segment]] = []
    for w in sorted(words, key=_middle):
        if rows and abs(_middle(rows[-1][0]) - _middle(w)) < min(w.height, rows[-1][0].height) / 2:
            rows[-1].append(w)
        else:
            rows.append([w])
    return [_segments(sorted(row, key=lambda w: w.left)) for row in rows]


def _segments(row: Sequence[Segment]) -> list[Segment]:
    out: list[Segment] = []
    for w in row:
        near = out and (w.left - out[-1].right < w.height * _COLUMN_GAP or MARK.fullmatch(out[-1].text))
        if near:
            out[-1] = _with(out[-1], w, " ")
        else:
            out.append(w)
    return out


def _table(cells: Sequence[tuple[float, float, float, float]], words: Sequence[Segment]) -> list[Line]:
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
            Square([] if c[1] < top - 2 else texts[c], _columns(c, lefts), c[1] < top - 2) for c in across
        ]
        skipped = sum(x < across[0][0] - 2 for x in lefts) if across else 0
        out.append(Line(squares, skipped=skipped))
    return out


def _edges(found: Sequence[float]) -> list[float]:
    out: list[float] = []
    for x in sorted(found):
        if not out or x - out[-1] > 2:
            out.append(x)
    return out


def _columns(cell: tuple[float, float, float, float], lefts: Sequence[float]) -> int:
    return max(1, sum(cell[0] - 2 <= x < cell[2] - 2 for x in lefts))


def _cell(box: tuple[float, float, float, float], words: Sequence[Segment]) -> list[Block]:
    rows = _lines([w for w in words if _within(w, box)])
    text = "\n".join(" ".join(s.text for s in row) for row in rows)
    return [*flowed(text, Paragraph(""), narrow=True)] if text else []
