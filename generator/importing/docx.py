"""A Word document (ECMA-376) as blocks: what Word prints of it, with its numbers, tables and notes.

Read with lxml and no Word library: docs/decisions says why. Tracked changes are accepted; what is struck out,
hidden or stands in the running heads is left out and listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.importing import html
from generator.importing.broken import TooMuch, whole_number
from generator.importing.flowing import flowed
from generator.importing.numbering import Numbering
from generator.importing.oldfonts import Fonts
from generator.importing.parts import Package, R, W, switched, value
from generator.importing.styles import Styles
from generator.importing.tables import MOST_CELLS, Line, Square, Tables, words
from generator.importing.wordruns import Left, Piece, Runs
from generator.importing.wordtree import above, cells_of, merged, notes_of, raw, rows_of
from generator.text.blocks import Block, Note, Original, Paragraph, Row, original
from generator.text.marks import MOTTO
from generator.words import both

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_BOX = f"{W}txbxContent"
_SKIPPED = frozenset(
    {
        f"{_MC}Fallback",
        f"{W}instrText",
        f"{W}delText",
        f"{W}pPr",
        f"{W}rPr",
        f"{W}rt",
        f"{W}sdtPr",
        f"{W}sectPr",
    }
)
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_WIDEST = 1_000  # columns; no table of Word has more than 63
_DEEPEST = 40  # tables inside tables
_CONTENTS = re.compile(r"(toc|mục lục) ?[0-9]", re.IGNORECASE)
_NOTE = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


def read(data: bytes) -> Original:
    """The document as printed.

    :raises Broken: when the file is no Word document, is locked, or is made to harm.
    """
    package = Package(data)
    reader, blocks = _walked(package, Fonts())
    if reader.runs.fonts.mislead:
        reader, blocks = _walked(package, Fonts(trusted=False))
    return Original(original(blocks), blocks, reader.left.listed(), tuple(sorted(reader.runs.fonts.used)))


def _walked(package: Package, fonts: Fonts) -> tuple[_Reader, tuple[Block, ...]]:
    reader = _Reader(package, fonts)
    return reader, tuple(reader.blocks())


@dataclass
class _Words:
    """What a paragraph is gathered into: its pieces, and what hangs on it."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)


class _Reader:
    def __init__(self, package: Package, fonts: Fonts) -> None:
        self.package = package
        self.document = package.document()
        self.styles = Styles(package.part("styles"))
        self.numbering = Numbering(package.part("numbering"), self.styles.numbering_links())
        self.tables = Tables()
        self.left = Left()
        self.runs = Runs(self.styles, self.left, fonts)
        self.notes = {kind: notes_of(package.part(f"{kind}s"), kind) for kind in ("footnote", "endnote")}
        self.noted: Counter[str] = Counter()
        self.joined: list[Piece] = []

    def blocks(self) -> Iterator[Block]:
        for part in self.package.parts("header"):
            if any(MOTTO.match(raw(p).strip()) for p in part.iter(f"{W}p")):
                yield from self._flow(
                    part, 0
                )  # a letterhead kept in the header of the first page is the document's own
            else:
                self._running(part)
        for part in self.package.parts("footer"):
            self._running(part)
        body = self.document.find(f"{W}body")
        if body is not None:
            if sum(1 for _ in body.iter(f"{W}tc")) > MOST_CELLS:
                raise TooMuch(f"> {MOST_CELLS} {both('importing', 'cells')}")
            yield from self._flow(body, 0)
        comments = self.package.part("comments")
        for comment in comments if comments is not None else ():
            self.left.add("comment", raw(comment))

    def _running(self, part: etree._Element) -> None:
        text = " ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in part.iter(f"{W}p")).strip()
        paged = (
            any("PAGE" in (t.text or "") for t in part.iter(f"{W}instrText"))
            or part.find(f".//{W}pgNum") is not None
        )
        if text or paged:
            self.left.add("page-number" if paged and len(text) < 20 else "running", text)

    def _flow(self, node: etree._Element, depth: int) -> Iterator[Block]:
        for child in node:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                yield from self.tables.settle(
                    [r for tr in rows_of(child) if (r := self._row(tr, depth)) is not None]
                )
            elif child.tag in _DELETED:
                self.left.add("deleted", raw(child))
            elif child.tag == f"{W}altChunk":
                yield from self._chunk(child.get(f"{R}id") or "")
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                yield from self._flow(child, depth)  # w:sdt, w:ins, mc:AlternateContent, w:customXml

    def _chunk(self, ident: str) -> Iterator[Block]:
        """A page that Word prints in the document where it refers to it; other files are only listed."""
        name, data = self.package.chunk(ident)
        page = html.read(data) if name.endswith((".html", ".htm", ".xhtml")) else None
        if page is None:
            self.left.add("control", name)
            return
        tables = self.tables.count
        for block in page.blocks or ():
            self.tables.count = tables + block.table if isinstance(block, Row) else self.tables.count
            yield replace(block, table=tables + block.table) if isinstance(block, Row) else block
        for left in page.left_out:
            self.left.counts[left.kind] += left.count
            self.left.texts.setdefault(left.kind, []).extend(left.texts)

    def _row(self, tr: etree._Element, depth: int) -> Line | None:
        properties = tr.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            self.left.add("deleted", raw(tr))
            return None
        if switched(properties, "hidden"):
            self.left.add("hidden", raw(tr))
            return None
        before = properties.find(f"{W}gridBefore") if properties is not None else None
        squares = [self._square(tc, depth + 1) for tc in cells_of(tr)]
        return Line(
            merged(squares),
            bool(switched(properties, "tblHeader")),
            whole_number(value(before), "w:gridBefore", _WIDEST),
        )

    def _square(self, tc: etree._Element, depth: int) -> Square:
        properties = tc.find(f"{W}tcPr")
        span = properties.find(f"{W}gridSpan") if properties is not None else None
        merges = [
            properties.find(f"{W}{name}") if properties is not None else None for name in ("vMerge", "hMerge")
        ]
        below, beside = ((value(m) or "continue") == "continue" if m is not None else False for m in merges)
        outer, self.tables = self.tables, self.tables.inner()
        blocks = self._deeper(tc, depth)
        outer.absorb(self.tables)
        self.tables = outer
        columns = max(1, whole_number(value(span), "w:gridSpan", _WIDEST, 1))
        return Square(blocks, -columns if beside else columns, below)

    def _deeper(self, tc: etree._Element, depth: int) -> list[Block]:
        if depth > _DEEPEST:
            raise TooMuch(f"> {_DEEPEST} {both('importing', 'nested')}")
        return list(self._flow(tc, depth))

    def _paragraph(self, p: etree._Element, depth: int) -> Iterator[Block]:
        properties = p.find(f"{W}pPr")
        found = _Words()
        self._gather(p, p, found)
        pieces = [*self.joined, *found.pieces]
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None):
            self.joined = pieces
            yield from found.boxes
            return
        self.joined = []
        text, bold = self.runs.printed(pieces)
        if _CONTENTS.match(self.styles.name(self.styles.paragraph(properties))):
            self.left.add("contents", text)
            return
        yield from found.boxes
        yield from self._printed(properties, text, depth, bold=bold)
        yield from found.notes

    def _printed(
        self, properties: etree._Element | None, text: str, depth: int, *, bold: bool
    ) -> Iterator[Block]:
        style = self.styles.paragraph(properties)
        label, level = self._label(properties, style)
        if not text.strip() and not (label and depth):
            return
        if not depth:
            self.tables.paragraph()
        jc = properties.find(f"{W}jc") if properties is not None else None
        jc = self.styles.property(style, "pPr/jc") if jc is None else jc
        block = Paragraph(
            "",
            label=label,
            level=level,
            style=self.styles.name(style),
            heading=self.styles.heading(style),
            centred=value(jc) == "center",
            bold=bold,
        )
        yield from flowed(text, block)

    def _label(self, properties: etree._Element | None, style: str) -> tuple[str, int]:
        """The number Word prints before the paragraph, and its level; "" and -1 outside lists."""
        numbering = properties.find(f"{W}numPr") if properties is not None else None
        num = value(numbering.find(f"{W}numId")) if numbering is not None else ""
        level_node = numbering.find(f"{W}ilvl") if numbering is not None else None
        holder = ""
        if not num:
            num = value(self.styles.property(style, "pPr/numPr/numId"))
            holder = self.styles.holder(style, "pPr/numPr/numId")
            level_node = self.styles.property(style, "pPr/numPr/ilvl") if level_node is None else level_node
        if not num or num == "0":
            return "", -1
        depth = (
            self.numbering.depth_of(num, holder)
            if level_node is None
            else whole_number(value(level_node), "w:ilvl", 8)
        )
        return self.numbering.label(num, depth), depth

    def _gather(self, node: etree._Element, p: etree._Element, into: _Words) -> None:
        """Go through what stands in a paragraph in order: runs, whatever wraps runs, boxes and notes."""
        stack = [iter(node)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag == f"{W}r":
                self._run(child, p, into)
            elif child.tag in _DELETED:
                self.left.add("deleted", raw(child))
            elif child.tag == f"{_M}t":
                into.pieces.append(Piece(child.text or ""))
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                stack.append(iter(child))

    def _run(self, run: etree._Element, p: etree._Element, into: _Words) -> None:
        properties = run.find(f"{W}rPr")
        look = self.runs.look(properties, self.styles.paragraph(p.find(f"{W}pPr")))
        for child in run:
            if child.tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"):
                self._drawn(child, into)
            elif child.tag in _NOTE:
                into.notes += self._note(child.get(f"{W}id") or "", _NOTE[str(child.tag)])
            elif child.tag not in _SKIPPED:
                text = self.runs.text(child, look.font)
                into.pieces += [replace(look.piece, text=text)] if text else []

    def _drawn(self, node: etree._Element, into: _Words) -> None:
        """Text boxes are blocks of their own before the paragraph; pictures are counted."""
        for inner in node.iter(_BOX, *_PICTURES):
            if any(a.tag in (f"{_MC}Fallback", _BOX) for a in above(inner, node)):
                continue
            if inner.tag == _BOX:
                into.boxes += self._flow(inner, 0)
            else:
                self.left.add("picture")

    def _note(self, ident: str, kind: str) -> list[Note]:
        node = self.notes[kind].pop(ident, None)
        if node is None:
            return []
        self.noted[kind] += 1
        outer, self.tables = self.tables, Tables()
        text, self.tables = words(self._flow(node, 0)).replace("\n", " ").strip(), outer
        return (
            [Note(text, str(self.noted[kind]), "footnote" if kind == "footnote" else "endnote")]
            if text
            else []
        )
